import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Actor } from '#model/actor.ts';
import type { Level, MergedProcedure } from '#model/procedure.ts';
import type { Outcome } from '#model/outcome.ts';
import { accept, refuse } from '#model/outcome.ts';
import { localDateAt } from '#model/time.ts';
import type { LocalDate } from '#model/time.ts';
import type { Bus } from '#platform/bus/bus.ts';
import type { Clock } from '#platform/clock.ts';
import type { CommandCall, CommandDefinition, Commands, RepeatRefusal } from '#platform/command.ts';
import type { Database } from '#platform/database/database.ts';
import { isDiskFull, PlatformFault } from '#platform/fault.ts';
import type { Page } from '#platform/routes.ts';
import { cutPage } from '#platform/routes.ts';
import {
  countFields, countInForce, findImportRow, findVersionBody, findVersionOn, listByDocument, listChangesSince, listImportRows, listInForce, readInForce, readState, readVersions,
} from './catalogue.store.ts';
import type { ChangeRow, ImportRow, ProcedureListRow, VersionRow } from './catalogue.store.ts';
import { createCorrections, type Corrections } from './corrections.ts';
import { diffVersions } from './diff-versions.ts';
import type { FieldDifference } from './diff-versions.ts';
import { findImportFault } from '#platform/import-files/read-apart.ts';
import type { ImportFaultCode } from '#platform/import-files/import-fault.ts';
import { createImportedProcedures, type ImportedProcedures } from './imported-procedures.ts';
import { importProcedures, mayImport } from './import-procedures.ts';
import type { ImportInput, ImportProgress, ImportRefusal, ImportReport, Rejection } from './import-procedures.ts';

export interface CatalogueDeps {
  readonly database: Database;
  readonly commands: Commands;
  readonly clock: Clock;
  readonly bus: Pick<Bus, 'subscribe'>;
}

export interface ProcedureQuery {
  readonly field?: string;
  readonly level?: Level;
  /** Words of the name or the code, in any order, with or without diacritics. */
  readonly q?: string;
  readonly asOf?: LocalDate;
  /** The code after which the page begins. */
  readonly afterCode?: string;
  readonly limit: number;
}

export interface FieldCount {
  readonly name: string;
  readonly procedures: number;
  /** Of them, how many a commune carries out. */
  readonly commune: number;
}

/** How loading the content folder ended. */
export interface ContentReport {
  readonly files: number;
  /** False: nothing had changed since the last start, and nothing was read into the store. */
  readonly loaded: boolean;
  readonly report?: ImportReport;
}

/** The catalogue of procedures: what each source says, merged, with every version. */
export interface Catalogue {
  /**
   * Imports files or folders: all of it or nothing.
   * Refuses: `import_running`, `not_allowed`, `disk_full`, and each ImportFaultCode for a file that cannot be taken.
   */
  importProcedures(input: ImportInput, call: CommandCall, onProgress?: ImportProgress): Promise<Outcome<ImportReport, ImportRefusal | ImportFaultCode | 'disk_full' | RepeatRefusal>>;
  /** Loads our own records; unchanged content costs one hash. Faults: `content_broken` with the first fault found. */
  loadContent(folder: string, actor: Actor): Promise<ContentReport>;
  /** The procedure in force on a day (today unless said). */
  findProcedure(code: string, asOf?: LocalDate): Promise<MergedProcedure | undefined>;
  findVersion(code: string, version: number): Promise<MergedProcedure | undefined>;
  listProcedures(query: ProcedureQuery): Promise<Page<ProcedureListRow>>;
  listFields(asOf?: LocalDate): Promise<readonly FieldCount[]>;
  countProcedures(asOf?: LocalDate): Promise<number>;
  /** Every procedure in force on a day, by code; at most 100 are in memory at once. */
  eachProcedure(asOf?: LocalDate): AsyncIterable<MergedProcedure>;
  listVersions(code: string): Promise<readonly VersionRow[]>;
  /** Undefined where one of the two versions is not kept. */
  diffVersions(code: string, from: number, to: number): Promise<readonly FieldDifference[] | undefined>;
  /** A number that changes with each change of the catalogue. */
  catalogueRevision(): Promise<number>;
  /** What changed since a day, the newest first. */
  listChangesSince(asked: { readonly since: LocalDate; readonly field?: string; readonly limit: number }): Promise<readonly ChangeRow[]>;
  /** Procedures in force today whose legal basis names a document. */
  listByDocument(number: string): Promise<readonly { readonly code: string; readonly name: string }[]>;
  /** How the catalogue was filled and corrected, the newest first. */
  listImports(asked: { readonly before?: readonly [string, string]; readonly limit: number }): Promise<readonly ImportRow[]>;
  /** One import with the records it left out, as far as they are named. */
  findImport(id: string): Promise<(ImportRow & { readonly rejections: readonly Rejection[] }) | undefined>;
  /** The office's own word over the sources; written only as part of an approved change set. */
  readonly corrections: Corrections;
  /** What files say of procedures, looked at and then written as part of an approved change set. */
  readonly imported: ImportedProcedures;
}

/** Enough for the procedures a desk asks about in a day; about 4 MB. */
const KEPT_PROCEDURES = 200;
const BATCH = 100;

/** Opens the room. */
export function createCatalogue({ database, commands, clock, bus }: CatalogueDeps): Catalogue {
  const kept = new Map<string, MergedProcedure>();
  // The end of a version is written when the next one comes, here or in another process: what is kept may have got an end.
  bus.subscribe('procedure.changed', ({ subject }) => {
    for (const key of kept.keys()) if (key.startsWith(`${subject} `)) kept.delete(key);
  });
  const today = (): LocalDate => localDateAt(clock.now());

  const findVersion = async (code: string, version: number): Promise<MergedProcedure | undefined> => {
    const key = `${code} ${version}`;
    const known = kept.get(key);
    if (known !== undefined) {
      kept.delete(key);
      kept.set(key, known);
      return known;
    }
    const body = await findVersionBody(database, code, version);
    if (body === undefined) return undefined;
    kept.set(key, body);
    const oldest = kept.keys().next().value;
    if (kept.size > KEPT_PROCEDURES && oldest !== undefined) kept.delete(oldest);
    return body;
  };

  const runImport = async (input: ImportInput, call: CommandCall, onProgress?: ImportProgress): ReturnType<Catalogue['importProcedures']> => {
    let trial: ImportReport | undefined;
    const definition: CommandDefinition<ImportInput, ImportReport, ImportRefusal> = {
      name: 'catalogue.importProcedures',
      policy: mayImport,
      run: (given, context) => importProcedures(given, context, onProgress, (report) => (trial = report)),
    };
    try {
      const outcome = await commands.run(definition, input, call);
      kept.clear();
      return !outcome.ok && outcome.code === 'import_dry_run' && trial !== undefined ? accept(trial) : outcome;
    } catch (fault) {
      const known = findImportFault(fault);
      if (known !== undefined) return refuse(known.code, known.details);
      if (isDiskFull(fault)) return refuse('disk_full');
      throw fault;
    }
  };

  const findProcedure = async (code: string, asOf = today()): Promise<MergedProcedure | undefined> => {
    const version = await findVersionOn(database, code, asOf);
    return version === undefined ? undefined : findVersion(code, version);
  };

  return {
    importProcedures: runImport,
    findVersion,
    findProcedure,

    loadContent: async (folder, actor) => {
      const { files, hash } = await hashFolder(folder);
      if (files === 0 || (await readState(database)).contentHash === hash) return { files, loaded: false };
      const outcome = await runImport({ paths: [folder], contentHash: hash }, { actor });
      if (!outcome.ok) {
        // Another process of the same house loads the same content at this moment: its work is ours.
        if (outcome.code === 'import_running') return { files, loaded: false };
        if (outcome.code === 'disk_full') throw new PlatformFault('disk_full', { folder });
        throw new PlatformFault('content_broken', { file: String(outcome.details['file'] ?? folder), reason: outcome.code });
      }
      const broken = outcome.value.rejections.find(({ reason }) => reason !== 'older_than_kept');
      if (broken !== undefined) {
        throw new PlatformFault('content_broken', { file: join(folder, broken.file), reason: `${broken.reason} ${Object.values(broken.details).join(': ')}`.trim() });
      }
      return { files, loaded: true, report: outcome.value };
    },

    listProcedures: async ({ limit, afterCode = '', asOf = today(), ...asked }) => {
      const rows = await listInForce(database, { ...asked, asOf, afterCode, limit: limit + 1 });
      return cutPage(rows, limit, (row) => [row.code]);
    },

    listFields: (asOf = today()) => countFields(database, asOf),
    countProcedures: (asOf = today()) => countInForce(database, asOf),

    async *eachProcedure(asOf = today()) {
      let afterCode = '';
      for (;;) {
        const batch = await readInForce(database, asOf, afterCode, BATCH);
        yield* batch;
        const last = batch.at(-1);
        if (last === undefined || batch.length < BATCH) return;
        afterCode = last.code;
      }
    },

    listVersions: (code) => readVersions(database, code),

    diffVersions: async (code, from, to) => {
      const [before, after] = await Promise.all([findVersion(code, from), findVersion(code, to)]);
      return before === undefined || after === undefined ? undefined : diffVersions(before, after);
    },

    catalogueRevision: async () => (await readState(database)).revision,
    listChangesSince: (asked) => listChangesSince(database, asked),
    listByDocument: (number) => listByDocument(database, number, today()),
    listImports: (asked) => listImportRows(database, asked),
    findImport: (id) => findImportRow<Rejection>(database, id),
    corrections: createCorrections(database, today, findProcedure),
    imported: createImportedProcedures(database, today, findProcedure),
  };
}

/** Raise it when merging says anything else: every house then merges its records anew at its next start. */
const MERGE_RULES = '2';

async function hashFolder(folder: string): Promise<{ files: number; hash: string }> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json')).sort();
  const hash = createHash('sha256').update(MERGE_RULES).update('\0');
  for (const name of names) hash.update(name).update('\0').update(await readFile(join(folder, name))).update('\0');
  return { files: names.length, hash: hash.digest('hex') };
}
