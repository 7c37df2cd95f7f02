import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SearchDocument } from '#model/search.ts';
import { buildSearchData } from '#search/build-data.ts';
import { createSearch, type SearchEngine, type SearchModels } from '#search/search.ts';
import type { SearchData } from '#search/search-data.ts';
import { openSnapshot, writeSnapshot } from '#search/snapshot.ts';
import { listAbsentProcedures } from './absent-procedures.ts';
import { keyOfSearchContent, readSayings, readSearchContent, type LayWords, type Popularity, type Sayings, type SearchContent } from './read-search-content.ts';

/** The records to be searched, as the catalogue gives them. */
export interface RecordSource {
  /** A key that changes whenever any record does. */
  revision(): Promise<string>;
  /** Every record in force, as a search document with the sayings it is given. */
  documents(context: { readonly sayingsOf: (code: string) => Sayings; readonly popularity: Popularity }): AsyncIterable<SearchDocument>;
}

export interface OpenedSearch {
  readonly engine: SearchEngine;
  readonly models: SearchModels;
  readonly from: 'snapshot' | 'records';
  readonly ms: number;
}

const NO_SAYINGS: Sayings = { vietnamese: [], english: [] };

/**
 * Opens the search index: from the snapshot in the data folder when it was built from these very records and words,
 * else from the records, and leaves a snapshot for the next start. `buildApart` makes that snapshot in another process;
 * where it cannot, the index is built here.
 */
export async function openSearch(home: string, dataDir: string, source: RecordSource, buildApart?: () => Promise<boolean>, layWords?: LayWords): Promise<OpenedSearch> {
  const started = performance.now();
  const [content, key] = await Promise.all([readSearchContent(home, layWords === undefined ? {} : { layWords }), keyOf(home, source)]);
  const models = modelsOf(content);
  const path = join(dataDir, 'search', 'index.bin');
  const fromSnapshot = async (): Promise<SearchData | undefined> => {
    const file = await readFile(path).catch(() => undefined);
    return file === undefined ? undefined : openSnapshot(new Uint8Array(file.buffer, file.byteOffset, file.byteLength), key);
  };
  const ready = await fromSnapshot();
  const opened = ready ?? (buildApart !== undefined && (await buildApart()) ? await fromSnapshot() : undefined);
  if (opened !== undefined) {
    return { engine: createSearch(opened, models), models, from: ready === undefined ? 'records' : 'snapshot', ms: performance.now() - started };
  }
  const documents = await collectDocuments(home, content, source);
  const data = buildSearchData(documents, content.lexicon, content.learnt);
  await saveSnapshot(path, writeSnapshot(data, key));
  return { engine: createSearch(data, models), models, from: 'records', ms: performance.now() - started };
}

/** All documents with their sayings, and the procedures that are absent, in the order of their codes so that equal records give equal bytes. */
export async function collectDocuments(home: string, content: SearchContent, source: RecordSource): Promise<SearchDocument[]> {
  const sayings = await readSayings(home);
  const documents: SearchDocument[] = [];
  for await (const document of source.documents({ sayingsOf: (code) => sayings.get(code) ?? NO_SAYINGS, popularity: content.popularity })) documents.push(document);
  documents.push(...listAbsentProcedures(new Set(documents.map((document) => document.id)), sayings));
  return documents.sort((left, right) => (left.id < right.id ? -1 : 1));
}

/** The language side of an engine. */
export function modelsOf(content: SearchContent): SearchModels {
  return { lexicon: content.lexicon, ranking: content.ranking, encoder: content.learnt?.encoder, translation: content.learnt?.translation };
}

async function keyOf(home: string, source: RecordSource): Promise<string> {
  const [content, records] = await Promise.all([keyOfSearchContent(home), source.revision()]);
  return `${content}:${records}`;
}

/** Written beside and renamed, so that a crash leaves the old snapshot or the new one. A full disk costs only speed. */
async function saveSnapshot(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await mkdir(join(path, '..'), { recursive: true });
    const beside = `${path}.${String(process.pid)}`;
    await writeFile(beside, bytes);
    await rename(beside, path);
  } catch {
    // Derived data: the next start builds it again.
  }
}
