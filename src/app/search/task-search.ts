import type { Authority } from '#authority/authority.ts';
import type { TaskHit } from '#authority/authority-ports.ts';
import { toTaskDocument } from '#authority/search-document.ts';
import type { SearchDocument, SearchResult } from '#model/search.ts';
import type { MergedTask } from '#model/task.ts';
import { buildSearchData } from '#search/build-data.ts';
import { createSearch, type SearchEngine } from '#search/search.ts';
import { readSayings, readSearchContent, type Sayings, type SearchContent } from './read-search-content.ts';

/** Finds tasks by what officers say; a clause that is cited goes straight to its tasks. */
export interface TaskSearch {
  /** Ranked tasks for a text, at most `limit`. */
  findTasks(text: string, limit: number): readonly TaskHit[];
  /** The engine's whole answer, for whoever weighs tasks against procedures. */
  find(text: string, limit: number): SearchResult;
  readonly size: number;
  close(): void;
}

/** More changes than this are cheaper as a new build. */
const MOST_SINGLE_CHANGES = 24;

/** Builds the index of all tasks in force or not (a question may be about any day) and follows their changes. */
export async function openTaskSearch(home: string, authority: Pick<Authority, 'book' | 'onChanged' | 'listByCitation' | 'readCitation' | 'findTask'>): Promise<TaskSearch> {
  const [content, sayings] = await Promise.all([readSearchContent(home), readSayings(home)]);
  let engine = build(authority.book.all, content, sayings);
  const unsubscribe = authority.onChanged((ids) => {
    if (ids.length + engine.changed > MOST_SINGLE_CHANGES) engine = build(authority.book.all, content, sayings);
    else for (const id of ids) follow(engine, id, authority.findTask(id), sayings);
  });
  const findTasks = (text: string, limit: number): readonly TaskHit[] => {
    const cited = listCited(text, authority);
    if (cited.length === 0) return engine.find(text, { limit }).hits;
    const scores = new Map(engine.find(text, { limit: 32 }).hits.map((hit) => [hit.id, hit.score]));
    // What stands at the cited place itself comes before what lies deeper, unless the words say otherwise.
    const weigh = (task: MergedTask): number => (scores.get(task.id) ?? 0) + (isExact(task, authority.readCitation(text)) ? 0.8 : 0.1);
    const ranked = [...cited].sort((left, right) => weigh(right) - weigh(left) || (left.id < right.id ? -1 : 1));
    const total = ranked.reduce((sum, task) => sum + weigh(task), 0);
    return ranked.slice(0, limit).map((task) => ({ id: task.id, title: task.title, score: weigh(task) / total }));
  };
  return {
    findTasks,
    find: (text, limit) => ({ ...engine.find(text, { limit }), hits: findTasks(text, limit) }),
    get size() {
      return engine.size;
    },
    close: unsubscribe,
  };
}

function isExact(task: MergedTask, citation: ReturnType<Authority['readCitation']>): boolean {
  return task.basis.some(({ article, clause, point }) => article === citation?.article && clause === citation?.clause && point === citation?.point);
}

/** Only an article goes straight: a decree alone names dozens of tasks. */
function listCited(text: string, authority: Pick<Authority, 'listByCitation' | 'readCitation'>): readonly MergedTask[] {
  const citation = authority.readCitation(text);
  return citation?.article === undefined || citation.document === undefined ? [] : authority.listByCitation(citation);
}

function build(tasks: readonly MergedTask[], content: SearchContent, sayings: ReadonlyMap<string, Sayings>): SearchEngine {
  const documents = [...documentsOf(tasks, sayings).values()].sort((left, right) => (left.id < right.id ? -1 : 1));
  return buildTaskEngine(documents, content);
}

/** An engine over task documents; the measures build theirs here too. */
export function buildTaskEngine(documents: readonly SearchDocument[], content: SearchContent): SearchEngine {
  const { lexicon, ranking, learnt } = content;
  return createSearch(buildSearchData(documents, lexicon, learnt), { lexicon, ranking, encoder: learnt?.encoder, translation: learnt?.translation });
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
