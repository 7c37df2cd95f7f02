import { basename, dirname } from 'node:path';
import type { LawFault } from '#model/law.ts';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import { localDateAt, type LocalDate } from '#model/time.ts';
import type { CommandCall, CommandContext, CommandDefinition, Commands } from '#platform/command.ts';
import type { Database, Queries } from '#platform/database/database.ts';
import { findSourceDate, listFiles, type ListedFile } from '#platform/files/list-files.ts';
import { findCircle } from './find-circle.ts';
import { LAW_LIMITS } from './import-limits.ts';
import { mayWriteFiles, type LawRefusal } from './law.policy.ts';
import { fingerprintOf, findDocumentRow, listEdges, listWordings, moveRevision, readState, withdrawMissing, writeDocument, writeImport, writeRelations, writeWordings } from './law.store.ts';
import type { LawText, ReadText, TextRejection } from './law-text.ts';
import { mergeDocument, planImport } from './plan-import.ts';
import { readTexts, TEXT_ENDINGS } from './read-file.ts';

export interface LawImportInput {
  readonly paths: readonly string[];
  readonly sourceDate?: LocalDate;
  /** The texts are an edition whose wording holds from this day on, not since they came into force. */
  readonly wordingFrom?: LocalDate;
  readonly dryRun?: boolean;
}

/** What became of one document of one file. */
export interface DocumentReport {
  readonly file: string;
  readonly document: string;
  readonly outcome: 'new' | 'changed' | 'unchanged';
  readonly written: number;
  readonly unchanged: number;
  readonly retired: number;
  readonly relations: number;
  /** The first of them, by LAW_LIMITS.namedFaults. */
  readonly faults: readonly LawFault[];
  readonly faultCount: number;
  /** Documents it speaks of that the library does not have. */
  readonly missing: readonly string[];
}

export interface TextRejected {
  readonly file: string;
  readonly document?: string;
  readonly reason: TextRejection;
  readonly details: Readonly<Record<string, string | number>>;
}

export interface LawImportReport {
  readonly files: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly provisions: number;
  readonly documents: readonly DocumentReport[];
  readonly rejections: readonly TextRejected[];
  readonly dryRun: boolean;
}

/** How far an import has come. Unit: bytes of all files. */
export type LawImportProgress = (state: { readonly doneBytes: number; readonly totalBytes: number; readonly documents: number; readonly file: string }) => void;

/** One document of an import on its way into the store. */
export interface TextInput {
  readonly text: LawText;
  readonly file: string;
  readonly sourceDate: LocalDate;
  /** The same for all documents of one import. */
  readonly importId: string;
  readonly wordingFrom?: LocalDate;
}

/** Keeps one document, all of it or nothing: the transaction of a command. Refuses: `not_allowed`, `law_relation_circular`. */
export const importText: CommandDefinition<TextInput, DocumentReport, LawRefusal> = {
  name: 'law.importText',
  policy: mayWriteFiles,
  run: keepText,
};

/** Keeps one document inside a transaction. Refuses: `law_relation_circular`. */
export async function keepText(input: TextInput, context: Pick<CommandContext, 'transaction' | 'now' | 'newId' | 'actor' | 'announce' | 'note'>): Promise<Outcome<DocumentReport, LawRefusal>> {
  const { transaction } = context;
  // Documents of two imports that run at once wait for each other here, one by one.
  await readState(transaction, true);
  const planned = await planDocument(transaction, input);
  if (!planned.ok) return planned;
  const { report, plan, row, faults } = planned.value;
  const at = new Date(context.now).toISOString();
  const relations = input.text.relations.map((relation) => ({ ...relation, id: context.newId(), fingerprint: fingerprintOf(relation) }));
  await writeDocument(transaction, row, at);
  await writeWordings(transaction, row.number, input.importId, plan.written, plan.retired);
  if (input.text.extent === 'whole') await withdrawMissing(transaction, row.number, at, relations.map(({ fingerprint }) => fingerprint));
  const added = await writeRelations(transaction, row.number, context.actor.id, at, relations);
  const { written, retired, unchanged } = report;
  await writeImport(transaction, { id: context.newId(), at, actorId: context.actor.id, file: input.file, format: input.text.format, document: row.number, outcome: report.outcome, counts: { written, retired, unchanged, relations: added }, faults: faults.slice(0, LAW_LIMITS.keptFaults) });
  if (report.outcome !== 'unchanged' || added > 0 || planned.value.isNew) {
    await moveRevision(transaction);
    announce(context, [row.number, ...input.text.relations.map(({ target }) => target.document)]);
  }
  context.note(row.number, { outcome: report.outcome, written, retired, relations: added, faults: faults.length });
  return accept({ ...report, relations: added });
}

function announce(context: Pick<CommandContext, 'announce'>, documents: readonly string[]): void {
  for (const document of new Set(documents)) context.announce({ name: 'law.changed', subject: document, payload: {} });
}

async function planDocument(queries: Queries, input: TextInput) {
  const { text, file, sourceDate, importId, wordingFrom } = input;
  const [kept, wordings, edges] = [await findDocumentRow(queries, text.number), await listWordings(queries, text.number), await listEdges(queries)];
  const circle = findCircle(edges, text.relations);
  if (circle !== undefined) return refuse('law_relation_circular', { way: circle.join(' → ') });
  const plan = planImport(text, wordings, importId, wordingFrom);
  const merged = mergeDocument(kept, text, { source: file, sourceDate });
  const faults = [...text.faults, ...merged.faults];
  const missing: string[] = [];
  for (const document of new Set(text.relations.flatMap(({ by, target }) => [by.document, target.document]))) {
    if (document !== text.number && (await findDocumentRow(queries, document)) === undefined) missing.push(document);
  }
  const isNew = kept === undefined;
  const report: DocumentReport = {
    file, document: text.number, outcome: isNew ? 'new' : kept.extent === 'none' && plan.written.length > 0 ? 'new' : plan.outcome === 'new' ? 'unchanged' : plan.outcome,
    written: plan.written.length, unchanged: plan.unchanged, retired: plan.retired.length, relations: text.relations.length, faults: faults.slice(0, LAW_LIMITS.namedFaults), faultCount: faults.length, missing,
  };
  return accept({ report, plan, row: merged.row, faults, isNew });
}

/** What an import needs of the house. */
export interface ImportDeps {
  readonly database: Database;
  readonly commands: Commands;
  newImportId(): string;
}

/** Reads files or folders and keeps each document by a command of its own; one that cannot be taken leaves the others alone. */
export async function importTexts(deps: ImportDeps, input: LawImportInput, call: CommandCall, onProgress?: LawImportProgress): Promise<Outcome<LawImportReport, LawRefusal>> {
  const refused = mayWriteFiles(call.actor);
  if (refused !== undefined) return refused;
  const files = await listTextFiles(input.paths);
  if (files === undefined) return refuse('law_path_missing', { paths: input.paths.join(', ') });
  const totalBytes = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const gathered = new Gathered(deps.newImportId(), input, files.length);
  let doneBytes = 0;
  for (const file of files) {
    const sourceDate = input.sourceDate ?? (await findSourceDate(dirname(file.path))) ?? localDateAt(file.changedAtMs);
    for (const read of await readTexts(file.path)) await gathered.take(deps, read, basename(file.path), sourceDate, call);
    doneBytes += file.bytes;
    onProgress?.({ doneBytes, totalBytes, documents: gathered.report.documents.length, file: file.path });
  }
  return accept(gathered.report);
}

/** The files behind the paths of an import; undefined where there is none. */
export async function listTextFiles(paths: readonly string[]): Promise<ListedFile[] | undefined> {
  const files: ListedFile[] = [];
  for (const path of paths) {
    const found = await listFiles(path, TEXT_ENDINGS, LAW_LIMITS.folderDepth).catch(() => undefined);
    if (found === undefined) return undefined;
    files.push(...found.filter((file) => basename(file.path) !== 'SOURCE.md'));
  }
  return files.length === 0 ? undefined : files;
}

/** Adds up what became of each document. */
export class Gathered {
  readonly #documents: DocumentReport[] = [];
  readonly #rejections: TextRejected[] = [];
  readonly #importId: string;
  readonly #input: Pick<LawImportInput, 'wordingFrom' | 'dryRun'>;
  readonly #files: number;

  constructor(importId: string, input: Pick<LawImportInput, 'wordingFrom' | 'dryRun'>, files: number) {
    this.#importId = importId;
    this.#input = input;
    this.#files = files;
  }

  get report(): LawImportReport {
    // What one document misses another file of the same import may have brought.
    const read = new Set(this.#documents.map(({ document }) => document));
    const documents = this.#documents.map((each) => ({ ...each, missing: each.missing.filter((number) => !read.has(number)) }));
    const count = (outcome: DocumentReport['outcome']): number => this.#documents.filter((each) => each.outcome === outcome).length;
    return {
      files: this.#files, new: count('new'), changed: count('changed'), unchanged: count('unchanged'), rejected: this.#rejections.length,
      provisions: this.#documents.reduce((sum, { written, unchanged }) => sum + written + unchanged, 0),
      documents, rejections: this.#rejections, dryRun: this.#input.dryRun ?? false,
    };
  }

  /** Keeps, or only plans, one document. */
  async take(deps: ImportDeps, read: ReadText, file: string, sourceDate: LocalDate, call: CommandCall): Promise<void> {
    if (!read.ok) {
      this.#rejections.push({ file, reason: read.reason, details: read.details, ...(read.document === undefined ? {} : { document: read.document }) });
      return;
    }
    const input: TextInput = { text: read.text, file, sourceDate, importId: this.#importId, ...(this.#input.wordingFrom === undefined ? {} : { wordingFrom: this.#input.wordingFrom }) };
    const outcome = this.#input.dryRun === true ? await planDocument(deps.database, input) : await deps.commands.run(importText, input, { actor: call.actor, ...(call.requestId === undefined ? {} : { requestId: call.requestId }) });
    if (outcome.ok) this.#documents.push('report' in outcome.value ? outcome.value.report : outcome.value);
    else if (outcome.code === 'law_relation_circular') this.#rejections.push({ file, document: read.text.number, reason: 'relation_circular', details: outcome.details });
    else throw new Error(`law.importText was refused: ${outcome.code}`);
  }
}
