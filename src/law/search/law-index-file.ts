import { openSections, writeSections, type Numbers } from '#search/section-file.ts';
import type { LawIndex } from './law-index.ts';

/** Raise it when the index's shape or its ranking's counting changes. */
const MAGIC = 'MLW1';

interface Header {
  readonly key: string;
  readonly size: number;
  readonly ids: readonly string[];
  readonly documents: LawIndex['documents'];
  readonly meanPassage: number;
}

/** The index as bytes, for the data folder. `key` names the library it was built from. */
export function writeLawIndex(law: LawIndex, key: string): Uint8Array {
  const { index } = law;
  const arrays: [string, Numbers][] = [
    ['slots', index.terms.slots], ['hashA', index.terms.hashA], ['hashB', index.terms.hashB], ['starts', index.starts], ['records', index.records], ['impacts', index.impacts],
    ['scales', index.scales], ['idf', index.idf], ['documentOf', law.documentOf], ['days', law.days], ['wordOfTerm', law.wordOfTerm], ['words', law.words], ['passageStarts', law.passageStarts], ['passagesOf', law.passagesOf],
  ];
  return writeSections<Header>(MAGIC, { key, size: index.size, ids: law.ids, documents: law.documents, meanPassage: law.meanPassage }, arrays);
}

/** Opens what `writeLawIndex` wrote, in place; undefined when it was built from another library or is damaged. */
export function openLawIndex(bytes: Uint8Array, key: string): LawIndex | undefined {
  const opened = openSections<Header>(bytes, MAGIC);
  if (opened === undefined || opened.header.key !== key) return undefined;
  const { header, take } = opened;
  return {
    index: {
      terms: { slots: take('slots'), hashA: take('hashA'), hashB: take('hashB') },
      starts: take('starts'), records: take('records'), impacts: take('impacts'), scales: take('scales'), idf: take('idf'), size: header.size,
    },
    ids: header.ids, documents: header.documents, meanPassage: header.meanPassage,
    documentOf: take('documentOf'), days: take('days'), wordOfTerm: take('wordOfTerm'), words: take('words'), passageStarts: take('passageStarts'), passagesOf: take('passagesOf'),
  };
}
