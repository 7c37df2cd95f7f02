import type { WrittenNumber } from './law-documents.ts';

/** A word of a text as references are read: without marks for comparing, with them where a letter matters (d and đ). */
export interface ReferenceWord {
  readonly folded: string;
  /** Lower case, marks kept. */
  readonly exact: string;
  readonly start: number;
  readonly end: number;
  /** Of a document's number: `118/2025/NĐ-CP`, `118/2025`. */
  readonly number?: WrittenNumber;
}

/** Numbers with slashes stay whole; commas and stops are words of their own. No part of it can go back: time is linear. */
const WORD = /(\d{1,5}(?:\.\d{1,3})?)\s?\/\s?((?:19|20)\d{2})(?:\s?\/\s?([\p{L}]{1,10}\d{0,3}(?:[-–][\p{L}\d]{1,10}){0,4}))?|(\d{1,5})\s?\/\s?(VBHN(?:[-–][\p{L}\d]{1,10}){1,3}|[QC]Đ(?:[-–][\p{L}\d]{1,10}){1,3})|[\p{L}\p{M}\d]+|[,;.]/giu;
const MARKS = /[\u0300-\u036f]/gu;

/** The words of a text with their places. Works on the text as it stands: composed or decomposed. */
export function readReferenceWords(text: string): ReferenceWord[] {
  const words: ReferenceWord[] = [];
  for (const match of text.matchAll(WORD)) {
    const [raw, number, year, ending, bare, bareEnding] = match;
    const exact = raw.normalize('NFC').toLowerCase();
    const written: WrittenNumber | undefined =
      number !== undefined
        ? { number, ...(year === undefined ? {} : { year }), ...(ending === undefined ? {} : { ending: ending.normalize('NFC') }) }
        : bare !== undefined ? { number: bare, ...(bareEnding === undefined ? {} : { ending: bareEnding.normalize('NFC') }) } : undefined;
    words.push({
      folded: exact.normalize('NFD').replace(MARKS, '').replaceAll('đ', 'd'),
      exact,
      start: match.index,
      end: match.index + raw.length,
      ...(written === undefined ? {} : { number: written }),
    });
  }
  return words;
}
