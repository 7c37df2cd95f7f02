import { hasMarks } from '#model/vietnamese.ts';
import { readSaid, type Lexicon, type OfficialPhrase, type SaidTraits } from './lexicon.ts';
import type { Mender } from './mend-typing.ts';
import { QUERY_CHARACTER_LIMIT, QUERY_WORD_LIMIT, splitTerms, type Word } from './split-terms.ts';
import { pairA, pairB } from './term-hash.ts';

/** One term of a query that some record holds. */
export interface QueryTerm {
  readonly term: number;
  readonly weight: number;
  /** Bits of the exact form, or -1 when the writer typed no marks or the term was added by the lexicon. */
  readonly exact: number;
  readonly pair: boolean;
  /** Whether the lexicon or the translation added it. */
  readonly added: boolean;
}

export interface ReadQuery {
  readonly words: readonly Word[];
  /** Whether the writer types marks. */
  readonly marked: boolean;
  readonly said: SaidTraits;
  readonly terms: readonly QueryTerm[];
  /** The share of the content words' weight that the index knows. */
  readonly known: number;
}

/** How much of its weight an expansion has, by how much of it is already said: official words need no translation. */
const EXPANSION_SHARE = 0.8;
const ALREADY_SAID_SHARE = 0.25;
/** A single word of an official phrase says less than the phrase. */
const WORD_OF_PHRASE_SHARE = 0.6;
/** The idf held against a word no record knows. */
const UNKNOWN_IDF = 6;

/** What a question is read against: the terms' numbers and how much each says. */
export interface TermLookup {
  /** The number of a term, or -1. */
  find(a: number, b: number): number;
  readonly idf: Float32Array;
}

/** Reads a question into weighted terms of an index. */
export function readQuery(text: string, index: TermLookup, lexicon: Lexicon, mender: Mender): ReadQuery {
  const cut = text.length > QUERY_CHARACTER_LIMIT ? text.slice(0, QUERY_CHARACTER_LIMIT) : text;
  const words = mender.mend(spellOut(splitTerms(cut, QUERY_WORD_LIMIT), lexicon));
  const marked = hasMarks(cut);
  const said = readSaid(words, marked, lexicon);
  const terms = openTerms(index.idf.length);
  const { known, all } = addSaidTerms(words, marked, said.light, index, terms);
  if (said.official.length > 0) addOfficialTerms(words, said.official, index, terms);
  closeTerms(terms);
  return { words, marked, said, terms: terms.list, known: all === 0 ? 0 : known / all };
}

/** The terms of the question being read, with the place + 1 of each in the list. */
interface Terms {
  readonly list: QueryTerm[];
  readonly placeOf: Uint16Array;
}

/** All 0 between questions; reading is done before anything else can begin. */
let places = new Uint16Array(0);

function openTerms(count: number): Terms {
  if (places.length < count) places = new Uint16Array(count);
  return { list: [], placeOf: places };
}

function addTerm({ list, placeOf }: Terms, term: QueryTerm): void {
  placeOf[term.term] = list.push(term);
}

function closeTerms({ list, placeOf }: Terms): void {
  for (const { term } of list) placeOf[term] = 0;
}

/** Adds the words and pairs that were said. Gives the weight of all words and of those some record knows. */
function addSaidTerms(words: readonly Word[], marked: boolean, light: Float32Array, index: TermLookup, terms: Terms): { known: number; all: number } {
  let known = 0;
  let all = 0;
  let before: Word | undefined;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] as Word;
    const term = index.find(word.a, word.b);
    const share = light[at] as number;
    const weight = share * (term < 0 ? UNKNOWN_IDF : (index.idf[term] as number));
    all += weight;
    if (term >= 0) {
      known += weight;
      if (terms.placeOf[term] === 0) addTerm(terms, { term, weight: share, exact: keepsMarks(word, marked) ? word.marked.a & 0xffff : -1, pair: false, added: false });
    }
    if (before !== undefined) {
      const pair = index.find(pairA(before, word), pairB(before, word));
      if (pair >= 0 && terms.placeOf[pair] === 0) {
        const exact = keepsMarks(before, marked) && keepsMarks(word, marked) ? pairA(before.marked, word.marked) & 0xffff : -1;
        addTerm(terms, { term: pair, weight: Math.sqrt(share * (light[at - 1] as number)), exact, pair: true, added: false });
      }
    }
    before = word;
  }
  return { known, all };
}

/** Whether a word is meant with just these marks: its writer types marks, or it was written out from a short form or from keys. */
function keepsMarks(word: Word, marked: boolean): boolean {
  return marked || !word.plain;
}

/** Adds the official words for what was said; little where they were said already. */
function addOfficialTerms(words: readonly Word[], official: readonly OfficialPhrase[], index: TermLookup, terms: Terms): void {
  const said = new Set(words.map((word) => word.folded));
  const add = (term: number, weight: number, pair: boolean): void => {
    if (term < 0) return;
    const place = terms.placeOf[term] as number;
    if (place === 0) {
      addTerm(terms, { term, weight, exact: -1, pair, added: true });
      return;
    }
    const before = terms.list[place - 1] as QueryTerm;
    if (before.added && weight > before.weight) terms.list[place - 1] = { ...before, weight, pair };
  };
  for (const phrase of official) {
    const present = phrase.words.every((part) => said.has(part.folded));
    const weight = phrase.weight * (present ? ALREADY_SAID_SHARE : EXPANSION_SHARE);
    for (let at = 0; at < phrase.words.length; at += 1) {
      const word = phrase.words[at] as Word;
      add(index.find(word.a, word.b), weight * (phrase.words.length > 1 ? WORD_OF_PHRASE_SHARE : 1), false);
      const next = phrase.words[at + 1];
      if (next === undefined) continue;
      add(index.find(pairA(word, next), pairB(word, next)), weight, true);
    }
  }
}

/** Writes short forms out: "ko" → "không", "cccd" → "căn cước". */
function spellOut(words: readonly Word[], lexicon: Lexicon): Word[] {
  const result: Word[] = [];
  for (const word of words) {
    const full = lexicon.abbreviations.get(word.exact);
    if (full === undefined) result.push(word);
    else result.push(...full);
  }
  return result;
}
