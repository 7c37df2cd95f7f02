import type { Asked, Language } from './question.ts';
import type { Certainty } from './procedure.ts';
import type { Instant, LocalDate } from './time.ts';

/**
 * The closed list of outcomes; reports group by the first word.
 * Source: the status families of design.md §6 (answered, clarification, handed_over, unanswerable, guarded, error).
 */
export const ANSWER_STATUSES = [
  'answered',
  'answered_plan',
  'answered_several',
  'answered_general',
  'clarification',
  'handed_over_dossier_status',
  'handed_over_elsewhere',
  'unanswerable_out_of_scope',
  'unanswerable_no_record',
  'unanswerable_repealed',
  'unanswerable_unclear',
  'unanswerable_bad_date',
  'guarded_crisis',
  'guarded_injection',
  'guarded_empty',
  'guarded_too_long',
  'guarded_scam',
  'guarded_abuse',
  'error_fault',
  'error_timeout',
] as const;
export type AnswerStatus = (typeof ANSWER_STATUSES)[number];

/** The kinds of fact an answer can state; `notPublished` says that the record is silent. */
export type FactKind = Asked | 'dueDate' | 'notPublished' | 'doneBy' | 'validity' | 'emergency' | 'place_unit';

/** One stated fact and where it stands: nothing is shown that is not one of these. */
export interface Fact {
  readonly kind: FactKind;
  /** The machine's value: a number, a code, or null where there is only text. */
  readonly value: string | number | null;
  /** The words as shown. */
  readonly text: string;
  /** The record: a procedure code, a place code, a calendar year. */
  readonly record: string;
  /** The path inside the record, such as `cases[0].channels[1].fees[0]`. */
  readonly field: string;
  readonly source: string;
  /** The day on which the source stood so. */
  readonly asOf: LocalDate;
  readonly certainty: Certainty;
  /** The version of the record, where the record has versions. */
  readonly version?: number;
}

export interface Candidate {
  readonly code: string;
  readonly name: string;
  /** Between 0 and 1: the calibrated share of such first places that were right. */
  readonly score: number;
}

export type NextKind = 'start' | 'print' | 'place' | 'officer' | 'procedure' | 'call' | 'ask' | 'follow';

/** What the person can do now. */
export interface NextStep {
  readonly kind: NextKind;
  readonly label: string;
  /** A path of this site, a `tel:` number, or a question to send. */
  readonly target: string;
}

export interface Choice {
  readonly label: string;
  /** The question that this choice sends. */
  readonly question: string;
  readonly code?: string;
}

export interface PlanItem {
  readonly order: number;
  readonly code: string;
  readonly name: string;
  readonly why: string;
}

/** One answer, as the API gives it and `./motcua ask --json` prints it. */
export interface Answer {
  /** The answer's number, to be read to an officer. */
  readonly id: string;
  readonly status: AnswerStatus;
  readonly lang: Language;
  readonly asked: readonly Asked[];
  readonly procedure: { readonly code: string; readonly name: string; readonly version: number } | null;
  readonly candidates: readonly Candidate[];
  readonly clarify: { readonly question: string; readonly choices: readonly Choice[] } | null;
  readonly text: string;
  readonly facts: readonly Fact[];
  readonly next: readonly NextStep[];
  readonly plan?: readonly PlanItem[];
  /** Papers of a plan, each once. */
  readonly papersOnce?: readonly string[];
  readonly unboundNumbers: number;
  readonly ms: number;
  readonly conversationId?: string;
  readonly askedAt?: Instant;
  readonly asOf?: LocalDate;
  /** Always true and always shown: a machine wrote this. */
  readonly machine: true;
}
