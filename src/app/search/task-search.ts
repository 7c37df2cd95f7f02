import type { Authority } from '#authority/authority.ts';
import type { TaskHit } from '#authority/authority-ports.ts';
import { toTaskDocument } from '#authority/search-document.ts';
import type { SearchDocument, SearchResult } from '#model/search.ts';
import type { MergedTask } from '#model/task.ts';
import { buildSearchData } from '#search/build-data.ts';
import { createSearch, type SearchEngine, type SearchModels } from '#search/search.ts';
import { modelsOf } from './open-search.ts';
import { readSayings, readSearchContent, type Sayings } from './read-search-content.ts';

/** Finds tasks by what officers say; a clause that is cited goes straight to its tasks. */
export interface TaskSearch {
  /** Ranked tasks for a text, at most `limit`. */
  findTasks(text: string, limit: number): Promise<readonly TaskHit[]>;
  /** The engine's whole answer, for whoever weighs tasks against procedures. */
  find(text: string, limit: number): Promise<SearchResult>;
  /** How many tasks the index holds; builds it when no question did yet. */
  size(): Promise<number>;
  close(): void;
}

/** More changes than this are cheaper as a new build. */
const MOST_SINGLE_CHANGES = 24;

/** The index with the sayings it was built from let go: they are read again when many tasks change. */
type Built = Promise<SearchEngine>;

/**
 * The search over all tasks, in force or not (a question may be about any day). The index is built by the first question, with the
 * language models that the citizens' search holds already, and follows the tasks' changes.
 */
export function openTaskSearch(home: string, authority: Pick<Authority, 'book' | 'onChanged' | 'listByCitation' | 'readCitation' | 'findTask'>, models?: () => SearchModels): TaskSearch {
  let built: Built | undefined;
  const build = async (): Built => {
    const [held, sayings] = await Promise.all([models?.() ?? readSearchContent(home).then(modelsOf), readSayings(home)]);
    const documents = [...documentsOf(authority.book.all, sayings).values()].sort((left, right) => (left.id < right.id ? -1 : 1));
    return buildTaskEngine(documents, held);
  };
  const engine = (): Built => {
    if (built !== undefined) return built;
    const building = build();
    built = building;
    // A build that failed is tried again by the next question.
    building.catch(() => {
      if (built === building) built = undefined;
    });
    return building;
  };
  const unsubscribe = authority.onChanged((ids) => {
    const before = built;
    if (before === undefined) return;
    built = before.then(async (open) => {
      if (ids.length + open.changed > MOST_SINGLE_CHANGES) return build();
      const sayings = await readSayings(home);
      for (const id of ids) follow(open, id, authority.findTask(id), sayings);
      return open;
    });
    built.catch(() => (built = undefined));
  });
  const find = async (text: string, limit: number): Promise<SearchResult> => {
    const cited = listCited(text, authority);
    const found = (await engine()).find(text, { limit: cited.length === 0 ? limit : MOST_CITED });
    if (cited.length === 0) return found;
    const scores = new Map(found.hits.map((hit) => [hit.id, hit.score]));
    // What stands at the cited place itself comes before what lies deeper.
    const citation = authority.readCitation(text);
    const weigh = (task: MergedTask): number => (scores.get(task.id) ?? 0) + (isExact(task, citation) ? 1.1 : 0.1);
    const ranked = [...cited].sort((left, right) => weigh(right) - weigh(left) || (left.id < right.id ? -1 : 1));
    const total = ranked.reduce((sum, task) => sum + weigh(task), 0);
    return { ...found, hits: ranked.slice(0, limit).map((task) => ({ id: task.id, title: task.title, score: weigh(task) / total })) };
  };
  return { find, findTasks: async (text, limit) => (await find(text, limit)).hits, size: async () => (await engine()).size, close: unsubscribe };
}

/** So many tasks are ranked by the words when a clause is cited. */
const MOST_CITED = 32;

function isExact(task: MergedTask, citation: ReturnType<Authority['readCitation']>): boolean {
  return task.basis.some(({ article, clause, point }) => article === citation?.article && clause === citation?.clause && point === citation?.point);
}

/** Only an article goes straight: a decree alone names dozens of tasks. */
function listCited(text: string, authority: Pick<Authority, 'listByCitation' | 'readCitation'>): readonly MergedTask[] {
  const citation = authority.readCitation(text);
  return citation?.article === undefined || citation.document === undefined ? [] : authority.listByCitation(citation);
}

/** An engine over task documents; the measures build theirs here too. */
export function buildTaskEngine(documents: readonly SearchDocument[], models: SearchModels): SearchEngine {
  const { lexicon, encoder, translation } = models;
  // No lesson knew a task: each one's vector is made of its own words.
  const learnt = encoder === undefined || translation === undefined ? undefined : { encoder, translation, vectorOf: new Map<string, Int8Array>() };
  return createSearch(buildSearchData(documents, lexicon, learnt), models);
}

/** One document per id: a province's own record of a national task is found by the national words. */
export function documentsOf(tasks: readonly MergedTask[], sayings: ReadonlyMap<string, Sayings>): Map<string, SearchDocument> {
  const documents = new Map<string, SearchDocument>();
  for (const task of tasks) if (task.provinceCode === undefined || !documents.has(task.id)) documents.set(task.id, documentOf(task, sayings));
  return documents;
}

function documentOf(task: MergedTask, sayings: ReadonlyMap<string, Sayings>): SearchDocument {
  const said = task.procedureCodes.map((code) => sayings.get(code));
  return toTaskDocument(task, { vi: said.flatMap((one) => one?.vietnamese ?? []), en: said.flatMap((one) => one?.english ?? []) });
}

function follow(engine: SearchEngine, id: string, task: MergedTask | undefined, sayings: ReadonlyMap<string, Sayings>): void {
  if (task === undefined) engine.remove(id);
  else engine.update(documentOf(task, sayings));
}
