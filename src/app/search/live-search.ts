import type { SearchDocument, SearchPort } from '#model/search.ts';
import type { Log } from '#platform/log.ts';
import { createSearch, type SearchEngine, type SearchModels } from '#search/search.ts';
import { modelsOf, openSearch, type OpenedSearch, type RecordSource } from './open-search.ts';
import { readSearchContent, type LayWords } from './read-search-content.ts';

/** The search of a running house: follows the catalogue as it changes. */
export interface LiveSearch extends SearchPort {
  readonly opened: OpenedSearch;
  /** Says that a record changed; the index follows at once for a few, by a new build for many. */
  recordChanged(code: string): void;
  /** Says that the house's own lay words changed; the index itself stays. */
  layWordsChanged(): void;
  /** The search as it would be with some records and lay words changed, beside the one that answers. */
  preview(documents: readonly SearchDocument[], layWords?: LayWords): Promise<SearchPort>;
  /** Looks whether the index is level with the catalogue, and builds it anew where an event was lost or could not be followed; true when it was not. */
  checkLevel(): Promise<boolean>;
  /** Ends when everything said so far is searchable. */
  settled(): Promise<void>;
  close(): void;
}

export interface LiveSearchDeps {
  readonly home: string;
  readonly dataDir: string;
  readonly source: RecordSource;
  /** One record as a document; undefined when it is no longer in force. */
  readonly documentOf: (code: string) => Promise<SearchDocument | undefined>;
  readonly log: Log;
  /** What the house says of lay words itself. */
  readonly layWords?: () => LayWords;
  /** Makes the snapshot in a process of its own. */
  readonly buildApart?: () => Promise<boolean>;
}

/** More changes than this are cheaper as a new build. */
const MOST_SINGLE_CHANGES = 24;
/** Changes come in bursts (an import); wait for the burst to end. Unit: milliseconds. */
const QUIET_MS = 60;

/** Opens the index and keeps it level with the catalogue. */
export async function openLiveSearch(deps: LiveSearchDeps): Promise<LiveSearch> {
  let level = await deps.source.revision();
  let opened = await openSearch(deps.home, deps.dataDir, deps.source, deps.buildApart, deps.layWords?.());
  const waiting = new Set<string>();
  /** What was taken in since the index was opened; undefined: taken out. */
  const taken = new Map<string, SearchDocument | undefined>();
  let timer: NodeJS.Timeout | undefined;
  let following: Promise<void> = Promise.resolve();

  async function follow(): Promise<void> {
    const codes = [...waiting];
    waiting.clear();
    if (codes.length === 0) return;
    if (codes.length + opened.engine.changed > MOST_SINGLE_CHANGES) {
      await openAgain();
      return;
    }
    level = await deps.source.revision();
    for (const code of codes) {
      const document = await deps.documentOf(code);
      taken.set(code, document);
      if (document === undefined) opened.engine.remove(code);
      else opened.engine.update(document);
    }
  }

  /** An engine over the same index with other words. */
  async function engineWith(layWords: LayWords | undefined): Promise<{ engine: SearchEngine; models: SearchModels }> {
    const models = layWords === undefined ? opened.models : modelsOf(await readSearchContent(deps.home, { layWords }));
    const engine = createSearch(opened.engine.data, models);
    for (const [code, document] of taken) if (document === undefined) engine.remove(code);
    engine.update(...[...taken.values()].filter((document) => document !== undefined));
    return { engine, models };
  }

  async function openAgain(): Promise<void> {
    level = await deps.source.revision();
    taken.clear();
    opened = await openSearch(deps.home, deps.dataDir, deps.source, deps.buildApart, deps.layWords?.());
  }

  function start(work: () => Promise<void>): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    following = following.then(work).catch((fault: unknown) => {
      // Of no revision: the next look finds that, and builds anew.
      level = '';
      deps.log.error('search_not_level', { fault: String(fault) });
    });
    return following;
  }

  return {
    get opened() {
      return opened;
    },
    get size() {
      return opened.engine.size;
    },
    find: (text, options) => opened.engine.find(text, options),
    cover: (text, id) => opened.engine.cover(text, id),
    recordChanged(code) {
      waiting.add(code);
      clearTimeout(timer);
      timer = setTimeout(() => void start(follow), QUIET_MS);
      timer.unref();
    },
    layWordsChanged() {
      void start(async () => {
        level = await deps.source.revision();
        opened = { ...opened, ...(await engineWith(deps.layWords?.() ?? new Map())) };
      });
    },
    async preview(documents, layWords) {
      const { engine } = await engineWith(layWords);
      engine.update(...documents);
      return engine;
    },
    async checkLevel() {
      await following;
      if (waiting.size > 0 || (await deps.source.revision()) === level) return false;
      await start(openAgain);
      return true;
    },
    settled: () => start(follow),
    close: () => clearTimeout(timer),
  };
}
