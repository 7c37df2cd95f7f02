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
    qualifiers[record] = bitsOf(lexicon.qualifiersInTitle, title) | levelBits(document.levels, lexicon);
    deeds[record] = bitsOf(lexicon.deedsInTitle, title);
  });
  return { qualifiers, deeds, levels, popularity };
}

/** The bits of the qualifiers that speak of the level. */
export function levelMask(lexicon: Lexicon): number {
  return lexicon.qualifierIds.reduce((bits, id, at) => (id in LEVEL_QUALIFIERS ? bits | (1 << at) : bits), 0);
}

/** The bits of deeds and circumstances that nobody means unless they say so. */
export interface TraitBits {
  /** Deeds that end something: a question that names none of them is about its beginning. */
  readonly stop: number;
  /** Deeds on what was issued before. */
  readonly change: number;
  /** The circumstance that a foreigner or a foreign country is part of the matter. */
  readonly foreign: number;
}

const STOP_DEEDS = new Set(['end', 'suspend', 'withdraw']);
const CHANGE_DEEDS = new Set(['reissue', 'exchange', 'extend', 'change', 'resume', 'transfer', 'split']);

/** The bits of a lexicon. */
export function traitBits(lexicon: Lexicon): TraitBits {
  const bitsWhere = (ids: readonly string[], wanted: (id: string) => boolean): number => ids.reduce((bits, id, at) => (wanted(id) ? bits | (1 << at) : bits), 0);
  return {
    stop: bitsWhere(lexicon.deedIds, (id) => STOP_DEEDS.has(id)),
    change: bitsWhere(lexicon.deedIds, (id) => CHANGE_DEEDS.has(id)),
    foreign: bitsWhere(lexicon.qualifierIds, (id) => id === 'foreign'),
  };
}

function levelBits(levels: number, lexicon: Lexicon): number {
  return lexicon.qualifierIds.reduce((bits, id, at) => ((levels & (LEVEL_QUALIFIERS[id] ?? 0)) === 0 ? bits : bits | (1 << at)), 0);
}

/** A title is written with its marks: "nội dung" is no "dừng". */
function bitsOf(book: Parameters<typeof eachPhrase<number>>[0], words: readonly Word[]): number {
  let bits = 0;
  const isLongest = longestOnly();
  eachPhrase(book, words, true, ({ value, folded, exact }, at) => {
    if (exact.every((word, offset) => words[at + offset]?.exact === word) && isLongest(at, at + folded.length)) bits |= 1 << value;
  });
  return bits >>> 0;
}
