import type { Calendar } from '#model/calendar.ts';
import type { LocalDate } from '#model/time.ts';
import type { Procedure } from '#model/procedure.ts';
import type { SearchPort } from '#model/search.ts';
import type { Place, PlaceMatch } from '#model/place.ts';
import type { Replies } from './content/replies.ts';
import type { Beside, Between, Clarification, Door, Emergency, LifeEvent, OfficeNote, OutsideMatter } from './content/guide.ts';
import type { Thresholds } from './thresholds.ts';

/** A value now or soon; the steps wait only when they must. */
export type Soon<Value> = Value | Promise<Value>;

/** What became of a code that is not in force: when it ended and what replaced it. */
export interface EndedProcedure {
  readonly code: string;
  readonly name: string;
  readonly endedOn?: LocalDate;
  readonly replacedBy: readonly string[];
}

/** The catalogue as the assistant sees it. */
export interface ProcedureBook {
  /** The record in force on a day; undefined when there is none. */
  findProcedure(code: string, asOf: LocalDate): Soon<Procedure | undefined>;
  /** A repealed record; undefined when the code was never known. */
  findEndedProcedure?(code: string, asOf: LocalDate): Soon<EndedProcedure | undefined>;
}

/** Places as the assistant sees them. */
export interface PlaceBook {
  /** The best match for the name of a place, as of a day. */
  findPlace(name: string, asOf: LocalDate): Soon<PlaceMatch | undefined>;
  getPlace(code: string, asOf: LocalDate): Soon<Place | undefined>;
}

/** What may not be answered just now: a field, a task or a procedure switched off by the knowledge's keepers. */
export interface SwitchBook {
  offReason(matter: { readonly id: string; readonly field: string }): string | undefined;
}

/** The law library as the assistant sees it. */
export interface DocumentBook {
  /** Whether a document is known by its number, as people type it. */
  isKnown(number: string): Soon<boolean>;
}

/** A model that may only rephrase; what it returns stands only when every number in it is bound. */
export interface RephrasePort {
  rephrase(text: string, lang: 'vi' | 'en'): Promise<string>;
}

/** Everything the assistant is handed: other rooms' answers and the office's content, already read. */
export interface AssistantPorts {
  readonly search: SearchPort;
  readonly procedures: ProcedureBook;
  readonly places?: PlaceBook;
  readonly documents?: DocumentBook;
  readonly calendar: Calendar;
  readonly replies: Replies;
  readonly doors: readonly Door[];
  readonly outside: readonly OutsideMatter[];
  readonly emergencies: readonly Emergency[];
  readonly clarifications: readonly Clarification[];
  readonly between: readonly Between[];
  readonly beside: readonly Beside[];
  readonly notes: readonly OfficeNote[];
  readonly lifeEvents: readonly LifeEvent[];
  readonly thresholds: Thresholds;
  readonly model?: RephrasePort;
  readonly switches?: SwitchBook;
  /** The present moment. Unit: milliseconds since 1970. */
  now(): number;
}
