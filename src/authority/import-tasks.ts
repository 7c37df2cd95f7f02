import { join } from 'node:path';
import type { Outcome } from '#model/outcome.ts';
import { accept, refuse } from '#model/outcome.ts';
import type { TaskOrigin } from '#model/task.ts';
import type { LocalDate } from '#model/time.ts';
import type { CommandContext } from '#platform/command.ts';
import { PlatformFault } from '#platform/fault.ts';
import { ImportFault } from '#platform/import-files/import-fault.ts';
import { IMPORT_LIMITS } from '#platform/import-files/import-limits.ts';
import { listImportFiles } from '#platform/import-files/list-files.ts';
import type { NewVersion, SourceRow } from './authority.store.ts';
import { closeImport, findMapping, keepMapping, listCurrentSources, tryImportLock, writeSourceVersions } from './authority.store.ts';
import { hashOf, mergeTasks } from './merge-tasks.ts';
import type { FilePreview, FoundTask } from './read-task-files.ts';
import { readOwnTaskFile, readTaskFile } from './read-task-files.ts';
import type { RowRejected } from './read-task-row.ts';
import type { ColumnMapping } from './task-columns.ts';
import type { TaskRecord } from './task-schema.ts';

export interface TaskImportInput {
  readonly paths: readonly string[];
  readonly origin: TaskOrigin;
  /** The day the facts are of, where the caller knows better than the files. */
  readonly sourceDate?: LocalDate;
  readonly dryRun?: boolean;
  /** What columns become, where the caller says so; kept for files of the same shape. */
  readonly mapping?: ColumnMapping;
  /** All rows are a province's own decisions. Shape: place code. */
  readonly provinceCode?: string;
  /** Kept when the import is the content folder itself. */
  readonly contentHash?: string;
}

export interface TaskRejection {
  readonly file: string;
  readonly place: number;
  readonly id?: string;
  readonly reason: RowRejected['reason'];
  readonly details: Readonly<Record<string, string | number>>;
}

export interface TaskImportReport {
  readonly read: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly rejected: number;
  /** The first of them, by IMPORT_LIMITS.namedRejections. */
  readonly rejections: readonly TaskRejection[];
  /** How each file was understood. */
  readonly files: readonly FilePreview[];
  /** Tasks where sources now disagree. */
  readonly conflicts: number;
  readonly revision: number;
  readonly dryRun: boolean;
}

export type TaskImportRefusal = 'import_running' | 'import_dry_run' | 'not_allowed';

/** What of files is new, changed, as it was, or left out, against what is kept of their source. */
export interface SortedTasks {
  /** By `taskId provinceCode`. */
  readonly current: ReadonlyMap<string, SourceRow>;
  readonly seen: Map<string, { readonly hash: string; readonly place: string }>;
  readonly rejections: TaskRejection[];
  readonly counts: { read: number; new: number; changed: number; unchanged: number; rejected: number };
  readonly fresh: (NewVersion<TaskRecord> & { readonly sourceDate: LocalDate })[];
}

/** The work of one import while it runs. */
interface Run extends SortedTasks {
  readonly input: TaskImportInput;
  readonly context: CommandContext;
  readonly id: string;
}

/** Begins with what a source keeps now. */
export function startSorting(current: readonly SourceRow[]): SortedTasks {
  return { current: new Map(current.map((row) => [`${row.taskId} ${row.provinceCode}`, row])), seen: new Map(), rejections: [], counts: { read: 0, new: 0, changed: 0, unchanged: 0, rejected: 0 }, fresh: [] };
}

/**
 * Reads files and keeps what is new or changed, all of it or nothing: it runs inside one command's transaction.
 * Refuses: `import_running`; `import_dry_run` carries a trial's report out of the transaction, which is undone.
 * Faults: ImportFault for a file that cannot be what it seems.
 */
export async function importTasks(input: TaskImportInput, context: CommandContext, onReport?: (report: TaskImportReport) => void): Promise<Outcome<TaskImportReport, TaskImportRefusal>> {
  const { transaction } = context;
  if (!(await tryImportLock(transaction))) return refuse('import_running');
  const run: Run = { ...startSorting(await listCurrentSources(transaction, input.origin)), input, context, id: context.newId() };
  const files: FilePreview[] = [];
  for (const file of await listImportFiles(input.paths, input.sourceDate)) {
    const { preview, found } =
      input.origin === 'own'
        ? await readOwnTaskFile(file)
        : await readTaskFile(file, {
            remembered: (shape) => findMapping(transaction, shape),
            ...(input.mapping === undefined ? {} : { given: input.mapping }),
            ...(input.provinceCode === undefined ? {} : { provinceCode: input.provinceCode }),
          });
    files.push(preview);
    for (const each of found) sortTask(run, each);
    if (input.mapping !== undefined) await keepMapping(transaction, { shape: preview.shape, columns: preview.columns.map(({ column }) => column), mapping: input.mapping, at: new Date(context.now).toISOString(), actorId: context.actor.id });
  }
  if (input.origin === 'own') refuseBroken(run, input.paths[0] ?? '');
  await writeSourceVersions(transaction, input.origin, run.id, run.fresh);
  const { changed, conflicts } = await mergeTasks(run, run.fresh);
  const revision = await closeImport(transaction, {
    id: run.id, at: new Date(context.now).toISOString(), actorId: context.actor.id, paths: input.paths, counts: { ...run.counts }, rejections: run.rejections, changed: changed > 0,
    ...(input.contentHash === undefined ? {} : { contentHash: input.contentHash }),
  });
  const report: TaskImportReport = { ...run.counts, rejections: run.rejections, files, conflicts, revision, dryRun: input.dryRun ?? false };
  onReport?.(report);
  if (input.dryRun === true) return refuse('import_dry_run', { new: report.new, changed: report.changed, unchanged: report.unchanged, rejected: report.rejected });
  context.note(run.id, { paths: input.paths.length, ...run.counts });
  return accept(report);
}

/** Takes one row of a file. Faults: ImportFault beyond the limit of records. */
export function sortTask(run: SortedTasks, { file, place, read }: FoundTask): void {
  run.counts.read += 1;
  if (run.counts.read > IMPORT_LIMITS.records) throw new ImportFault('too_many_records', { limit: IMPORT_LIMITS.records });
  if (!read.ok) return rejectOne(run, { file, place, reason: read.reason, details: read.details, ...(read.id === undefined ? {} : { id: read.id }) });
  const { record } = read;
  const taskId = record.id;
  const provinceCode = record.provinceCode ?? '';
  const key = `${taskId} ${provinceCode}`;
  const contentHash = hashOf(record);
  const first = run.seen.get(key);
  if (first !== undefined) return rejectOne(run, { file, place, id: taskId, reason: first.hash === contentHash ? 'duplicate_same' : 'duplicate_differs', details: { first: first.place } });
  run.seen.set(key, { hash: contentHash, place: `${file}:${String(place)}` });
  const kept = run.current.get(key);
  if (kept?.contentHash === contentHash) {
    run.counts.unchanged += 1;
    return;
  }
  if (kept !== undefined && record.sourceDate < kept.sourceDate) {
    return rejectOne(run, { file, place, id: taskId, reason: 'older_than_kept', details: { kept: kept.sourceDate, offered: record.sourceDate } });
  }
  run.counts[kept === undefined ? 'new' : 'changed'] += 1;
  run.fresh.push({ taskId, provinceCode, version: (kept?.version ?? 0) + 1, contentHash, sourceDate: record.sourceDate, body: record });
}

function rejectOne(run: SortedTasks, rejection: TaskRejection): void {
  run.counts.rejected += 1;
  if (run.rejections.length < IMPORT_LIMITS.namedRejections) run.rejections.push(rejection);
}

/** Our own content is whole or the house does not start: the first broken record is named. Faults: `content_broken`. */
function refuseBroken(run: Run, folder: string): void {
  const broken = run.rejections.find(({ reason }) => reason !== 'older_than_kept');
  if (broken === undefined) return;
  throw new PlatformFault('content_broken', { file: join(folder, broken.file), reason: `${broken.id ?? String(broken.place)} ${broken.reason} ${Object.values(broken.details).join(': ')}`.trim() });
}
