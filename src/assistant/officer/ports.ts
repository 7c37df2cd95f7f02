import type { Calendar } from '#model/calendar.ts';
import type { LawAddress, ProvisionValidity } from '#model/law-address.ts';
import type { Place } from '#model/place.ts';
import type { Certainty } from '#model/procedure.ts';
import type { Language } from '#model/question.ts';
import type { SearchResult } from '#model/search.ts';
import type { Precedent } from '#model/situation.ts';
import type { Ruling, Task } from '#model/task.ts';
import type { LocalDate } from '#model/time.ts';
import type { OutsideMatter } from '../content/guide.ts';
import type { Replies } from '../content/replies.ts';
import type { PlaceBook, ProcedureBook, Soon, SwitchBook } from '../ports.ts';

/** Ranks tasks and procedures together for an officer's words; ids are task ids and procedure codes. */
export interface MatterFinder {
  /** `matter`: the words without those that ask who decides; both count alike. */
  find(text: string, options?: { readonly limit?: number; readonly matter?: string }): Soon<SearchResult>;
}

/** An abolished or merged body that was named, and who does its work now. */
export interface OldBody {
  /** As it stands in the words. */
  readonly said: string;
  readonly name: string;
  readonly endedOn?: LocalDate;
  /** Who took over, in one sentence without the name of the old one. */
  readonly now: string;
  readonly source: string;
  readonly sourceDate: LocalDate;
  readonly certainty: Certainty;
}

/** A file that is told to have been begun before the order of the bodies changed. */
export interface BegunFile {
  readonly begunBefore: LocalDate;
  /** The tasks that may say who goes on with it; none: no rule is known for its matter. */
  readonly taskIds: readonly string[];
  readonly source: string;
  readonly sourceDate: LocalDate;
  readonly certainty: Certainty;
}

/** One matter that several bodies decide, each in a case of its own. */
export interface SplitMatter {
  readonly question: Readonly<Record<Language, string>>;
  /** The first task of a case that is held speaks for it. */
  readonly choices: readonly { readonly tasks: readonly string[]; readonly when: Readonly<Record<Language, string>> }[];
}

/** Tasks and rulings as the assistant sees them. */
export interface AuthorityBook {
  findTask(id: string): Promise<Task | undefined>;
  rule(matter: { readonly taskId: string } | { readonly procedureCode: string }, asOf: LocalDate, placeCode?: string): Promise<Ruling>;
  /** The tasks whose basis lies at or below an address, best known first. */
  tasksAt(address: LawAddress): Promise<readonly Task[]>;
  findOldBodies(text: string, asOf: LocalDate, lang: Language): readonly OldBody[];
  findBegun(text: string): BegunFile | undefined;
  /** The split a question is about when it tells no case; `found` are the ids of the likeliest records. */
  findSplit(text: string, found: readonly string[]): SplitMatter | undefined;
}

/** A provision as it stood on a day. */
export interface QuotedProvision {
  readonly address: LawAddress;
  readonly title: string;
  readonly text: string;
  readonly source: string;
  readonly sourceDate: LocalDate;
  readonly certainty: Certainty;
}

/** The law library as the assistant sees it. */
export interface LawBook {
  recognise(text: string): Soon<readonly LawAddress[]>;
  /** Numbers of documents that are named and of which neither the library nor any task knows. */
  findStrangers(text: string): Soon<readonly string[]>;
  stateOn(address: LawAddress, asOf: LocalDate): Promise<ProvisionValidity>;
  findProvision(address: LawAddress, asOf: LocalDate): Promise<QuotedProvision | undefined>;
}

/** What a colleague's question became: an answer with its basis, found again by every commune. */
export interface PrecedentBook {
  /** Those in force on the day for the asking officer's province, best first. */
  findPrecedents(text: string, asOf: LocalDate): Promise<readonly Precedent[]>;
}

/** Everything the officers' assistant is handed. */
export interface OfficerPorts {
  readonly finder: MatterFinder;
  readonly authority: AuthorityBook;
  readonly law: LawBook;
  readonly procedures: ProcedureBook;
  readonly places?: PlaceBook;
  readonly precedents?: PrecedentBook;
  readonly switches?: SwitchBook;
  /** What no office of the state is asked about. */
  readonly outside: readonly OutsideMatter[];
  readonly calendar: Calendar;
  readonly replies: Replies;
  readonly thresholds: OfficerThresholds;
  now(): number;
}

/** When a found record counts as meant. Shape: chances of 0 to 1. */
export interface OfficerThresholds {
  /** The question must be about some record at all. */
  readonly inScope: number;
  /** A first record at least this likely needs only `clearScope`. */
  readonly clear: number;
  readonly clearScope: number;
  readonly answer: number;
  /** Two records nearer than this are told apart by asking. */
  readonly near: number;
}

/** The place a question is for, where one is known. */
export type MatterPlace = Pick<Place, 'code' | 'fullName'>;
