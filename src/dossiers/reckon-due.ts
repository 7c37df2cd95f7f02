import type { Calendar } from '#model/calendar.ts';
import { officeMomentAt, reckonClock, type ClockFacts } from '#model/deadline-clock.ts';
import { reckonDeadline, type Limit } from '#model/deadline.ts';
import type { DueDate, ProcessStep, StepPlan } from '#model/dossier-action.ts';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import { localDateAt, momentAt, writeDate, type Instant, type LocalDate } from '#model/time.ts';

export type DueRefusal = 'dossier_calendar_missing' | 'dossier_limit_unknown' | 'dossier_due_day_off';

/** Every date of a dossier is reckoned here and nowhere else; the arithmetic itself is `model/deadline.ts`. */
export interface DueReckoner {
  /** Refuses: `dossier_calendar_missing` where the days off are not known that far, `dossier_limit_unknown` for a limit that is none. */
  dueOf(receivedAt: number, limit: Limit, words: string): Outcome<DueDate, DueRefusal>;
  /** The due date by everything that happened to the clock: extensions, and waits in the limit's own unit. Refuses: as `dueOf`. */
  dueOfClock(clock: ClockFacts, now: number, words: string): Outcome<DueDate, DueRefusal>;
  /** Some working days after a due date: a new one to propose. */
  daysAfter(due: DueDate, days: number): Outcome<DueDate, DueRefusal>;
  /** The end of the office hours of a day that somebody names as a new date. Refuses: `dossier_due_day_off`, `dossier_calendar_missing`. */
  endOfDay(on: LocalDate, words: string): Outcome<DueDate, DueRefusal>;
  /** Whether the office works on the day of a moment, as far as the days off are known. */
  isWorkingDay(at: Instant): boolean;
  /** When each step should be done: its hours one after another, shrunk so that the last ends with the deadline at the latest. */
  planSteps(receivedAt: number, due: DueDate, steps: readonly ProcessStep[]): readonly StepPlan[];
  addOfficeHours(from: Instant, hours: number): Instant;
  /** Office minutes between two moments; 0 when the second is not later. */
  officeMinutesBetween(from: Instant, to: Instant): number;
  readonly lastDay: LocalDate;
}

/** The reckoner over a calendar; `calendarOf` is asked each time, for a notice of days off may come at any time. */
export function createDueReckoner(calendarOf: () => Calendar): DueReckoner {
  const reckon = (from: number, limit: Limit, words: string): Outcome<DueDate, DueRefusal> => {
    const calendar = calendarOf();
    const reckoned = reckonDeadline(calendar, from, limit);
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
  return {
    dueOf: reckon,
    dueOfClock: (clock, now, words) => {
      const calendar = calendarOf();
      const reading = reckonClock(calendar, clock, now);
      if (reading.ok) return accept({ at: new Date(reading.value.dueAt).toISOString(), provisional: reading.value.provisional, limit: words });
      return reading.code === 'deadline_beyond_calendar' || reading.code === 'deadline_before_calendar' ? refuse('dossier_calendar_missing', { last: calendar.lastDay }) : refuse('dossier_limit_unknown', { limit: words });
    },
    // A moment before its end, so that the due day itself is not counted.
    daysAfter: (due, days) => reckon(Date.parse(due.at) - 1, { amount: days, unit: 'workingDay' }, due.limit),
    endOfDay: (on, words) => {
      const calendar = calendarOf();
      if (!calendar.covers(on)) return refuse('dossier_calendar_missing', { last: calendar.lastDay });
      const last = calendar.time.spansOn(on).at(-1);
      return last === undefined ? refuse('dossier_due_day_off', { date: writeDate(on) }) : accept({ at: instantOf(on, last.to), provisional: calendar.isProvisional(on), limit: words });
    },
    isWorkingDay: (at) => {
      const [calendar, day] = [calendarOf(), localDateAt(Date.parse(at))];
      return calendar.covers(day) && calendar.time.spansOn(day).length > 0;
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

/** The moment of a minute of a day in Vietnam. */
export function instantOf(date: LocalDate, minute: number): Instant {
  return new Date(momentAt(date, minute)).toISOString();
}

function officeMinutesBetween(calendar: Calendar, from: number, to: number): number {
  return to <= from ? 0 : calendar.time.minutesUntil(officeMomentAt(to)) - calendar.time.minutesUntil(officeMomentAt(from));
}
