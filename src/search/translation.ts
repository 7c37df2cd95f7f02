import type { QueryTerm, TermLookup } from './read-query.ts';

/**
 * The learnt word translation, lay → official: for a said term the official terms it stands for.
 * Shape: sources sorted by their first hash; the targets of source `n` lie from `starts[n]` to `starts[n + 1]`.
 */
export interface Translation {
  readonly sourceA: Uint32Array;
  readonly sourceB: Uint32Array;
  readonly starts: Uint32Array;
  readonly targetA: Uint32Array;
  readonly targetB: Uint32Array;
  /** The share of the source's weight a target receives, 0 to 255. */
  readonly shares: Uint8Array;
}

/** The index a translation is read against: terms by their hashes, and the hashes of its terms. */
export interface HashedLookup extends TermLookup {
  readonly hashA: Uint32Array;
  readonly hashB: Uint32Array;
}

/**
 * A translation as one index reads it: what a term stands for is looked up when the term is first said, and kept.
 * Shape: an entry of `kept` is a count, then so many pairs of a target's number and its share, 0 to 255.
 */
export interface OpenTranslation {
  readonly translation: Translation;
  readonly index: HashedLookup;
  /** Where a term's entry stands in `kept`, + 1; 0 = not looked up yet. */
  readonly entryOf: Uint32Array;
  kept: Uint32Array;
  used: number;
  /** The place + 1 of each term in the query being translated; all 0 between queries. */
  readonly placeOf: Uint16Array;
}

/** Opens a translation for an index; reads nothing yet. */
export function openTranslation(translation: Translation, index: HashedLookup): OpenTranslation {
  const terms = index.hashA.length;
  // The entry at 0 is the one of all terms that stand for nothing else.
  return { translation, index, entryOf: new Uint32Array(terms), kept: new Uint32Array(1 << 12), used: 1, placeOf: new Uint16Array(terms) };
}

function lookUp(open: OpenTranslation, term: number): number {
  const { translation, index, entryOf } = open;
  const { starts, targetA, targetB, shares } = translation;
  const source = findSource(translation, index.hashA[term] as number, index.hashB[term] as number);
  entryOf[term] = 1;
  if (source < 0) return 0;
  const entry = open.used;
  let at = entry + 1;
  for (let target = starts[source] as number; target < (starts[source + 1] as number); target += 1) {
    const official = index.find(targetA[target] as number, targetB[target] as number);
    if (official < 0 || official === term) continue;
    if (at + 2 > open.kept.length) open.kept = grown(open.kept);
    open.kept[at] = official;
    open.kept[at + 1] = shares[target] as number;
    at += 2;
  }
  if (at === entry + 1) return 0;
  open.kept[entry] = (at - entry - 1) / 2;
  open.used = at;
  entryOf[term] = entry + 1;
  return entry;
}

function grown(numbers: Uint32Array): Uint32Array {
  const larger = new Uint32Array(2 * numbers.length);
  larger.set(numbers);
  return larger;
}

/** The number of a source, or -1. */
function findSource({ sourceA, sourceB }: Translation, a: number, b: number): number {
  let low = 0;
  let high = sourceA.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sourceA[middle] as number) < a) low = middle + 1;
    else high = middle;
  }
  for (; sourceA[low] === a; low += 1) if (sourceB[low] === b) return low;
  return -1;
}

/** How much the learnt translation may add beside what was said in Vietnamese, and in another language. */
const TRANSLATION_SHARE = 0.35;
const FOREIGN_SHARE = 0.9;
/** The most an added term weighs. */
const MOST_ADDED = 0.8;
/** The shares as the numbers they stand for. */
const SHARES = Float32Array.from({ length: 256 }, (_, share) => share / 255);

/** The query's terms with the official terms that the said ones stand for. */
export function translateQuery(terms: readonly QueryTerm[], open: OpenTranslation, foreign: boolean): QueryTerm[] {
  const { entryOf, placeOf } = open;
  const most = foreign ? FOREIGN_SHARE : TRANSLATION_SHARE;
  const said = terms.length;
  const all: { term: number; weight: number; exact: number; pair: boolean; added: boolean }[] = [];
  for (const term of terms) {
    all.push(term);
    // A term that came with a changed record is unknown to the translation.
    if (term.term < placeOf.length) placeOf[term.term] = all.length;
  }
  for (let at = 0; at < said; at += 1) {
    const { term, weight, added } = terms[at] as QueryTerm;
    if (added || term >= entryOf.length) continue;
    const known = entryOf[term] as number;
    let place = known === 0 ? lookUp(open, term) : known - 1;
    const { kept } = open;
    for (let left = kept[place] as number; left > 0; left -= 1, place += 2) {
      const target = kept[place + 1] as number;
      const more = weight * (SHARES[kept[place + 2] as number] as number) * most;
      const before = placeOf[target] as number;
      if (before > said) {
        const official = all[before - 1] as { weight: number };
        official.weight = Math.min(MOST_ADDED, official.weight + more);
      } else if (before === 0) {
        all.push({ term: target, weight: Math.min(MOST_ADDED, more), exact: -1, pair: false, added: true });
        placeOf[target] = all.length;
      }
    }
  }
  for (const term of all) if (term.term < placeOf.length) placeOf[term.term] = 0;
  return all;
}
