import type { Calendar } from '#model/calendar.ts';
import { reckonDeadline, type Limit } from '#model/deadline.ts';
import type { DueDate, ProcessStep, StepPlan } from '#model/dossier-action.ts';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import { addDays, localDateAt, localMinutesAt, type Instant, type LocalDate } from '#model/time.ts';

export type DueRefusal = 'dossier_calendar_missing' | 'dossier_limit_unknown';

/** Every date of a dossier is reckoned here and nowhere else; the arithmetic itself is `model/deadline.ts`. */
export interface DueReckoner {
  /** Refuses: `dossier_calendar_missing` where the days off are not known that far, `dossier_limit_unknown` for a limit that is none. */
  dueOf(receivedAt: number, limit: Limit, words: string): Outcome<DueDate, DueRefusal>;
  /** The time that was left when the clock stopped, counted on from now. Never restarts, never shortens. */
  afterWait(due: DueDate, stoodFrom: Instant, now: number): Outcome<DueDate, DueRefusal>;
  /** A fixed-law extension counts on from the due date. */
  extend(due: DueDate, limit: Limit): Outcome<DueDate, DueRefusal>;
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
  const addMinutes = (from: number, minutes: number, words: string): Outcome<DueDate, DueRefusal> => reckon(from, { amount: minutes, unit: 'minute' }, words);
  const addOfficeHours = (from: Instant, hours: number): Instant => {
    const added = addMinutes(Date.parse(from), Math.round(hours * 60), '');
    // Beyond the calendar only a reminder is meant, no legal date: plain days stand in.
    return added.ok ? added.value.at : new Date(Date.parse(from) + hours * 3 * 3_600_000).toISOString();
  };
  return {
    dueOf: reckon,
    afterWait: (due, stoodFrom, now) => addMinutes(now, minutesBetween(stoodFrom, due.at), due.limit),
    extend: (due, limit) => reckon(Date.parse(due.at) - 1, limit, due.limit),
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
  return new Date(Date.parse(`${date}T00:00:00+07:00`) + minute * 60_000).toISOString();
}

function officeMinutesBetween(calendar: Calendar, from: number, to: number): number {
  if (to <= from) return 0;
  const last = localDateAt(to);
  let minutes = 0;
  for (let date = localDateAt(from); date <= last && calendar.covers(date); date = addDays(date, 1)) {
    if (!calendar.dayAt(date).works) continue;
    const begin = date === localDateAt(from) ? localMinutesAt(from) : 0;
    const end = date === last ? localMinutesAt(to) : 1_440;
    for (const span of calendar.hours.spans) minutes += Math.max(0, Math.min(span.to, end) - Math.max(span.from, begin));
  }
  return minutes;
}
