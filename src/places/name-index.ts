import { editDistanceAtMost } from '#model/vietnamese.ts';

/** A name that begins with what was typed, from its first word or a later one. */
export interface PrefixHit {
  readonly name: number;
  readonly fromFirstWord: boolean;
  readonly nameLength: number;
  /** Whether the typed text ends where the name ends. */
  readonly whole: boolean;
}

export interface SimilarHit {
  readonly name: number;
  /** Number of edits; 0 where only the spaces differ. */
  readonly distance: number;
}

/** Folded names, found whole, by their beginning, or misspelt. Names are numbered from 0 in the order given. */
export interface NameIndex {
  findName(text: string): number | undefined;
  isWord(word: string): boolean;
  listByPrefix(text: string): readonly PrefixHit[];
  listSimilar(compact: string): readonly SimilarHit[];
}

const LETTERS = 37;
const MAX_PREFIX_HITS = 4000;
const MAX_SIMILAR = 40;

/** Builds the index. Unit: about 8,000 names, 20,000 beginnings. */
export function buildNameIndex(names: readonly string[]): NameIndex {
  const byText = new Map(names.map((text, at) => [text, at]));
  const words = new Set(names.flatMap((text) => text.split(' ')));
  const starts = names
    .flatMap((text, name) => {
      const parts = text.split(' ');
      return parts.map((_, from) => ({ text: parts.slice(from).join(' '), name, fromFirstWord: from === 0 }));
    })
    .toSorted((left, right) => (left.text < right.text ? -1 : left.text > right.text ? 1 : 0));
  const compact = names.map((text) => text.replaceAll(' ', ''));
  const postings = buildPostings(compact);
  const shared = new Uint8Array(names.length);

  const listByPrefix = (text: string): readonly PrefixHit[] => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((starts[middle]?.text ?? '') < text) low = middle + 1;
      else high = middle;
    }
    const hits: PrefixHit[] = [];
    for (let at = low; at < starts.length && hits.length < MAX_PREFIX_HITS; at += 1) {
      const start = starts[at];
      if (start === undefined || !start.text.startsWith(text)) break;
      hits.push({ name: start.name, fromFirstWord: start.fromFirstWord, nameLength: start.text.length, whole: start.text.length === text.length });
    }
    return hits;
  };

  const listSimilar = (text: string): readonly SimilarHit[] => {
    const most = text.length < 3 ? 0 : text.length < 7 ? 1 : 2;
    if (most === 0 || text.length > 40) return [];
    const grams = listBigrams(text);
    const touched: number[] = [];
    for (const gram of grams) {
      for (const name of postings[gram] ?? []) {
        if (shared[name] === 0) touched.push(name);
        shared[name] = (shared[name] ?? 0) + 1;
      }
    }
    let hits: SimilarHit[] = [];
    // One edit spoils at most three bigrams (a swap of neighbours); two edits are tried only when one finds nothing.
    for (let max = 1; max <= most && hits.length === 0; max += 1) {
      const enough = Math.max(1, grams.length - 3 * max);
      for (const name of touched) {
        const candidate = compact[name] ?? '';
        if ((shared[name] ?? 0) < enough || Math.abs(candidate.length - text.length) > max) continue;
        const distance = editDistanceAtMost(text, candidate, max);
        if (distance <= max) hits.push({ name, distance });
      }
    }
    for (const name of touched) shared[name] = 0;
    hits = hits.toSorted((left, right) => left.distance - right.distance || left.name - right.name);
    return hits.slice(0, MAX_SIMILAR);
  };

  return { findName: (text) => byText.get(text), isWord: (word) => words.has(word), listByPrefix, listSimilar };
}

function buildPostings(compact: readonly string[]): readonly (readonly number[])[] {
  const postings: number[][] = Array.from({ length: LETTERS * LETTERS }, () => []);
  for (const [name, text] of compact.entries()) for (const gram of new Set(listBigrams(text))) postings[gram]?.push(name);
  return postings;
}

/** Pairs of neighbouring letters, the edges included; letters outside a-z and 0-9 count as an edge. */
function listBigrams(text: string): readonly number[] {
  const grams: number[] = [];
  let before = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const code = at < text.length ? text.charCodeAt(at) : 0;
    const letter = code >= 97 && code <= 122 ? code - 96 : code >= 48 && code <= 57 ? code - 21 : 0;
    grams.push(before * LETTERS + letter);
    before = letter;
  }
  return grams;
}
