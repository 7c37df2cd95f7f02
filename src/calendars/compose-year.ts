import type { CalendarDay, CalendarYear } from '#model/calendar.ts';
import { holidaysIn, windowOf, type StatutoryHoliday } from '#model/check-calendar.ts';
import { addDays, weekdayOf, writeDate, type LocalDate } from '#model/time.ts';
import type { Notice, NoticeFault } from './notice.ts';

/** Where the days of a notice come from. */
export interface NoticeOrigin {
  readonly source: string;
  readonly sourceDate: LocalDate;
  readonly certainty: CalendarDay['certainty'];
  readonly provisional: boolean;
}

/**
 * Makes a year of a notice and the law: holidays stand by law whether the notice names them or not, a holiday on a weekend gives the
 * next working day, whatever else is off was swapped.
 * Source: Labour Code 45/2019/QH14 Article 112 as kept in `content/calendars/holidays.json`.
 */
export function composeYear(notice: Notice, holidays: readonly StatutoryHoliday[], origin: NoticeOrigin): { readonly year: CalendarYear; readonly faults: readonly NoticeFault[] } {
  const faults: NoticeFault[] = [];
  const days = new Map<LocalDate, CalendarDay>();
  const off = new Set(notice.off);
  const put = (date: LocalDate, kind: CalendarDay['kind'], name: CalendarDay['name'], halfDay?: CalendarDay['halfDay'], from: Pick<CalendarDay, 'source' | 'sourceDate' | 'certainty'> = origin): void =>
    void days.set(date, { date, kind, name, source: from.source, sourceDate: from.sourceDate, certainty: from.certainty, ...(halfDay === undefined ? {} : { halfDay }) });
  for (const holiday of holidaysIn(holidays, notice.year)) {
    const dates = datesOf(holiday, notice.year, off, faults);
    for (const date of dates) put(date, 'holiday', holiday.name, undefined, off.has(date) || holiday.dates !== undefined ? origin : holiday);
  }
  for (const { date, kind, name, halfDay } of notice.named) {
    const known = days.get(date);
    put(date, kind, name === undefined ? (known?.name ?? NAMES[kind]) : { vi: name, en: known?.name.en ?? NAMES[kind].en }, halfDay);
  }
  const saysInLieu = notice.named.some(({ kind }) => kind === 'inLieu');
  // A notice that names its own days in lieu is taken at its word; the checker counts them.
  if (!saysInLieu) {
    for (const holiday of [...days.values()].filter(({ kind, date }) => kind === 'holiday' && weekdayOf(date) > 5).sort((left, right) => (left.date < right.date ? -1 : 1))) {
      let date = addDays(holiday.date, 1);
      while (weekdayOf(date) > 5 || days.has(date)) date = addDays(date, 1);
      put(date, 'inLieu', { vi: `Nghỉ bù ${holiday.name.vi}`, en: `Day off in lieu of ${holiday.name.en}` });
    }
  }
  for (const date of notice.off) if (weekdayOf(date) <= 5 && !days.has(date)) put(date, 'swappedOff', NAMES.swappedOff);
  const swapped = [...days.values()].filter(({ kind }) => kind === 'swappedOff').map(({ date }) => date).sort();
  for (const [nth, { date, halfDay }] of notice.work.entries()) {
    const given = swapped[nth];
    const name = given === undefined ? NAMES.swappedWork : { vi: `Làm bù cho ngày ${writeDate(given).slice(0, 5)}`, en: `Working day in exchange for ${writeDate(given).slice(0, 5)}` };
    put(date, 'swappedWork', name, halfDay);
  }
  const sorted = [...days.values()].sort((left, right) => (left.date < right.date ? -1 : 1));
  return { year: { year: notice.year, provisional: origin.provisional, source: origin.source, sourceDate: origin.sourceDate, days: sorted }, faults };
}

const NAMES: Readonly<Record<CalendarDay['kind'], CalendarDay['name']>> = {
  holiday: { vi: 'Nghỉ lễ', en: 'Holiday' },
  inLieu: { vi: 'Nghỉ bù', en: 'Day off in lieu' },
  swappedOff: { vi: 'Nghỉ hoán đổi', en: 'Swapped day off' },
  swappedWork: { vi: 'Làm bù', en: 'Swapped working day' },
};

function datesOf(holiday: StatutoryHoliday, year: number, off: ReadonlySet<LocalDate>, faults: NoticeFault[]): readonly LocalDate[] {
  const window = windowOf(holiday, year);
  if (window === undefined) {
    faults.push({ code: 'notice_tet_unknown', details: { name: holiday.name.vi, year } });
    return [];
  }
  if (holiday.days === 1) return [window.on];
  if (holiday.adjacent === true) {
    const [before, after] = [addDays(window.on, -1), addDays(window.on, 1)];
    if (off.has(before)) return [before, window.on];
    if (off.has(after)) return [window.on, after];
    faults.push({ code: 'notice_adjacent_assumed', details: { name: holiday.name.vi, date: writeDate(after) } });
    return [window.on, after];
  }
  // One day of the old year and four of the new one, or two and three: whichever leaves no day in lieu outside of what the notice calls off.
  const choices = [-1, -2].map((first) => Array.from({ length: holiday.days }, (_, nth) => addDays(window.on, first + nth)));
  const covered = choices.find((dates) => [...dates, ...listInLieu(dates)].every((date) => off.has(date)));
  if (covered !== undefined) return covered;
  // A notice may leave out the weekend around the working days that it names.
  const named = choices.find((dates) => [...dates.filter((date) => weekdayOf(date) <= 5), ...listInLieu(dates)].every((date) => off.has(date)));
  if (named === undefined) faults.push({ code: 'notice_tet_assumed', details: { name: holiday.name.vi, from: writeDate(choices[0]?.[0] ?? window.on), to: writeDate(choices[0]?.at(-1) ?? window.on) } });
  return named ?? choices[0] ?? [];
}

/** The working days right after some holidays, one for each of them on a weekend. */
function listInLieu(dates: readonly LocalDate[]): readonly LocalDate[] {
  const inLieu: LocalDate[] = [];
  for (const holiday of dates.filter((date) => weekdayOf(date) > 5)) {
    let date = addDays(holiday, 1);
    while (weekdayOf(date) > 5 || dates.includes(date) || inLieu.includes(date)) date = addDays(date, 1);
    inLieu.push(date);
  }
  return inLieu;
}
