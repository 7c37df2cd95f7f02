import { addDays, localDateAt, momentAt, type Instant, type LocalDate } from '#model/time.ts';

/** What placing in time needs of the office's calendar; every date is reckoned by the room of dossiers' own reckoner. */
export interface OfficeTime {
  addOfficeHours(from: Instant, hours: number): Instant;
  officeMinutesBetween(from: Instant, to: Instant): number;
  /** The day a dossier would be due that was received at a moment; undefined where that cannot be said. */
  dueOn(receivedAt: number): LocalDate | undefined;
}

/** When an invented dossier began: so that it is due so many office days from today (before: late), or so many office hours ago. */
export type Beginning = { readonly dueIn: number } | { readonly hoursAgo: number };

const LOOK_BACK_DAYS = 90;
/** No office rests so long: where no day of so many is one of work the calendar has ended. */
const LONGEST_REST_DAYS = 30;
const MORNING = 8 * 60;
const FORENOON_MINUTES = 150;

/**
 * The moment a dossier is to begin. Unit: milliseconds since 1970. `share`: where in the forenoon, from 0 to below 1. `deeds`: how many
 * things follow it, each at least a minute later, all before now.
 */
export function beginAt(beginning: Beginning, time: OfficeTime, now: number, share: number, deeds: number): number {
  const latest = now - (deeds + 1) * 60_000;
  const today = localDateAt(now);
  if ('hoursAgo' in beginning) return Math.min(latest, beforeOffice(time, now, beginning.hoursAgo));
  const wanted = addOfficeDays(time, today, beginning.dueIn);
  let best = latest;
  let bestOff = Number.POSITIVE_INFINITY;
  for (let back = 0; back <= LOOK_BACK_DAYS; back += 1) {
    const day = addDays(today, -back);
    if (!isOfficeDay(time, day)) continue;
    const start = Math.min(latest, momentAt(day, MORNING + Math.floor(share * FORENOON_MINUTES)));
    const due = time.dueOn(start);
    if (due === undefined) return best;
    const off = Math.abs(Date.parse(due) - Date.parse(wanted));
    if (off < bestOff) [best, bestOff] = [start, off];
    if (due < wanted) break;
  }
  return best;
}

/** When the next deed is done: some office hours later, yet before now with room for those that follow. */
export function nextMoment(time: OfficeTime, before: number, afterHours: number, now: number, left: number): number {
  const wanted = Date.parse(time.addOfficeHours(new Date(before).toISOString(), afterHours));
  return Math.max(before + 1_000, Math.min(wanted, now - (left + 1) * 60_000));
}

export function isOfficeDay(time: Pick<OfficeTime, 'officeMinutesBetween'>, day: LocalDate): boolean {
  return time.officeMinutesBetween(new Date(momentAt(day, 0)).toISOString(), new Date(momentAt(day, 1_439)).toISOString()) > 0;
}

/** The day so many office days after or before a day; where the calendar ends a day beyond it, which no room takes. */
export function addOfficeDays(time: Pick<OfficeTime, 'officeMinutesBetween'>, from: LocalDate, days: number): LocalDate {
  let day = from;
  for (let left = Math.abs(days), rest = 0; left > 0 && rest < LONGEST_REST_DAYS; rest += 1) {
    day = addDays(day, Math.sign(days));
    if (isOfficeDay(time, day)) [left, rest] = [left - 1, 0];
  }
  return day;
}

/** Back by office hours, in steps of half an hour: only a beginning is meant, no legal moment. */
function beforeOffice(time: OfficeTime, now: number, hours: number): number {
  const until = new Date(now).toISOString();
  let start = now;
  for (let step = 0; step < LOOK_BACK_DAYS * 48 && time.officeMinutesBetween(new Date(start).toISOString(), until) < hours * 60; step += 1) start -= 30 * 60_000;
  return start;
}
