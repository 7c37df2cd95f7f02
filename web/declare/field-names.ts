import type { PlaceAnswer } from '../../src/model/form.ts';
import { isRecord } from '../../src/model/form-paths.ts';

/**
 * How the parts of one answer are named in a page's form: the answer's path and, for kinds with several controls, one of these.
 * Written by the question components, read back by `read-posted.ts`.
 */
export const PART = {
  day: 'ngay', month: 'thang', year: 'nam',
  place: 'noi', placeFor: 'noi-tim', placeCode: 'noi-ma', detail: 'chi-tiet',
  other: 'khac',
  paperKind: 'loai', paperNumber: 'so', issuedOn: 'ngay-cap', issuer: 'noi-cap',
  upload: 'tep', rows: 'dong',
} as const;

/** The field that names every question a page shows: one that is not shown keeps what was answered before. */
export const SHOWN = 'hoi';

/** Buttons beside the main one: add or remove a row, remove a file, look for a place. Shape: `them:witnesses`, `bo-dong:witnesses:1`, `bo-tep:slip:<id>`, `tim:home`. */
export const DEED = 'lam';

/** The element of an answer's first control, for the links of the error summary. */
export function idOf(path: string): string {
  return `q-${path.replaceAll('.', '-')}`;
}

/** The three fields of a date from its value (`1958-03`) or from what was typed and could not be read; that stays whole in the year's field where it has no three parts. */
export function splitDate(value: unknown): { readonly day: string; readonly month: string; readonly year: string } {
  if (typeof value !== 'string') return { day: '', month: '', year: '' };
  const known = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/u.exec(value);
  if (known !== null) return { year: known[1] ?? '', month: known[2] ?? '', day: known[3] ?? '' };
  const parts = value.split('/');
  if (parts.length > 3) return { day: '', month: '', year: value };
  const [year = '', month = '', day = ''] = parts.toReversed();
  return { day, month, year };
}

/** What three fields say together, as it would be typed into one. */
export function joinDate(day: string, month: string, year: string): string {
  if (day === '' && month === '') return year;
  return day === '' ? `${month}/${year}` : `${day}/${month}/${year}`;
}

/** A place as it was answered, or what was typed and not chosen yet. */
export function readPlaceValue(value: unknown): { readonly chosen?: PlaceAnswer; readonly typed: string } {
  if (typeof value === 'string') return { typed: value };
  if (!isRecord(value) || typeof value['code'] !== 'string' || typeof value['name'] !== 'string') return { typed: '' };
  const chosen = value as unknown as PlaceAnswer;
  return { chosen, typed: chosen.typed ?? chosen.name };
}
