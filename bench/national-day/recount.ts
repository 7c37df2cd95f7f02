/**
 * Due dates counted once more, by walking minute after minute over the published years. Written apart from `src/model` and sharing nothing with it: what
 * both say alike is hardly wrong in the same way. The rules: Civil Code 91/2015/QH13 Articles 146–148, Decree 23/2015/NĐ-CP Article 7.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface WalkedLimit {
  readonly amount: number;
  readonly unit: 'workingDay' | 'workingHour' | 'calendarDay' | 'sameDay';
  /** Shape: `15:00`. */
  readonly cutoff?: string;
}

interface YearFile {
  readonly days: readonly { readonly date: string; readonly kind: string; readonly halfDay?: 'am' | 'pm' }[];
}

const MINUTE = 60_000;
const DAY = 1_440;
const VIETNAM = 7 * 60 * MINUTE;
/** The usual office hours. */
const AM = [7 * 60 + 30, 11 * 60 + 30] as const;
const PM = [13 * 60, 17 * 60] as const;

/** Gives the due moment of a limit received at a moment, with one wait in which time stood. Unit: milliseconds since 1970. */
export type Recount = (limit: WalkedLimit, receivedAt: number, wait?: { readonly from: number; readonly to: number }) => number;

/** Reads the years from `content/calendars`, one following the other. */
export async function openRecount(home: string, years: readonly number[]): Promise<Recount> {
  const files = await Promise.all(years.map(async (year) => JSON.parse(await readFile(join(home, `content/calendars/${String(year)}.json`), 'utf8')) as YearFile));
  const special = new Map(files.flatMap(({ days }) => days).map((day) => [day.date, day] as const));
  const origin = Date.UTC(years[0] ?? 0, 0, 1);
  const minutes = (Date.UTC((years.at(-1) ?? 0) + 1, 0, 1) - origin) / MINUTE;
  const open = new Uint8Array(minutes);
  for (let at = 0; at < minutes; at += 1) open[at] = isOpen(special, origin, at) ? 1 : 0;

  const dayOf = (at: number): number => Math.floor(at / DAY);
  const nextOpen = (from: number): number => {
    let at = from;
    while (at < minutes && open[at] !== 1) at += 1;
    return at;
  };
  const closeOf = (day: number): number => {
    let last = -1;
    for (let at = day * DAY; at < (day + 1) * DAY; at += 1) if (open[at] === 1) last = at;
    return last + 1;
  };
  const walkOpen = (from: number, count: number): number => {
    let left = count;
    let at = from;
    while (left > 0 && at < minutes) {
      left -= open[at] ?? 0;
      at += 1;
    }
    return at;
  };
  const countOpen = (from: number, to: number): number => {
    let count = 0;
    for (let at = from; at < to; at += 1) count += open[at] ?? 0;
    return count;
  };
  const firstMinute = ({ unit, cutoff }: WalkedLimit, received: number): number => {
    const [hours = 24, rest = 0] = unit === 'sameDay' && cutoff !== undefined ? cutoff.split(':').map(Number) : [];
    const late = received % DAY >= hours * 60 + rest;
    return nextOpen(late ? (dayOf(received) + 1) * DAY : received);
  };
  const dueOf = ({ amount, unit }: WalkedLimit, start: number): number => {
    if (unit === 'sameDay') return closeOf(dayOf(start));
    if (unit === 'workingHour') return walkOpen(start, amount * 60);
    if (unit === 'calendarDay') return closeOf(dayOf(nextOpen((dayOf(start) + amount) * DAY)));
    let day = dayOf(start);
    for (let counted = 0; counted < amount; counted += 1) day = dayOf(nextOpen((day + 1) * DAY));
    return closeOf(day);
  };
  return (limit, receivedAt, wait) => {
    const toMinute = (moment: number): number => Math.floor((moment + VIETNAM - origin) / MINUTE);
    const start = firstMinute(limit, toMinute(receivedAt));
    const due = dueOf(limit, start);
    // Where nothing runs yet nothing stands.
    const from = wait === undefined ? due : Math.max(start, toMinute(wait.from));
    // What is left when a wait begins is left when it ends; what begins after the end changes nothing.
    const end = wait === undefined || from >= due ? due : walkOpen(Math.max(start, toMinute(wait.to)), countOpen(from, due));
    return origin + end * MINUTE - VIETNAM;
  };
}

function isOpen(special: ReadonlyMap<string, { readonly kind: string; readonly halfDay?: 'am' | 'pm' }>, origin: number, at: number): boolean {
  const date = new Date(origin + at * MINUTE);
  const minute = at % DAY;
  const isMorning = minute >= AM[0] && minute < AM[1];
  const isAfternoon = minute >= PM[0] && minute < PM[1];
  if (!isMorning && !isAfternoon) return false;
  const usual = date.getUTCDay() >= 1 && date.getUTCDay() <= 5;
  const day = special.get(date.toISOString().slice(0, 10));
  if (day === undefined || (day.halfDay !== undefined && (day.halfDay === 'am') !== isMorning)) return usual;
  return day.kind === 'swappedWork';
}
