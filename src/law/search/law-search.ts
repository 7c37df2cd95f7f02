import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '#platform/log.ts';
import { buildLawIndex } from './build-law-index.ts';
import type { LawIndex, LawRecord } from './law-index.ts';
import { openLawIndex, writeLawIndex } from './law-index-file.ts';
import type { QuestionWords } from './read-law-query.ts';
import { readLawQuery } from './read-law-query.ts';
import { createLawScratch, searchLawIndex, type LawFilter, type LawScratch } from './search-law-index.ts';

/** Where the records come from. */
export interface LawRecordSource {
  /** A key that changes with every change of the library. */
  revision(): Promise<number>;
  /** How many records there are, about. */
  size(): Promise<number>;
  records(): AsyncIterable<LawRecord>;
}

/** A hit by the record's id, with the passage that says most. */
export interface LawHit {
  readonly id: string;
  readonly score: number;
  readonly passage: number;
}

/** The search of a running house: opened when first asked, and level with the library from then on. */
export interface LawSearch {
  find(text: string, filter: Omit<LawFilter, 'documents'>, wanted: ((document: string) => boolean) | undefined, limit: number): Promise<readonly LawHit[]>;
  /** Says that the library changed; the index is built anew in quiet moments, and searches go on over the old one meanwhile. */
  changed(): void;
  /** Ends when everything said so far is searchable. */
  settled(): Promise<void>;
  readonly size: number;
  close(): void;
}

/** Changes come in bursts (an import); wait for the burst to end. Unit: milliseconds. */
const QUIET_MS = 250;

/** A larger library is indexed in a process of its own: the work of laying it out would hold up answers. */
const BUILT_HERE_UP_TO = 5_000;

interface Opened {
  readonly law: LawIndex;
  readonly scratch: LawScratch;
  readonly revision: number;
}

/** Opens the search over a source. The index is read from the data folder where it was built from this very library, else built in turns with other work. */
export function openLawSearch(deps: { readonly source: LawRecordSource; readonly dataDir: string; readonly log: Log; readonly questionWords: QuestionWords; readonly buildApart?: (() => Promise<boolean>) | undefined }): LawSearch {
  const path = join(deps.dataDir, 'search', 'law.bin');
  let opened: Opened | undefined;
  let opening: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stale = false;
  let closed = false;

  async function open(): Promise<void> {
    const revision = await deps.source.revision();
    if (opened?.revision === revision) return;
    const isLarge = deps.buildApart !== undefined && (await deps.source.size()) > BUILT_HERE_UP_TO;
    const kept = (await openKept(revision)) ?? (isLarge && (await deps.buildApart?.()) === true ? await openKept(revision) : undefined);
    const law = kept ?? (await buildLawIndex(deps.source.records()));
    opened = { law, scratch: createLawScratch(law.index.size), revision };
    if (kept === undefined) await save(path, writeLawIndex(law, String(revision)));
  }

  async function openKept(revision: number): Promise<LawIndex | undefined> {
    const file = await readFile(path).catch(() => undefined);
    return file === undefined ? undefined : openLawIndex(new Uint8Array(file.buffer, file.byteOffset, file.byteLength), String(revision));
  }

  /** One opening at a time; what changes during one is taken up by the next. */
  function level(): Promise<void> {
    opening ??= (async () => {
      do {
        stale = false;
        await open();
      } while (stale && !closed);
    })().finally(() => (opening = undefined));
    return opening;
  }

  return {
    async find(text, filter, wanted, limit) {
      if (opened === undefined) await level();
      if (opened === undefined) return [];
      const { law, scratch } = opened;
      const documents = wanted === undefined ? undefined : Uint8Array.from(law.documents, ({ number }) => (wanted(number) ? 1 : 0));
      const words = readLawQuery(text, deps.questionWords);
      return searchLawIndex(law, words, { ...filter, ...(documents === undefined ? {} : { documents }) }, limit, scratch).map(({ record, score, passage }) => ({ id: law.ids[record] ?? '', score, passage }));
    },
    changed() {
      stale = true;
      // Nothing was asked yet: the first question opens it.
      if (opened === undefined || closed) return;
      clearTimeout(timer);
      timer = setTimeout(() => void level().catch((fault: unknown) => deps.log.error('law_search_not_level', { fault: String(fault) })), QUIET_MS);
      timer.unref();
    },
    async settled() {
      clearTimeout(timer);
      await opening;
      await level();
    },
    get size() {
      return opened?.law.index.size ?? 0;
    },
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}

/** Written beside and renamed, so that a crash leaves the old file or the new one. A full disk costs only speed. */
async function save(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await mkdir(join(path, '..'), { recursive: true });
    const beside = `${path}.${String(process.pid)}`;
    await writeFile(beside, bytes);
    await rename(beside, path);
  } catch {
    // Derived data: the next start builds it again.
  }
}
