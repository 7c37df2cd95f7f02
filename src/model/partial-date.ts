import { isLocalDate, type LocalDate } from './time.ts';

/** A day of which the day, or day and month, may not be known: `1958-03-02`, `1958-03`, `1958`. */
export type PartialDate = string;

/** Whether a text is a day, a month or a year that exists. */
export function isPartialDate(text: string): boolean {
  if (/^\d{4}$/u.test(text)) return text !== '0000';
  if (/^\d{4}-\d{2}$/u.test(text)) return isLocalDate(`${text}-01`);
  return isLocalDate(text);
}

/** How much of a date is known. */
export function precisionOf(date: PartialDate): 'day' | 'month' | 'year' {
  return date.length === 4 ? 'year' : date.length === 7 ? 'month' : 'day';
}

/** The first and the last day that a date may mean. */
export function spanOf(date: PartialDate): { readonly first: LocalDate; readonly last: LocalDate } {
  if (date.length === 4) return { first: `${date}-01-01`, last: `${date}-12-31` };
  if (date.length === 7) return { first: `${date}-01`, last: lastOfMonth(date) };
  return { first: date, last: date };
}

/** The last day of a month. Shape: `2026-02` in, `2026-02-28` out. */
function lastOfMonth(month: string): LocalDate {
  for (const day of ['31', '30', '29']) if (isLocalDate(`${month}-${day}`)) return `${month}-${day}`;
  return `${month}-28`;
}

/**
 * Whole years from a day to another; negative before it. Who is born on 29 February completes a year on the last day of February where that day is missing.
 */
export function yearsBetween(from: LocalDate, to: LocalDate): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  const birthday = `${to.slice(0, 4)}${from.slice(4)}`;
  return to < (isLocalDate(birthday) ? birthday : lastOfMonth(birthday.slice(0, 7))) ? years - 1 : years;
}

/** Days passed from a day to another; negative before it. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** `02/03/1958`, `03/1958` or `1958`. */
export function writePartialDate(date: PartialDate): string {
  return date.split('-').toReversed().join('/');
}
