import { z } from 'zod';
import type { CalendarDay, CalendarYear } from './calendar.ts';
import { addDays, isLocalDate, weekdayOf, type LocalDate } from './time.ts';

const Day = z.string().refine(isLocalDate, 'a day that exists, such as 2026-11-24');
const StatutoryHolidaySchema = z.object({
  id: z.string().min(1),
  name: z.object({ vi: z.string().min(1), en: z.string().min(1) }),
  /** How many days are off. */
  days: z.number().int().min(1).max(10),
  /** The same day of the calendar every year. Shape: `09-02`. */
  on: z.string().regex(/^\d{2}-\d{2}$/u).optional(),
  /** The days of a lunar date by year. */
  dates: z.record(z.string().regex(/^\d{4}$/u), Day).optional(),
  datesCertainty: z.enum(['official', 'secondary', 'unverified']).optional(),
  /** The further days lie right before or after. */
  adjacent: z.boolean().optional(),
  source: z.string().min(1),
  sourceDate: Day,
  certainty: z.enum(['official', 'secondary', 'unverified']),
  validFrom: Day,
  validTo: Day.optional(),
});
/** A holiday as a law grants it. Shape: `content/calendars/holidays.json`. */
export type StatutoryHoliday = z.infer<typeof StatutoryHolidaySchema>;
export const StatutoryHolidaysSchema = z.object({ about: z.string(), holidays: z.array(StatutoryHolidaySchema).min(1) });

export type CalendarFindingCode =
  | 'day_twice' | 'day_outside_year' | 'holiday_missing' | 'holiday_days_wrong' | 'holiday_unknown' | 'total_wrong'
  | 'in_lieu_missing' | 'in_lieu_without_holiday' | 'in_lieu_on_weekend' | 'in_lieu_far'
  | 'swapped_off_on_weekend' | 'swapped_work_on_weekday' | 'swap_unbalanced';

/** What is wrong with a year of days off. An error hinders the import, a warning is shown. */
export interface CalendarFinding {
  readonly severity: 'error' | 'warning';
  readonly code: CalendarFindingCode;
  readonly details: Readonly<Record<string, string | number>>;
}

/** How far a further day of a holiday may lie from its own day: New Year's Eve and the day before, the first four days. */
const TET_BEFORE = 2;
const TET_AFTER = 4;

/** Where the days of a holiday may lie in a year; undefined where nobody knows its date. */
export function windowOf(holiday: StatutoryHoliday, year: number): { readonly on: LocalDate; readonly from: LocalDate; readonly to: LocalDate } | undefined {
  const on = holiday.on === undefined ? holiday.dates?.[String(year)] : `${String(year)}-${holiday.on}`;
  if (on === undefined) return undefined;
  if (holiday.adjacent === true) return { on, from: addDays(on, -(holiday.days - 1)), to: addDays(on, holiday.days - 1) };
  return holiday.days === 1 ? { on, from: on, to: on } : { on, from: addDays(on, -TET_BEFORE), to: addDays(on, TET_AFTER) };
}

/** The holidays in force in a year: those whose own day lies in their validity. */
export function holidaysIn(holidays: readonly StatutoryHoliday[], year: number): readonly StatutoryHoliday[] {
  return holidays.filter((holiday) => {
    const on = windowOf(holiday, year)?.on ?? `${String(year)}-12-31`;
    return holiday.validFrom <= on && (holiday.validTo === undefined || on < holiday.validTo);
  });
}

/**
 * Looks for what cannot be right in a year of days off, by the holidays that the law grants.
 * Source: Labour Code 45/2019/QH14 Article 112 (holidays, days in lieu) as kept in `content/calendars/holidays.json`.
 */
export function checkCalendarYear(year: Pick<CalendarYear, 'year' | 'days'>, holidays: readonly StatutoryHoliday[]): readonly CalendarFinding[] {
  const inForce = holidaysIn(holidays, year.year);
  return [...checkDates(year), ...checkHolidays(year, inForce), ...checkInLieu(year), ...checkSwaps(year)];
}

/** Whether nothing found hinders an import. */
export function isSound(findings: readonly CalendarFinding[]): boolean {
  return findings.every(({ severity }) => severity === 'warning');
}

function checkDates({ year, days }: Pick<CalendarYear, 'year' | 'days'>): CalendarFinding[] {
  const seen = new Map<LocalDate, number>();
  for (const { date } of days) seen.set(date, (seen.get(date) ?? 0) + 1);
  return [
    ...[...seen].filter(([, times]) => times > 1).map(([date, times]) => error('day_twice', { date, times })),
    ...days.filter(({ date }) => !date.startsWith(`${String(year)}-`)).map(({ date }) => error('day_outside_year', { date, year })),
  ];
}

function checkHolidays({ year, days }: Pick<CalendarYear, 'year' | 'days'>, inForce: readonly StatutoryHoliday[]): CalendarFinding[] {
  const findings: CalendarFinding[] = [];
  const off = days.filter(({ kind }) => kind === 'holiday');
  const matched = new Set<CalendarDay>();
  for (const holiday of inForce) {
    const window = windowOf(holiday, year);
    // Without a known date its name must do.
    const mine = off.filter((day) => (window === undefined ? day.name.vi.includes(holiday.name.vi) : window.from <= day.date && day.date <= window.to));
    for (const day of mine) matched.add(day);
    if (mine.length === 0 || (window !== undefined && !mine.some(({ date }) => date === window.on))) findings.push(error('holiday_missing', { name: holiday.name.vi, date: window?.on ?? '?', source: holiday.source }));
    else if (mine.length !== holiday.days) findings.push(error('holiday_days_wrong', { name: holiday.name.vi, found: mine.length, expected: holiday.days, source: holiday.source }));
  }
  for (const day of off) if (!matched.has(day)) findings.push(warning('holiday_unknown', { date: day.date, name: day.name.vi }));
  const expected = inForce.reduce((sum, { days: count }) => sum + count, 0);
  if (off.length !== expected) findings.push(error('total_wrong', { found: off.length, expected, year }));
  return findings;
}

function checkInLieu({ days }: Pick<CalendarYear, 'year' | 'days'>): CalendarFinding[] {
  const findings: CalendarFinding[] = [];
  const onWeekend = days.filter(({ kind, date }) => kind === 'holiday' && weekdayOf(date) > 5).map(({ date }) => date).sort();
  const inLieu = days.filter(({ kind }) => kind === 'inLieu').map(({ date }) => date).sort();
  for (const date of inLieu) if (weekdayOf(date) > 5) findings.push(error('in_lieu_on_weekend', { date }));
  const off = new Set(days.filter(({ kind }) => kind !== 'swappedWork').map(({ date }) => date));
  const left = [...inLieu];
  for (const holiday of onWeekend) {
    const at = left.findIndex((date) => date > holiday);
    const date = left[at];
    if (date === undefined || daysApart(holiday, date) > FARTHEST_IN_LIEU) {
      findings.push(error('in_lieu_missing', { date: holiday }));
      continue;
    }
    left.splice(at, 1);
    // Every day between the holiday and the day in lieu must be off anyway, else the next working day was passed over.
    for (let between = addDays(holiday, 1); between < date; between = addDays(between, 1)) {
      if (weekdayOf(between) > 5 || off.has(between)) continue;
      findings.push(warning('in_lieu_far', { date, holiday, next: between }));
      break;
    }
  }
  return [...findings, ...left.map((date) => error('in_lieu_without_holiday', { date }))];
}

/** A day in lieu follows its holiday at once, after the other days off. Unit: days. */
const FARTHEST_IN_LIEU = 14;

function checkSwaps({ days }: Pick<CalendarYear, 'year' | 'days'>): CalendarFinding[] {
  const off = days.filter(({ kind }) => kind === 'swappedOff');
  const work = days.filter(({ kind }) => kind === 'swappedWork');
  const amount = (list: readonly CalendarDay[]): number => list.reduce((sum, { halfDay }) => sum + (halfDay === undefined ? 1 : 0.5), 0);
  return [
    ...off.filter(({ date }) => weekdayOf(date) > 5).map(({ date }) => error('swapped_off_on_weekend', { date })),
    ...work.filter(({ date }) => weekdayOf(date) <= 5).map(({ date }) => error('swapped_work_on_weekday', { date })),
    ...(amount(off) === amount(work) ? [] : [error('swap_unbalanced', { off: amount(off), work: amount(work) })]),
  ];
}

function daysApart(from: LocalDate, to: LocalDate): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

function error(code: CalendarFindingCode, details: CalendarFinding['details']): CalendarFinding {
  return { severity: 'error', code, details };
}

function warning(code: CalendarFindingCode, details: CalendarFinding['details']): CalendarFinding {
  return { severity: 'warning', code, details };
}
