import { isLocalDate, momentAt, type LocalDate } from './time.ts';

/** A moment as it was written: the day, and the minute where one stands. */
export interface WrittenMoment {
  readonly date: LocalDate;
  /** Minutes since midnight; absent where only a day was written. */
  readonly minute?: number;
}

const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/u;
const SAID = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ ,T]+(\d{1,2})[:hg](\d{2}))?$/u;

/**
 * Reads a moment in Vietnam: `2026-08-28T09:00`, `2026-08-28`, `28/08/2026 09:00`; a written zone is turned into Vietnam's.
 * Gives nothing for what is no day or no time.
 */
export function readMoment(text: string): WrittenMoment | undefined {
  const iso = ISO.exec(text.trim());
  if (iso !== null) {
    const [, date = '', hour, minute, zone] = iso;
    if (!isLocalDate(date)) return undefined;
    if (hour === undefined || minute === undefined) return { date };
    const minutes = minutesOf(hour, minute);
    if (minutes === undefined) return undefined;
    return zone === undefined ? { date, minute: minutes } : inVietnam(date, minutes, zone);
  }
  const said = SAID.exec(text.trim());
  if (said === null) return undefined;
  const date = `${said[3] ?? ''}-${(said[2] ?? '').padStart(2, '0')}-${(said[1] ?? '').padStart(2, '0')}`;
  if (!isLocalDate(date)) return undefined;
  if (said[4] === undefined || said[5] === undefined) return { date };
  const minute = minutesOf(said[4], said[5]);
  return minute === undefined ? undefined : { date, minute };
}

/** Milliseconds since 1970 of a written moment; a day alone takes `minute`. */
export function toEpoch({ date, minute }: WrittenMoment, otherwise: number): number {
  return momentAt(date, minute ?? otherwise);
}

function minutesOf(hour: string, minute: string): number | undefined {
  return Number(hour) > 23 || Number(minute) > 59 ? undefined : Number(hour) * 60 + Number(minute);
}

const VIETNAM_MINUTES = 420;

function inVietnam(date: LocalDate, minutes: number, zone: string): WrittenMoment | undefined {
  const match = /^([+-])(\d{2}):?(\d{2})$/u.exec(zone);
  const offset = match === null ? 0 : (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
  if (Math.abs(offset) > 14 * 60) return undefined;
  const total = minutes - offset + VIETNAM_MINUTES;
  const day = new Date(Date.parse(`${date}T00:00:00Z`) + total * 60_000).toISOString().slice(0, 10);
  return { date: day, minute: ((total % 1440) + 1440) % 1440 };
}
