import type { CoveredWord, QuestionCover } from '#model/search.ts';
import type { TermIndex } from './build-index.ts';
import type { ReadQuery, TermLookup } from './read-query.ts';
import type { SearchData } from './search-data.ts';
import type { Word } from './split-terms.ts';
import { pairA, pairB } from './term-hash.ts';

/** The rarity of two words that no record holds side by side; a little above that of the rarest pair. */
const UNKNOWN_PAIR = 9;
/** A foreign word is at least this long; shorter ones are abbreviations. Unit: letters. */
const FOREIGN_LETTERS = 5;

/** Gives how rarely the records of an index say a word in title or sayings; what was counted is remembered. */
export type RarityOf = (term: number, exact: number) => number;

/** Looks word by word whether one record says what a question says. Linear in the question and in the record's own sentences. */
export function coverQuestion(query: ReadQuery, lookup: TermLookup, held: Pick<SearchData, 'index' | 'sentences'>, record: number, rarity: RarityOf): Omit<QuestionCover, 'titleSaid' | 'sayings'> {
  const { words, said, marked } = query;
  const terms = words.map((word) => lookup.find(word.a, word.b));
  const exact = words.map((word) => (keepsMarks(word, marked) ? word.marked.a & 0xffff : -1));
  const spoken = saidBy(held.sentences, record);
  const says = (term: number, bits: number): boolean => {
    const forms = spoken.get(term);
    return forms !== undefined && (bits < 0 || forms.has(bits));
  };
  const covered = words.map((word, at): CoveredWord => {
    const alone = { exact: word.exact, share: said.light[at] as number, said: says(terms[at] as number, exact[at] as number), foreign: word.plain && !word.syllable && word.exact.length >= FOREIGN_LETTERS };
    const before = words[at - 1];
    if (before === undefined) return alone;
    const pair = lookup.find(pairA(before, word), pairB(before, word));
    const bits = (exact[at] as number) < 0 || (exact[at - 1] as number) < 0 ? -1 : pairA(before.marked, word.marked) & 0xffff;
    return { ...alone, pair: { rarity: pair < 0 ? UNKNOWN_PAIR : (lookup.idf[pair] as number), said: says(pair, bits), held: holds(held.index, pair, record) } };
  });
  return { words: covered, marked, rarityOf: (at) => rarity(terms[at] ?? -1, exact[at] ?? -1) };
}

function keepsMarks(word: Word, marked: boolean): boolean {
  return marked || !word.plain;
}

/** The terms of a record's title and sayings, each with the exact forms that stand there. */
function saidBy({ ofRecord, starts, terms, exact }: SearchData['sentences'], record: number): Map<number, Set<number>> {
  const spoken = new Map<number, Set<number>>();
  const stop = starts[ofRecord[record + 1] as number] as number;
  for (let at = starts[ofRecord[record] as number] as number; at < stop; at += 1) {
    const term = terms[at] as number;
    const forms = spoken.get(term);
    if (forms === undefined) spoken.set(term, new Set([exact[at] as number]));
    else forms.add(exact[at] as number);
  }
  return spoken;
}

/** Whether anything of the record holds the term; a term's records stand in order. */
function holds({ starts, records }: TermIndex, term: number, record: number): boolean {
  if (term < 0 || term + 1 >= starts.length) return false;
  let low = starts[term] as number;
  let high = starts[term + 1] as number;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((records[middle] as number) < record) low = middle + 1;
    else high = middle;
  }
  return low < (starts[term + 1] as number) && records[low] === record;
}

/** What is remembered at most; a language has fewer words. */
const COUNTS_KEPT = 20_000;

/**
 * Counts records whose title or sayings say a word in one exact form ("chó" is rare though "cho" is everywhere). Only asked
 * of the few words that decide; each is counted once over the records that hold its letters.
 */
export function createRarity({ index, sentences }: Pick<SearchData, 'index' | 'sentences'>): RarityOf {
  const counted = new Map<number, number>();
  const count = (term: number, exact: number): number => {
    let records = 0;
    for (let posting = index.starts[term] as number; posting < (index.starts[term + 1] as number); posting += 1) if (saysExactly(sentences, index.records[posting] as number, term, exact)) records += 1;
    return records;
  };
  return (term, exact) => {
    const known = term >= 0 && term < index.idf.length;
    const key = term * 65_537 + exact + 1;
    let records = known ? counted.get(key) : 0;
    if (records === undefined) {
      records = count(term, exact);
      if (counted.size >= COUNTS_KEPT) counted.clear();
      counted.set(key, records);
    }
    return Math.log(1 + (index.size - records + 0.5) / (records + 0.5));
  };
}

function saysExactly({ ofRecord, starts, terms, exact: forms }: SearchData['sentences'], record: number, term: number, exact: number): boolean {
  const stop = starts[ofRecord[record + 1] as number] as number;
  for (let at = starts[ofRecord[record] as number] as number; at < stop; at += 1) if (terms[at] === term && (exact < 0 || forms[at] === exact)) return true;
  return false;
}
