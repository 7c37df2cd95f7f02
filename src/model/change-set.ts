import type { Json } from './json-diff.ts';
import type { Certainty } from './procedure.ts';
import type { Instant, LocalDate } from './time.ts';

/** What a change set may change; each kind is reached through its own adapter. */
export const SUBJECT_KINDS = ['procedure', 'task', 'sayings', 'lexicon', 'switch', 'form'] as const;
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
  /** A procedure code; a task id, of a province's own record `id@79`; a lay word; a topic such as `field:Đất đai`; a form's id. */
  readonly id: string;
  /** What people call it. */
  readonly label: string;
  /** The version that was read when the item was last edited; 0 where there was nothing yet. */
  readonly beforeVersion: number;
  readonly before: Json;
  readonly after: Json;
  /** The version it became when it went live. */
  readonly liveVersion?: number;
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
  readonly items: readonly ChangeItem[];
  readonly effects?: ChangeEffects;
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
