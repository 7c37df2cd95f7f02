import { exactText, splitWords } from '#model/vietnamese.ts';
import { scanWords } from './scan-words.ts';
import { hashWord, type TermHash } from './term-hash.ts';
import { isSyllable } from './typing.ts';

/** The longest text the engine reads; the rest is cut. A question is a few dozen words. Unit: characters. */
export const QUERY_CHARACTER_LIMIT = 2_000;
/** The most words of a question that are scored. */
export const QUERY_WORD_LIMIT = 96;

/** One word in its two forms, with their hashes. `exact` keeps marks; `folded` has none and writes i/y endings alike. */
export interface Word extends TermHash {
  readonly exact: string;
  readonly folded: string;
  /** The hashes of the exact form; those of the folded form are the word's own. */
  readonly marked: TermHash;
  /** Whether it is written in plain letters: "ky" is, though its folded form is "ki". */
  readonly plain: boolean;
  /** Whether its folded form has the shape of a Vietnamese syllable. */
  readonly syllable: boolean;
}

const MARKS = /[\u0300-\u036f]/gu;
/** "ky/ki", "ly/li", "my/mi": both spellings are in use; one form here. Source: domain practice, see GLOSSARY. */
const Y_ENDING = /^([bcdghklmnpqrstvx]{0,3}|qu)y$/u;

const BEYOND_ASCII = /[^\u0000-\u007f]/u;

const known = new Map<string, Word>();
/** The same by the form in which a word was written: "Hòa", "HOÀ". */
const asWritten = new Map<string, Word>();
const KNOWN_KEPT = 60_000;

/** The word of an exact form, remembered because a language has few words. */
export function wordOf(exact: string): Word {
  const remembered = known.get(exact);
  if (remembered !== undefined) return remembered;
  const folded = foldWord(exact);
  const marked = hashWord(exact);
  const { a, b } = folded === exact ? marked : hashWord(folded);
  const word = { exact, folded, a, b, marked, plain: !BEYOND_ASCII.test(exact), syllable: isSyllable(folded) };
  if (known.size >= KNOWN_KEPT) known.clear();
  known.set(exact, word);
  return word;
}

/** The folded form of one exact word. */
export function foldWord(exact: string): string {
  const plain = exact.normalize('NFD').replace(MARKS, '').replaceAll('đ', 'd');
  return Y_ENDING.test(plain) ? `${plain.slice(0, -1)}i` : plain;
}

/** The words of a text, in order, in both forms. */
export function splitTerms(text: string, limit = Number.POSITIVE_INFINITY): Word[] {
  const words: Word[] = [];
  const scanned = scanWords(text, limit, (written) => words.push(asWritten.get(written) ?? rememberWritten(written)));
  return scanned ? words : splitWords(exactText(text)).slice(0, limit).map((exact) => wordOf(exact));
}

function rememberWritten(written: string): Word {
  const word = wordOf(exactText(written));
  if (asWritten.size >= KNOWN_KEPT) asWritten.clear();
  asWritten.set(written, word);
  return word;
}
