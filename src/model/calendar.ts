import { z } from 'zod';
import type { Certainty } from './procedure.ts';
import { addDays, isLocalDate, weekdayOf, type LocalDate } from './time.ts';

/** What a day is for a state office. */
export type DayKind = 'work' | 'weekend' | 'holiday' | 'inLieu' | 'swappedOff' | 'swappedWork';

const LocalDateSchema = z.string().refine(isLocalDate, 'a day that exists, such as 2026-11-24');

/** One year's days that differ from Monday-to-Friday. Shape: `content/calendars/<year>.json`. */
export const CalendarYearSchema = z
  .object({
    year: z.number().int().min(2025).max(2100),
    /** True until the notice of days off is issued; shown wherever a date of that year is. */
    provisional: z.boolean(),
    source: z.string().min(1),
    sourceDate: LocalDateSchema,
    days: z.array(
      z.object({
        date: LocalDateSchema,
        kind: z.enum(['holiday', 'inLieu', 'swappedOff', 'swappedWork']),
        name: z.object({ vi: z.string().min(1), en: z.string().min(1) }),
        source: z.string().min(1),
        sourceDate: LocalDateSchema,
        certainty: z.enum(['official', 'secondary', 'unverified']),
      }),
    ),
  })
  .refine((year) => year.days.every((day) => day.date.startsWith(`${year.year}-`)), 'every day lies in the year of the file')
  .refine((year) => new Set(year.days.map((day) => day.date)).size === year.days.length, 'no day stands twice');
export type CalendarYear = z.infer<typeof CalendarYearSchema>;

/** One day as the office sees it. */
export interface OfficeDay {
  readonly date: LocalDate;
  readonly kind: DayKind;
  readonly works: boolean;
  readonly name?: { readonly vi: string; readonly en: string };
  readonly source?: string;
  readonly certainty?: Certainty;
}

/** Minutes since midnight at which the office is open. Source: provincial practice; each site may set its own. */
export interface OfficeHours {
  readonly spans: readonly { readonly from: number; readonly to: number }[];
}

/** 07:30–11:30 and 13:00–17:00, the usual hours until a site sets its own. */
export const USUAL_OFFICE_HOURS: OfficeHours = { spans: [{ from: 450, to: 690 }, { from: 780, to: 1020 }] };

/** The loaded years. Days outside of them are unknown: nothing is computed there. */
export interface Calendar {
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
  readonly hours: OfficeHours;
  covers(date: LocalDate): boolean;
  /** Faults: a day outside the loaded years (ask `covers` first). */
  dayAt(date: LocalDate): OfficeDay;
  /** Whether the year of a day is not announced yet. */
  isProvisional(date: LocalDate): boolean;
  /** Where the days off of a year come from. */
  sourceOf(date: LocalDate): { readonly source: string; readonly sourceDate: LocalDate };
}

/**
 * One calendar from year files.
 * Faults: no year at all, or a gap between years.
 */
export function createCalendar(years: readonly CalendarYear[], hours: OfficeHours = USUAL_OFFICE_HOURS): Calendar {
  const sorted = [...years].sort((left, right) => left.year - right.year);
  const first = sorted[0];
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) throw new Error('createCalendar: no year was loaded; expected content/calendars/<year>.json');
  sorted.forEach((year, at) => {
    if (year.year !== first.year + at) throw new Error(`createCalendar: the year ${first.year + at} is missing between ${first.year} and ${last.year}`);
  });
  const special = new Map(sorted.flatMap((year) => year.days.map((day) => [day.date, day] as const)));
  const byYear = new Map(sorted.map((year) => [year.year, year]));
  const firstDay = `${first.year}-01-01`;
  const lastDay = `${last.year}-12-31`;
  const yearOf = (date: LocalDate): CalendarYear => {
    const year = byYear.get(Number(date.slice(0, 4)));
    if (year === undefined) throw new Error(`calendar: ${date} lies outside the loaded years ${first.year}–${last.year}`);
    return year;
  };
  return {
    firstDay,
    lastDay,
    hours,
    covers: (date) => date >= firstDay && date <= lastDay,
    isProvisional: (date) => yearOf(date).provisional,
    sourceOf: (date) => ({ source: yearOf(date).source, sourceDate: yearOf(date).sourceDate }),
    dayAt: (date) => {
      yearOf(date);
      const known = special.get(date);
      if (known !== undefined) return { date, kind: known.kind, works: known.kind === 'swappedWork', name: known.name, source: known.source, certainty: known.certainty };
      const weekend = weekdayOf(date) > 5;
      return { date, kind: weekend ? 'weekend' : 'work', works: !weekend };
    },
  };
}

/** The first working day on or after a day, or undefined beyond the loaded years. */
export function findWorkingDay(calendar: Calendar, from: LocalDate): LocalDate | undefined {
  for (let date = from; calendar.covers(date); date = addDays(date, 1)) if (calendar.dayAt(date).works) return date;
  return undefined;
}
