import type { TermIndex } from '#search/build-index.ts';

/** A wording as the search takes it in. Shape of `id`: document, key and first day, joined by `|`. */
export interface LawRecord {
  readonly id: string;
  readonly document: string;
  /** The name people call the document by: "Luật Hộ tịch". */
  readonly documentName: string;
  readonly title: string;
  /** The introduction and each clause with its points, each a passage. */
  readonly passages: readonly string[];
  /** The days on which this wording is in force. Unit: days as numbers 20250701; 0 and FOREVER where open. */
  readonly wordingFrom: number;
  readonly wordingTo: number;
  readonly validFrom: number;
  readonly validTo: number;
}

/** A day that does not come. */
export const FOREVER = 99_999_999;

/** The index of provisions: an inverted index over whole provisions, and their words in order for the second look. */
export interface LawIndex {
  readonly index: TermIndex;
  readonly ids: readonly string[];
  /** Each document's number and name, by the place that `documentOf` gives. */
  readonly documents: readonly { readonly number: string; readonly name: string }[];
  readonly documentOf: Uint32Array;
  /** Per record: wordingFrom, wordingTo, validFrom, validTo. */
  readonly days: Uint32Array;
  /** Word numbers by term; 0 is no word of its own (a pair, or a word beyond the first 65,534). */
  readonly wordOfTerm: Uint16Array;
  /** The words of all passages in order, as word numbers; the first passage of a record is its title. */
  readonly words: Uint16Array;
  readonly passageStarts: Uint32Array;
  readonly passagesOf: Uint32Array;
  /** The mean length of a passage that is no title. Unit: words. */
  readonly meanPassage: number;
}

/** A day as a number that compares. Shape: `2025-07-01` → 20250701. */
export function dayNumber(day: string | undefined, open: number): number {
  return day === undefined ? open : Number(day.replaceAll('-', ''));
}
