import type { SearchData } from './search-data.ts';
import { openSections, writeSections } from './section-file.ts';

/** Grows when the layout changes: an older file is then built again instead of misread. */
export const SNAPSHOT_FORMAT = 5;
const MAGIC = 'MCSI';

interface Header {
  readonly format: number;
  /** What the index was built from; a reader with another key builds anew. */
  readonly key: string;
  readonly size: number;
  readonly ids: readonly string[];
  readonly titles: readonly string[];
  readonly words: readonly string[];
}

/** Writes an index as one block of bytes that opens without parsing its numbers. */
export function writeSnapshot(data: SearchData, key: string): Uint8Array {
  const words = [...data.words.keys()];
  const header: Header = { format: SNAPSHOT_FORMAT, key, size: data.index.size, ids: data.ids, titles: data.titles, words };
  return writeSections(MAGIC, header, [
    ['slots', data.index.terms.slots],
    ['hashA', data.index.terms.hashA],
    ['hashB', data.index.terms.hashB],
    ['starts', data.index.starts],
    ['records', data.index.records],
    ['impacts', data.index.impacts],
    ['scales', data.index.scales],
    ['idf', data.index.idf],
    ['sentenceOfRecord', data.sentences.ofRecord],
    ['sentenceStarts', data.sentences.starts],
    ['sentenceTerms', data.sentences.terms],
    ['sentenceExact', data.sentences.exact],
    ['sentenceNorms', data.sentences.norms],
    ['qualifiers', data.traits.qualifiers],
    ['deeds', data.traits.deeds],
    ['levels', data.traits.levels],
    ['popularity', data.traits.popularity],
    ['absent', data.absent],
    ['vectors', data.vectors],
    ['wordCounts', Uint32Array.from(words, (word) => data.words.get(word) ?? 0)],
  ]);
}

/**
 * Opens a snapshot in place; undefined when it is of another layout, was built from something else, or is damaged:
 * the index is derived data and is then simply built again.
 */
export function openSnapshot(file: Uint8Array, key: string): SearchData | undefined {
  const open = openSections<Header>(file, MAGIC);
  if (open === undefined || open.header.format !== SNAPSHOT_FORMAT || open.header.key !== key) return undefined;
  const { header, take } = open;
  const counts = take<Uint32Array>('wordCounts');
  return {
    ids: header.ids,
    titles: header.titles,
    words: new Map(header.words.map((word, at) => [word, counts[at] ?? 0])),
    index: {
      terms: { slots: take('slots'), hashA: take('hashA'), hashB: take('hashB') },
      starts: take('starts'),
      records: take('records'),
      impacts: take('impacts'),
      scales: take('scales'),
      idf: take('idf'),
      size: header.size,
    },
    sentences: {
      ofRecord: take('sentenceOfRecord'),
      starts: take('sentenceStarts'),
      terms: take('sentenceTerms'),
      exact: take('sentenceExact'),
      norms: take('sentenceNorms'),
    },
    traits: { qualifiers: take('qualifiers'), deeds: take('deeds'), levels: take('levels'), popularity: take('popularity') },
    absent: take('absent'),
    vectors: take('vectors'),
  };
}
