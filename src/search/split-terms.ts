import { exactText, splitWords } from '#model/vietnamese.ts';

/** The longest text the engine reads; the rest is cut. A question is a few dozen words. Unit: characters. */
export const QUERY_CHARACTER_LIMIT = 2_000;
/** The most words of a question that are scored. */
export const QUERY_WORD_LIMIT = 96;

/** One word in its two forms. `exact` keeps marks; `folded` has none and writes i/y endings alike. */
export interface Word {
  readonly exact: string;
  readonly folded: string;
}

const MARKS = /[\u0300-\u036f]/gu;
/** "ky/ki", "ly/li", "my/mi": both spellings are in use; one form here. Source: domain practice, see GLOSSARY. */
const Y_ENDING = /^([bcdghklmnpqrstvx]{0,3}|qu)y$/u;

const foldedForms = new Map<string, string>();
const FOLDED_FORMS_KEPT = 20_000;

/** The folded form of one exact word, remembered because a language has few words. */
export function foldWord(exact: string): string {
  const known = foldedForms.get(exact);
  if (known !== undefined) return known;
  const plain = exact.normalize('NFD').replace(MARKS, '').replaceAll('đ', 'd');
  const folded = Y_ENDING.test(plain) ? `${plain.slice(0, -1)}i` : plain;
  if (foldedForms.size >= FOLDED_FORMS_KEPT) foldedForms.clear();
  foldedForms.set(exact, folded);
  return folded;
}

/** The words of a text, in order, in both forms. */
export function splitTerms(text: string, limit = Number.POSITIVE_INFINITY): Word[] {
  const words = splitWords(exactText(text));
  const count = Math.min(words.length, limit);
  const result = new Array<Word>(count);
  for (let at = 0; at < count; at += 1) {
    const exact = words[at] ?? '';
    result[at] = { exact, folded: foldWord(exact) };
  }
  return result;
}
