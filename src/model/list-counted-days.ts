import type { Calendar, OfficeDay } from './calendar.ts';
import { addTime, beginCount, countsCalendarDays, type Standing } from './deadline.ts';
import { daysBetween, officeMomentAt, listPauses, reckonClock, type ClockFacts, type ClockReading, type ClockRefusal, type EndedPause } from './deadline-clock.ts';
import type { OfficeMoment } from './office-minutes.ts';
import { accept, type Outcome } from './outcome.ts';
import { addDays, localDateAt, momentAt, type LocalDate } from './time.ts';

/** One day of a count. */
export interface CountedDay extends OfficeDay {
  /** 0 on the reception day, then 1, 2, …; begins anew with each addition. Absent for a day that is not counted. */
  readonly count?: number;
  /** Which addition the count belongs to, from 1; absent for the limit itself. */
  readonly addition?: number;
  /** Office minutes counted on this day, where hours are counted. */
  readonly minutes?: number;
  /** The whole or a part of the day was paused. */
  readonly paused?: 'whole' | 'part';
  /** Lies between a last day that is off and the working day to which it moves. */
  readonly moved?: true;
}

/** A clock with its days, oldest first, from the day of asking to the due day. */
export interface CountedClock {
  readonly reading: ClockReading;
  readonly days: readonly CountedDay[];
}

/** A limit or an addition on its way: how many days it needs, how many it has. */
interface Segment {
  readonly calendarDays: boolean;
  readonly needs: number;
}

/** Lists every day of a clock with what it counts for; one step a day, so for one clock to be shown, not for many. Refuses: as `reckonClock`. */
export function listCountedDays(calendar: Calendar, facts: ClockFacts, asOf: number): Outcome<CountedClock, ClockRefusal> {
  const reading = reckonClock(calendar, facts, asOf);
  if (!reading.ok) return reading;
  const begun = beginCount(calendar, facts.receivedAt, facts.limit);
  if (!begun.ok) return begun;
  const now = facts.finishedAt ?? asOf;
  const due: OfficeMoment = { date: reading.value.dueOn, minute: reading.value.dueMinute };
  const pauses = listPauses(facts, now);
  const hours = countsHours(facts);
  const segments = listSegments(calendar, facts, begun.value);
  const between = (from: OfficeMoment, to: OfficeMoment): number => Math.max(0, calendar.time.minutesUntil(to) - calendar.time.minutesUntil(from));
  /** Office minutes of a day from the reception on and up to a moment, and those of them that were paused. */
  const minutesOf = (date: LocalDate, to: OfficeMoment): { used: number; paused: number } => {
    const from = date === begun.value.date ? begun.value : { date, minute: 0 };
    const paused = pauses.reduce((sum, pause) => sum + between(laterOf(from, officeMomentAt(pause.from)), earlierOf(to, officeMomentAt(pause.to))), 0);
    return { used: between(from, to) - paused, paused };
  };
  const restOfReceptionDay = between(begun.value, { date: begun.value.date, minute: 1440 });
  const days: CountedDay[] = [];
  let at = 0;
  let reached = 0;
  let graceLeft = restOfReceptionDay;
  for (let date = localDateAt(facts.receivedAt); date <= due.date; date = addDays(date, 1)) {
    const day = calendar.dayAt(date);
    if (date < begun.value.date) {
      days.push(day);
      continue;
    }
    const { used, paused } = minutesOf(date, date === due.date ? due : { date, minute: 1440 });
    const segment = segments[at];
    const wholeDayPaused = countsCalendarDays(facts.limit.unit) ? pauses.some((pause) => stopsDay(pause, date)) : paused > 0 && used === 0;
    const pausedMark: Pick<CountedDay, 'paused'> = wholeDayPaused ? { paused: 'whole' } : paused > 0 ? { paused: 'part' } : {};
    if (hours) {
      days.push({ ...day, ...(used > 0 || date === begun.value.date ? { minutes: used } : {}), ...(date === begun.value.date ? { count: 0 } : {}), ...pausedMark });
      continue;
    }
    if (segment === undefined) {
      days.push({ ...day, ...(date === begun.value.date ? { count: 0 } : { moved: true as const }) });
      continue;
    }
    // The last day counts as one whether it ends at closing time or at the hour of the reception.
    const whole = minutesOf(date, { date, minute: 1440 }).used;
    const grace = segment.calendarDays ? 0 : Math.min(graceLeft, whole);
    graceLeft -= grace;
    const open = calendar.time.spansOn(date).reduce((sum, span) => sum + span.to - span.from, 0);
    const share = segment.calendarDays ? (date === begun.value.date || wholeDayPaused ? 0 : 1) : open === 0 ? 0 : (whole - grace) / open;
    reached += share;
    const counted = date === begun.value.date ? 0 : share > TINY ? Math.ceil(Math.min(reached, segment.needs) - TINY) : grace > 0 ? 0 : undefined;
    days.push({ ...day, ...(counted === undefined ? {} : { count: counted }), ...(at === 0 || counted === undefined ? {} : { addition: at }), ...pausedMark });
    if (reached >= segment.needs - TINY) {
      // After a pause a limit may be full in the middle of a day; the rest of it belongs to what was added.
      reached -= segment.needs;
      at += 1;
    }
  }
  return accept({ reading: reading.value, days });
}

const TINY = 1e-6;

/** Whether a clock runs through office minutes and not through days. */
export function countsHours({ limit, additions = [] }: ClockFacts): boolean {
  return limit.unit === 'hour' || limit.unit === 'workingHour' || limit.unit === 'minute' || limit.unit === 'sameDay' || (limit.unit === 'workingDay' && limit.amount < 1) || additions.some(({ unit }) => unit === 'hour' || unit === 'workingHour' || unit === 'minute');
}

function listSegments(calendar: Calendar, facts: ClockFacts, begun: Standing): readonly Segment[] {
  let standing: Standing | undefined = begun;
  const segments: Segment[] = [];
  for (const { amount, unit } of [facts.limit, ...(facts.additions ?? [])]) {
    const before: Standing | undefined = standing;
    if (before === undefined) break;
    standing = addTime(calendar, before, { amount, unit }, facts.limit.counting);
    const calendarDays = countsCalendarDays(unit);
    segments.push({ calendarDays, needs: calendarDays && standing !== undefined ? daysBetween(before.date, standing.date) : amount });
  }
  return segments;
}

/** Whether a pause takes a day of the calendar out of the count: the days after its first, or from its first where it begins at midnight. */
function stopsDay({ from, to }: EndedPause, date: LocalDate): boolean {
  const [first, last] = [localDateAt(from), localDateAt(to)];
  return officeMomentAt(from).minute === 0 ? first <= date && date < last : first < date && date <= last;
}

function laterOf(one: OfficeMoment, other: OfficeMoment): OfficeMoment {
  return momentAt(one.date, one.minute) >= momentAt(other.date, other.minute) ? one : other;
}

function earlierOf(one: OfficeMoment, other: OfficeMoment): OfficeMoment {
  return momentAt(one.date, one.minute) <= momentAt(other.date, other.minute) ? one : other;
}
