import { findWorkingDay, type Calendar } from './calendar.ts';
import { lengthOf, type OfficeMoment } from './office-minutes.ts';
import { accept, refuse, type Outcome, type Refusal } from './outcome.ts';
import type { TimeUnit } from './procedure.ts';
import { addDays, isLocalDate, localDateAt, localMinutesAt, writeDate, type LocalDate } from './time.ts';

/** Whether the last working day is counted to its closing time, or to the clock hour of the reception. Provinces differ. */
export type Counting = 'endOfDay' | 'sameHour';

/** A time limit with its number known. */
export interface Limit {
  readonly amount: number;
  readonly unit: TimeUnit;
  /** Received at or after it counts as received on the next working day. Shape: `15:00`. */
  readonly cutoff?: string;
  /** `endOfDay` unless said. Concerns working days only. */
  readonly counting?: Counting;
}

/** The last moment of a result in time. */
export interface Deadline {
  /** The day on which the reception counts. */
  readonly receivedOn: LocalDate;
  readonly dueOn: LocalDate;
  /** Minutes since midnight on `dueOn`: the end of office hours, or the exact minute for hours. */
  readonly dueMinute: number;
  /** True when a year in it is not announced yet. */
  readonly provisional: boolean;
}

export type DeadlineRefusal = 'deadline_before_calendar' | 'deadline_beyond_calendar' | 'deadline_bad_limit';

/** Where a count stands: a day, which may be off until the count ends, and the minute reached on it. */
export type Standing = OfficeMoment;

/** Nobody sets a longer limit; more is a slip, or an attack on the clock. Unit: days, or the minutes of as many office days. */
const LONGEST_AMOUNT = 10_000;
const MINUTES_OF_A_DAY = 480;

/**
 * The due date of a limit for a reception at a moment.
 * Unit: `receivedAt` in milliseconds since 1970. Working days: the reception day is day 0. Calendar days, weeks, months and
 * years: the reception day is not counted and a last day off moves to the next working day. Hours run in office hours only.
 * Refuses: a reception before or a due date beyond the loaded years; a limit that is not a positive number.
 * Source: Civil Code 91/2015/QH13 Articles 146–148; Decree 23/2015/NĐ-CP Article 7 (cut-off).
 */
export function reckonDeadline(calendar: Calendar, receivedAt: number, limit: Limit): Outcome<Deadline, DeadlineRefusal> {
  const begun = beginCount(calendar, receivedAt, limit);
  if (!begun.ok) return begun;
  const due = endCount(calendar, addTime(calendar, begun.value, limit, limit.counting));
  if (due === undefined) return refuseBeyond(calendar);
  const { date: receivedOn } = begun.value;
  return accept({ receivedOn, dueOn: due.date, dueMinute: due.minute, provisional: isProvisionalUntil(calendar, receivedOn, due.date) });
}

/**
 * The day and the minute from which a reception counts: outside office hours, or at or after the cut-off, the next working day.
 * Refuses: as `reckonDeadline`.
 */
export function beginCount(calendar: Calendar, receivedAt: number, limit: Limit): Outcome<Standing, DeadlineRefusal> {
  const asked = localDateAt(receivedAt);
  if (!isCountable(limit)) return refuse('deadline_bad_limit', { amount: String(limit.amount) });
  if (asked < calendar.firstDay) return refuse('deadline_before_calendar', { date: writeDate(asked), first: writeDate(calendar.firstDay) });
  if (!calendar.covers(asked)) return refuseBeyond(calendar);
  const closing = closingOn(calendar, asked);
  const cutoff = limit.cutoff === undefined ? closing : Math.min(closing, readMinutes(limit.cutoff) ?? closing);
  const minute = localMinutesAt(receivedAt);
  if (minute < cutoff) return accept({ date: asked, minute });
  const receivedOn = findWorkingDay(calendar, addDays(asked, 1));
  return receivedOn === undefined ? refuseBeyond(calendar) : accept({ date: receivedOn, minute: 0 });
}

/** The limit of a published record: there a cut-off speaks of results given on the same day, and of nothing longer. */
export function limitOfRecord(limit: Limit): Limit {
  if (limit.unit === 'sameDay' || limit.cutoff === undefined) return limit;
  return { amount: limit.amount, unit: limit.unit, ...(limit.counting === undefined ? {} : { counting: limit.counting }) };
}

/** Whether an amount of time can be counted. */
export function isCountable({ amount, unit }: { readonly amount: number; readonly unit: TimeUnit }): boolean {
  return amount >= 0 && amount <= (unit === 'minute' ? LONGEST_AMOUNT * MINUTES_OF_A_DAY : LONGEST_AMOUNT);
}

/** Adds a span of time to where a count stands; undefined beyond the loaded years. Half a month is 15 days, half a year six months (Civil Code Article 146). */
export function addTime(calendar: Calendar, from: Standing, { amount, unit }: { readonly amount: number; readonly unit: TimeUnit }, counting: Counting = 'endOfDay'): Standing | undefined {
  switch (unit) {
    case 'sameDay':
      return endOfDay(calendar, from.date);
    case 'workingDay':
      return addWorkingDays(calendar, from, amount, counting);
    case 'workingHour':
    case 'hour':
      return addOfficeMinutes(calendar, from, amount * 60);
    case 'minute':
      return addOfficeMinutes(calendar, from, amount);
    case 'calendarDay':
      return { date: addDays(from.date, Math.ceil(amount)), minute: LAST_MINUTE };
    case 'week':
      return { date: addDays(from.date, Math.ceil(amount * 7)), minute: LAST_MINUTE };
    case 'month':
      return addMonthsAndDays(from.date, amount);
    case 'year':
      return addMonthsAndDays(from.date, amount * 12);
    default:
      return unit satisfies never;
  }
}

/** The moment at which a count ends: a day off moves to the next working day, and no day lasts longer than its office hours. */
export function endCount(calendar: Calendar, standing: Standing | undefined): OfficeMoment | undefined {
  if (standing === undefined) return undefined;
  const date = findWorkingDay(calendar, standing.date);
  if (date === undefined) return undefined;
  return { date, minute: date === standing.date ? officeMinute(calendar, standing) : closingOn(calendar, date) };
}

/** Whether a unit counts days of the calendar and not the office's own time. */
export function countsCalendarDays(unit: TimeUnit): boolean {
  return unit === 'calendarDay' || unit === 'week' || unit === 'month' || unit === 'year';
}

/** Whether a year from one day to another is not announced yet. */
export function isProvisionalUntil(calendar: Calendar, from: LocalDate, until: LocalDate): boolean {
  for (let year = Number(from.slice(0, 4)); year <= Number(until.slice(0, 4)); year += 1) if (calendar.isProvisional(`${String(year)}-12-31`)) return true;
  return false;
}

export function refuseBeyond(calendar: Calendar): Refusal<'deadline_beyond_calendar'> {
  return refuse('deadline_beyond_calendar', { last: writeDate(calendar.lastDay) });
}

/** The minute at which the office closes on a day; 0 on a day off. */
export function closingOn(calendar: Calendar, date: LocalDate): number {
  return calendar.time.spansOn(date).at(-1)?.to ?? 0;
}

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

/** Later than every closing time; `endCount` brings it back to the day's own. */
const LAST_MINUTE = 1440;
const DAYS_OF_A_MONTH = 30;

function endOfDay(calendar: Calendar, date: LocalDate | undefined): Standing | undefined {
  return date === undefined ? undefined : { date, minute: closingOn(calendar, date) };
}

function addMonthsAndDays(date: LocalDate, months: number): Standing {
  const whole = Math.floor(months);
  return { date: addDays(addMonths(date, whole), Math.ceil((months - whole) * DAYS_OF_A_MONTH)), minute: LAST_MINUTE };
}

/** Whole days by the calendar; what is left of a day runs through office minutes: half a day is half of the usual office hours. */
function addWorkingDays(calendar: Calendar, from: Standing, amount: number, counting: Counting): Standing | undefined {
  const whole = Math.floor(amount);
  const date = whole === 0 ? from.date : calendar.time.addWorkingDays(from.date, whole);
  if (date === undefined) return undefined;
  const sameHour = (): Standing => ({ date, minute: officeMinute(calendar, { date, minute: openMinute(calendar, from) }) });
  const reached = whole === 0 && amount > 0 ? from : counting === 'sameHour' ? sameHour() : endOfDay(calendar, date);
  if (whole === amount || reached === undefined) return reached;
  return addOfficeMinutes(calendar, reached, (amount - whole) * lengthOf(calendar.hours.spans));
}

/** The minute itself while the office is open or just closing, else the next at which it opens on that day, at the latest its closing. */
function officeMinute(calendar: Calendar, { date, minute }: Standing): number {
  const span = calendar.time.spansOn(date).find(({ to }) => minute <= to);
  return span === undefined ? closingOn(calendar, date) : Math.max(minute, span.from);
}

/** The minute from which time runs on that day: at noon it is the opening of the afternoon. */
function openMinute(calendar: Calendar, { date, minute }: Standing): number {
  const span = calendar.time.spansOn(date).find(({ to }) => minute < to);
  return span === undefined ? minute : Math.max(minute, span.from);
}

function addOfficeMinutes(calendar: Calendar, from: Standing, minutes: number): Standing | undefined {
  // A limit never ends in a fraction of a minute, and no sooner than it said.
  const whole = Math.ceil(minutes - 1e-6);
  return whole === 0 ? from : calendar.time.momentAfter(calendar.time.minutesUntil(from) + whole);
}
