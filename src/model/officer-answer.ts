import type { Answer, Candidate, Fact, NextStep } from './answer.ts';
import type { LawAddress } from './law-address.ts';
import type { Certainty } from './procedure.ts';
import type { Language } from './question.ts';
import type { BodyTier, Ruling } from './task.ts';
import type { Instant, LocalDate } from './time.ts';

/** What an officer wants to know about a matter. */
export const OFFICER_ASKED = ['who', 'clause', 'time', 'steps', 'papers', 'fee', 'form', 'history', 'validity', 'letter', 'overview'] as const;
export type OfficerAsked = (typeof OFFICER_ASKED)[number];

/** One question of an officer as the assistant receives it. */
export interface OfficerQuestion {
  readonly text: string;
  readonly conversationId?: string;
  /** The commune or province it is asked for; the officer's own place when absent. */
  readonly placeCode?: string;
  readonly asOf?: LocalDate;
  readonly lang?: Language;
}

/** Where a sentence stands: number, article, clause, and the days on which that holds. */
export interface Citation {
  readonly address: LawAddress;
  /** As it is cited: "khoản 2 Điều 5 Nghị định 151/2025/NĐ-CP". */
  readonly text: string;
  readonly validFrom?: LocalDate;
  readonly validTo?: LocalDate;
  /** What the law library says of it on the day asked about; `unknown` where it has no such text. */
  readonly state: 'inForce' | 'notYet' | 'ended' | 'unknown';
}

/** One sentence of an answer with all it stands on. Unsure sentences are never merged with sure ones. */
export interface GroundedSentence {
  readonly asked: OfficerAsked;
  readonly text: string;
  readonly citations: readonly Citation[];
  readonly certainty: Certainty;
  /** The record it comes from: a task id, a procedure code, a provision. */
  readonly record: string;
}

/** What was found to be meant. */
export interface Matter {
  readonly kind: 'task' | 'procedure' | 'provision';
  readonly id: string;
  readonly name: string;
  readonly version: number;
}

/** A fact of an officer's answer; as a citizen's, with kinds of its own. */
export interface OfficerFact extends Omit<Fact, 'kind'> {
  readonly kind: Fact['kind'] | 'body' | 'tier' | 'clause' | 'previous' | 'act' | 'successor' | 'provision';
}

/** One answer to an officer, as the API gives it and `./motcua who-decides --json` prints its ruling. */
export interface OfficerAnswer {
  readonly id: string;
  readonly audience: 'officer';
  /** The families of a citizen's answer; `clarification_contradiction` and `unanswerable_no_basis` are the officers' own. */
  readonly status: Answer['status'] | 'clarification_contradiction' | 'clarification_place' | 'unanswerable_no_basis';
  readonly lang: Language;
  readonly asked: readonly OfficerAsked[];
  readonly matter: Matter | null;
  /** The procedure meant or belonging to the task, so that officers' and citizens' answers are counted alike. */
  readonly procedure: { readonly code: string; readonly name: string; readonly version: number } | null;
  /** Task ids and procedure codes, best first. */
  readonly candidates: readonly Candidate[];
  readonly clarify: { readonly question: string; readonly choices: readonly { readonly label: string; readonly question: string; readonly code?: string }[] } | null;
  readonly text: string;
  readonly sentences: readonly GroundedSentence[];
  /** How the ruling came out; null where nothing was ruled on. */
  readonly ruling: { readonly kind: Ruling['kind']; readonly tier?: BodyTier; readonly body?: string } | null;
  readonly facts: readonly OfficerFact[];
  readonly next: readonly (Omit<NextStep, 'kind'> & { readonly kind: NextStep['kind'] | 'situation' | 'letter' | 'pin' | 'provision' | 'task' })[];
  readonly unboundNumbers: number;
  readonly ms: number;
  readonly conversationId?: string;
  readonly askedAt?: Instant;
  readonly asOf: LocalDate;
  readonly placeCode?: string;
  readonly machine: true;
}
