import { cleanText } from '#model/vietnamese.ts';
import type { Coverage } from './font-coverage.ts';

/** The sign for a character that the font does not have. */
const MISSING = '□';

/** Data as it is kept: composed letters, nothing invisible that turns the reading direction or hides, no half of a character. */
export function cleanData(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value.toWellFormed()).trim();
  if (Array.isArray(value)) return value.map(cleanData);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cleanData(one)]));
}

/** Data as it is set: what the font cannot show stands as a box. What is kept stays as it is. */
export function printable(value: unknown, covers: Coverage): unknown {
  if (typeof value === 'string') return showable(value, covers);
  if (Array.isArray(value)) return value.map((one) => printable(one, covers));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, printable(one, covers)]));
}

function showable(text: string, covers: Coverage): string {
  return Array.from(text, (letter) => (letter === '\n' || letter === '\t' || covers(letter.codePointAt(0) ?? 0) ? letter : MISSING)).join('');
}
