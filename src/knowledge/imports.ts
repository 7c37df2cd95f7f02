import { basename } from 'node:path';
import { stat } from 'node:fs/promises';
import type { Actor } from '#model/actor.ts';
import type { ChangeReport, ChangeSet } from '#model/change-set.ts';
import { accept, refuse, type Outcome, type Refusal } from '#model/outcome.ts';
import { mayAct } from '#model/rights.ts';
import { localDateAt, type LocalDate } from '#model/time.ts';
import type { Clock } from '#platform/clock.ts';
import type { CommandCall, RepeatRefusal } from '#platform/command.ts';
import type { StoredFile } from '#platform/files/files.ts';
import type { WaitingFiles } from '#platform/files/waiting-files.ts';
import type { ChangeSets } from './change-sets.ts';
import type { NewKeptItem } from './change-items.store.ts';
import { IMPORT_BOUND, UPLOAD_LIMITS, type ColumnsRead, type Importer, type ImportKind, type ImportOptions, type ImportProposal, type ImportRefusal } from './import-port.ts';
import { CHANGE_RIGHTS, isAtProvince } from './knowledge.policy.ts';
import { listFields } from './read-items.ts';
import type { ChangeRefusal } from './subject.ts';

/** A file that was sent before, by its hash and the name its sender gave it. */
export interface SentFile {
  readonly file: string;
  readonly name: string;
}

/** What a look at files shows before anything is kept. */
export interface LookedImport {
  readonly report: ChangeReport;
  readonly columns: readonly ColumnsRead[];
  /** How many records would change. */
  readonly items: number;
}

/** Why an import becomes a change set, and when it shall hold. */
export interface ProposedBecause {
  readonly title: string;
  readonly reason: string;
  /** Where the facts stand; the files' names unless said. */
  readonly source?: string;
  /** Today unless said. */
  readonly goesLiveOn?: LocalDate;
}

type Refusals = ImportRefusal | 'import_too_large' | ChangeRefusal | RepeatRefusal | 'file_too_large';

/** Files that become change sets: sent, looked at, proposed. Nothing live changes before another person approves. */
export interface Imports {
  /** Keeps a file for a day, as it comes. Refuses: `not_allowed`, `knowledge_not_at_province`, `file_too_large`. */
  send(kind: ImportKind, content: AsyncIterable<Uint8Array>, actor: Actor): Promise<Outcome<StoredFile, Refusals>>;
  /** Reads a sent file without writing. Refuses: `import_busy` while another file is read, `import_file_gone`, `import_file_refused`. */
  look(kind: ImportKind, sent: SentFile, options: ImportOptions, actor: Actor): Promise<Outcome<LookedImport, Refusals>>;
  /** Makes a draft change set of a sent file. Refuses: as `look`; `import_without_changes`, `import_too_large`. */
  propose(kind: ImportKind, sent: SentFile, options: ImportOptions, because: ProposedBecause, call: CommandCall): Promise<Outcome<ChangeSet, Refusals>>;
  /** The same of files on this machine, for the command line. */
  proposePaths(kind: ImportKind, paths: readonly string[], options: ImportOptions, because: ProposedBecause, call: CommandCall): Promise<Outcome<ChangeSet, Refusals>>;
  /** Forgets files that nobody decided about for a day. */
  forgetFiles(): Promise<number>;
}

const KEPT_MS = 24 * 3_600_000;

/** Opens the imports over what reads each kind of file. */
export function createImports(deps: { readonly importers: readonly Importer[]; readonly files: WaitingFiles; readonly changeSets: Pick<ChangeSets, 'openImported'>; readonly clock: Clock }): Imports {
  const importers = new Map(deps.importers.map((importer) => [importer.kind, importer]));
  // Reading a file takes a processor of its own for seconds: one at a time, the next is told.
  let reading = false;

  const mayPropose = (kind: ImportKind, options: ImportOptions, actor: Actor): Refusal<Refusals> | undefined => {
    if (!mayAct(CHANGE_RIGHTS, actor, 'editChangeSet')) return refuse('not_allowed');
    if (!isAtProvince(actor)) return refuse('knowledge_not_at_province');
    return importers.get(kind)?.mayImport(actor, options);
  };
  const read = async (kind: ImportKind, paths: readonly string[], options: ImportOptions): Promise<Outcome<ImportProposal, Refusals>> => {
    const importer = importers.get(kind);
    if (importer === undefined) return refuse('not_found', { path: kind });
    if (reading) return refuse('import_busy');
    reading = true;
    try {
      return await importer.read(paths, options);
    } finally {
      reading = false;
    }
  };
  const open = async <Result>(kind: ImportKind, sent: SentFile, options: ImportOptions, work: (proposal: ImportProposal, files: ChangeReport['files']) => Promise<Outcome<Result, Refusals>>): Promise<Outcome<Result, Refusals>> => {
    const opened = await deps.files.open(sent.file, sent.name, async (path, bytes) => {
      const proposal = await read(kind, [path], options);
      return proposal.ok ? work(proposal.value, [{ name: sent.name, bytes, sha256: sent.file }]) : proposal;
    });
    return opened === undefined ? refuse('import_file_gone', { name: sent.name }) : opened.result;
  };
  const openSet = async ({ items, report, keep }: ImportProposal, files: ChangeReport['files'], options: ImportOptions, because: ProposedBecause, call: CommandCall): Promise<Outcome<ChangeSet, Refusals>> => {
    if (items.length === 0) return refuse('import_without_changes', { read: report.read, unchanged: report.unchanged, rejected: report.rejected });
    if (items.length > IMPORT_BOUND.items) return refuse('import_too_large', { items: items.length, most: IMPORT_BOUND.items, megabytes: 0, mostMegabytes: IMPORT_BOUND.bytes / 1024 / 1024 });
    const kept: NewKeptItem[] = [];
    let bytes = 0;
    for (const item of items) {
      bytes += Buffer.byteLength(JSON.stringify([item.before, item.after, item.imported]));
      if (bytes > IMPORT_BOUND.bytes) return refuse('import_too_large', { items: items.length, most: IMPORT_BOUND.items, megabytes: Math.ceil(bytes / 1024 / 1024), mostMegabytes: IMPORT_BOUND.bytes / 1024 / 1024 });
      kept.push({ ...item, isNew: item.before === null, fields: item.before === null ? [] : listFields(item.before, item.after) });
    }
    const source = { text: because.source ?? files.map(({ name }) => name).join(', ').slice(0, 300), date: options.sourceDate ?? localDateAt(deps.clock.now()), certainty: 'secondary' } as const;
    return deps.changeSets.openImported(
      { title: because.title, reason: because.reason, source, items: kept, report: { ...report, files }, ...(because.goesLiveOn === undefined ? {} : { goesLiveOn: because.goesLiveOn }), ...(keep === undefined ? {} : { keep }) },
      call,
    );
  };
  return {
    send: async (kind, content, actor) => {
      // Whose facts they are is said when the file is looked at; sending one needs only a right to propose.
      if (!mayAct(CHANGE_RIGHTS, actor, 'editChangeSet')) return refuse('not_allowed');
      if (!isAtProvince(actor)) return refuse('knowledge_not_at_province');
      return deps.files.put(content, UPLOAD_LIMITS[kind]);
    },
    look: async (kind, sent, options, actor) =>
      mayPropose(kind, options, actor) ?? open(kind, sent, options, ({ report, columns, items }, files) => Promise.resolve(accept({ report: { ...report, files }, columns, items: items.length }))),
    propose: async (kind, sent, options, because, call) => {
      const refused = mayPropose(kind, options, call.actor);
      if (refused !== undefined) return refused;
      const outcome = await open(kind, sent, options, (proposal, files) => openSet(proposal, files, options, because, call));
      if (outcome.ok) await deps.files.remove(sent.file);
      return outcome;
    },
    proposePaths: async (kind, paths, options, because, call) => {
      const refused = mayPropose(kind, options, call.actor);
      if (refused !== undefined) return refused;
      const proposal = await read(kind, paths, options);
      if (!proposal.ok) return proposal;
      const files = await Promise.all(paths.map(async (path) => ({ name: basename(path), bytes: (await stat(path)).size })));
      return openSet(proposal.value, files, options, because, call);
    },
    forgetFiles: () => deps.files.forgetBefore(deps.clock.now() - KEPT_MS),
  };
}
