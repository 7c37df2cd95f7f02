import type { Candidate } from '#model/answer.ts';
import type { LawAddress } from '#model/law-address.ts';
import type { GroundedSentence, OfficerAnswer, OfficerAsked, OfficerFact, OfficerQuestion } from '#model/officer-answer.ts';
import type { Procedure } from '#model/procedure.ts';
import type { Language } from '#model/question.ts';
import type { SearchResult } from '#model/search.ts';
import type { Precedent } from '#model/situation.ts';
import type { BodyTier, Ruling, Task } from '#model/task.ts';
import type { LocalDate } from '#model/time.ts';
import type { BegunFile, MatterPlace, OfficerPorts, OldBody, QuotedProvision } from './ports.ts';

/** What an officer's conversation carries from one turn to the next. */
export interface OfficerMemory {
  readonly matter?: string;
  readonly name?: string;
  readonly lang?: Language;
  readonly asOf?: LocalDate;
  readonly placeCode?: string;
}

/** What was understood of an officer's words. */
export interface OfficerUnderstanding {
  readonly asked: readonly OfficerAsked[];
  /** Provisions named in the words. */
  readonly references: readonly LawAddress[];
  /** Procedure codes named in the words. */
  readonly codes: readonly string[];
  /** Numbers of named documents of which neither the library nor a task knows. */
  readonly strangers: readonly string[];
  readonly oldBodies: readonly OldBody[];
  /** The file it is about was begun before the order of the bodies changed. */
  readonly begun?: BegunFile;
  /** Tiers named as possible answers ("xã hay tỉnh"). */
  readonly namedTiers: readonly BodyTier[];
  /** Asks to confirm what it says itself, or asks yes or no. */
  readonly confirms: boolean;
  /** Asks whether something still holds. */
  readonly asksValidity: boolean;
}

/** What one of several bodies decides, and in which case. */
export interface BodySide {
  readonly task: Task;
  readonly ruling: Ruling;
  readonly when: string;
}

export type OfficerDecision =
  | { readonly kind: 'task'; readonly task: Task; readonly ruling: Ruling }
  | { readonly kind: 'procedure'; readonly procedure: Procedure; readonly ruling: Ruling }
  | { readonly kind: 'provision'; readonly provision: QuotedProvision; readonly tasks: readonly Task[] }
  | { readonly kind: 'precedent'; readonly precedent: Precedent }
  | { readonly kind: 'bodies'; readonly question: string; readonly sides: readonly BodySide[] }
  | { readonly kind: 'choose'; readonly choices: readonly { readonly id: string; readonly label: string }[] }
  | { readonly kind: 'place'; readonly task: Task; readonly ruling: Ruling }
  | { readonly kind: 'refuse'; readonly status: OfficerAnswer['status']; readonly key: string; readonly values?: Readonly<Record<string, string>> };

/** Everything the steps share. Each step fills its own part and reads those before it. */
export interface OfficerContext {
  readonly question: OfficerQuestion;
  readonly ports: OfficerPorts;
  readonly now: number;
  readonly memory: OfficerMemory;
  /** The words that may be searched, stored and logged: cleaned, personal data masked, orders to the machine removed. */
  text: string;
  masked: string;
  lang: Language;
  asOf: LocalDate;
  place?: MatterPlace;
  understood?: OfficerUnderstanding;
  found?: SearchResult;
  /** The matter of a follow-up. */
  kept?: string;
  /** What the province answered before to a question like this. */
  precedents: readonly Precedent[];
  candidates: Candidate[];
  decision?: OfficerDecision;
  sentences: GroundedSentence[];
  facts: OfficerFact[];
  body: string;
  next: OfficerAnswer['next'][number][];
  unbound: string[];
  rejected: string[];
  readonly measured: { readonly steps: Record<string, number>; bytesTouched: number };
}
