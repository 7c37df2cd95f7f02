import type { Calendar } from '#model/calendar.ts';
import { officeMomentAt, reckonClock, type ClockFacts } from '#model/deadline-clock.ts';
import { closingOn, reckonDeadline, type Counting, type Limit } from '#model/deadline.ts';
import type { DueDate, ProcessStep, StepPlan } from '#model/dossier-action.ts';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import { localDateAt, momentAt, writeDate, type Instant, type LocalDate } from '#model/time.ts';

export type DueRefusal = 'dossier_calendar_missing' | 'dossier_limit_unknown';

/** How an office counts: its days off and closures, its hours, and whether the last day runs to closing time. */
export interface OfficeClock {
  readonly calendar: Calendar;
  readonly counting: Counting;
}

/** The reckoner of a site, by the office hours, closures and counting of its place. */
export type DueReckonerOf = (siteId: string) => Promise<DueReckoner>;

/** Every date of a dossier is reckoned here and nowhere else; the arithmetic itself is `model/deadline.ts`. */
export interface DueReckoner {
  /** The limit as it is counted here, for the dossier to keep: a later change of the office's counting is none of its. */
  keepCounting(limit: Limit): Limit;
  /** The end of office hours of a day. Refuses: `dossier_calendar_missing`, `dossier_day_off`. */
  closingOf(day: LocalDate, words: string): Outcome<DueDate, DueRefusal | 'dossier_day_off'>;
  /** Refuses: `dossier_calendar_missing` where the days off are not known that far, `dossier_limit_unknown` for a limit that is none. */
  dueOf(receivedAt: number, limit: Limit, words: string): Outcome<DueDate, DueRefusal>;
  /** The due date by everything that happened to the clock: extensions, and waits in the limit's own unit. Refuses: as `dueOf`. */
  dueOfClock(clock: ClockFacts, now: number, words: string): Outcome<DueDate, DueRefusal>;
  /**
   * The due date once a wait or an extension has changed the clock; one that was promised with an apology moves as far as the legal one does,
   * for the promise must not be taken back. Refuses: as `dueOf`.
   */
  dueMoved(dossier: { readonly due: DueDate; readonly clock: ClockFacts; readonly apologised?: true }, clock: ClockFacts, now: number): Outcome<DueDate, DueRefusal>;
  /** Some working days after a due date: a new one to propose. */
  daysAfter(due: DueDate, days: number): Outcome<DueDate, DueRefusal>;
  /** Whether the office works on the day of a moment, as far as the days off are known. */
  isWorkingDay(at: Instant): boolean;
  /** When each step should be done: its hours one after another, shrunk so that the last ends with the deadline at the latest. */
  planSteps(receivedAt: number, due: DueDate, steps: readonly ProcessStep[]): readonly StepPlan[];
  addOfficeHours(from: Instant, hours: number): Instant;
  /** Office minutes between two moments; 0 when the second is not later. */
  officeMinutesBetween(from: Instant, to: Instant): number;
  readonly lastDay: LocalDate;
}

/** The reckoner of an office; its clock is asked each time, for a notice of days off may come at any time. */
export function createDueReckoner(clockOf: () => OfficeClock): DueReckoner {
  const calendarOf = (): Calendar => clockOf().calendar;
  const keepCounting = (limit: Limit): Limit => {
    const { counting } = clockOf();
    return limit.counting !== undefined || counting === 'endOfDay' ? limit : { ...limit, counting };
  };
  const reckon = (from: number, limit: Limit, words: string): Outcome<DueDate, DueRefusal> => {
    const calendar = calendarOf();
    const reckoned = reckonDeadline(calendar, from, keepCounting(limit));
    if (!reckoned.ok) return reckoned.code === 'deadline_bad_limit' ? refuse('dossier_limit_unknown', { limit: words }) : refuse('dossier_calendar_missing', { last: calendar.lastDay });
    return accept({ at: instantOf(reckoned.value.dueOn, reckoned.value.dueMinute), provisional: reckoned.value.provisional, limit: words });
  };
  const minutesBetween = (from: Instant, to: Instant): number => officeMinutesBetween(calendarOf(), Date.parse(from), Date.parse(to));
  const addOfficeHours = (from: Instant, hours: number): Instant => {
    const { time } = calendarOf();
    const moment = time.momentAfter(time.minutesUntil(officeMomentAt(Date.parse(from))) + Math.round(hours * 60));
    // Beyond the calendar only a reminder is meant, no legal date: plain days stand in.
    return moment === undefined ? new Date(Date.parse(from) + hours * 3 * 3_600_000).toISOString() : instantOf(moment.date, moment.minute);
  };
  const dueOfClock: DueReckoner['dueOfClock'] = (clock, now, words) => {
    const calendar = calendarOf();
    const reading = reckonClock(calendar, clock, now);
    if (reading.ok) return accept({ at: new Date(reading.value.dueAt).toISOString(), provisional: reading.value.provisional, limit: words });
    return reading.code === 'deadline_beyond_calendar' || reading.code === 'deadline_before_calendar' ? refuse('dossier_calendar_missing', { last: calendar.lastDay }) : refuse('dossier_limit_unknown', { limit: words });
  };
  return {
    keepCounting,
    closingOf: (day, words) => {
      const calendar = calendarOf();
      if (!calendar.covers(day)) return refuse('dossier_calendar_missing', { last: calendar.lastDay });
      if (!worksOn(calendar, day)) return refuse('dossier_day_off', { day: writeDate(day) });
      return accept({ at: instantOf(day, closingOn(calendar, day)), provisional: calendar.isProvisional(day), limit: words });
    },
    dueOf: reckon,
    dueOfClock,
    dueMoved: ({ due, clock: before, apologised }, clock, now) => {
      const legal = dueOfClock(clock, now, due.limit);
      if (!legal.ok || apologised !== true) return legal;
      const former = dueOfClock(before, now, due.limit);
      if (!former.ok) return former;
      const at = addOfficeHours(due.at, minutesBetween(former.value.at, legal.value.at) / 60);
      const calendar = calendarOf();
      const day = localDateAt(Date.parse(at));
      return calendar.covers(day) ? accept({ at, provisional: due.provisional || calendar.isProvisional(day), limit: due.limit }) : refuse('dossier_calendar_missing', { last: calendar.lastDay });
    },
    // A moment before its end, so that the due day itself is not counted.
    daysAfter: (due, days) => reckon(Date.parse(due.at) - 1, { amount: days, unit: 'workingDay' }, due.limit),
    isWorkingDay: (at) => {
      const [calendar, day] = [calendarOf(), localDateAt(Date.parse(at))];
      return calendar.covers(day) && worksOn(calendar, day);
    },
    planSteps: (receivedAt, due, steps) => {
      const total = steps.reduce((sum, step) => sum + step.hours, 0);
      const start = new Date(receivedAt).toISOString();
      const availableHours = minutesBetween(start, due.at) / 60;
      const share = total > availableHours && total > 0 ? availableHours / total : 1;
      let hours = 0;
      return steps.map((step) => {
        hours += step.hours * share;
        const dueAt = addOfficeHours(start, hours);
        return { dueAt: dueAt < due.at ? dueAt : due.at };
      });
    },
    addOfficeHours,
    officeMinutesBetween: minutesBetween,
    get lastDay() {
      return calendarOf().lastDay;
    },
  };
}

/** Whether an office is open at any time of a day: half a day closed may be all that it would have been open. */
function worksOn(calendar: Calendar, day: LocalDate): boolean {
  return calendar.time.spansOn(day).length > 0;
}

/** The moment of a minute of a day in Vietnam. */
export function instantOf(date: LocalDate, minute: number): Instant {
  return new Date(momentAt(date, minute)).toISOString();
}

function officeMinutesBetween(calendar: Calendar, from: number, to: number): number {
  return to <= from ? 0 : calendar.time.minutesUntil(officeMomentAt(to)) - calendar.time.minutesUntil(officeMomentAt(from));
}
