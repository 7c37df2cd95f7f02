import { findWorkingDay, type Calendar, type OfficeDay } from './calendar.ts';
import { accept, refuse, type Outcome } from './outcome.ts';
import type { TimeUnit } from './procedure.ts';
import { addDays, isLocalDate, localDateAt, localMinutesAt, type LocalDate } from './time.ts';

/** A time limit with its number known. */
export interface Limit {
  readonly amount: number;
  readonly unit: TimeUnit;
  /** Received at or after it counts as received on the next working day. Shape: `15:00`. */
  readonly cutoff?: string;
}

/** The last moment of a result in time, and how it was counted. */
export interface Deadline {
  /** The day on which the reception counts. */
  readonly receivedOn: LocalDate;
  readonly dueOn: LocalDate;
  /** Minutes since midnight on `dueOn`: the end of office hours, or the exact minute for hours. */
  readonly dueMinute: number;
  /** True when a year in it is not announced yet. */
  readonly provisional: boolean;
  readonly days: readonly CountedDay[];
}

/** One day of the count. `count` is 0 for the reception day, then 1, 2, …; absent for a day that is not counted. */
export interface CountedDay extends OfficeDay {
  readonly count?: number;
}

export type DeadlineRefusal = 'deadline_before_calendar' | 'deadline_beyond_calendar' | 'deadline_bad_limit';

/**
 * The due date of a limit for a reception at a moment.
 * Unit: `receivedAt` in milliseconds since 1970. Working days: the reception day is day 0. Calendar days, weeks, months and
 * years: the reception day is not counted and a last day off moves to the next working day. Hours run in office hours only.
 * Refuses: a reception before or a due date beyond the loaded years; a limit that is not a positive number.
 * Source: Civil Code 91/2015/QH13 Articles 147–148; Decree 23/2015/NĐ-CP Article 7 (cut-off).
 */
export function reckonDeadline(calendar: Calendar, receivedAt: number, limit: Limit): Outcome<Deadline, DeadlineRefusal> {
  const asked = localDateAt(receivedAt);
  if (!(limit.amount >= 0 && limit.amount <= 10_000)) return refuse('deadline_bad_limit', { amount: String(limit.amount) });
  if (asked < calendar.firstDay) return refuse('deadline_before_calendar', { date: asked, first: calendar.firstDay });
  const beyond = refuse('deadline_beyond_calendar', { last: calendar.lastDay });
  if (!calendar.covers(asked)) return beyond;
  const closing = calendar.hours.spans.at(-1)?.to ?? 1020;
  const cutoff = limit.cutoff === undefined ? closing : Math.min(closing, readMinutes(limit.cutoff) ?? closing);
  const minutes = localMinutesAt(receivedAt);
  const late = minutes >= (limit.unit === 'sameDay' ? cutoff : closing) || !calendar.dayAt(asked).works;
  const receivedOn = late ? findWorkingDay(calendar, addDays(asked, 1)) : asked;
  if (receivedOn === undefined) return beyond;
  const due = reckonDue(calendar, receivedOn, receivedOn === asked ? minutes : 0, limit);
  if (due === undefined) return beyond;
  return accept({ receivedOn, ...due, provisional: calendar.isProvisional(receivedOn) || calendar.isProvisional(due.dueOn), days: countDays(calendar, asked, receivedOn, due.dueOn, limit) });
}

/** Day by day how a deadline was counted, in words. Shape: one line per day, oldest first. */
export function explainDeadline(deadline: Deadline, lang: 'vi' | 'en'): string[] {
  return deadline.days.map((day) => {
    const name = day.name === undefined ? '' : ` (${day.name[lang]})`;
    const what = day.count === undefined ? NOT_COUNTED[lang] : day.count === 0 ? RECEIVED[lang] : `${DAY[lang]} ${day.count}`;
    return `${day.date} ${KINDS[lang][day.kind]}${name}: ${what}`;
  });
}

const NOT_COUNTED = { vi: 'không tính', en: 'not counted' } as const;
const RECEIVED = { vi: 'ngày nhận', en: 'reception' } as const;
const DAY = { vi: 'ngày thứ', en: 'day' } as const;
const KINDS = {
  vi: { work: 'ngày làm việc', weekend: 'cuối tuần', holiday: 'nghỉ lễ', inLieu: 'nghỉ bù', swappedOff: 'nghỉ hoán đổi', swappedWork: 'làm bù' },
  en: { work: 'working day', weekend: 'weekend', holiday: 'holiday', inLieu: 'day off in lieu', swappedOff: 'swapped day off', swappedWork: 'swapped working day' },
} as const;

/** Minutes since midnight of `15:00`; undefined when it is no time. */
export function readMinutes(time: string): number | undefined {
  const match = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(time);
  return match === null ? undefined : Number(match[1]) * 60 + Number(match[2]);
}

/** The day `months` later; a day that does not exist becomes the last of its month (31 Jan + 1 → 28 Feb). */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const index = year * 12 + (month - 1) + months;
  const head = `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
  for (let last = day; last > 27; last -= 1) if (isLocalDate(`${head}-${last}`)) return `${head}-${last}`;
  return `${head}-${String(Math.min(day, 27)).padStart(2, '0')}`;
}

function reckonDue(calendar: Calendar, receivedOn: LocalDate, minute: number, limit: Limit): { dueOn: LocalDate; dueMinute: number } | undefined {
  const closing = calendar.hours.spans.at(-1)?.to ?? 1020;
  const endOn = (date: LocalDate | undefined): { dueOn: LocalDate; dueMinute: number } | undefined =>
    date === undefined ? undefined : { dueOn: date, dueMinute: closing };
  switch (limit.unit) {
    case 'sameDay':
      return endOn(receivedOn);
    case 'workingDay':
      return addOfficeMinutes(calendar, receivedOn, minute, limit.amount, true);
    case 'workingHour':
    case 'hour':
      return addOfficeMinutes(calendar, receivedOn, minute, limit.amount * 60, false);
    case 'minute':
      return addOfficeMinutes(calendar, receivedOn, minute, limit.amount, false);
    case 'calendarDay':
      return endOn(findWorkingDay(calendar, addDays(receivedOn, Math.ceil(limit.amount))));
    case 'week':
      return endOn(findWorkingDay(calendar, addDays(receivedOn, Math.ceil(limit.amount * 7))));
    case 'month':
      return endOn(findWorkingDay(calendar, addMonths(receivedOn, Math.ceil(limit.amount))));
    case 'year':
      return endOn(findWorkingDay(calendar, addMonths(receivedOn, Math.ceil(limit.amount * 12))));
    default:
      return limit.unit satisfies never;
  }
}

/** Whole working days end at closing time; half days and hours run through office minutes. */
function addOfficeMinutes(calendar: Calendar, from: LocalDate, minute: number, amount: number, inDays: boolean): { dueOn: LocalDate; dueMinute: number } | undefined {
  const closing = calendar.hours.spans.at(-1)?.to ?? 1020;
  let date: LocalDate | undefined = from;
  if (inDays && Number.isInteger(amount)) {
    for (let count = 0; count < amount && date !== undefined; count += 1) date = findWorkingDay(calendar, addDays(date, 1));
    return date === undefined ? undefined : { dueOn: date, dueMinute: closing };
  }
  const perDay = calendar.hours.spans.reduce((sum, span) => sum + span.to - span.from, 0);
  let left = inDays ? Math.round(amount * perDay) : amount;
  let now = minute;
  while (date !== undefined) {
    for (const span of calendar.hours.spans) {
      const start = Math.max(span.from, now);
      if (start >= span.to) continue;
      if (left <= span.to - start) return { dueOn: date, dueMinute: start + left };
      left -= span.to - start;
    }
    date = findWorkingDay(calendar, addDays(date, 1));
    now = 0;
  }
  return undefined;
}

function countDays(calendar: Calendar, asked: LocalDate, receivedOn: LocalDate, dueOn: LocalDate, limit: Limit): CountedDay[] {
  const days: CountedDay[] = [];
  const calendarCount = limit.unit === 'calendarDay' || limit.unit === 'week' || limit.unit === 'month' || limit.unit === 'year';
  let count = 0;
  for (let date = asked; date <= dueOn && days.length < 400; date = addDays(date, 1)) {
    const day = calendar.dayAt(date);
    if (date < receivedOn) days.push(day);
    else if (date === receivedOn) days.push({ ...day, count: 0 });
    else if (calendarCount || day.works) days.push({ ...day, count: (count += 1) });
    else days.push(day);
  }
  return days;
}
