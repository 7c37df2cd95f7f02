import { accept, refuse, type Outcome } from './outcome.ts';
import type { FaultCode } from './form-fault.ts';
import { readNumberWords } from './number-words.ts';
import { isPartialDate, type PartialDate } from './partial-date.ts';
import { addDays, isLocalDate, type LocalDate } from './time.ts';
import { cleanText, foldText } from './vietnamese.ts';

const EARLIEST_YEAR = 1850;
const LATEST_YEAR = 2200;
const LONGEST = 80;

/** Days of the moon's calendar have other dates each year; who says one is asked for the day on the paper. */
const LUNAR = /\b(?:am lich|al|ram|tet|giao thua|chap|gieng|nhuan|(?:mung|mong) (?:\d{1,2}|\p{L}+)|tuoi \p{L}+|(?:giap|at|binh|dinh|mau|ky|canh|tan|nham|quy) (?:ty|ti|suu|dan|mao|meo|thin|ngo|mui|than|dau|tuat|hoi))\b/u;
const SOLAR = /\bduong lich\b/u;
const RELATIVE = /\b(?:nam (?:ngoai|kia|kia|truoc|nay|sau)|thang (?:truoc|nay|sau)|tuan (?:truoc|nay|sau)|hom (?:truoc|no)|(?:cach day|truoc day)|last (?:year|month|week)|ago)\b/u;
const NAMED_DAYS: Readonly<Record<string, number>> = { 'hom nay': 0, 'ngay hom nay': 0, today: 0, 'hom qua': -1, 'ngay hom qua': -1, yesterday: -1, 'hom kia': -2 };
const ENGLISH_MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * A date as people type or say it in Vietnam: `2/3/1958`, `02-03-1958`, `02031958`, `ngày 2 tháng 3 năm 1958`, `tháng 3 năm 1958`, `1958`, `hôm qua`, `2 March 1958`. The day always stands before the month.
 * Refuses what must be asked back, never guesses: `date_lunar`, `date_relative`, `date_short_year`, `date_swapped`; and `date_unreadable`, `date_not_real`, `date_leap_day`, `date_year_odd`.
 */
export function readDate(typed: string, today: LocalDate): Outcome<PartialDate, FaultCode> {
  const said = cleanText(typed).trim().replace(/\s+/gu, ' ');
  const shown = { typed: said.slice(0, LONGEST) };
  if (said.length > LONGEST) return refuse('date_unreadable', shown);
  const folded = foldText(said).replace(/^(?:sinh |born |nam sinh |ngay sinh )+/u, '').replace(/[\s.,;]+$/u, '');
  if (/^\d{4}(?:-\d{2}){0,2}$/u.test(folded) && isPartialDate(folded)) return inReach(folded, shown);
  const named = Object.hasOwn(NAMED_DAYS, folded) ? NAMED_DAYS[folded] : undefined;
  if (named !== undefined) return accept(addDays(today, named));
  if (LUNAR.test(folded) && !SOLAR.test(folded)) return refuse('date_lunar', shown);
  if (RELATIVE.test(folded)) return refuse('date_relative', shown);
  const words = folded.replace(SOLAR, '').trim();
  return readNumbers(words, shown) ?? readWords(words, shown) ?? readEnglish(words, shown) ?? refuse('date_unreadable', shown);
}

type Shown = { readonly typed: string };

/** `2/3/1958`, `3.1958`, `1958-3-2`, `02031958`, `2 3 1958`, also with something said around the year: `năm 1958`. */
function readNumbers(text: string, shown: Shown): Outcome<PartialDate, FaultCode> | undefined {
  const eight = /^\d{8}$/u.exec(text)?.[0];
  if (eight !== undefined) {
    const candidates = [[eight.slice(0, 2), eight.slice(2, 4), eight.slice(4)], [eight.slice(6), eight.slice(4, 6), eight.slice(0, 4)]]
      .map(([day = '', month = '', year = '']) => `${year}-${month}-${day}`)
      .filter((date) => isLocalDate(date) && isYearInReach(Number(date.slice(0, 4))));
    // Never both: a year in reach begins with 18 to 22, which is no month.
    const [only] = candidates;
    return only === undefined ? build(Number(eight.slice(4)), Number(eight.slice(2, 4)), Number(eight.slice(0, 2)), shown) : accept(only);
  }
  const numbers = /^(?:nam )?(\d{1,4})(?: ?[/.\- ] ?(\d{1,4}))?(?: ?[/.\- ] ?(\d{1,4}))?$/u.exec(text);
  if (numbers === null) return undefined;
  const [first = '', second, third] = numbers.slice(1);
  if (second === undefined) return first.length === 4 ? build(Number(first), undefined, undefined, shown) : first.length === 2 && text.startsWith('nam') ? refuse('date_short_year', { ...shown, year: first }) : undefined;
  if (third === undefined) return second.length === 4 && first.length <= 2 ? build(Number(second), Number(first), undefined, shown) : undefined;
  if (first.length === 4 && second.length <= 2 && third.length <= 2) return build(Number(first), Number(second), Number(third), shown);
  if (first.length > 2 || second.length > 2 || third.length === 3) return undefined;
  if (third.length < 4) return refuse('date_short_year', { ...shown, year: third });
  return build(Number(third), Number(second), Number(first), shown);
}

/** `ngày 2 tháng 3 năm 1958`, `tháng ba 1958`, `2 tháng 3, 1958`, numbers also in words. */
function readWords(text: string, shown: Shown): Outcome<PartialDate, FaultCode> | undefined {
  const found = /^(?:(?:ngay )?(?:mung |mong )?([\p{L}\d ]{1,16}) )?thang ([\p{L}\d]{1,5}(?: (?:mot|hai))?)[ ,]+(?:nam )?([\p{L}\d ]{2,40})$/u.exec(text);
  if (found === null) return undefined;
  const [dayText, monthText = '', yearText = ''] = found.slice(1);
  const day = dayText === undefined || dayText === 'ngay' ? undefined : readSmall(dayText.replace(/^ngay /u, ''));
  const month = readSmall(monthText);
  const year = readSmall(yearText);
  if (month === undefined || year === undefined || (dayText !== undefined && day === undefined)) return undefined;
  if (year < 100) return refuse('date_short_year', { ...shown, year: yearText.trim() });
  return build(year, month, day, shown);
}

/** `2 March 1958`, `March 2, 1958`, `March 1958`. */
function readEnglish(text: string, shown: Shown): Outcome<PartialDate, FaultCode> | undefined {
  const found = /^(?:(\d{1,2})(?:st|nd|rd|th)? )?([a-z]{3,9})(?: (\d{1,2})(?:st|nd|rd|th)?)?,? (\d{4})$/u.exec(text);
  if (found === null) return undefined;
  const [before, name = '', after, year] = found.slice(1);
  const month = ENGLISH_MONTHS.indexOf(name.slice(0, 3)) + 1;
  if (month === 0 || (before !== undefined && after !== undefined)) return undefined;
  const day = before ?? after;
  return build(Number(year), month, day === undefined ? undefined : Number(day), shown);
}

function readSmall(text: string): number | undefined {
  return /^\d{1,4}$/u.test(text.trim()) ? Number(text) : readNumberWords(text);
}

function isYearInReach(year: number): boolean {
  return year >= EARLIEST_YEAR && year <= LATEST_YEAR;
}

function build(year: number, month: number | undefined, day: number | undefined, shown: Shown): Outcome<PartialDate, FaultCode> {
  if (!isYearInReach(year)) return refuse('date_year_odd', { ...shown, year });
  if (month === undefined) return accept(String(year));
  // 2/30 is no slip of a day but the American order: asked back, since 2/3 would have been read the other way round.
  if (month > 12 && month <= 31 && day !== undefined && day >= 1 && day <= 12) return refuse('date_swapped', { ...shown, day: month, month: day });
  const two = (number: number): string => String(number).padStart(2, '0');
  const date = `${String(year)}-${two(month)}${day === undefined ? '' : `-${two(day)}`}`;
  if (isPartialDate(date)) return accept(date);
  return day === 29 && month === 2 ? refuse('date_leap_day', { ...shown, year }) : refuse('date_not_real', shown);
}

function inReach(date: PartialDate, shown: Shown): Outcome<PartialDate, FaultCode> {
  const year = Number(date.slice(0, 4));
  return isYearInReach(year) ? accept(date) : refuse('date_year_odd', { ...shown, year });
}
