import { readFileSync } from 'node:fs';
import { CalendarYearSchema, createCalendar, type Calendar, type CalendarYear } from './calendar.ts';

/** The years of `content/calendars` as tests use them. */
export function readYears(years: readonly number[] = [2025, 2026, 2027]): CalendarYear[] {
  return years.map((year) => CalendarYearSchema.parse(JSON.parse(readFileSync(`content/calendars/${String(year)}.json`, 'utf8'))));
}

/** The office calendar of tests. */
export function readCalendarOfTests(): Calendar {
  return createCalendar(readYears());
}

/** A moment in Vietnam. Shape: `2026-08-28T09:00`. */
export function at(moment: string): number {
  return Date.parse(`${moment}+07:00`);
}
