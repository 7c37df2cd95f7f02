import { LEVEL_BIT, type SearchDocument } from '#model/search.ts';
import type { LexiconData } from './lexicon.ts';
import { hashWord, pairA, pairB } from './term-hash.ts';
import { foldWord } from './split-terms.ts';

/** A record with a title, sayings and whatever else a test needs. */
export function documentOf(id: string, title: string, sayings: readonly string[] = [], more: Partial<SearchDocument> = {}): SearchDocument {
  return { id, title, sayings, english: [], papers: '', results: '', steps: '', field: '', authority: '', audience: '', levels: LEVEL_BIT.commune, popularity: 0, ...more };
}

/** Lexicon data that knows only what a test tells it. */
export function lexiconOf(data: Partial<LexiconData>): LexiconData {
  return { abbreviations: {}, sayings: [], particles: [], facets: [], matter: [], qualifiers: [], deeds: [], english: { sayings: [], particles: [], facets: [], articles: [] }, ...data };
}

/** The hashes of a term as text: one word, or two neighbours. */
export function termOf(text: string): { readonly a: number; readonly b: number } {
  const [first = '', second] = text.split(' ').map(foldWord);
  const left = hashWord(first);
  if (second === undefined) return left;
  const right = hashWord(second);
  return { a: pairA(left, right), b: pairB(left, right) };
}

/** An index of terms given as texts, numbered in their order. */
export function lookupOf(terms: Readonly<Record<string, number>>): { find(a: number, b: number): number; readonly idf: Float32Array; readonly hashA: Uint32Array; readonly hashB: Uint32Array; number(text: string): number } {
  const hashes = Object.keys(terms).map(termOf);
  const find = (a: number, b: number): number => hashes.findIndex((hash) => hash.a === a && hash.b === b);
  return {
    find,
    idf: Float32Array.from(Object.values(terms)),
    hashA: Uint32Array.from(hashes, (hash) => hash.a),
    hashB: Uint32Array.from(hashes, (hash) => hash.b),
    number(text) {
      const { a, b } = termOf(text);
      return find(a, b);
    },
  };
}
