import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Procedure } from '#model/procedure.ts';
import type { SearchDocument } from '#model/search.ts';
import { mergeProcedures, type SourcedProcedure } from '#catalogue/merge-procedure.ts';
import { readRecords } from '#catalogue/read-files.ts';
import { listImportFiles } from '#platform/import-files/list-files.ts';
import { toSearchDocument } from '#catalogue/search-document.ts';
import { listAbsentProcedures } from '#app/search/absent-procedures.ts';
import { popularityOf, readSayings, readSearchContent, type SearchContent } from '#app/search/read-search-content.ts';

/** The national records beside the project, when they are there. */
export const NATIONAL_RECORDS = ['../shared/data/tthc-dvcqg-2026', '../shared/data/tthc-bqp-2025'] as const;

/**
 * Every procedure, merged as the catalogue merges, read from files without a store: for training, benchmarks and reports.
 * `bare`: those of a fresh clone alone.
 */
export async function readCorpus(home: string, bare = false): Promise<Procedure[]> {
  const paths = [join(home, 'content/procedures'), ...(bare ? [] : NATIONAL_RECORDS).map((path) => join(home, path)).filter((path) => existsSync(path))];
  const sources = new Map<string, SourcedProcedure[]>();
  for (const file of await listImportFiles(paths)) {
    for await (const { source, result } of readRecords(file)) {
      if (source === undefined || !result.ok) continue;
      const { procedure } = result;
      const list = sources.get(procedure.code) ?? [];
      list.push({ source, procedure });
      sources.set(procedure.code, list);
    }
  }
  return [...sources.values()].map((list) => mergeProcedures(list)).map((body) => ({ ...body, version: 1 })) as Procedure[];
}

/** The documents of all procedures with their sayings, and of those that are absent, sorted by code. */
export async function readDocuments(home: string, options: { readonly unfitted?: boolean; readonly bare?: boolean } = {}): Promise<{ documents: SearchDocument[]; procedures: Procedure[]; content: SearchContent }> {
  const [procedures, sayings, content] = await Promise.all([readCorpus(home, options.bare), readSayings(home), readSearchContent(home, options)]);
  const documents = procedures.map((procedure) => {
    const said = sayings.get(procedure.code);
    const document = toSearchDocument(procedure, { vi: said?.vietnamese ?? [], en: said?.english ?? [] });
    return { ...document, popularity: popularityOf(procedure, content.popularity) };
  });
  documents.push(...listAbsentProcedures(new Set(documents.map((document) => document.id)), sayings));
  documents.sort((left, right) => (left.id < right.id ? -1 : 1));
  return { documents, procedures, content };
}
