import { splitTerms, type Word } from './split-terms.ts';
import { pairA } from './term-hash.ts';
import { isForeign } from './typing.ts';

/** What is true of the language across all records; data in `content/lexicon`, checked before it comes here. */
export interface LexiconData {
  /** A typed short form and what it stands for: "ko" → "không". */
  readonly abbreviations: Readonly<Record<string, string>>;
  /** What people say and what the office calls it, many to many, with a weight of 0 to 1. */
  readonly sayings: readonly LaySaying[];
  /** Words that carry manner or person, not matter. */
  readonly particles: readonly string[];
  /** Phrases that are matter though a particle or a facet word stands in them: "con nuôi", "bản sao". */
  readonly matter: readonly string[];
  /** Phrases that ask for a facet (how long, how much), not for a procedure. */
  readonly facets: readonly string[];
  /** Circumstances that set near-identical titles apart: domestic or foreign, border, mobile, tier. */
  readonly qualifiers: readonly TraitWords[];
  /** Deeds that set neighbours apart: first issue, re-issue, change, extension, revocation … */
  readonly deeds: readonly TraitWords[];
  /** The same in English, by itself or within Vietnamese. Articles (a, the, my) are passed over within phrases of an English text. */
  readonly english: { readonly sayings: readonly LaySaying[]; readonly particles: readonly string[]; readonly facets: readonly string[]; readonly articles: readonly string[] };
}

/** What people say, and the official words for it with their weights. */
export interface LaySaying {
  readonly say: readonly string[];
  readonly means: readonly (readonly [string, number])[];
}

/** How titles say a trait, and how people do. */
export interface TraitWords {
  readonly id: string;
  readonly title: readonly string[];
  readonly said: readonly string[];
  readonly english?: readonly string[];
}

/** A phrase to look for: its folded words, and its exact words when it was written with marks. */
export interface Phrase<Value> {
  readonly folded: readonly string[];
  readonly exact: readonly string[];
  readonly value: Value;
  /** Whether a single word with marks stands for its plain letters too, in a text without marks. */
  readonly loose: boolean;
  /** English whose every word is spelt like a Vietnamese syllable ("the", "an", "loan"): it counts only in a foreign text. */
  readonly foreign: boolean;
}

/**
 * Phrases filed by how they begin: one word under that word, longer ones under their first two, longest first. Nearly
 * every place of a question begins no phrase, and two looks tell so.
 */
export interface PhraseBook<Value> {
  /** By the last bits of a beginning's hash: 1 where a phrase may begin so. */
  readonly begins: Uint8Array;
  readonly single: ReadonlyMap<string, readonly Phrase<Value>[]>;
  readonly longer: ReadonlyMap<number, readonly Phrase<Value>[]>;
}

/** What a phrase says when a person uses it; all kinds stand in one book so that a question is read once. */
export type SaidMeaning =
  | { readonly kind: 'light'; readonly share: number }
  | { readonly kind: 'matter' }
  | { readonly kind: 'means'; readonly official: readonly OfficialPhrase[] }
  | { readonly kind: 'qualifier'; readonly bit: number }
  | { readonly kind: 'deed'; readonly bit: number };

/** An official phrase with its words split once. */
export interface OfficialPhrase {
  readonly words: readonly Word[];
  readonly weight: number;
}

export interface Lexicon {
  readonly abbreviations: ReadonlyMap<string, readonly Word[]>;
  readonly said: PhraseBook<SaidMeaning>;
  readonly qualifierIds: readonly string[];
  readonly qualifiersInTitle: PhraseBook<number>;
  readonly deedIds: readonly string[];
  readonly deedsInTitle: PhraseBook<number>;
  readonly articles: ReadonlySet<string>;
  /** The folded words of all phrases people say: typing that is mended already. */
  readonly words: ReadonlySet<string>;
}

/** The length of `PhraseBook.begins`; a power of two, many times the phrases of the house. */
const BEGINNINGS = 1 << 14;

/** The share of weight a particle and a facet phrase keep. */
const PARTICLE_SHARE = 0.12;
const FACET_SHARE = 0.3;

/** Prepares lexicon data for matching. */
export function compileLexicon(data: LexiconData): Lexicon {
  const articles = new Set(data.english.articles);
  const english = saidIn({ ...data.english, abbreviations: data.abbreviations, matter: [], qualifiers: data.qualifiers, deeds: data.deeds }, 'english');
  const withoutArticles = english.map(([phrase, value]): BookEntry<SaidMeaning> => [isLight(value) ? phrase : textWithout(phrase, articles), value, 'english']);
  const said = [...saidIn(data, 'vietnamese'), ...withoutArticles];
  return {
    abbreviations: new Map(Object.entries(data.abbreviations).map(([form, full]) => [form, splitTerms(full)])),
    said: bookOf(said, (value) => value.kind === 'light'),
    qualifierIds: data.qualifiers.map((qualifier) => qualifier.id),
    qualifiersInTitle: bookOf(data.qualifiers.flatMap((entry, at) => entry.title.map((phrase) => [phrase, at] as const))),
    deedIds: data.deeds.map((deed) => deed.id),
    deedsInTitle: bookOf(data.deeds.flatMap((entry, at) => entry.title.map((phrase) => [phrase, at] as const))),
    articles,
    words: new Set(said.flatMap(([phrase]) => splitTerms(phrase).map((word) => word.folded))),
  };
}

function saidIn(data: Pick<LexiconData, 'abbreviations' | 'particles' | 'facets' | 'matter' | 'sayings' | 'qualifiers' | 'deeds'>, language: Language): BookEntry<SaidMeaning>[] {
  const said: BookEntry<SaidMeaning>[] = [];
  const add = (phrases: readonly string[], value: SaidMeaning): void => {
    for (const phrase of phrases) said.push([spellOutPhrase(phrase, data.abbreviations), value, language]);
  };
  add(data.particles, { kind: 'light', share: PARTICLE_SHARE });
  add(data.facets, { kind: 'light', share: FACET_SHARE });
  add(data.matter, { kind: 'matter' });
  for (const entry of data.sayings) add(entry.say, { kind: 'means', official: entry.means.map(([text, weight]) => ({ words: splitTerms(text), weight })) });
  const wordsOf = (entry: TraitWords): readonly string[] => (language === 'english' ? (entry.english ?? []) : entry.said);
  data.qualifiers.forEach((entry, bit) => add(wordsOf(entry), { kind: 'qualifier', bit }));
  data.deeds.forEach((entry, bit) => add(wordsOf(entry), { kind: 'deed', bit }));
  return said;
}

/** A phrase as it will stand in a question whose short forms are written out. */
function spellOutPhrase(phrase: string, abbreviations: LexiconData['abbreviations']): string {
  return splitTerms(phrase).map((word) => abbreviations[word.exact] ?? word.exact).join(' ');
}

function isLight(value: SaidMeaning): boolean {
  return value.kind === 'light' || value.kind === 'matter';
}

function textWithout(phrase: string, articles: ReadonlySet<string>): string {
  return splitTerms(phrase).flatMap((word) => (articles.has(word.exact) ? [] : [word.exact])).join(' ');
}

/** What the phrases of a text say together. */
export interface SaidTraits {
  /** The share of weight each word keeps. */
  readonly light: Float32Array;
  readonly official: readonly OfficialPhrase[];
  readonly qualifiers: number;
  readonly deeds: number;
}

/** Reads a text's phrases in one pass. A phrase inside a longer one of its kind says nothing by itself: "business" in "household business". */
export function readSaid(words: readonly Word[], marked: boolean, lexicon: Lexicon): SaidTraits {
  const light = new Float32Array(words.length).fill(1);
  const matter = new Uint8Array(words.length);
  const official: OfficialPhrase[] = [];
  let qualifiers = 0;
  let deeds = 0;
  const isLongest = { means: longestOnly(), qualifier: longestOnly(), deed: longestOnly() };
  const take = ({ value, folded }: Phrase<SaidMeaning>, at: number): void => {
    const to = at + folded.length;
    if (value.kind === 'light') {
      for (let place = at; place < to; place += 1) light[place] = Math.min(light[place] as number, value.share);
    } else if (value.kind === 'matter') matter.fill(1, at, to);
    else if (!isLongest[value.kind](at, to)) return;
    else if (value.kind === 'qualifier') qualifiers |= 1 << value.bit;
    else if (value.kind === 'deed') deeds |= 1 << value.bit;
    else official.push(...value.official);
  };
  if (isForeign(words)) {
    eachPhrase(lexicon.said, words, marked, (phrase, at) => isLight(phrase.value) && take(phrase, at));
    const spoken = words.filter((word) => !lexicon.articles.has(word.exact));
    eachPhrase(lexicon.said, spoken, marked, (phrase, at) => !isLight(phrase.value) && take(phrase, at));
  } else eachPhrase(lexicon.said, words, marked, take);
  for (let at = 0; at < words.length; at += 1) if (matter[at] === 1) light[at] = 1;
  return { light, official, qualifiers, deeds };
}

/** Tells whether a phrase is no part of a longer one; to be asked in the order `eachPhrase` gives them. */
export function longestOnly(): (from: number, to: number) => boolean {
  let start = -1;
  let end = -1;
  return (from, to) => {
    if (to <= end) return from === start && to === end;
    start = from;
    end = to;
    return true;
  };
}

/** A lexicon that knows nothing; for measuring what the lexicon adds. */
export const EMPTY_LEXICON: Lexicon = compileLexicon({
  english: { sayings: [], particles: [], facets: [], articles: [] },
  abbreviations: {},
  sayings: [],
  particles: [],
  facets: [],
  matter: [],
  qualifiers: [],
  deeds: [],
});

type Language = 'vietnamese' | 'english';
/** A phrase, its value, its language (Vietnamese unless said). */
type BookEntry<Value> = readonly [string, Value, Language?];

/** Files phrases under their first word. `loose` tells which single words with marks stand for their plain letters too. */
export function bookOf<Value>(entries: readonly BookEntry<Value>[], loose: (value: Value) => boolean = () => false): PhraseBook<Value> {
  const begins = new Uint8Array(BEGINNINGS);
  const single = new Map<string, Phrase<Value>[]>();
  const longer = new Map<number, Phrase<Value>[]>();
  for (const [text, value, language] of entries) {
    const words = splitTerms(text);
    const first = words[0];
    if (first === undefined) continue;
    const foreign = language === 'english' && words.every((word) => word.syllable);
    const phrase = { folded: words.map((word) => word.folded), exact: words.map((word) => word.exact), value, loose: loose(value), foreign };
    const second = words[1];
    if (second === undefined) fileUnder(single, first.folded, phrase);
    else fileUnder(longer, beginning(first, second), phrase);
    begins[(second === undefined ? first.a : beginning(first, second)) & (BEGINNINGS - 1)] = 1;
  }
  for (const list of longer.values()) list.sort((left, right) => right.folded.length - left.folded.length);
  return { begins, single, longer };
}

function fileUnder<Key, Value>(book: Map<Key, Phrase<Value>[]>, key: Key, phrase: Phrase<Value>): void {
  const list = book.get(key);
  if (list === undefined) book.set(key, [phrase]);
  else list.push(phrase);
}

/** Two words as one small whole number; phrases that share it by chance are told apart word by word. */
function beginning(first: Word, second: Word): number {
  return pairA(first, second) | 0;
}

/**
 * The phrases of a book that stand in a text. A word with marks must stand with the same marks: folding alone never
 * decides when the writer typed them ("bán nhà" is no "bản sao"). A word that was left without marks counts for either
 * within a phrase, but not by itself: "bổ sung" holds no "súng". `marked` says whether the writer types marks.
 */
export function eachPhrase<Value>(book: PhraseBook<Value>, words: readonly Word[], marked: boolean, take: (phrase: Phrase<Value>, at: number) => void): void {
  const { begins } = book;
  let foreign: boolean | undefined;
  const takeStanding = (list: readonly Phrase<Value>[], at: number): void => {
    for (const phrase of list) {
      if (!standsAt(phrase, words, at, marked)) continue;
      if (phrase.foreign && !(foreign ??= isForeign(words))) continue;
      take(phrase, at);
    }
  };
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] as Word;
    const next = words[at + 1];
    const begun = next === undefined ? undefined : beginning(word, next);
    const longer = begun === undefined || begins[begun & (BEGINNINGS - 1)] === 0 ? undefined : book.longer.get(begun);
    if (longer !== undefined) takeStanding(longer, at);
    const single = begins[word.a & (BEGINNINGS - 1)] === 0 ? undefined : book.single.get(word.folded);
    if (single !== undefined) takeStanding(single, at);
  }
}

function standsAt<Value>(phrase: Phrase<Value>, words: readonly Word[], at: number, marked: boolean): boolean {
  const { folded, exact } = phrase;
  if (at + folded.length > words.length) return false;
  if (folded.length === 1) return words[at]?.exact === exact[0] || (!marked && phrase.loose);
  for (let offset = 0; offset < folded.length; offset += 1) {
    const word = words[at + offset];
    if (word === undefined || word.folded !== folded[offset]) return false;
    if (!word.plain && word.exact !== exact[offset]) return false;
  }
  return true;
}
