import { splitTerms, type Word } from './split-terms.ts';

/** What is true of the language across all records; data in `content/lexicon`, checked before it comes here. */
export interface LexiconData {
  /** A typed short form and what it stands for: "ko" → "không". */
  readonly abbreviations: Readonly<Record<string, string>>;
  /** What people say and what the office calls it, many to many, with a weight of 0 to 1. */
  readonly sayings: readonly { readonly say: readonly string[]; readonly means: readonly (readonly [string, number])[] }[];
  /** Words that carry manner or person, not matter. */
  readonly particles: readonly string[];
  /** Phrases that ask for a facet (how long, how much), not for a procedure. */
  readonly facets: readonly string[];
  /** Circumstances that set near-identical titles apart: domestic or foreign, border, mobile, tier. */
  readonly qualifiers: readonly { readonly id: string; readonly title: readonly string[]; readonly said: readonly string[] }[];
  /** Deeds that set neighbours apart: first issue, re-issue, change, extension, revocation … */
  readonly deeds: readonly { readonly id: string; readonly title: readonly string[]; readonly said: readonly string[] }[];
}

/** A phrase to look for: its folded words, and its exact words when it was written with marks. */
export interface Phrase<Value> {
  readonly folded: readonly string[];
  readonly exact: readonly string[];
  readonly value: Value;
}

/** Phrases by their first folded word, longest first. */
export type PhraseBook<Value> = ReadonlyMap<string, readonly Phrase<Value>[]>;

/** What a phrase says when a person uses it; all kinds stand in one book so that a question is read once. */
export type SaidMeaning =
  | { readonly kind: 'light'; readonly share: number }
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
}

/** The share of weight a particle and a facet phrase keep. */
const PARTICLE_SHARE = 0.12;
const FACET_SHARE = 0.3;

/** Prepares lexicon data for matching. */
export function compileLexicon(data: LexiconData): Lexicon {
  const said: [string, SaidMeaning][] = [];
  for (const phrase of data.particles) said.push([phrase, { kind: 'light', share: PARTICLE_SHARE }]);
  for (const phrase of data.facets) said.push([phrase, { kind: 'light', share: FACET_SHARE }]);
  for (const entry of data.sayings) {
    const official = entry.means.map(([text, weight]) => ({ words: splitTerms(text), weight }));
    for (const phrase of entry.say) said.push([phrase, { kind: 'means', official }]);
  }
  data.qualifiers.forEach((entry, bit) => {
    for (const phrase of entry.said) said.push([phrase, { kind: 'qualifier', bit }]);
  });
  data.deeds.forEach((entry, bit) => {
    for (const phrase of entry.said) said.push([phrase, { kind: 'deed', bit }]);
  });
  return {
    abbreviations: new Map(Object.entries(data.abbreviations).map(([form, full]) => [form, splitTerms(full)])),
    said: bookOf(said),
    qualifierIds: data.qualifiers.map((qualifier) => qualifier.id),
    qualifiersInTitle: bookOf(data.qualifiers.flatMap((entry, at) => entry.title.map((phrase) => [phrase, at] as const))),
    deedIds: data.deeds.map((deed) => deed.id),
    deedsInTitle: bookOf(data.deeds.flatMap((entry, at) => entry.title.map((phrase) => [phrase, at] as const))),
  };
}

/** What the phrases of a text say together. */
export interface SaidTraits {
  /** The share of weight each word keeps. */
  readonly light: Float32Array;
  readonly official: readonly OfficialPhrase[];
  readonly qualifiers: number;
  readonly deeds: number;
}

/** Reads a text's phrases in one pass. */
export function readSaid(words: readonly Word[], marked: boolean, lexicon: Lexicon): SaidTraits {
  const light = new Float32Array(words.length).fill(1);
  const official: OfficialPhrase[] = [];
  let qualifiers = 0;
  let deeds = 0;
  eachPhrase(lexicon.said, words, marked, ({ value, folded, exact }, at) => {
    // "nội dung" names no "dừng": where marks were typed, a single word without its marks tells of no deed and no circumstance.
    if (marked && folded.length === 1 && (value.kind === 'deed' || value.kind === 'qualifier') && words[at]?.exact !== exact[0]) return;
    if (value.kind === 'light') {
      for (let offset = at; offset < at + folded.length; offset += 1) light[offset] = Math.min(light[offset] as number, value.share);
    } else if (value.kind === 'means') official.push(...value.official);
    else if (value.kind === 'qualifier') qualifiers |= 1 << value.bit;
    else deeds |= 1 << value.bit;
  });
  return { light, official, qualifiers, deeds };
}

/** A lexicon that knows nothing; for measuring what the lexicon adds. */
export const EMPTY_LEXICON: Lexicon = compileLexicon({
  abbreviations: {},
  sayings: [],
  particles: [],
  facets: [],
  qualifiers: [],
  deeds: [],
});

/** Files phrases under their first word. */
export function bookOf<Value>(entries: readonly (readonly [string, Value])[]): PhraseBook<Value> {
  const book = new Map<string, Phrase<Value>[]>();
  for (const [text, value] of entries) {
    const words = splitTerms(text);
    const first = words[0];
    if (first === undefined) continue;
    const phrase = { folded: words.map((word) => word.folded), exact: words.map((word) => word.exact), value };
    const list = book.get(first.folded) ?? [];
    list.push(phrase);
    book.set(first.folded, list);
  }
  for (const list of book.values()) list.sort((left, right) => right.folded.length - left.folded.length);
  return book;
}

/**
 * The phrases of a book that stand in a text. With `marked`, a phrase written with marks must stand with the same
 * marks: folding alone never decides when the writer typed them ("bán nhà" is no "bản sao").
 */
export function eachPhrase<Value>(
  book: PhraseBook<Value>,
  words: readonly { readonly exact: string; readonly folded: string }[],
  marked: boolean,
  take: (phrase: Phrase<Value>, at: number) => void,
): void {
  for (let at = 0; at < words.length; at += 1) {
    const list = book.get(words[at]?.folded ?? '');
    if (list === undefined) continue;
    for (const phrase of list) if (standsAt(phrase, words, at, marked)) take(phrase, at);
  }
}

function standsAt<Value>(
  phrase: Phrase<Value>,
  words: readonly { readonly exact: string; readonly folded: string }[],
  at: number,
  marked: boolean,
): boolean {
  const { folded, exact } = phrase;
  if (at + folded.length > words.length) return false;
  for (let offset = 0; offset < folded.length; offset += 1) {
    const word = words[at + offset];
    if (word === undefined || word.folded !== folded[offset]) return false;
    if (marked && word.exact !== word.folded && word.exact !== exact[offset]) return false;
  }
  return true;
}
