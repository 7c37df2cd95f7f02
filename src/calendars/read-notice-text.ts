import { daysBetween } from '#model/deadline-clock.ts';
import { addDays, isLocalDate, weekdayOf, writeDate, type LocalDate } from '#model/time.ts';
import { foldText } from '#model/vietnamese.ts';
import { LONGEST_SPAN, type Notice, type NoticeFault, type ReadNotice } from './notice.ts';

/** A date in a text, with the day of the week that stands before it. */
interface SaidDate {
  readonly date: LocalDate;
  readonly at: number;
  readonly end: number;
}

const DATE = /(?:(?:thu\s+(hai|ba|tu|nam|sau|bay|[2-7])|(chu nhat))\s*,?\s*)?(?:(?:ngay|hom)\s+)?(?:(\d{4})-(\d{2})-(\d{2})|(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(\d{4}))?|(\d{1,2})\s+thang\s+(\d{1,2})(?:\s+nam\s+(\d{4}))?)(?![\d/])/gu;
const WEEKDAYS: Readonly<Record<string, number>> = { hai: 1, ba: 2, tu: 3, nam: 4, sau: 5, bay: 6, '2': 1, '3': 2, '4': 3, '5': 4, '6': 5, '7': 6 };
/** A heading names its own day, which is no day off. */
const HEADING = /^(?:thong bao|cong van|quyet dinh|can cu|so\s*:|kinh gui|ha noi|tp)/u;
const WORK = /(?:di )?lam bu|lam viec bu|di lam(?! viec)/u;
const SWAP = /hoan doi|chuyen ngay lam viec/u;
const OFF = /nghi|off/u;

/**
 * Reads a notice of days off as people write it, line by line: "Nghỉ từ 14/02/2026 đến 22/02/2026; làm bù thứ Bảy 22/8/2026".
 * Dates without a year are of `year`, or of the first year the text names.
 */
export function readNoticeText(text: string, wantedYear?: number): ReadNotice {
  const faults: NoticeFault[] = [];
  const year = wantedYear ?? firstYearOff(text);
  if (year === undefined) return { notice: undefined, faults: [{ code: 'notice_empty', details: {} }] };
  const off = new Set<LocalDate>();
  const work = new Set<LocalDate>();
  let source: string | undefined;
  let sourceDate: LocalDate | undefined;
  for (const [number, line] of text.normalize('NFC').split('\n').entries()) {
    const place = number + 1;
    // "Đề nghị" and "nghị định" are no days off.
    const folded = foldText(line.replace(/nghị/giu, ' ')).replace(/\([^()]*\)/gu, ' ').replace(/\s+/gu, ' ').trim();
    if (HEADING.test(folded)) {
      // The first heading with a number is what the days off come from.
      if (source === undefined && /\d/u.test(folded)) {
        source = line.trim().slice(0, 400);
        sourceDate = findDates(folded, undefined, place, []).at(0)?.date;
      }
      continue;
    }
    for (const part of cutParts(folded)) {
      const dates = findDates(part, year, place, faults);
      if (dates.length === 0) continue;
      const [first, second] = dates;
      if (SWAP.test(part) && first !== undefined && second !== undefined && dates.length === 2) {
        off.add(first.date);
        work.add(second.date);
      } else if (WORK.test(part)) for (const { date } of dates) work.add(date);
      else if (OFF.test(part) || SWAP.test(part)) for (const date of listDays(part, dates, place, faults)) off.add(date);
      else faults.push({ code: 'notice_line_unclear', place, details: { text: line.trim().slice(0, 120) } });
    }
  }
  for (const date of [...off, ...work]) if (!date.startsWith(`${String(year)}-`)) faults.push({ code: 'notice_other_year', details: { date: writeDate(date), year } });
  for (const date of work) if (off.has(date) && weekdayOf(date) <= 5) faults.push({ code: 'notice_work_and_off', details: { date: writeDate(date) } });
  if (off.size + work.size === 0) faults.push({ code: 'notice_empty', details: {} });
  const notice: Notice = { year, off: [...off].sort(), work: [...work].sort().map((date) => ({ date })), named: [], ...(source === undefined ? {} : { source }), ...(sourceDate === undefined ? {} : { sourceDate }) };
  return { notice, faults };
}

/** Sentences, and what is worked instead apart from what is off. */
function cutParts(folded: string): string[] {
  return folded.split(/;|\.\s|(?<!di )(?=\b(?:di )?lam bu\b|\blam viec bu\b)/u).filter((part) => part.trim() !== '');
}

function firstYearOff(text: string): number | undefined {
  const lines = foldText(text).split('\n').filter((line) => !HEADING.test(line.trim()));
  const match = /(?:^|[^\d])(20\d{2})(?!\d)/u.exec(lines.join('\n'));
  return match === null ? undefined : Number(match[1]);
}

function findDates(part: string, year: number | undefined, place: number, faults: NoticeFault[]): SaidDate[] {
  const dates: SaidDate[] = [];
  for (const match of part.matchAll(DATE)) {
    const [whole, weekday, sunday, isoYear, isoMonth, isoDay, day1, month1, year1, day2, month2, year2] = match;
    const saidYear = isoYear ?? year1 ?? year2 ?? (year === undefined ? undefined : String(year));
    if (saidYear === undefined) continue;
    const date = `${saidYear}-${(isoMonth ?? month1 ?? month2 ?? '').padStart(2, '0')}-${(isoDay ?? day1 ?? day2 ?? '').padStart(2, '0')}`;
    if (!isLocalDate(date)) {
      faults.push({ code: 'notice_date_wrong', place, details: { text: whole.trim() } });
      continue;
    }
    const said = sunday === undefined ? (weekday === undefined ? undefined : WEEKDAYS[weekday]) : 7;
    if (said !== undefined && said !== weekdayOf(date)) faults.push({ code: 'notice_weekday_wrong', place, details: { text: whole.trim(), date: writeDate(date), weekday: weekdayOf(date) } });
    dates.push({ date, at: match.index, end: match.index + whole.length });
  }
  return dates;
}

/** "từ … đến …" is a span; other dates stand for themselves. */
function listDays(part: string, dates: readonly SaidDate[], place: number, faults: NoticeFault[]): LocalDate[] {
  const days: LocalDate[] = [];
  for (let at = 0; at < dates.length; at += 1) {
    const [from, to] = [dates[at], dates[at + 1]];
    if (from === undefined) continue;
    const between = to === undefined ? '' : part.slice(from.end, to.at);
    if (to === undefined || !/^\s*(?:den(?: het)?|-|–|toi|to)\s*$/u.test(between)) {
      days.push(from.date);
      continue;
    }
    const length = daysBetween(from.date, to.date) + 1;
    if (length < 1 || length > LONGEST_SPAN) faults.push({ code: 'notice_span_wrong', place, details: { from: writeDate(from.date), to: writeDate(to.date), most: LONGEST_SPAN } });
    else for (let day = 0; day < length; day += 1) days.push(addDays(from.date, day));
    at += 1;
  }
  return days;
}
