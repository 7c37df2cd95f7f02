import { selectBest } from '#search/score-terms.ts';
import { splitTerms, type Word } from '#search/split-terms.ts';
import { pairA, pairB } from '#search/term-hash.ts';
import { findTerm } from '#search/term-table.ts';
import type { LawIndex } from './law-index.ts';
import { LAW_WEIGHTS, type LawWeights } from './law-weights.ts';
import { LAW_QUERY_LIMITS } from './read-law-query.ts';

/** How many provisions are looked at again. */
const CANDIDATES = 64;
/** What narrows a search. Unit of `on`: a day as a number. */
export interface LawFilter {
  /** The wordings of this day are searched. */
  readonly on: number;
  readonly inForceOnly?: boolean;
  /** Documents by their place in the index; absent: all. */
  readonly documents?: Uint8Array;
}

export interface RankedProvision {
  readonly record: number;
  readonly score: number;
  /** The passage that says most of what was asked, counted from 0 behind the title; -1 where the title says more. */
  readonly passage: number;
}

/** Scores and counters that serve one search after another. */
export interface LawScratch {
  readonly scores: Float64Array;
  /** The question's words by word number, each as its place + 1. */
  readonly slots: Uint8Array;
}

export function createLawScratch(size: number): LawScratch {
  return { scores: new Float64Array(size), slots: new Uint8Array(65_536) };
}

/** Reading a posting of a large index costs up to five nanoseconds: this keeps the first look near a millisecond. */
const POSTINGS_READ = 250_000;
const FEWEST_TERMS = 4;

const WIDTH = LAW_QUERY_LIMITS.words + 1;

interface SlotQuery {
  readonly count: number;
  readonly idf: Float32Array;
  /** By left and right slot: the pair's place + 1. */
  readonly pairs: Uint8Array;
  readonly pairIdf: number[];
}

/** Ranks provisions for the words of a question: first all of them whole, then the best clause by clause. */
export function searchLawIndex(law: LawIndex, words: readonly Word[], filter: LawFilter, limit: number, scratch: LawScratch, weights: LawWeights = LAW_WEIGHTS): RankedProvision[] {
  const { index } = law;
  const { scores } = scratch;
  const { terms, slots } = layOut(law, words, scratch);
  scores.fill(0);
  for (const term of terms) addImpacts(law, term, scores);
  const candidates = chooseCandidates(law, filter, scores, Math.max(CANDIDATES, limit));
  const named = namedDocuments(law, words);
  const ranked = candidates.map((record): RankedProvision => {
    const { score, passage } = bestPassage(law, record, slots, scratch.slots, weights);
    const share = (named.has(law.documentOf[record] as number) ? weights.namedDocument : 1) * (isAgainst(law, record, filter.on) ? weights.notInForce : 1);
    return { record, score: ((scores[record] as number) + weights.clause * score) * share, passage };
  });
  for (const word of words) {
    const term = findTerm(index.terms, word.a, word.b);
    if (term >= 0) scratch.slots[law.wordOfTerm[term] as number] = 0;
  }
  return ranked.sort((left, right) => right.score - left.score || left.record - right.record).slice(0, limit);
}

function layOut(law: LawIndex, words: readonly Word[], scratch: LawScratch): { terms: readonly number[]; slots: SlotQuery } {
  const { index, wordOfTerm } = law;
  const terms = new Set<number>();
  const idf = new Float32Array(WIDTH);
  const pairs = new Uint8Array(WIDTH * WIDTH);
  const pairIdf: number[] = [0];
  let count = 0;
  let before = 0;
  words.forEach((word, at) => {
    const term = findTerm(index.terms, word.a, word.b);
    const number = term < 0 ? 0 : (wordOfTerm[term] as number);
    let slot = number === 0 ? 0 : (scratch.slots[number] as number);
    if (term >= 0) terms.add(term);
    if (number > 0 && slot === 0) {
      count += 1;
      slot = count;
      scratch.slots[number] = slot;
      idf[slot] = index.idf[term] as number;
    }
    const left = words[at - 1];
    if (left !== undefined) {
      const pair = findTerm(index.terms, pairA(left, word), pairB(left, word));
      if (pair >= 0) {
        terms.add(pair);
        if (before > 0 && slot > 0 && pairs[before * WIDTH + slot] === 0) {
          pairIdf.push(index.idf[pair] as number);
          pairs[before * WIDTH + slot] = pairIdf.length - 1;
        }
      }
    }
    before = slot;
  });
  return { terms: withinBudget(law, [...terms]), slots: { count, idf, pairs, pairIdf } };
}

/** In a large library common words have long lists that choose hardly anything: the rarest terms are read first, up to a budget. The second look counts all words. */
function withinBudget({ index }: LawIndex, terms: readonly number[]): readonly number[] {
  const lengthOf = (term: number): number => (index.starts[term + 1] as number) - (index.starts[term] as number);
  let postings = terms.reduce((sum, term) => sum + lengthOf(term), 0);
  if (postings <= POSTINGS_READ) return terms;
  const longestFirst = [...terms].sort((left, right) => lengthOf(right) - lengthOf(left));
  while (postings > POSTINGS_READ && longestFirst.length > FEWEST_TERMS) postings -= lengthOf(longestFirst.shift() ?? 0);
  return longestFirst;
}

/** Adds what a term says of each provision that holds it. The kernel of `src/search` keeps a second array that this ranking has no use for; without it half the memory is touched. */
function addImpacts({ index }: LawIndex, term: number, scores: Float64Array): void {
  const { starts, records, impacts } = index;
  const factor = (index.idf[term] as number) * (index.scales[term] as number);
  const end = starts[term + 1] as number;
  for (let at = starts[term] as number; at < end; at += 1) {
    const record = records[at] as number;
    scores[record] = (scores[record] as number) + factor * (impacts[at] as number);
  }
}

/** The best that the filter lets through. Most filters let nearly all through: only where too few remain is every provision asked. */
function chooseCandidates(law: LawIndex, filter: LawFilter, scores: Float64Array, count: number): number[] {
  if (filter.documents === undefined) {
    const best = Array.from(selectBest(scores, 2 * count));
    const passed = best.filter((record) => passes(law, filter, record));
    if (passed.length >= count || best.length < 2 * count) return passed.slice(0, count);
  }
  for (let record = 0; record < scores.length; record += 1) if (scores[record] !== 0 && !passes(law, filter, record)) scores[record] = 0;
  return Array.from(selectBest(scores, count));
}

function passes({ days, documentOf }: LawIndex, { on, inForceOnly = false, documents }: LawFilter, record: number): boolean {
  const at = record * 4;
  if ((days[at] as number) > on || on >= (days[at + 1] as number)) return false;
  if (inForceOnly && ((days[at + 2] as number) === 0 || (days[at + 2] as number) > on || on >= (days[at + 3] as number))) return false;
  return documents === undefined || documents[documentOf[record] as number] !== 0;
}

/** Whether a record is known not to be in force on a day; without dates nothing is held against it. */
function isAgainst({ days }: LawIndex, record: number, on: number): boolean {
  return (days[record * 4 + 2] as number) > on || (days[record * 4 + 3] as number) <= on;
}

/** The greatest BM25 of a record's passages, each together with the title. */
function bestPassage(law: LawIndex, record: number, slots: SlotQuery, slotOf: Uint8Array, weights: LawWeights): { score: number; passage: number } {
  const first = law.passagesOf[record] as number;
  const end = law.passagesOf[record + 1] as number;
  const title = countPassage(law, first, slots, slotOf);
  let best = 0;
  let passage = -1;
  for (let at = first + 1; at < end; at += 1) {
    const counted = countPassage(law, at, slots, slotOf);
    const share = 1 / (1 - weights.lengthShare + (weights.lengthShare * counted.length) / law.meanPassage);
    const score = add(counted, title, share, slots, weights.saturation);
    if (score > best) {
      best = score;
      passage = at - first - 1;
    }
  }
  return end === first + 1 ? { score: add({ ...title, words: new Uint16Array(WIDTH), pairs: new Uint16Array(slots.pairIdf.length) }, title, 1, slots, weights.saturation), passage } : { score: best, passage };
}

interface Counted {
  readonly words: Uint16Array;
  readonly pairs: Uint16Array;
  readonly length: number;
}

function countPassage(law: LawIndex, passage: number, slots: SlotQuery, slotOf: Uint8Array): Counted {
  const words = new Uint16Array(slots.count + 1);
  const pairs = new Uint16Array(slots.pairIdf.length);
  const start = law.passageStarts[passage] as number;
  const end = law.passageStarts[passage + 1] as number;
  let before = 0;
  for (let at = start; at < end; at += 1) {
    const slot = slotOf[law.words[at] as number] as number;
    if (slot > 0) {
      words[slot] = (words[slot] as number) + 1;
      if (before > 0) {
        const pair = slots.pairs[before * WIDTH + slot] as number;
        if (pair > 0) pairs[pair] = (pairs[pair] as number) + 1;
      }
    }
    before = slot;
  }
  return { words, pairs, length: end - start };
}

function add(passage: Counted, title: Counted, share: number, slots: SlotQuery, saturation: number): number {
  let score = 0;
  for (let slot = 1; slot <= slots.count; slot += 1) {
    const weight = (passage.words[slot] as number) * share + (title.words[slot] as number);
    if (weight > 0) score += ((slots.idf[slot] as number) * weight) / (saturation + weight);
  }
  for (let pair = 1; pair < slots.pairIdf.length; pair += 1) {
    const weight = (passage.pairs[pair] as number) * share + (title.pairs[pair] as number);
    if (weight > 0) score += ((slots.pairIdf[pair] as number) * weight) / (saturation + weight);
  }
  return score;
}

const names = new WeakMap<LawIndex, Map<string, number[]>>();

/** Documents whose bare name stands in the question: "hôn nhân và gia đình" names the Law on Marriage and Family. */
function namedDocuments(law: LawIndex, words: readonly Word[]): ReadonlySet<number> {
  const byName = namesOf(law);
  const found = new Set<number>();
  for (let from = 0; from < words.length; from += 1) {
    let name = '';
    for (let at = from; at < Math.min(words.length, from + 12); at += 1) {
      name = name === '' ? (words[at]?.folded ?? '') : `${name} ${words[at]?.folded ?? ''}`;
      for (const document of byName.get(name) ?? []) found.add(document);
    }
  }
  return found;
}

const KIND = /^(?:bo luat|luat|phap lenh|nghi dinh|thong tu|nghi quyet|quyet dinh)\s+/u;
/** Longer names are descriptions, which nobody says whole. */
const LONGEST_NAME = 12;

function namesOf(law: LawIndex): Map<string, number[]> {
  const known = names.get(law);
  if (known !== undefined) return known;
  const byName = new Map<string, number[]>();
  law.documents.forEach(({ name }, place) => {
    const bare = foldName(name).replace(KIND, '');
    const length = bare.split(' ').length;
    if (length >= 2 && length <= LONGEST_NAME) byName.set(bare, [...(byName.get(bare) ?? []), place]);
  });
  names.set(law, byName);
  return byName;
}

function foldName(name: string): string {
  return splitTerms(name).map(({ folded }) => folded).join(' ');
}
