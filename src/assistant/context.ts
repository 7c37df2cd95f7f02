import type { Fact, NextStep, PlanItem } from '#model/answer.ts';
import type { AnswerStatus, Candidate } from '#model/answer.ts';
import type { Place, PlaceMatch } from '#model/place.ts';
import type { Procedure } from '#model/procedure.ts';
import type { Asked, Language, Question } from '#model/question.ts';
import type { SearchResult } from '#model/search.ts';
import type { LocalDate } from '#model/time.ts';
import type { Door, Emergency, LifeEvent, OfficeNote, SaidWords } from './content/guide.ts';
import type { AssistantPorts } from './ports.ts';

/** What a conversation carries from one turn to the next. It holds no words of the person but the masked question. */
export interface Memory {
  readonly code?: string;
  /** The short name of the record talked about, as searched. */
  readonly name?: string;
  readonly lang?: Language;
  readonly asOf?: LocalDate;
  readonly communeCode?: string;
  /** The questions behind the choices offered last, in order. */
  readonly choices?: readonly string[];
  /** What was asked of no matter, or of one not yet chosen: the next message only names the matter. */
  readonly asked?: readonly Asked[];
}

/** Circumstances told in the question that choose among the cases of a record. */
export type CaseFact = 'late' | 'onTime' | 'online' | 'post' | 'foreign' | 'poor' | 'child' | 'lost' | 'otherPlace' | 'elderly' | 'proxy' | 'disabled' | 'merit';

/** What was understood of the words. */
export interface Understanding {
  readonly lang: Language;
  /** The question after repair of typing. */
  readonly readAs: string;
  /** Folded words of `readAs`. */
  readonly words: readonly string[];
  /** The words as typed and as mended, for comparing with sayings. */
  readonly typed: SaidWords;
  readonly mended: SaidWords;
  readonly asked: readonly Asked[];
  /** Words that carry what it is about, without manner and without what is asked. */
  readonly topic: readonly string[];
  readonly codes: readonly string[];
  /** Written like a code and none. */
  readonly brokenCodes: readonly string[];
  readonly documents: readonly string[];
  /** The day named in the words. */
  readonly asOf?: LocalDate;
  /** The words that may name a place. */
  readonly placeWords?: string;
  readonly caseFacts: readonly CaseFact[];
  /** An abolished district body was named. */
  readonly oldTier: boolean;
  /** Asks to confirm something ("… đúng không"). */
  readonly confirms: boolean;
  /** Asks how much a person is paid, which is no fee. */
  readonly asksBenefit: boolean;
}

/** One matter of a plan, why it is in it, and whether only some people need it. */
export interface PlannedMatter {
  readonly procedure: Procedure;
  readonly why: string;
  readonly sometimes: boolean;
}

/** A choice between records: its words and the question that it sends. */
export interface OfferedChoice {
  readonly label: string;
  readonly question: string;
  readonly procedure?: Procedure;
}

/** What is to be done with the question. */
export type Decision =
  | { readonly kind: 'answer'; readonly procedure: Procedure; readonly offer: readonly Procedure[]; readonly beside?: { readonly procedure: Procedure; readonly when: string } }
  | { readonly kind: 'several'; readonly parts: readonly { readonly procedure: Procedure; readonly asked: readonly Asked[] }[] }
  | { readonly kind: 'plan'; readonly event: LifeEvent; readonly items: readonly PlannedMatter[] }
  | { readonly kind: 'clarify'; readonly question: string; readonly choices: readonly OfferedChoice[] }
  | { readonly kind: 'general'; readonly notes: readonly OfficeNote[]; readonly question: string; readonly choices: readonly OfferedChoice[] }
  | { readonly kind: 'door'; readonly door: Door }
  | { readonly kind: 'dossierStatus' }
  | { readonly kind: 'crisis'; readonly emergencies: readonly Emergency[] }
  | { readonly kind: 'refuse'; readonly status: AnswerStatus; readonly key: string; readonly values?: Readonly<Record<string, string>>; readonly grounds?: readonly Fact[]; readonly offer?: readonly Procedure[]; readonly nearest?: Procedure };

/** A fact and how it stands in the answer. */
export interface GatheredFact {
  readonly fact: Fact;
  /** The line above this one where it begins a group; none, and an empty one, ends the group before. */
  readonly heading?: string;
  /** Whether everyone needs it, only some, or it only instructs; of papers. */
  readonly standing?: 'everyone' | 'conditional' | 'note';
  /** Kept as a fact and not written: the last line of the list counts these. */
  readonly hidden?: boolean;
}

/** One part of an answer: what was asked of one record, with its lines. */
export interface Section {
  readonly asked: Asked;
  readonly facts: readonly GatheredFact[];
}

/** How long each step took and what was looked at. Unit: milliseconds. */
export interface Measurements {
  readonly steps: Record<string, number>;
  bytesTouched: number;
}

/** Everything the steps share. Each step fills its own part and reads those before it. */
export interface AnswerContext {
  readonly question: Question;
  readonly ports: AssistantPorts;
  readonly now: number;
  memory: Memory;
  /** The words that may be searched, stored and logged: cut, cleaned, personal data masked, orders to the machine removed. */
  text: string;
  /** The words as they may be stored: masked, nothing removed. */
  masked: string;
  lang: Language;
  asOf: LocalDate;
  understood?: Understanding;
  /** The search over the whole question. */
  found?: SearchResult;
  /** The record a follow-up is about. */
  kept?: Procedure;
  /** Parts of a question with several parts, each with its own search. */
  parts: { readonly text: string; readonly asked: readonly Asked[]; readonly found: SearchResult }[];
  candidates: Candidate[];
  place?: PlaceMatch;
  commune?: Place;
  /** Whom to call where danger is told of beside a matter; they stand before the answer. */
  alerts: readonly Emergency[];
  decision?: Decision;
  sections: { readonly procedure: Procedure; readonly sections: readonly Section[] }[];
  /** Facts beside the sections: names, notes, emergency numbers. */
  notes: Fact[];
  plan: PlanItem[];
  papersOnce: string[];
  /** What stands without a model. */
  plain: string;
  rephrased?: string;
  body: string;
  next: NextStep[];
  unbound: string[];
  rejected: string[];
  readonly measured: Measurements;
}
