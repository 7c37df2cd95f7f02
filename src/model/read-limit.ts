import type { Limit } from './deadline.ts';
import { accept, refuse, type Outcome } from './outcome.ts';
import type { TimeUnit } from './procedure.ts';
import { PRINTED_UNITS } from './time-units.ts';
import { foldText } from './vietnamese.ts';

export type LimitRefusal = 'limit_empty' | 'limit_not_read' | 'limit_without_unit' | 'limit_zero' | 'limit_too_large' | 'limit_several';

/** A longer text is no time limit. */
const LONGEST_TEXT = 300;
/** More than any legal limit; the calendar ends sooner. */
const LARGEST = 3_650;

/**
 * Reads a time limit as a person writes it, with or without marks: `5 ngày làm việc`, `02 giờ`, `1/2 ngày`, `nửa ngày làm việc`,
 * `trong ngày`, `10 ngày kể từ ngày nhận đủ hồ sơ`, `mười lăm ngày`, `5 working days`. A part of a day is office time: half a day is four hours.
 * Refuses: nothing written, no number, a number without a unit, zero or less, more than ten years, several limits in one text.
 */
export function readLimit(written: string): Outcome<Limit, LimitRefusal> {
  const text = tidy(written);
  const shown = written.trim().slice(0, 80);
  if (text === '') return refuse('limit_empty');
  if (text.length > LONGEST_TEXT) return refuse('limit_not_read', { text: `${shown}…` });
  const body = text.replace(LEAD, '');
  const sameDay = SAME_DAY.exec(body);
  if (sameDay !== null) return accept({ amount: 0, unit: 'sameDay', ...cutoffIn(body.slice(sameDay[0].length)) });
  const amount = readAmount(body);
  if (amount === undefined) return refuse('limit_not_read', { text: shown });
  if (amount.value <= 0) return refuse('limit_zero', { text: shown });
  const rest = body.slice(amount.length).replace(IN_BRACKETS, '').trimStart();
  const unit = UNITS.find(([words]) => words.test(rest));
  if (unit === undefined) return rest === '' || AFTERWARDS.test(rest) ? refuse('limit_without_unit', { text: shown }) : refuse('limit_not_read', { text: shown });
  const after = rest.slice(unit[0].exec(rest)?.[0].length ?? 0).trim();
  if (SECOND_LIMIT.test(after)) return refuse('limit_several', { text: shown });
  if (after !== '' && !AFTERWARDS.test(after)) return refuse('limit_not_read', { text: shown });
  const limit = toLimit(amount.value, unit[1]);
  return limit.amount > LARGEST ? refuse('limit_too_large', { text: shown, largest: LARGEST }) : accept({ ...limit, ...cutoffIn(after) });
}

/** What a word means beside the units of the law: a session is half a working day, a quarter three months. */
type SaidUnit = TimeUnit | 'halfDay' | 'quarter';

function toLimit(amount: number, unit: SaidUnit): { readonly amount: number; readonly unit: TimeUnit } {
  if (unit === 'halfDay') return { amount: amount / 2, unit: 'workingDay' };
  if (unit === 'quarter') return { amount: amount * 3, unit: 'month' };
  // A calendar day has no halves at an office.
  if (unit === 'calendarDay' && amount < 1) return { amount, unit: 'workingDay' };
  return { amount, unit };
}

function tidy(written: string): string {
  return foldText(written)
    .replaceAll('½', '1/2').replaceAll('¼', '1/4').replaceAll('¾', '3/4')
    .replace(/[\s\u00a0]+/gu, ' ')
    .replace(/^[\s"'“”«»:.–-]+(?!\d)|[\s"'“”«».;,]+$/gu, '')
    .trim();
}

/** Words before the number that say nothing of its size. */
const LEAD = /^(?:(?:thoi (?:han|gian)(?: giai quyet| tra ket qua| xu ly)?|trong(?! ngay)|trong vong|thoi han|vong|khong qua|toi da|cham nhat(?: la)?|la|within|at most|in|no more than)\s*[:,]?\s*)+/u;
const SAME_DAY = /^(?:tra ket qua |giai quyet |xu ly )?(?:ngay )?trong (?:mot )?ngay(?: lam viec)?(?: (?:nhan|tiep nhan)(?: du)?(?: ho so)?(?: hop le)?)?(?![\p{L}\d ]*\btiep theo)(?=$|[,;. (]|\s)|^(?:the )?same day|^(?:lay ngay|giai quyet ngay|tra ngay)$/u;
const IN_BRACKETS = /^\s*\([^()]{1,30}\)\s*/u;
const AFTERWARDS = /^(?:[,;.(]|ke tu|tinh tu|tu (?:ngay|khi|luc|thoi diem)|sau khi|(?:lam viec )?sau (?:ngay|khi|\d)|khi nhan|from|after|since|of receiving)/u;
const SECOND_LIMIT = /^(?:va|hoac|den|-|–|or|and|to|,|;)?\s*(?:\d+(?:[.,]\d+)?|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)\s*(?:\([^()]{1,30}\)\s*)?(?:ngay(?! nhan)|gio(?! lam viec tiep)|tuan|thang|phut|nam|quy|working|days?|hours?|weeks?|months?)(?![\p{L}])/u;
const CUTOFF = /(?:sau|tu|after)\s*(\d{1,2})\s*(?:gio|h|:)\s*(\d{2})?/u;

function cutoffIn(text: string): { readonly cutoff: string } | Record<never, never> {
  const match = CUTOFF.exec(text);
  if (match === null || Number(match[1]) > 23 || Number(match[2] ?? 0) > 59) return {};
  return { cutoff: `${(match[1] ?? '').padStart(2, '0')}:${match[2] ?? '00'}` };
}

/** Ends of words are looked at: "ngày" is no part of "ngayx". */
const word = (source: string): RegExp => new RegExp(`^(?:${source})(?![\\p{L}\\d])`, 'u');
const UNITS: readonly (readonly [RegExp, SaidUnit])[] = [
  [word('working days?|business days?|workdays?'), 'workingDay'],
  [word('working hours?|office hours?'), 'workingHour'],
  [word('calendar days?|days?'), 'calendarDay'],
  [word('hours?|h|tieng|gio dong ho'), 'hour'],
  [word('minutes?|mins?|p'), 'minute'],
  [word('weeks?'), 'week'],
  [word('months?'), 'month'],
  [word('years?'), 'year'],
  [word('buoi(?: lam viec)?|sessions?'), 'halfDay'],
  [word('quy|quarters?'), 'quarter'],
  [word('ngay theo lich|ngay duong lich|ngay lich'), 'calendarDay'],
  [word('ngay lv|nlv'), 'workingDay'],
  ...PRINTED_UNITS.map(([words, unit]) => [word(foldText(words)), unit] as const),
];

interface Amount {
  readonly value: number;
  readonly length: number;
}

function readAmount(text: string): Amount | undefined {
  const digits = /^([+-]?\d{1,9})(?:\s*\/\s*(\d{1,4})|([.,])(\d{1,3}))?(?![\d/])/u.exec(text);
  if (digits !== null) {
    const [whole = '', head = '', below, , decimals] = digits;
    // 1.000 is a thousand in Vietnam, 1.5 one and a half.
    const value = below !== undefined ? Number(head) / Number(below) : decimals === undefined ? Number(head) : decimals.length === 3 ? Number(`${head}${decimals}`) : Number(`${head}.${decimals}`);
    return Number.isFinite(value) ? withRest(value, whole.length, text) : undefined;
  }
  const half = /^(?:nua|half an?|half)\s+/u.exec(text);
  if (half !== null) return { value: 0.5, length: half[0].length };
  return readNumberWords(text);
}

/** `1 ngày rưỡi` is not read; `một rưỡi` neither: both are rare, and a wrong guess would be worse than a question. */
function withRest(value: number, length: number, text: string): Amount {
  return { value, length: length + (/^\s*/u.exec(text.slice(length))?.[0].length ?? 0) };
}

const ONES: Readonly<Record<string, number>> = { mot: 1, hai: 2, ba: 3, bon: 4, tu: 4, nam: 5, lam: 5, sau: 6, bay: 7, tam: 8, chin: 9, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, a: 1, an: 1, fifteen: 15, twenty: 20, thirty: 30 };

/** Numbers in words up to a few hundred: `năm`, `mười lăm`, `hai mươi mốt`, `ba mươi`, `một trăm hai mươi`. */
function readNumberWords(text: string): Amount | undefined {
  const words = [...text.matchAll(/[a-z]+/gu)].map((match) => ({ text: match[0], end: match.index + match[0].length, start: match.index }));
  let value = 0;
  let at = 0;
  const next = (): string => words[at]?.text ?? '';
  const hundreds = ONES[next()];
  if (hundreds !== undefined && words[1]?.text === 'tram') {
    value = hundreds * 100;
    at = 2;
    if (next() === 'linh' || next() === 'le') at += 1;
  }
  if (next() === 'muoi') {
    value += 10;
    at += 1;
    value += takeOnes();
  } else if (ONES[next()] !== undefined && words[at + 1]?.text === 'muoi') {
    value += (ONES[next()] ?? 0) * 10;
    at += 2;
    value += takeOnes();
  } else if (ONES[next()] !== undefined) {
    value += ONES[next()] ?? 0;
    at += 1;
  }
  const last = words[at - 1];
  if (last === undefined || words[0]?.start !== 0) return undefined;
  return withRest(value, last.end, text);

  /** After the tens; "năm" there is a year unless a unit follows it ("ba mươi năm" is thirty years). */
  function takeOnes(): number {
    const ones = ONES[next()];
    if (ones === undefined || ones > 9 || (next() === 'nam' && !/^(?:ngay|gio|tuan|thang|phut|nam)$/u.test(words[at + 1]?.text ?? ''))) return 0;
    at += 1;
    return ones;
  }
}
