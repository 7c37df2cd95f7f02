/** A day in Vietnam, written `2026-11-22`; never a moment. Shape: ISO 8601 calendar date. */
export type LocalDate = string;

/** A moment, written as ISO 8601 in UTC. */
export type Instant = string;

/** The only time zone of the office; there is no summer time. Source: Decision 134/2002/QĐ-TTg (UTC+7). */
export const OFFICE_TIME_ZONE = 'Asia/Ho_Chi_Minh';

const OFFICE_OFFSET_MS = 7 * 3_600_000;
const MS_PER_DAY = 86_400_000;

/** The day it is in Vietnam at a moment. Unit: milliseconds since 1970 in, local date out. */
export function localDateAt(epochMs: number): LocalDate {
  return new Date(epochMs + OFFICE_OFFSET_MS).toISOString().slice(0, 10);
}

/** The hour and minute it is in Vietnam at a moment, as minutes since midnight. */
export function localMinutesAt(epochMs: number): number {
  const date = new Date(epochMs + OFFICE_OFFSET_MS);
  return date.getUTCHours() * 60 + date.getUTCMinutes();
}

/** The moment of a local day and the minutes since its midnight. Unit: milliseconds since 1970. */
export function momentAt(date: LocalDate, minute: number): number {
  return Date.parse(`${date}T00:00:00Z`) - OFFICE_OFFSET_MS + minute * 60_000;
}

/** Whether a text is a day that exists (2026-02-30 does not). */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const epochMs = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(epochMs) && new Date(epochMs).toISOString().slice(0, 10) === text;
}

/** The day `days` after (or before, when negative). */
export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * MS_PER_DAY).toISOString().slice(0, 10);
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(date: LocalDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

/** How people read a day in Vietnam: `05/02/2026`. */
export function writeDate(date: LocalDate): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${day}/${month}/${year}`;
}

/** Whether an interval (closed start, open or closed-by-absence end) contains a day. */
export function isInForce(interval: { validFrom: LocalDate; validTo?: LocalDate | undefined }, on: LocalDate): boolean {
  return interval.validFrom <= on && (interval.validTo === undefined || on < interval.validTo);
}
