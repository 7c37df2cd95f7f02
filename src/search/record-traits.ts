import { LEVEL_BIT, type SearchDocument } from '#model/search.ts';
import { eachPhrase, longestOnly, type Lexicon } from './lexicon.ts';
import { splitTerms, type Word } from './split-terms.ts';

/** What stands in a record's title beside its words: circumstances, deeds, level, popularity; one entry per record. */
export interface RecordTraits {
  readonly qualifiers: Uint32Array;
  readonly deeds: Uint32Array;
  readonly levels: Uint8Array;
  readonly popularity: Float32Array;
}

/** Qualifiers with these ids speak of the level, which a record tells by its own field, not by its title. */
const LEVEL_QUALIFIERS: Readonly<Record<string, number>> = {
  'level-commune': LEVEL_BIT.commune,
  'level-province': LEVEL_BIT.province,
  'level-ministry': LEVEL_BIT.ministry,
};

/** The traits of all records. */
export function readTraits(documents: readonly SearchDocument[], lexicon: Lexicon): RecordTraits {
  const qualifiers = new Uint32Array(documents.length);
  const deeds = new Uint32Array(documents.length);
  const levels = new Uint8Array(documents.length);
  const popularity = new Float32Array(documents.length);
  documents.forEach((document, record) => {
    const title = splitTerms(document.title);
    levels[record] = document.levels;
    popularity[record] = document.popularity;
    qualifiers[record] = bitsOf(lexicon.qualifiersInTitle, title, true) | levelBits(document.levels, lexicon);
    deeds[record] = bitsOf(lexicon.deedsInTitle, title, true);
  });
  return { qualifiers, deeds, levels, popularity };
}

/** The bits of the qualifiers that speak of the level. */
export function levelMask(lexicon: Lexicon): number {
  return lexicon.qualifierIds.reduce((bits, id, at) => (id in LEVEL_QUALIFIERS ? bits | (1 << at) : bits), 0);
}

function levelBits(levels: number, lexicon: Lexicon): number {
  return lexicon.qualifierIds.reduce((bits, id, at) => ((levels & (LEVEL_QUALIFIERS[id] ?? 0)) === 0 ? bits : bits | (1 << at)), 0);
}

function bitsOf(book: Parameters<typeof eachPhrase<number>>[0], words: readonly Word[], marked: boolean): number {
  let bits = 0;
  const isLongest = longestOnly();
  eachPhrase(book, words, marked, ({ value, folded }, at) => {
    if (isLongest(at, at + folded.length)) bits |= 1 << value;
  });
  return bits >>> 0;
}
