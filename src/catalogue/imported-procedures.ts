import type { Json } from '#model/json-diff.ts';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import type { MergedProcedure } from '#model/procedure.ts';
import { localDateAt, type LocalDate } from '#model/time.ts';
import type { CommandContext } from '#platform/command.ts';
import type { Database, Queries } from '#platform/database/database.ts';
import type { ImportFaultCode } from '#platform/import-files/import-fault.ts';
import { listImportFiles } from '#platform/import-files/list-files.ts';
import { findImportFault, readApart } from '#platform/import-files/read-apart.ts';
import { closeImport, endProcedures, listNewestSources, listVersionsOn, readCorrections, readSourceBodies, tryImportLock, withdrawSources, writeSourceVersions } from './catalogue.store.ts';
import { sortProcedure, startSorting, type FreshProcedure, type ImportInput, type Rejection } from './import-procedures.ts';
import { hashOf, mergeCodes } from './merge-codes.ts';
import { applyCorrection, correctableOf } from './merge-correction.ts';
import { mergeProcedures, type MergedBody, type SourcedProcedure } from './merge-procedure.ts';
import type { FoundRecord } from './read-files.ts';
import type { PublishedProcedure, SourceId } from './read-result.ts';

/** One procedure that a file would change: as it counts now, as it would count, and what the file's sources say of it. */
export interface ProposedProcedure {
  readonly code: string;
  readonly name: string;
  readonly version: number;
  /** Null where there is nothing in force yet. */
  readonly before: Json;
  readonly after: Json;
  readonly imported: Json;
}

/** What files would do, without anything being written. */
export interface ProcedureProposal {
  readonly read: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly rejections: readonly Rejection[];
  readonly procedures: readonly ProposedProcedure[];
}

export interface AppliedProcedure {
  readonly code: string;
  readonly version: number;
  /** Per source what it said before; null: nothing. */
  readonly undo: Json;
}

export type ImportedRefusal = 'import_running' | 'change_set_stale';
type Progress = (done: number) => Promise<void>;

/** Procedures from files as a part of change sets. */
export interface ImportedProcedures {
  /** Reads files in a thread of its own. Refuses: each ImportFaultCode for a file that cannot be taken. */
  propose(input: Pick<ImportInput, 'paths' | 'sourceDate'>): Promise<Outcome<ProcedureProposal, ImportFaultCode>>;
  /** The record as it would count, without writing anything. */
  preview(code: string, imported: Json): Promise<MergedProcedure>;
  /** Writes inside another command's transaction. Refuses: `import_running`, `change_set_stale`. */
  apply(procedures: readonly { readonly code: string; readonly imported: Json; readonly seen: number }[], reason: string, context: CommandContext, onProgress?: Progress): Promise<Outcome<readonly AppliedProcedure[], ImportedRefusal>>;
  /** Puts back what the sources said before, as new versions; what no source tells of any more is in force no longer. */
  restore(undone: readonly { readonly code: string; readonly undo: Json }[], reason: string, context: CommandContext, onProgress?: Progress): Promise<Outcome<readonly AppliedProcedure[], ImportedRefusal>>;
  /** The versions in force of many codes. */
  versionsOf(codes: readonly string[]): Promise<ReadonlyMap<string, number>>;
}

/** So many codes are merged at once. */
const BATCH = 150;

/** Opens what files say over the store. */
export function createImportedProcedures(database: Database, today: () => LocalDate, findProcedure: (code: string) => Promise<MergedProcedure | undefined>): ImportedProcedures {
  const mergeWith = async (fresh: ReadonlyMap<string, readonly SourcedProcedure[]>): Promise<ReadonlyMap<string, MergedBody>> => {
    const codes = [...fresh.keys()];
    const kept = Map.groupBy(await readSourceBodies(database, codes), ({ code }) => code);
    const corrections = await readCorrections(database, codes);
    return new Map(codes.map((code) => {
      const told = fresh.get(code) ?? [];
      const others = (kept.get(code) ?? []).filter(({ source }) => !told.some((each) => each.source === source)).map(({ source, body }) => ({ source, procedure: body }));
      return [code, applyCorrection(mergeProcedures([...others, ...told]), corrections.get(code))];
    }));
  };
  return {
    propose: async (input) => {
      try {
        const sorting = startSorting(database);
        for (const file of await listImportFiles(input.paths, input.sourceDate)) {
          const records = await readApart<readonly FoundRecord[]>(new URL('read-files.ts', import.meta.url), 'collectRecords', file);
          for (const record of records) await sortProcedure(sorting, record);
        }
        const byCode = [...Map.groupBy(sorting.batch, ({ procedure }) => procedure.code)];
        const procedures: ProposedProcedure[] = [];
        for (let at = 0; at < byCode.length; at += BATCH) {
          const batch = new Map(byCode.slice(at, at + BATCH));
          const merged = await mergeWith(batch);
          for (const [code, fresh] of batch) {
            const [now, after] = [await findProcedure(code), merged.get(code)];
            if (after === undefined) continue;
            procedures.push({ code, name: after.shortName ?? after.name, version: now?.version ?? 0, before: now === undefined ? null : correctableOf(now), after: correctableOf(after), imported: toImported(fresh) });
          }
        }
        return accept({ ...sorting.counts, rejections: sorting.rejections, procedures });
      } catch (fault) {
        const known = findImportFault(fault);
        if (known === undefined) throw fault;
        return refuse(known.code, known.details);
      }
    },
    preview: async (code, imported) => {
      const merged = (await mergeWith(new Map([[code, fromImported(imported)]]))).get(code);
      if (merged === undefined) throw new Error(`imported procedures: ${code} could not be merged`);
      return { ...merged, version: ((await findProcedure(code))?.version ?? 0) + 1 };
    },
    apply: async (procedures, reason, context, onProgress) => {
      const told = procedures.map(({ code, imported, seen }) => ({ code, seen, sources: fromImported(imported) }));
      return write(told, reason, context, onProgress);
    },
    restore: async (undone, reason, context, onProgress) => {
      const told = undone.map(({ code, undo }) => ({ code, seen: undefined, sources: undo as unknown as readonly UndoneSource[] }));
      return write(told, reason, context, onProgress);
    },
    versionsOf: async (codes) => new Map((await listVersionsOn(database, codes, today())).map(({ code, version }) => [code, version])),
  };
}

/** What one source is to say; null: nothing any more. */
interface UndoneSource {
  readonly source: SourceId;
  readonly procedure: PublishedProcedure | null;
}

interface ToWrite {
  readonly code: string;
  readonly seen: number | undefined;
  readonly sources: readonly UndoneSource[];
}

function toImported(fresh: readonly FreshProcedure[]): Json {
  return JSON.parse(JSON.stringify(fresh.map(({ source, procedure }) => ({ source, procedure })))) as Json;
}

/** What was kept by `propose`; it was checked when the file was read. */
function fromImported(imported: Json): readonly SourcedProcedure[] {
  return imported as unknown as readonly SourcedProcedure[];
}

async function write(all: readonly ToWrite[], reason: string, context: CommandContext, onProgress?: Progress): Promise<Outcome<readonly AppliedProcedure[], ImportedRefusal>> {
  const { transaction } = context;
  if (!(await tryImportLock(transaction))) return refuse('import_running');
  const on = localDateAt(context.now);
  const importId = context.newId();
  const applied: AppliedProcedure[] = [];
  for (let at = 0; at < all.length; at += BATCH) {
    const batch = all.slice(at, at + BATCH);
    const codes = batch.map(({ code }) => code);
    const counting = new Map((await listVersionsOn(transaction, codes, on)).map(({ code, version }) => [code, version]));
    const moved = batch.find(({ code, seen }) => seen !== undefined && (counting.get(code) ?? 0) !== seen);
    if (moved !== undefined) return refuse('change_set_stale', { id: moved.code, seen: moved.seen ?? 0, now: counting.get(moved.code) ?? 0 });
    const undo = await writeSources(transaction, importId, on, batch);
    const written = await mergeCodes({ context, id: importId }, codes);
    await endOrphans(transaction, codes, on, context);
    for (const code of codes) applied.push({ code, version: written.get(code) ?? counting.get(code) ?? 0, undo: (undo.get(code) ?? []) as unknown as Json });
    await onProgress?.(applied.length);
  }
  await closeImport(transaction, { id: importId, at: new Date(context.now).toISOString(), actorId: context.actor.id, paths: [reason], counts: { read: all.length, changed: applied.length }, rejections: [], changed: true });
  return accept(applied);
}

/** Writes what the sources are to say; gives what they said before. */
async function writeSources(transaction: Queries, importId: string, on: LocalDate, batch: readonly ToWrite[]): Promise<ReadonlyMap<string, readonly UndoneSource[]>> {
  const newest = new Map((await listNewestSources(transaction, batch.map(({ code }) => code))).map((row) => [`${row.source} ${row.code}`, row]));
  const rows = batch.flatMap(({ code, sources }) => sources.map(({ source, procedure }) => ({ code, source, procedure, before: newest.get(`${source} ${code}`) })));
  for (const [source, own] of Map.groupBy(rows, (row) => row.source)) {
    await writeSourceVersions(transaction, source, importId, own.flatMap(({ code, procedure, before }) => (procedure === null ? [] : [{ code, version: (before?.version ?? 0) + 1, validFrom: procedure.validFrom, contentHash: hashOf(procedure), body: procedure }])));
  }
  const gone = rows.flatMap(({ code, source, procedure, before }) => (procedure !== null || before === undefined || before.isWithdrawn ? [] : [{ code, source, version: before.version + 1, body: before.body }]));
  await withdrawSources(transaction, importId, on, gone);
  return new Map([...Map.groupBy(rows, ({ code }) => code)].map(([code, own]) => [code, own.map(({ source, before }) => ({ source, procedure: before === undefined || before.isWithdrawn ? null : before.body }))]));
}

async function endOrphans(transaction: Queries, codes: readonly string[], on: LocalDate, context: CommandContext): Promise<void> {
  const told = new Set((await readSourceBodies(transaction, codes)).map(({ code }) => code));
  const orphans = codes.filter((code) => !told.has(code));
  if (orphans.length === 0) return;
  await endProcedures(transaction, orphans, on);
  for (const code of orphans) context.announce({ name: 'procedure.changed', subject: code, payload: { isGone: true } });
}
