import type { Json } from './json-diff.ts';
import type { Certainty } from './procedure.ts';
import type { Instant, LocalDate } from './time.ts';

/** What a change set may change; each kind is reached through its own adapter. */
export const SUBJECT_KINDS = ['procedure', 'task', 'law', 'sayings', 'lexicon', 'switch', 'form'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

export const CHANGE_STATES = ['draft', 'submitted', 'approved', 'live', 'rolledBack', 'rejected', 'withdrawn'] as const;
export type ChangeState = (typeof CHANGE_STATES)[number];

export const CHANGE_DEEDS = ['edit', 'submit', 'sendBack', 'reject', 'approve', 'goLive', 'rollBack', 'withdraw'] as const;
export type ChangeDeed = (typeof CHANGE_DEEDS)[number];

/** Which deed is open in which state, and where it leads. A deed that is not in the row is refused. */
export const CHANGE_STEPS: Readonly<Record<ChangeState, Readonly<Partial<Record<ChangeDeed, ChangeState>>>>> = {
  draft: { edit: 'draft', submit: 'submitted', withdraw: 'withdrawn' },
  submitted: { sendBack: 'draft', reject: 'rejected', approve: 'approved', withdraw: 'withdrawn' },
  approved: { goLive: 'live', withdraw: 'withdrawn' },
  live: { rollBack: 'rolledBack' },
  rolledBack: {},
  rejected: {},
  withdrawn: {},
};

/** One record that a change set changes. */
export interface ChangeItem {
  readonly kind: SubjectKind;
  /** A procedure code; a task id, of a province's own record `id@79`; a document's number; a lay word; a topic such as `field:Đất đai`; a form's id. */
  readonly id: string;
  /** What people call it. */
  readonly label: string;
  /** The version that was read when the item was last edited; 0 where there was nothing yet. */
  readonly beforeVersion: number;
  readonly before: Json;
  readonly after: Json;
  /** The version it became when it went live. */
  readonly liveVersion?: number;
  /** It comes from a file and is written as what that source says, not as a correction. */
  readonly isImported?: true;
}

/** An item of many, without its values. */
export interface ChangeItemRow extends Pick<ChangeItem, 'kind' | 'id' | 'label' | 'beforeVersion' | 'liveVersion' | 'isImported'> {
  readonly isNew: boolean;
  /** Which fields differ, the outermost names. */
  readonly fields: readonly string[];
}

/** What a change set of many records does, counted. */
export interface ChangeSummary {
  readonly kinds: readonly { readonly kind: SubjectKind; readonly new: number; readonly changed: number }[];
  readonly fields: readonly { readonly field: string; readonly count: number }[];
}

/** A row or document of a file that was left out, and why, in both languages. */
export interface ImportRejection {
  readonly file: string;
  readonly place?: number;
  readonly id?: string;
  readonly text: { readonly vi: string; readonly en: string };
}

/** What an import read from its files: kept with the change set it became. */
export interface ChangeReport {
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256?: string }[];
  readonly read: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly rejected: number;
  /** The first of them. */
  readonly rejections: readonly ImportRejection[];
  /** What was read although something about it is doubtful, such as a number that jumps. */
  readonly remarks: readonly ImportRejection[];
}

/** How far long work has come. */
export interface ChangeProgress {
  readonly step: 'check' | 'goLive' | 'rollBack';
  readonly done: number;
  readonly total: number;
  readonly at: Instant;
}

/** Whom and what a change touches. */
export interface ChangeEffects {
  readonly procedures: readonly { readonly id: string; readonly name: string }[];
  readonly tasks: readonly { readonly id: string; readonly name: string }[];
  /** Names of forms. */
  readonly forms: readonly string[];
  /** Sayings and lay words that lead to what changes. */
  readonly words: readonly string[];
  /** Ids of golden questions that depend on it. */
  readonly questions: readonly string[];
  /** How many there are of each where the lists are cut. */
  readonly totals?: { readonly procedures: number; readonly tasks: number; readonly forms: number; readonly words: number };
}

/** Where the facts of a change stand: shown as provenance of every corrected fact. */
export interface ChangeSource {
  readonly text: string;
  readonly date: LocalDate;
  readonly certainty: Certainty;
}

/** A change of knowledge on its way through two pairs of eyes. */
export interface ChangeSet {
  readonly id: string;
  readonly siteId: string;
  readonly provinceId: string;
  readonly title: string;
  /** Why it is made. */
  readonly reason: string;
  readonly source: ChangeSource;
  readonly origin: 'edit' | 'import';
  readonly state: ChangeState;
  /** Grows by one with every deed; whoever acts says which one was seen. */
  readonly version: number;
  readonly goesLiveOn: LocalDate;
  /** Everyone who ever edited it: none of them may approve it. */
  readonly editors: readonly string[];
  readonly createdBy: string;
  readonly createdAt: Instant;
  readonly submittedBy?: string;
  readonly approvedBy?: string;
  readonly approvedAt?: Instant;
  readonly liveAt?: Instant;
  readonly endedAt?: Instant;
  /** Why it could not go live on its day: the record had changed meanwhile. */
  readonly stuck?: { readonly at: Instant; readonly kind: SubjectKind; readonly id: string; readonly code: string };
  /** The first of them; the others are read in pages. */
  readonly items: readonly ChangeItem[];
  readonly itemCount: number;
  /** Grows whenever the items change. */
  readonly itemsVersion: number;
  readonly effects?: ChangeEffects;
  /** When its effects and golden questions were computed for the items as they stand now; absent while they are not. */
  readonly checkedAt?: Instant;
  readonly report?: ChangeReport;
}

/** One deed on a change set, kept for good: who, when, why. */
export interface ChangeHistory {
  readonly number: number;
  readonly deed: ChangeDeed | 'open' | 'stuck';
  readonly by: string;
  readonly at: Instant;
  readonly note: string;
  /** The records an edit touched, by their labels. */
  readonly touched: readonly string[];
}
