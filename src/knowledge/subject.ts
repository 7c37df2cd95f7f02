import type { Actor } from '#model/actor.ts';
import type { ChangeEffects, ChangeSource, SubjectKind } from '#model/change-set.ts';
import type { GoldenGot, GoldenQuestion } from '#model/golden.ts';
import type { Json } from '#model/json-diff.ts';
import type { Outcome } from '#model/outcome.ts';
import type { CommandContext } from '#platform/command.ts';

/** Why a value is not taken; `field` and `problem` say which. */
export type SubjectRefusal = 'change_value_malformed' | 'change_subject_unknown' | 'change_set_stale' | 'change_item_imported' | 'import_running';

/** Why a deed on a change set is not done. */
export type ChangeRefusal =
  | SubjectRefusal
  | 'not_allowed' | 'not_found' | 'knowledge_not_at_province' | 'change_set_empty_text' | 'change_set_day_past' | 'change_set_too_many' | 'change_item_twice' | 'change_nothing'
  | 'change_set_unchecked'
  | 'change_set_moved' | 'change_set_step_closed' | 'change_set_same_person' | 'change_set_stale' | 'change_set_golden_worse' | 'change_set_reason_missing' | 'change_set_overtaken' | 'change_set_without_items';

/** A record as it counts now. */
export interface SubjectState {
  /** 0 where there is nothing yet. */
  readonly version: number;
  /** Null where there is nothing yet. */
  readonly value: Json;
  /** What people call it. */
  readonly label: string;
}

/** What goes live, or goes back: the change set it belongs to, and the two persons. */
export interface ChangeOccasion {
  readonly changeSetId: string;
  readonly title: string;
  readonly source: ChangeSource;
  readonly submittedBy: string;
  readonly approvedBy: string;
}

export interface AppliedItem {
  readonly id: string;
  readonly version: number;
  /** Given back to `restore`; the room does not look inside. */
  readonly undo: Json;
}

/** One record on its way into the room that owns it. */
export interface ItemToWrite {
  readonly id: string;
  /** The whole new value of an edit; null for an import. */
  readonly value: Json;
  /** What a file's source says of the record, as the owning room made it when it read the file; null for an edit. */
  readonly imported: Json;
  /** The version the change was made for; another one now is `change_set_stale`. */
  readonly seen: number;
}

/** Called while many records are written. */
export type WriteProgress = (done: number) => Promise<void>;

/** Whom and what a change of one record touches. */
export interface Affected extends Omit<ChangeEffects, 'questions'> {
  /** Ids of records whose golden questions depend on it. */
  readonly depends: readonly string[];
}

/** One kind of record that is changed by change sets, over the room that owns it. Handed in by `app/build.ts`. */
export interface Subject {
  readonly kind: SubjectKind;
  /** Undefined for what cannot exist under this id. */
  read(id: string): Promise<SubjectState | undefined>;
  /** Checks a new value and gives it back in its own shape. Refuses: `change_value_malformed`, `change_subject_unknown`. */
  validate(id: string, value: Json): Promise<Outcome<Json, SubjectRefusal>>;
  /** What a draft may still lack, but what is submitted must have; absent: a value that is taken is whole. Refuses: `change_value_malformed`. */
  checkReady?(id: string, value: Json): Promise<Outcome<null, SubjectRefusal>>;
  /** Whether an editor may touch this very record; absent: every editor of a province may. */
  mayEdit?(id: string, actor: Actor): boolean;
  affected(id: string, before: Json, after: Json): Promise<Affected>;
  /** The versions that count now of many records in one look, 0 where there is nothing; absent: each is read by itself. */
  versionsOf?(ids: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Writes inside the change set's transaction; `imported` only where this kind comes in by files. Refuses: `import_running`, `change_set_stale`. */
  apply(items: readonly ItemToWrite[], occasion: ChangeOccasion, context: CommandContext, onProgress?: WriteProgress): Promise<Outcome<readonly AppliedItem[], SubjectRefusal>>;
  /** Puts back what stood before, as new versions. */
  restore(items: readonly { readonly id: string; readonly undo: Json; readonly before: Json; readonly isImported: boolean }[], occasion: ChangeOccasion, context: CommandContext, onProgress?: WriteProgress): Promise<Outcome<readonly AppliedItem[], SubjectRefusal>>;
}

/** The house as it answers now, or as it would answer with changes that are not live. */
export interface GoldenWorld {
  ask(question: GoldenQuestion): Promise<GoldenGot>;
  /** Lets go what it was opened over. */
  close?(): Promise<void>;
}

/** Opens the house with changes put over it, in memory; without changes the house as it is. */
export type OpenGoldenWorld = (changes: readonly { readonly kind: SubjectKind; readonly id: string; readonly after: Json; readonly imported: Json; readonly source: ChangeSource }[]) => Promise<GoldenWorld>;
