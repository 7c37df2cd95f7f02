import type { Calendar } from '#model/calendar.ts';
import type { Addition, ClockFacts, ClockLabel, ClockRefusal, Pause, Remaining } from '#model/deadline-clock.ts';
import { readMinutes, type Counting, type Limit } from '#model/deadline.ts';
import { explainClock, writeLimit, writeTime } from '#model/explain-deadline.ts';
import type { CountedDay } from '#model/list-counted-days.ts';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import type { Certainty } from '#model/procedure.ts';
import { readLimit, type LimitRefusal } from '#model/read-limit.ts';
import { readMoment, toEpoch } from '#model/read-moment.ts';
import { addDays, localDateAt, type LocalDate } from '#model/time.ts';
import type { CalendarBook } from './calendar-book.ts';

/** What a person asks of the legal clock, as it was written. */
export interface DeadlineQuestion {
  /** Shape: as `readLimit` reads it. */
  readonly limit: string;
  /** Shape: as `readMoment` reads it; now when absent. */
  readonly from?: string;
  readonly commune?: string;
  readonly cutoff?: string;
  /** The place's own practice unless said. */
  readonly counting?: Counting;
  /** Shape: `FROM..TO|reason`, `FROM..` while it lasts. */
  readonly pauses?: readonly string[];
  /** Shape: `10 ngày làm việc|reason|basis`. */
  readonly additions?: readonly string[];
  /** The moment for which what is left and the label are told. */
  readonly asOf?: string;
  readonly lang: 'vi' | 'en';
}

/** The answer as the API and the command give it. */
export interface DeadlineReply {
  readonly limit: { readonly amount: number; readonly unit: Limit['unit']; readonly text: string; readonly cutoff?: string; readonly counting: Counting };
  /** Shape: ISO 8601 with +07:00. */
  readonly receivedAt: string;
  readonly receivedOn: LocalDate;
  readonly dueOn: LocalDate;
  /** Shape: ISO 8601 with +07:00. */
  readonly dueAt: string;
  /** A year in it is not announced yet. */
  readonly provisional: boolean;
  /** Only where a moment was asked for. */
  readonly standing?: { readonly asOf: string; readonly label: ClockLabel; readonly remaining: Remaining };
  /** The last moment of an apology in time. */
  readonly apologyDueAt?: string;
  readonly days: readonly ReplyDay[];
  readonly explanation: readonly string[];
  readonly calendar: readonly { readonly year: number; readonly source: string; readonly sourceDate: LocalDate; readonly provisional: boolean }[];
  readonly office: { readonly place?: string; readonly hours: readonly string[]; readonly counting: Counting; readonly from: 'place' | 'province' | 'usual'; readonly source: string; readonly certainty: Certainty };
}

/** One day of the count, its name in the language asked for. */
export interface ReplyDay extends Omit<CountedDay, 'name'> {
  readonly name?: string;
}

export type DeadlineQuestionRefusal = LimitRefusal | ClockRefusal | 'deadline_moment_wrong' | 'deadline_cutoff_wrong' | 'deadline_pause_wrong' | 'deadline_too_many';

const MOST_PARTS = 50;

/** Answers a question to the legal clock. Refuses: what cannot be read, and everything that `reckonClock` refuses. */
export function answerDeadline(book: CalendarBook, question: DeadlineQuestion, now: number): Outcome<DeadlineReply, DeadlineQuestionRefusal> {
  const { calendar, counting: usual, practice, from } = book.clockAt(question.commune);
  const counting = question.counting ?? usual;
  const limit = readLimit(question.limit);
  if (!limit.ok) return limit;
  if (question.cutoff !== undefined && readMinutes(question.cutoff) === undefined) return refuse('deadline_cutoff_wrong', { text: question.cutoff.slice(0, 40) });
  const cutoff = question.cutoff ?? limit.value.cutoff;
  const receivedAt = question.from === undefined ? now : readEpoch(question.from, calendar.hours.spans[0]?.from ?? 0);
  if (receivedAt === undefined) return refuse('deadline_moment_wrong', { text: (question.from ?? '').slice(0, 40) });
  const additions = readAdditions(question.additions ?? []);
  if (!additions.ok) return additions;
  const pauses = readPauses(question.pauses ?? []);
  if (!pauses.ok) return pauses;
  const asked = question.asOf === undefined ? undefined : readEpoch(question.asOf, 0);
  if (question.asOf !== undefined && asked === undefined) return refuse('deadline_moment_wrong', { text: question.asOf.slice(0, 40) });
  const facts: ClockFacts = { receivedAt, limit: { ...limit.value, counting, ...(cutoff === undefined ? {} : { cutoff }) }, additions: additions.value, pauses: pauses.value };
  const asOf = asked ?? now;
  const told = explainClock(calendar, facts, asOf, question.lang);
  if (!told.ok) return told;
  const { reading, days, lines } = told.value;
  const open = pauses.value.some(({ to }) => to === undefined);
  return accept({
    limit: { amount: limit.value.amount, unit: limit.value.unit, text: writeLimit(limit.value, question.lang), counting, ...(cutoff === undefined ? {} : { cutoff }) },
    receivedAt: writeMoment(receivedAt),
    receivedOn: reading.receivedOn,
    dueOn: reading.dueOn,
    dueAt: writeMoment(reading.dueAt),
    provisional: reading.provisional,
    ...(asked === undefined && !open ? {} : { standing: { asOf: writeMoment(asOf), label: reading.label, remaining: reading.remaining } }),
    ...(reading.apologyDueAt === undefined ? {} : { apologyDueAt: writeMoment(reading.apologyDueAt) }),
    days: days.map(({ name, ...day }) => ({ ...day, ...(name === undefined ? {} : { name: name[question.lang] }) })),
    explanation: lines,
    calendar: listSources(calendar, localDateAt(receivedAt), reading.dueOn),
    office: { ...(question.commune === undefined ? {} : { place: question.commune }), hours: practice.spans.map(({ from: open_, to }) => `${writeTime(open_)}-${writeTime(to)}`), counting, from, source: practice.source, certainty: practice.certainty },
  });
}

/** Shape: `2026-09-09T17:00:00+07:00`. */
export function writeMoment(epochMs: number): string {
  return `${new Date(epochMs + 7 * 3_600_000).toISOString().slice(0, 19)}+07:00`;
}

function readEpoch(text: string, otherwise: number): number | undefined {
  const moment = readMoment(text);
  return moment === undefined ? undefined : toEpoch(moment, otherwise);
}

function readAdditions(written: readonly string[]): Outcome<readonly Addition[], DeadlineQuestionRefusal> {
  if (written.length > MOST_PARTS) return refuse('deadline_too_many', { most: MOST_PARTS });
  const additions: Addition[] = [];
  for (const text of written) {
    const [span = '', reason = '', basis = ''] = text.split('|').map((part) => part.trim());
    const limit = readLimit(span);
    if (!limit.ok) return limit;
    additions.push({ amount: limit.value.amount, unit: limit.value.unit, reason: reason.slice(0, 200), basis: basis.slice(0, 200) });
  }
  return accept(additions);
}

/** A day alone is meant whole: from its first minute, to the end of the last day. */
function readPauses(written: readonly string[]): Outcome<readonly Pause[], DeadlineQuestionRefusal> {
  if (written.length > MOST_PARTS) return refuse('deadline_too_many', { most: MOST_PARTS });
  const pauses: Pause[] = [];
  for (const text of written) {
    const [span = '', reason = ''] = text.split('|').map((part) => part.trim());
    const [first = '', last] = span.split('..').map((part) => part.trim());
    const from = readEpoch(first, 0);
    const to = last === undefined || last === '' ? undefined : readMoment(last);
    if (from === undefined || last === undefined || (last !== '' && to === undefined)) return refuse('deadline_pause_wrong', { text: text.slice(0, 80) });
    if (to !== undefined && to.date < localDateAt(from)) return refuse('deadline_pause_backwards', { number: pauses.length + 1 });
    pauses.push({ from, reason: reason.slice(0, 200), ...(to === undefined ? {} : { to: to.minute === undefined ? toEpoch({ date: addDays(to.date, 1) }, 0) : toEpoch(to, 0) }) });
  }
  return accept(pauses.sort((left, right) => left.from - right.from));
}

function listSources(calendar: Calendar, from: LocalDate, until: LocalDate): DeadlineReply['calendar'] {
  const sources: { year: number; source: string; sourceDate: LocalDate; provisional: boolean }[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(until.slice(0, 4)); year += 1) {
    const day = `${String(year)}-12-31`;
    sources.push({ year, ...calendar.sourceOf(day), provisional: calendar.isProvisional(day) });
  }
  return sources;
}
