import { z } from 'zod';
import type { Certainty } from './procedure.ts';
import { buildOfficeTime, type HalfDay, type OfficeHours, type OfficeSpan, type OfficeTime } from './office-minutes.ts';
import { addDays, isLocalDate, weekdayOf, type LocalDate } from './time.ts';

/** What a day is for a state office; `closure` is one office closed on a day on which others work. */
export type DayKind = 'work' | 'weekend' | 'holiday' | 'inLieu' | 'swappedOff' | 'swappedWork' | 'closure';

const LocalDateSchema = z.string().refine(isLocalDate, 'a day that exists, such as 2026-11-24');
const CertaintySchema = z.enum(['official', 'secondary', 'unverified']);
const HalfDaySchema = z.enum(['am', 'pm']);

/** One day that differs from Monday-to-Friday. With `halfDay` only that half differs. */
export const CalendarDaySchema = z.object({
  date: LocalDateSchema,
  kind: z.enum(['holiday', 'inLieu', 'swappedOff', 'swappedWork']),
  name: z.object({ vi: z.string().min(1).max(200), en: z.string().min(1).max(200) }),
  halfDay: HalfDaySchema.optional(),
  source: z.string().min(1).max(500),
  sourceDate: LocalDateSchema,
  certainty: CertaintySchema,
});
export type CalendarDay = z.infer<typeof CalendarDaySchema>;

/** One year's days that differ from Monday-to-Friday. Shape: `content/calendars/<year>.json`. */
export const CalendarYearSchema = z
  .object({
    year: z.number().int().min(2025).max(2100),
    /** True until the notice of days off is issued; shown wherever a date of that year is. */
    provisional: z.boolean(),
    source: z.string().min(1),
    sourceDate: LocalDateSchema,
    days: z.array(CalendarDaySchema).max(366),
  })
  .refine((year) => year.days.every((day) => day.date.startsWith(`${year.year}-`)), 'every day lies in the year of the file')
  .refine((year) => new Set(year.days.map((day) => day.date)).size === year.days.length, 'no day stands twice');
export type CalendarYear = z.infer<typeof CalendarYearSchema>;

/** One day or half day on which an office is closed while others work: a storm, a flood, a move. Shape: `content/calendars/closures.json`. */
export const ClosureSchema = z.object({
  /** The code of the commune, or of the province for all of its offices. */
  place: z.string().regex(/^(?:\d{2}|\d{5})$/u),
  date: LocalDateSchema,
  halfDay: HalfDaySchema.optional(),
  reason: z.object({ vi: z.string().min(1).max(300), en: z.string().min(1).max(300) }),
  source: z.string().min(1).max(500),
  sourceDate: LocalDateSchema,
  certainty: CertaintySchema,
});
export type Closure = z.infer<typeof ClosureSchema>;

/** One day as the office sees it. */
export interface OfficeDay {
  readonly date: LocalDate;
  readonly kind: DayKind;
  readonly works: boolean;
  /** The half of the day that its kind is about; the other half is ordinary. */
  readonly halfDay?: HalfDay;
  readonly name?: { readonly vi: string; readonly en: string };
  readonly source?: string;
  readonly certainty?: Certainty;
}

/** 07:30–11:30 and 13:00–17:00, the usual hours until a site sets its own. */
export const USUAL_OFFICE_HOURS: OfficeHours = { spans: [{ from: 450, to: 690 }, { from: 780, to: 1020 }] };

/** The loaded years. Days outside of them are unknown: nothing is computed there. */
export interface Calendar {
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
  readonly hours: OfficeHours;
  /** Office minutes and working days, summed once. */
  readonly time: OfficeTime;
  covers(date: LocalDate): boolean;
  /** Faults: a day outside the loaded years (ask `covers` first). */
  dayAt(date: LocalDate): OfficeDay;
  /** Whether the year of a day is not announced yet. */
  isProvisional(date: LocalDate): boolean;
  /** Where the days off of a year come from. */
  sourceOf(date: LocalDate): { readonly source: string; readonly sourceDate: LocalDate };
  /** The same years at one place, with its hours and its closures. */
  at(hours: OfficeHours, closures: readonly Closure[]): Calendar;
}

/**
 * One calendar from year files, for an office with these hours and closures.
 * Faults: no year at all, or a gap between years.
 */
export function createCalendar(years: readonly CalendarYear[], hours: OfficeHours = USUAL_OFFICE_HOURS, closures: readonly Closure[] = []): Calendar {
  const sorted = [...years].sort((left, right) => left.year - right.year);
  const first = sorted[0];
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) throw new Error('createCalendar: no year was loaded; expected content/calendars/<year>.json');
  sorted.forEach((year, at) => {
    if (year.year !== first.year + at) throw new Error(`createCalendar: the year ${first.year + at} is missing between ${first.year} and ${last.year}`);
  });
  const special = new Map(sorted.flatMap((year) => year.days.map((day) => [day.date, day] as const)));
  const closed = Map.groupBy(closures, (closure) => closure.date);
  const byYear = new Map(sorted.map((year) => [year.year, year]));
  const firstDay = `${first.year}-01-01`;
  const lastDay = `${last.year}-12-31`;
  const yearOf = (date: LocalDate): CalendarYear => {
    const year = byYear.get(Number(date.slice(0, 4)));
    if (year === undefined) throw new Error(`calendar: ${date} lies outside the loaded years ${first.year}–${last.year}`);
    return year;
  };
  const dayAt = (date: LocalDate): OfficeDay => {
    yearOf(date);
    return closeDay(describeDay(date, special.get(date)), closed.get(date));
  };
  let time: OfficeTime | undefined;
  return {
    firstDay,
    lastDay,
    hours,
    get time() {
      return (time ??= buildOfficeTime(firstDay, lastDay, (date) => spansOn(dayAt(date), hours)));
    },
    covers: (date) => date >= firstDay && date <= lastDay,
    isProvisional: (date) => yearOf(date).provisional,
    sourceOf: (date) => ({ source: yearOf(date).source, sourceDate: yearOf(date).sourceDate }),
    dayAt,
    at: (otherHours, otherClosures) => createCalendar(sorted, otherHours, otherClosures),
  };
}

function describeDay(date: LocalDate, known: CalendarDay | undefined): OfficeDay {
  if (known === undefined) {
    const weekend = weekdayOf(date) > 5;
    return { date, kind: weekend ? 'weekend' : 'work', works: !weekend };
  }
  // Half a day off leaves the other half to work, where the day would be one.
  const works = known.kind === 'swappedWork' || (known.halfDay !== undefined && weekdayOf(date) <= 5);
  return { date, kind: known.kind, works, ...halfOf(known), name: known.name, source: known.source, certainty: known.certainty };
}

/** A closure says nothing of a day that is off anyway; the two halves of a day close all of it. */
function closeDay(day: OfficeDay, closures: readonly Closure[] | undefined): OfficeDay {
  const [closure] = closures ?? [];
  if (closures === undefined || closure === undefined || !day.works) return day;
  const halves = new Set(closures.map(({ halfDay }) => halfDay));
  if (day.halfDay !== undefined) halves.add(openHalfOf(day) === 'am' ? 'pm' : 'am');
  const half = halves.size === 1 ? closure.halfDay : undefined;
  return { date: day.date, kind: 'closure', works: half !== undefined, ...halfOf({ halfDay: half }), name: closure.reason, source: closure.source, certainty: closure.certainty };
}

/** The half of a day that is worked, where only one is. */
function openHalfOf({ kind, halfDay }: OfficeDay): HalfDay | undefined {
  if (halfDay === undefined || kind === 'swappedWork') return halfDay;
  return halfDay === 'am' ? 'pm' : 'am';
}

function halfOf({ halfDay }: { readonly halfDay?: HalfDay | undefined }): { readonly halfDay?: HalfDay } {
  return halfDay === undefined ? {} : { halfDay };
}

/** When the office is open on a day; the halves are parted at noon. */
function spansOn(day: OfficeDay, hours: OfficeHours): readonly OfficeSpan[] {
  if (!day.works) return [];
  const open = openHalfOf(day);
  if (open === undefined) return hours.spans;
  return hours.spans.flatMap(({ from, to }) => {
    const span = open === 'am' ? { from, to: Math.min(to, NOON) } : { from: Math.max(from, NOON), to };
    return span.from < span.to ? [span] : [];
  });
}

const NOON = 720;

/** The first working day on or after a day, or undefined beyond the loaded years. */
export function findWorkingDay(calendar: Calendar, from: LocalDate): LocalDate | undefined {
  return calendar.time.addWorkingDays(addDays(from, -1), 1);
}
