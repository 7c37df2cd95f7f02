import { newId } from '#model/ids.ts';
import type { Actor } from '#model/actor.ts';
import type { Json } from '#model/json-diff.ts';
import type { LawAddress, ProvisionValidity } from '#model/law-address.ts';
import { recogniseReferences, type LawReference } from '#model/law-reference.ts';
import type { FoundProvision, LawChange, LawDocument, LawRelation, ProvisionComparison } from '#model/law.ts';
import type { Outcome } from '#model/outcome.ts';
import { localDateAt, type LocalDate } from '#model/time.ts';
import type { Clock } from '#platform/clock.ts';
import type { CommandCall, Commands, RepeatRefusal } from '#platform/command.ts';
import type { Database } from '#platform/database/database.ts';
import { PlatformFault } from '#platform/fault.ts';
import type { Log } from '#platform/log.ts';
import { cutPage, type Page } from '#platform/routes.ts';
import { createImportedTexts, type ImportedTexts } from './imported-texts.ts';
import { importTexts, type LawImportInput, type LawImportProgress, type LawImportReport } from './import-texts.ts';
import type { LawRefusal } from './law.policy.ts';
import { countFacets, countWordings, listDocumentRows, listImportRows, listRelationsBy, listRelationsOn, readState, type ImportRow, type StoredRelation } from './law.store.ts';
import { listChanges } from './list-changes.ts';
import { loadLawContent, readLawContent } from './load-content.ts';
import { createReader, type OutlineEntry, type ProvisionReader } from './read-provisions.ts';
import { addRelation, withdraw, type RelationInput } from './relate-texts.ts';
import { findProvisions, type FoundByWords, type LawQuery } from './search/find-provisions.ts';
import { openLawSearch } from './search/law-search.ts';
import { listRecords } from './search/list-records.ts';
import type { QuestionWords } from './search/read-law-query.ts';

export interface LawDeps {
  readonly database: Database;
  readonly commands: Commands;
  readonly clock: Clock;
  readonly log: Log;
  readonly dataDir: string;
  readonly questionWords: QuestionWords;
  /** Writes the search index of this library in another process; false where it could not. */
  readonly buildApart?: () => Promise<boolean>;
}

export interface DocumentQuery {
  readonly q?: string;
  readonly kind?: string;
  readonly issuer?: string;
  readonly field?: string;
  readonly state?: 'inForce' | 'notYet' | 'ended' | 'unknown';
  readonly asOf?: LocalDate;
  readonly after?: string;
  readonly limit: number;
}

/** The law library: texts, when each provision is in force, what changed it, and how it is found. Every question is asked as of a day, today unless said. */
export interface Law {
  /** A document by its number as the library writes it, or as people do ("118/2025", "nđ118", "Luật Hộ tịch"). */
  findDocument(number: string): Promise<LawDocument | undefined>;
  listDocuments(query: DocumentQuery): Promise<Page<LawDocument>>;
  /** The kinds, issuers and fields there are, with counts. */
  listFacets(): Promise<readonly { readonly facet: 'kind' | 'issuer' | 'field'; readonly value: string; readonly count: number }[]>;
  /** Articles and annexes of a document with the state of each on a day; undefined for a document nobody knows, empty where its text is not here. */
  outline(number: string, asOf?: LocalDate): Promise<readonly OutlineEntry[] | undefined>;
  /**
   * A provision, a clause or a point as it read on a day. Undefined where the library does not have it.
   * Shape: `laterWording` is true where only a later wording is here; nothing may be quoted as of that day then.
   */
  findProvision(address: LawAddress, asOf?: LocalDate): Promise<FoundProvision | undefined>;
  /** Whether a place is in force on a day and what changed it up to then. Never fails: what is not known is `unknown`. */
  stateOn(address: LawAddress, on?: LocalDate): Promise<ProvisionValidity>;
  /** A provision the day before `on` and on `on`, with changed words marked; `before` or `after` is missing where the library has no such wording. */
  compareProvision(address: LawAddress, on: LocalDate, before?: LocalDate): Promise<ProvisionComparison | undefined>;
  /** What begins, ends or is changed in a period, both days counted: "what changes on 1 March 2027". */
  listChanges(from: LocalDate, to: LocalDate): Promise<readonly LawChange[]>;
  /** What other texts do to a document, and what it does to others. */
  listRelations(number: string): Promise<{ readonly on: readonly StoredRelation[]; readonly by: readonly StoredRelation[] }>;
  /** Provisions by words, numbers and addresses, the best first. */
  search(query: LawQuery): Promise<readonly FoundByWords[]>;
  /** References in running text, resolved by the documents of the library. `here`: where the text itself stands. */
  recognise(text: string, here?: LawAddress): Promise<readonly LawReference[]>;
  /** Imports files or folders, each document whole or not at all. Refuses: `not_allowed`, `law_path_missing`. */
  importTexts(input: LawImportInput, call: CommandCall, onProgress?: LawImportProgress): Promise<Outcome<LawImportReport, LawRefusal>>;
  /** What files say, looked at and then written as part of an approved change set. */
  readonly imported: ImportedTexts;
  /** Runs `work` over the library as it would be with texts that are not in it; undone when `work` ends. New words are found as they are now. */
  preview<Result>(texts: readonly Json[], work: (law: LawPreview) => Promise<Result>): Promise<Result>;
  /** Enters what one text does to another. Refuses: `not_allowed`, `law_relation_circular`, `law_relation_known`, `law_dates_swapped`. */
  addRelation(input: RelationInput, call: CommandCall): Promise<Outcome<LawRelation & { readonly id: string }, LawRefusal | RepeatRefusal>>;
  /** Withdraws an entered relation. Refuses: `not_allowed`, `not_found`. */
  withdrawRelation(id: string, call: CommandCall): Promise<Outcome<{ readonly id: string }, LawRefusal | RepeatRefusal>>;
  /** What was imported, the newest first. */
  listImports(query: { readonly document?: string; readonly before?: number; readonly limit: number }): Promise<Page<ImportRow>>;
  /** Loads `content/law/documents.json`; unchanged content costs one hash. Faults: `content_broken`. */
  loadContent(path: string, actor: Actor): Promise<{ readonly documents: number }>;
  /** A number that changes with each change of the library. */
  revision(): Promise<number>;
  /** Says that the library changed here or in another process; the search follows. */
  changed(): void;
  /** How many wordings the search holds; 0 until it was first asked. */
  readonly searchable: number;
  /** Ends when the search is level with the library. */
  settled(): Promise<void>;
  close(): void;
}

/** What is read of a library that is not live. */
export type LawPreview = Pick<Law, 'findDocument' | 'recognise' | 'stateOn' | 'findProvision'>;

/** Opens the room. The search index is opened by the first question. */
export function createLaw(deps: LawDeps): Law {
  const { database, commands, clock } = deps;
  const today = (): LocalDate => localDateAt(clock.now());
  const reader = createReader(database, today);
  const revision = async (): Promise<number> => (await readState(database)).revision;
  const search = openLawSearch({ ...deps, source: { revision, size: () => countWordings(database), records: () => listRecords(database) } });
  const changed = (): void => {
    reader.forget();
    search.changed();
  };
  const following = async <Result extends { readonly ok: boolean }>(work: Promise<Result>): Promise<Result> => {
    const result = await work;
    if (result.ok) changed();
    return result;
  };
  const imported = createImportedTexts(database, clock);
  const importDeps = { database, commands, newImportId: () => newId(clock.now()) };

  return {
    ...readOver(reader, today),
    listDocuments: async ({ limit, after = '', asOf = today(), ...asked }) => {
      const page = cutPage(await listDocumentRows(database, { ...asked, asOf, after, limit: limit + 1 }), limit, ({ number }) => [number]);
      return { ...page, items: page.items.map(({ fromContent: _fromContent, ...document }) => document) };
    },
    listFacets: () => countFacets(database),
    outline: (number, asOf = today()) => reader.outline(number, asOf),
    compareProvision: (address, on, before) => reader.compare(address, on, before),
    listChanges: (from, to) => listChanges(database, from, to),
    listRelations: async (number) => ({ on: await listRelationsOn(database, [number]), by: await listRelationsBy(database, number) }),
    search: (query) => findProvisions({ search, reader }, query, query.asOf ?? today()),
    importTexts: (input, call, onProgress) => following(importTexts(importDeps, input, call, onProgress)),
    imported,
    preview: (texts, work) => imported.preview(texts, (queries) => work(readOver(createReader(queries, today), today))),
    addRelation: (input, call) => following(commands.run(addRelation, input, call)),
    withdrawRelation: (id, call) => following(commands.run(withdraw, { id }, call)),
    listImports: async ({ limit, ...asked }) => cutPage(await listImportRows(database, { ...asked, limit: limit + 1 }), limit, ({ number }) => [number]),
    loadContent: async (path, actor) => {
      const read = await readLawContent(path);
      if ((await readState(database)).contentHash === read.hash) return { documents: 0 };
      const outcome = await following(commands.run(loadLawContent, read, { actor }));
      if (!outcome.ok) throw new PlatformFault('content_broken', { file: path, reason: outcome.code });
      return outcome.value;
    },
    revision,
    changed,
    get searchable() {
      return search.size;
    },
    settled: () => search.settled(),
    close: () => search.close(),
  };
}

function readOver(reader: ProvisionReader, today: () => LocalDate): LawPreview {
  return {
    findDocument: async (number) => {
      const { documents } = await reader.book();
      return documents.get(number) ?? documents.get((await reader.resolve(number)) ?? '');
    },
    findProvision: (address, asOf = today()) => reader.find(address, asOf),
    stateOn: (address, on = today()) => reader.stateOn(address, on),
    recognise: async (text, here) => recogniseReferences(text, { documents: (await reader.book()).table, ...(here === undefined ? {} : { here }) }),
  };
}
