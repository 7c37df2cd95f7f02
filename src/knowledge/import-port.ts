import type { Actor } from '#model/actor.ts';
import type { ChangeItem, ChangeReport } from '#model/change-set.ts';
import type { Json } from '#model/json-diff.ts';
import type { Outcome, Refusal } from '#model/outcome.ts';
import type { LocalDate } from '#model/time.ts';
import type { CommandContext } from '#platform/command.ts';

/** What comes in by files; each is read by an adapter of its own. */
export const IMPORT_KINDS = ['procedures', 'tasks', 'law'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

const MEGABYTE = 1024 * 1024;

/** How large a file may be that is sent by a person. A larger one goes in by the command line. Unit: bytes. */
export const UPLOAD_LIMITS: Readonly<Record<ImportKind, number>> = { procedures: 16 * MEGABYTE, tasks: 16 * MEGABYTE, law: 30 * MEGABYTE };

/** What one change set may hold when it comes from files; `bench/approval.ts` measures what that costs. */
export const IMPORT_BOUND = { items: 5_000, bytes: 128 * MEGABYTE } as const;

/** How the files are to be read, where the person knows better than they say. */
export interface ImportOptions {
  /** The day the facts are of. */
  readonly sourceDate?: LocalDate;
  /** Of tasks: all of them are this province's own decisions. */
  readonly provinceCode?: string;
  /** Of tasks: what columns become. */
  readonly mapping?: Readonly<Record<string, string>>;
  /** Of texts: the wording holds from this day on. */
  readonly wordingFrom?: LocalDate;
}

/** A record as it counts now and as it would count with what the files say of it. */
export interface ProposedItem extends Pick<ChangeItem, 'kind' | 'id' | 'label' | 'beforeVersion' | 'before' | 'after'> {
  readonly imported: Json;
}

/** How a file of columns was understood. */
export interface ColumnsRead {
  readonly file: string;
  readonly columns: readonly { readonly column: string; readonly becomes: string | null; readonly by: string }[];
  readonly rows: readonly { readonly place: number; readonly title: string | null; readonly to: string | null; readonly fault: { readonly vi: string; readonly en: string } | null }[];
}

/** What files would change, without anything being written. */
export interface ImportProposal {
  readonly report: Omit<ChangeReport, 'files'>;
  readonly columns: readonly ColumnsRead[];
  readonly items: readonly ProposedItem[];
  /** What is remembered for files of the same shape, once a change set is made of it. */
  keep?(context: CommandContext): Promise<void>;
}

/** Why files are not taken: in words, for what is wrong with a file has many names. */
export type ImportRefusal = 'import_file_refused' | 'import_busy' | 'import_without_changes' | 'import_file_gone' | 'not_allowed' | 'knowledge_not_at_province';

/** Reads one kind of files over the room that owns the records. Handed in by `app/build.ts`. */
export interface Importer {
  readonly kind: ImportKind;
  /** A refusal where the actor may not bring in what the options say. */
  mayImport(actor: Actor, options: ImportOptions): Refusal<'not_allowed'> | undefined;
  /** Refuses: `import_file_refused` with `vi` and `en` sentences. */
  read(paths: readonly string[], options: ImportOptions): Promise<Outcome<ImportProposal, 'import_file_refused'>>;
}
