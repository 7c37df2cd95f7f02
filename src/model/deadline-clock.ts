import type { Calendar } from './calendar.ts';
import { addTime, beginCount, closingOn, countsCalendarDays, endCount, isCountable, isProvisionalUntil, refuseBeyond, type DeadlineRefusal, type Limit, type Standing } from './deadline.ts';
import type { OfficeMoment } from './office-minutes.ts';
import { accept, refuse, type Outcome } from './outcome.ts';
import type { TimeUnit } from './procedure.ts';
import { addDays, localDateAt, localMinutesAt, momentAt, writeDate, type LocalDate } from './time.ts';

/** Time that a legal text adds to the limit: a remote area, a verification. A new legal due date, not lateness. */
export interface Addition {
  readonly amount: number;
  readonly unit: TimeUnit;
  readonly reason: string;
  /** The text that allows it. */
  readonly basis: string;
}

/** Time that the law does not count: waiting for a supplement, a payment, an outside opinion. Unit: milliseconds since 1970. */
export interface Pause {
  readonly from: number;
  /** Absent while it lasts. */
  readonly to?: number;
  readonly reason: string;
}

/** The one new date given with an apology; the legal date stays beside it. */
export interface NewDate {
  readonly dueOn: LocalDate;
  /** When it was given. Unit: milliseconds since 1970. */
  readonly givenAt: number;
  readonly reason: string;
  /** Whether the apology came at the latest one working day before the legal date. */
  readonly inTime: boolean;
}

/** What happened to one dossier's time. Everything else is reckoned from it. */
export interface ClockFacts {
  /** Unit: milliseconds since 1970. */
  readonly receivedAt: number;
  readonly limit: Limit;
  readonly additions?: readonly Addition[];
  /** In order of time, not overlapping. */
  readonly pauses?: readonly Pause[];
  readonly newDate?: NewDate;
  /** When the result was ready. Unit: milliseconds since 1970. */
  readonly finishedAt?: number;
}

/** Trước hạn, đúng hạn, trong hạn, sắp đến hạn, quá hạn, đang bổ sung. */
export type ClockLabel = 'early' | 'onTime' | 'running' | 'dueSoon' | 'late' | 'paused';

/** What is left, in the limit's own unit; before the count begins the whole of it. A last day that moves off a day off is a grace that no count knows; once the due moment has passed the amount is negative, 0 on the due day. */
export interface Remaining {
  readonly amount: number;
  readonly unit: 'officeMinute' | 'calendarDay';
}

/** A dossier's clock as it stands at a moment. */
export interface ClockReading {
  readonly receivedOn: LocalDate;
  /** The legal due date, with additions and pauses. While a pause lasts: as if it ended at the moment of the reading. */
  readonly dueOn: LocalDate;
  /** Minutes since midnight on `dueOn`. */
  readonly dueMinute: number;
  /** Unit: milliseconds since 1970. */
  readonly dueAt: number;
  /** The due date of the limit alone. */
  readonly firstDueOn: LocalDate;
  readonly provisional: boolean;
  readonly paused: boolean;
  readonly extended: boolean;
  readonly remaining: Remaining;
  readonly label: ClockLabel;
  /** The last moment of an apology in time: one working day before. Absent where there is no such day. Unit: milliseconds since 1970. */
  readonly apologyDueAt?: number;
  readonly newDate?: NewDate;
}

export type ClockRefusal = DeadlineRefusal | 'deadline_pause_backwards' | 'deadline_pause_before_reception' | 'deadline_pauses_overlap' | 'deadline_pause_unfinished';

/**
 * A dossier's clock at a moment. Takes a few binary searches whatever the span; `explainClock` tells the days.
 * Unit: `asOf` in milliseconds since 1970. A pause stops what is left in the limit's own unit: office minutes, or calendar days;
 * going on continues it and never begins anew.
 * Refuses: as `reckonDeadline`; a pause that ends before it begins, begins before the reception, overlaps another, or has no end although another follows.
 * Source: domain of the office §3.7; Civil Code 91/2015/QH13 Articles 146–148.
 */
export function reckonClock(calendar: Calendar, facts: ClockFacts, asOf: number): Outcome<ClockReading, ClockRefusal> {
  const begun = beginCount(calendar, facts.receivedAt, facts.limit);
  if (!begun.ok) return begun;
  const additions = facts.additions ?? [];
  const bad = additions.find((span) => !isCountable(span));
  if (bad !== undefined) return refuse('deadline_bad_limit', { amount: String(bad.amount) });
  const wrong = refusePauses(facts);
  if (wrong !== undefined) return wrong;
  const now = facts.finishedAt ?? asOf;
  const alone = addTime(calendar, begun.value, facts.limit, facts.limit.counting);
  const firstDue = endCount(calendar, alone);
  const whole = additions.reduce<Standing | undefined>((standing, span) => (standing === undefined ? undefined : addTime(calendar, standing, span, facts.limit.counting)), alone);
  const raw = addPauses(calendar, facts.limit, begun.value, listPauses(facts, now), whole);
  const due = endCount(calendar, raw);
  if (firstDue === undefined || raw === undefined || due === undefined) return refuseBeyond(calendar);
  const dueAt = momentAt(due.date, due.minute);
  const paused = facts.finishedAt === undefined && facts.pauses?.some(({ from, to }) => from <= now && (to === undefined || now < to)) === true;
  const apologyDueAt = apologyBefore(calendar, due.date, begun.value.date);
  // Inside a pause whose end is known what is left is what was left when it began.
  const left = addPauses(calendar, facts.limit, begun.value, listPauses(facts, now).map(({ from, to }) => ({ from, to: Math.max(from, Math.min(to, now)) })), whole);
  const leftUntil = endCount(calendar, left);
  if (left === undefined || leftUntil === undefined) return refuseBeyond(calendar);
  const remaining = countsCalendarDays(facts.limit.unit)
    ? { amount: now > dueAt ? daysBetween(localDateAt(now), due.date) : Math.max(0, daysBetween(localDateAt(now) < begun.value.date ? begun.value.date : localDateAt(now), left.date)), unit: 'calendarDay' as const }
    : { amount: calendar.time.minutesUntil(leftUntil) - Math.max(calendar.time.minutesUntil(begun.value), calendar.time.minutesUntil(officeMomentAt(now))), unit: 'officeMinute' as const };
  return accept({
    receivedOn: begun.value.date,
    dueOn: due.date,
    dueMinute: due.minute,
    dueAt,
    firstDueOn: firstDue.date,
    provisional: isProvisionalUntil(calendar, begun.value.date, due.date),
    paused,
    extended: additions.length > 0,
    remaining,
    label: labelOf({ facts, now, dueAt, dueOn: due.date, paused, soonAt: apologyDueAt ?? facts.receivedAt }),
    ...(apologyDueAt === undefined ? {} : { apologyDueAt }),
    ...(facts.newDate === undefined ? {} : { newDate: facts.newDate }),
  });
}

/** What is left of a clock at a moment. Refuses: as `reckonClock`. */
export function remainingAt(calendar: Calendar, facts: ClockFacts, asOf: number): Outcome<Remaining, ClockRefusal> {
  const reading = reckonClock(calendar, facts, asOf);
  return reading.ok ? accept(reading.value.remaining) : reading;
}

/** The last moment at which an apology is in time: the end of the last working day before the due date; undefined where the dossier came no sooner than that. Unit: milliseconds since 1970. */
export function apologyDueAt(calendar: Calendar, facts: ClockFacts, asOf: number): Outcome<number | undefined, ClockRefusal> {
  const reading = reckonClock(calendar, facts, asOf);
  return reading.ok ? accept(reading.value.apologyDueAt) : reading;
}

export type ReappointRefusal = ClockRefusal | 'deadline_reappointed_already' | 'deadline_new_date_not_later' | 'deadline_new_date_off' | 'deadline_clock_finished';

/**
 * Gives a late dossier its one new date; the legal date stays and still decides whether it was late.
 * Refuses: a second new date; a date that is not after the legal one, is a day off, or lies beyond the calendar; a dossier that is done.
 * Source: domain of the office §3.7 (10): re-appointment at most once.
 */
export function reappoint(calendar: Calendar, facts: ClockFacts, wish: { readonly dueOn: LocalDate; readonly reason: string }, givenAt: number): Outcome<ClockFacts, ReappointRefusal> {
  if (facts.finishedAt !== undefined) return refuse('deadline_clock_finished');
  if (facts.newDate !== undefined) return refuse('deadline_reappointed_already', { date: writeDate(facts.newDate.dueOn) });
  const reading = reckonClock(calendar, facts, givenAt);
  if (!reading.ok) return reading;
  if (wish.dueOn <= reading.value.dueOn || wish.dueOn < localDateAt(givenAt)) return refuse('deadline_new_date_not_later', { date: writeDate(wish.dueOn), due: writeDate(reading.value.dueOn) });
  if (!calendar.covers(wish.dueOn)) return refuseBeyond(calendar);
  if (!calendar.dayAt(wish.dueOn).works) return refuse('deadline_new_date_off', { date: writeDate(wish.dueOn) });
  const inTime = reading.value.apologyDueAt !== undefined && givenAt <= reading.value.apologyDueAt;
  return accept({ ...facts, newDate: { ...wish, givenAt, inTime } });
}

/** What a changed calendar makes of one clock. */
export interface DueChange {
  readonly before: Outcome<ClockReading, ClockRefusal>;
  readonly after: Outcome<ClockReading, ClockRefusal>;
  /** Whether day or minute of the legal due date differ, or only one of the two calendars knows it. */
  readonly changed: boolean;
}

/** Compares one clock under two calendars: for each open dossier when a year of days off is imported. */
export function compareDue(before: Calendar, after: Calendar, facts: ClockFacts, asOf: number): DueChange {
  const old = reckonClock(before, facts, asOf);
  const now = reckonClock(after, facts, asOf);
  return { before: old, after: now, changed: old.ok && now.ok ? old.value.dueAt !== now.value.dueAt : old.ok !== now.ok };
}

/** The local day and minute of a moment. */
export function officeMomentAt(epochMs: number): OfficeMoment {
  return { date: localDateAt(epochMs), minute: localMinutesAt(epochMs) };
}

/** Days from one date to another; negative when it lies before. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

function refusePauses({ receivedAt, pauses = [] }: ClockFacts): Outcome<never, ClockRefusal> | undefined {
  let last = receivedAt;
  for (const [at, { from, to }] of pauses.entries()) {
    if (to !== undefined && to < from) return refuse('deadline_pause_backwards', { number: at + 1 });
    if (from < last) return at === 0 ? refuse('deadline_pause_before_reception') : refuse('deadline_pauses_overlap', { number: at + 1 });
    if (to === undefined && at < pauses.length - 1) return refuse('deadline_pause_unfinished', { number: at + 1 });
    last = to ?? from;
  }
  return undefined;
}

/** A pause with its end. */
export interface EndedPause {
  readonly from: number;
  readonly to: number;
}

/** The pauses of a clock; one that lasts ends for now at the moment of the reading, and two that touch are one. */
export function listPauses({ pauses = [] }: ClockFacts, now: number): readonly EndedPause[] {
  const ended: { from: number; to: number }[] = [];
  for (const { from, to } of pauses) {
    const until = to ?? Math.max(from, now);
    const last = ended.at(-1);
    if (last?.to === from) last.to = until;
    else ended.push({ from, to: until });
  }
  return ended;
}

/**
 * Moves a standing count by each pause that began before it ended. A pause after the due date changes nothing: what is late stays late; nor does the part
 * of one that lies before the count began: where nothing runs yet nothing stands.
 */
function addPauses(calendar: Calendar, limit: Limit, begun: Standing, pauses: readonly EndedPause[], standing: Standing | undefined): Standing | undefined {
  let raw = standing;
  const start = calendar.time.minutesUntil(begun);
  for (const { from, to: until } of pauses) {
    const due = endCount(calendar, raw);
    if (raw === undefined || due === undefined) return undefined;
    if (countsCalendarDays(limit.unit)) {
      const stopOn = localDateAt(from) < begun.date ? begun.date : localDateAt(from);
      if (from < momentAt(due.date, due.minute)) raw = { ...raw, date: addDays(raw.date, Math.max(0, daysBetween(stopOn, localDateAt(until)))) };
      continue;
    }
    // In office minutes, in which this evening and tomorrow's opening are the same moment.
    const [end, stop, goOn] = [due, officeMomentAt(from), officeMomentAt(until)].map((moment) => Math.max(start, calendar.time.minutesUntil(moment))) as [number, number, number];
    if (stop < end && stop < goOn) raw = calendar.time.momentAfter(end + goOn - stop);
  }
  return raw;
}

function apologyBefore(calendar: Calendar, dueOn: LocalDate, receivedOn: LocalDate): number | undefined {
  const date = calendar.time.subtractWorkingDays(dueOn, 1);
  return date === undefined || date < receivedOn ? undefined : momentAt(date, closingOn(calendar, date));
}

function labelOf({ facts, now, dueAt, dueOn, paused, soonAt }: { readonly facts: ClockFacts; readonly now: number; readonly dueAt: number; readonly dueOn: LocalDate; readonly paused: boolean; readonly soonAt: number }): ClockLabel {
  if (now > dueAt) return 'late';
  if (facts.finishedAt !== undefined) return localDateAt(now) < dueOn ? 'early' : 'onTime';
  if (paused) return 'paused';
  return now > soonAt ? 'dueSoon' : 'running';
}
