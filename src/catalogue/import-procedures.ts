import type { Outcome } from '#model/outcome.ts';
import { accept, refuse } from '#model/outcome.ts';
import type { LocalDate } from '#model/time.ts';
import type { CommandContext, Policy } from '#platform/command.ts';
import type { Queries } from '#platform/database/database.ts';
import {
  closeImport, listCurrentSources, tryImportLock, writeSourceVersions,
} from './catalogue.store.ts';
import type { SourceRow } from './catalogue.store.ts';
import { ImportFault } from '#platform/import-files/import-fault.ts';
import { IMPORT_LIMITS } from '#platform/import-files/import-limits.ts';
import { hashOf, mergeCodes } from './merge-codes.ts';
import { addToRates, emptyRates } from './parse-rates.ts';
import type { ParseRates } from './parse-rates.ts';
import { listImportFiles } from '#platform/import-files/list-files.ts';
import type { ImportFile } from '#platform/import-files/list-files.ts';
import { readRecords } from './read-files.ts';
import type { FoundRecord } from './read-files.ts';
import type { PublishedProcedure, RejectReason, SourceId } from './read-result.ts';

export interface ImportInput {
  readonly paths: readonly string[];
  /** The day the facts are of, where the operator knows better than the files. */
  readonly sourceDate?: LocalDate;
  readonly dryRun?: boolean;
  /** Kept when the import is the content folder itself. */
  readonly contentHash?: string;
}

export interface Rejection {
  readonly file: string;
  readonly place: number;
  readonly code?: string;
  readonly reason: RejectReason | 'older_than_kept';
  readonly details: Readonly<Record<string, string | number>>;
}

export interface ImportReport {
  readonly read: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly rejected: number;
  /** The first of them, by IMPORT_LIMITS.namedRejections. */
  readonly rejections: readonly Rejection[];
  /** How much of what the records print became numbers. */
  readonly rates: ParseRates;
  readonly revision: number;
  readonly dryRun: boolean;
}

export type ImportRefusal = 'import_running' | 'import_dry_run' | 'not_allowed';

/** How far an import has come. Unit: bytes of all files. */
export type ImportProgress = (state: { readonly doneBytes: number; readonly totalBytes: number; readonly records: number; readonly file: string }) => void;

/** Only the house itself writes files at once: its own content, and the operator's command line. Whoever else brings a file proposes it. */
export const mayImport: Policy<ImportInput, ImportRefusal> = (actor) => (actor.kind === 'system' ? undefined : refuse('not_allowed'));

const BATCH = 150;

/** A record of a file that is new or changed against what is kept of its source. */
export interface FreshProcedure {
  readonly source: SourceId;
  readonly procedure: PublishedProcedure;
  readonly hash: string;
  readonly version: number;
}

/** What of files is new, changed, as it was, or left out. */
export interface SortedProcedures {
  readonly queries: Queries;
  readonly current: Map<SourceId, Map<string, SourceRow>>;
  readonly seen: Map<string, { hash: string; levels: string; place: string }>;
  readonly rejections: Rejection[];
  readonly counts: { read: number; new: number; changed: number; unchanged: number; rejected: number };
  readonly rates: ParseRates;
  /** Codes whose record is as it was, to be merged again because the rules of merging may have changed. */
  readonly again: string[] | undefined;
  batch: FreshProcedure[];
}

/** The work of one import while it runs. */
interface Run extends SortedProcedures {
  readonly context: CommandContext;
  readonly id: string;
  /** How many merged versions were written. */
  written: number;
}

/** Begins with nothing read. */
export function startSorting(queries: Queries, again?: string[]): SortedProcedures {
  return { queries, current: new Map(), seen: new Map(), rejections: [], batch: [], counts: { read: 0, new: 0, changed: 0, unchanged: 0, rejected: 0 }, rates: emptyRates(), again };
}

/**
 * Reads files and keeps what is new or changed, all of it or nothing: it runs inside one command's transaction.
 * Refuses: `import_running` while another import works; `import_dry_run` carries a trial's report out of the
 * transaction, which is undone. Faults: ImportFault for a file that cannot be what it seems.
 */
export async function importProcedures(input: ImportInput, context: CommandContext, onProgress?: ImportProgress, onReport?: (report: ImportReport) => void): Promise<Outcome<ImportReport, ImportRefusal>> {
  if (!(await tryImportLock(context.transaction))) return refuse('import_running');
  const files = await listImportFiles(input.paths, input.sourceDate);
  const run: Run = { ...startSorting(context.transaction, input.contentHash === undefined ? undefined : []), context, id: context.newId(), written: 0 };
  await readAll(run, files, onProgress);
  await flush(run);
  if (run.again !== undefined && run.again.length > 0) run.written += await countMerged(run, run.again);
  const changed = run.counts.new + run.counts.changed + run.written > 0;
  // Content with a broken record is read again at the next start, so that the fault is told until it is mended.
  const whole = run.rejections.every(({ reason }) => reason === 'older_than_kept');
  const revision = await closeImport(context.transaction, {
    id: run.id, at: new Date(context.now).toISOString(), actorId: context.actor.id, paths: input.paths, counts: run.counts, rejections: run.rejections, changed,
    ...(input.contentHash === undefined || !whole ? {} : { contentHash: input.contentHash }),
  });
  const report: ImportReport = { ...run.counts, rejections: run.rejections, rates: run.rates, revision, dryRun: input.dryRun ?? false };
  onReport?.(report);
  if (input.dryRun === true) return refuse('import_dry_run', { new: report.new, changed: report.changed, unchanged: report.unchanged, rejected: report.rejected });
  context.note(run.id, { paths: input.paths.length, ...run.counts });
  return accept(report);
}

async function readAll(run: Run, files: readonly ImportFile[], onProgress?: ImportProgress): Promise<void> {
  const totalBytes = files.reduce((sum, file) => sum + file.bytes, 0);
  let before = 0;
  for (const file of files) {
    for await (const record of readRecords(file)) {
      await sortProcedure(run, record);
      if (run.batch.length >= BATCH) await flush(run);
      if (run.counts.read % 50 === 0) onProgress?.({ doneBytes: before, totalBytes, records: run.counts.read, file: record.file });
    }
    before += file.bytes;
    onProgress?.({ doneBytes: before, totalBytes, records: run.counts.read, file: file.path });
  }
}

/** Takes one record of a file. Faults: ImportFault beyond the limit of records. */
export async function sortProcedure(run: SortedProcedures, record: FoundRecord): Promise<void> {
  run.counts.read += 1;
  if (run.counts.read > IMPORT_LIMITS.records) throw new ImportFault('too_many_records', { limit: IMPORT_LIMITS.records });
  const { result, source } = record;
  if (!result.ok) return rejectOne(run, record, result.reason, result.details, result.code);
  const { procedure } = result;
  const by = source ?? 'own';
  const key = `${by} ${procedure.code}`;
  const hash = hashOf(procedure);
  const levels = [...procedure.level].sort().join(',');
  const place = `${record.file}:${record.place}`;
  const first = run.seen.get(key);
  if (first !== undefined) {
    if (first.hash === hash) return rejectOne(run, record, 'duplicate_same', { first: first.place }, procedure.code);
    const what = first.levels === levels ? 'nội dung' : 'cấp thực hiện';
    return rejectOne(run, record, 'duplicate_differs', { first: first.place, what }, procedure.code);
  }
  run.seen.set(key, { hash, levels, place });
  addToRates(run.rates, procedure);
  const last = (await currentOf(run, by)).get(procedure.code);
  const kept = last?.isWithdrawn === true ? undefined : last;
  if (kept?.contentHash === hash) {
    run.counts.unchanged += 1;
    run.again?.push(procedure.code);
    return;
  }
  if (kept !== undefined && procedure.validFrom < kept.validFrom) {
    return rejectOne(run, record, 'older_than_kept', { kept: kept.validFrom, offered: procedure.validFrom }, procedure.code);
  }
  if (kept === undefined) run.counts.new += 1;
  else run.counts.changed += 1;
  run.batch.push({ source: by, procedure, hash, version: (last?.version ?? 0) + 1 });
}

function rejectOne(run: SortedProcedures, record: FoundRecord, reason: Rejection['reason'], details: Rejection['details'], code?: string): void {
  run.counts.rejected += 1;
  if (run.rejections.length >= IMPORT_LIMITS.namedRejections) return;
  run.rejections.push({ file: record.file, place: record.place, reason, details, ...(code === undefined ? {} : { code }) });
}

async function currentOf(run: SortedProcedures, source: SourceId): Promise<Map<string, SourceRow>> {
  const known = run.current.get(source);
  if (known !== undefined) return known;
  const rows = await listCurrentSources(run.queries, source);
  const map = new Map(rows.map((row) => [row.code, row]));
  run.current.set(source, map);
  return map;
}

/** Writes the gathered records, then merges their codes anew. */
async function flush(run: Run): Promise<void> {
  const { batch } = run;
  if (batch.length === 0) return;
  run.batch = [];
  const { transaction } = run.context;
  for (const source of new Set(batch.map((each) => each.source))) {
    const rows = batch
      .filter((each) => each.source === source)
      .map(({ procedure, hash, version }) => ({ code: procedure.code, version, validFrom: procedure.validFrom, contentHash: hash, body: procedure }));
    await writeSourceVersions(transaction, source, run.id, rows);
  }
  run.written += await countMerged(run, [...new Set(batch.map((each) => each.procedure.code))]);
}

async function countMerged(run: Run, codes: readonly string[]): Promise<number> {
  return (await mergeCodes(run, codes)).size;
}
