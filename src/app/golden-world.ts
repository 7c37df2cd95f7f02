import type { Assistant } from '#assistant/assistant.ts';
import { keepProcedureBook } from '#assistant/books.ts';
import type { ProcedureBook, SwitchBook } from '#assistant/ports.ts';
import type { Authority } from '#authority/authority.ts';
import type { Catalogue } from '#catalogue/catalogue.ts';
import type { GoldenWorld, OpenGoldenWorld } from '#knowledge/subject.ts';
import type { Law, LawPreview } from '#law/law.ts';
import type { Words } from '#knowledge/words.ts';
import type { ChangeSource } from '#model/change-set.ts';
import type { GoldenGot, GoldenQuestion } from '#model/golden.ts';
import type { Json } from '#model/json-diff.ts';
import type { MergedProcedure } from '#model/procedure.ts';
import type { SearchDocument, SearchPort } from '#model/search.ts';
import type { MergedTask } from '#model/task.ts';
import { localDateAt } from '#model/time.ts';
import { foldText } from '#model/vietnamese.ts';
import type { Clock } from '#platform/clock.ts';
import type { OfficerRooms } from './officer-rooms.ts';
import type { LaySaying } from '#search/lexicon.ts';
import type { LiveSearch } from './search/live-search.ts';
import type { LayWords, Sayings } from './search/read-search-content.ts';

export interface GoldenWorldDeps {
  readonly clock: Clock;
  readonly catalogue: Catalogue;
  readonly authority: Authority;
  readonly law: Pick<Law, 'preview'>;
  readonly search: LiveSearch;
  readonly assistant: Assistant;
  readonly office: Pick<OfficerRooms, 'officers' | 'portsOver'>;
  readonly words: Words;
  readonly switches: SwitchBook;
  /** The search document of a record with other sayings than its own where given. */
  documentWith(procedure: MergedProcedure, sayings: Sayings | undefined): Promise<SearchDocument>;
}

type Changes = Parameters<OpenGoldenWorld>[0];

/**
 * The house as it would answer with changes that are not live: other ports put before the same steps, nothing written. Tasks are
 * found by their present words; what is found is then read as it would be.
 */
export function createGoldenWorlds(deps: GoldenWorldDeps): OpenGoldenWorld {
  return async (changes) => {
    if (changes.length === 0) return ask(deps, {}, {});
    const procedures = await previewProcedures(deps, changes);
    const search = await previewSearch(deps, changes, procedures);
    const tasks = await previewTasks(deps, changes);
    const authority = tasks.length === 0 ? deps.authority : { ...deps.authority, ...deps.authority.preview(tasks) };
    const book = overlayBook(deps, procedures);
    const over = { search, procedures: book, switches: overlaySwitches(deps.switches, changes) };
    const library = await openLibrary(deps.law, changes.flatMap(({ kind, imported }) => (kind === 'law' ? [imported] : [])));
    const ports = deps.office.portsOver({ search, authority, ...(library === undefined ? {} : { law: library.law }) });
    const world = ask(deps, over, { ...ports, procedures: book, switches: over.switches });
    return library === undefined ? world : { ...world, close: library.close };
  };
}

async function previewTasks({ authority }: GoldenWorldDeps, changes: Changes): Promise<MergedTask[]> {
  const found: MergedTask[] = [];
  for (const { kind, id, after, imported, source } of changes) {
    if (kind !== 'task') continue;
    const task = imported === null ? authority.local.preview({ key: id, value: after, ...toldBy(source) }) : await authority.imported.preview(imported);
    if (task !== undefined) found.push(task);
  }
  return found;
}

/** The library with texts that are not in it, held open until `close`; undefined where no text changes. */
async function openLibrary(law: Pick<Law, 'preview'>, texts: readonly Json[]): Promise<{ readonly law: LawPreview; close(): Promise<void> } | undefined> {
  if (texts.length === 0) return undefined;
  const closing = Promise.withResolvers<undefined>();
  const opened = Promise.withResolvers<LawPreview>();
  const held = law.preview(texts, async (library) => {
    opened.resolve(library);
    await closing.promise;
  });
  held.catch((fault: unknown) => opened.reject(fault));
  return {
    law: await opened.promise,
    close: async () => {
      closing.resolve(undefined);
      await held;
    },
  };
}

type CitizenPorts = NonNullable<Parameters<Assistant['compose']>[2]>;
type OfficerPorts = NonNullable<Parameters<OfficerRooms['officers']['compose']>[2]>;

function ask({ assistant, office }: GoldenWorldDeps, citizen: CitizenPorts, officer: OfficerPorts): GoldenWorld {
  return {
    ask: async ({ audience, question, placeCode }: GoldenQuestion): Promise<GoldenGot> => {
      if (audience === 'citizen') {
        const { answer } = await assistant.compose({ text: question, ...(placeCode?.length === 5 ? { communeCode: placeCode } : {}) }, undefined, citizen);
        const first = answer.procedure?.code;
        return { candidates: withFirst(first, [...(answer.plan ?? []).map(({ code }) => code), ...answer.candidates.map(({ code }) => code)]), status: answer.status, text: answer.text };
      }
      const { answer } = await office.officers.compose({ text: question, ...(placeCode === undefined ? {} : { placeCode }) }, undefined, officer);
      return { candidates: withFirst(answer.matter?.id, answer.candidates.map(({ code }) => code)), status: answer.status, text: answer.text };
    },
  };
}

function withFirst(first: string | undefined, others: readonly string[]): string[] {
  return [...new Set([...(first === undefined ? [] : [first]), ...others])];
}

async function previewProcedures({ catalogue }: GoldenWorldDeps, changes: Changes): Promise<ReadonlyMap<string, MergedProcedure>> {
  const found = new Map<string, MergedProcedure>();
  for (const { kind, id, after, imported, source } of changes) {
    if (kind !== 'procedure') continue;
    const preview = imported === null ? await catalogue.corrections.preview({ code: id, value: after, ...toldBy(source) }) : await catalogue.imported.preview(id, imported);
    if (preview !== undefined) found.set(id, preview);
  }
  return found;
}

async function previewSearch(deps: GoldenWorldDeps, changes: Changes, procedures: ReadonlyMap<string, MergedProcedure>): Promise<SearchPort> {
  const sayings = new Map(changes.filter(({ kind }) => kind === 'sayings').map(({ id, after }) => [id, after as unknown as Sayings]));
  const lexicon = changes.filter(({ kind }) => kind === 'lexicon');
  const documents: SearchDocument[] = [];
  for (const code of new Set([...procedures.keys(), ...sayings.keys()])) {
    const procedure = procedures.get(code) ?? (await deps.catalogue.findProcedure(code));
    if (procedure !== undefined) documents.push(await deps.documentWith(procedure, sayings.get(code)));
  }
  if (documents.length === 0 && lexicon.length === 0) return deps.search;
  const layWords: LayWords | undefined = lexicon.length === 0 ? undefined : new Map<string, LaySaying>([...deps.words.layWords(), ...lexicon.map(({ id, after }) => [id, after as unknown as LaySaying] as const)]);
  return deps.search.preview(documents, layWords);
}

/** Changed records hold from today on; earlier days are read as they are kept. */
function overlayBook({ catalogue, clock }: GoldenWorldDeps, changed: ReadonlyMap<string, MergedProcedure>): ProcedureBook {
  const today = localDateAt(clock.now());
  const book = keepProcedureBook(catalogue);
  return { ...book, findProcedure: (code, asOf) => (asOf >= today ? changed.get(code) : undefined) ?? book.findProcedure(code, asOf) };
}

function overlaySwitches(live: SwitchBook, changes: Changes): SwitchBook {
  const turned = new Map(changes.filter(({ kind }) => kind === 'switch').map(({ id, after }) => [foldText(id), after as { readonly off: boolean; readonly reason: string } & Json]));
  if (turned.size === 0) return live;
  return {
    offReason: (matter) => {
      for (const topic of [`procedure:${matter.id}`, `task:${matter.id}`, `field:${matter.field}`]) {
        const to = turned.get(foldText(topic));
        if (to !== undefined) return to.off ? to.reason : undefined;
      }
      return live.offReason(matter);
    },
  };
}

function toldBy({ text, date, certainty }: ChangeSource) {
  return { source: text, sourceDate: date, certainty };
}
