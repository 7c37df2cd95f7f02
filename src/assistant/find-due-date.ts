import { limitOfRecord, reckonDeadline, type Limit } from '#model/deadline.ts';
import { explainClock, writeTime } from '#model/explain-deadline.ts';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import type { Channel, Procedure, TimeLimit } from '#model/procedure.ts';
import type { Language } from '#model/question.ts';
import { localDateAt, writeDate, type LocalDate } from '#model/time.ts';
import type { AssistantPorts } from './ports.ts';

/** A limit by a record's code and channel, or by a number and a unit. */
export interface DueDateQuery {
  readonly code?: string;
  readonly channel?: Channel;
  readonly limit?: Limit;
  /** Unit: milliseconds since 1970; now when absent. */
  readonly receivedAt?: number;
  readonly lang: Language;
}

/** A due date with its count. */
export interface DueDate {
  readonly receivedOn: LocalDate;
  readonly dueOn: LocalDate;
  /** Shape: `17:00`. */
  readonly dueAt: string;
  readonly provisional: boolean;
  /** One line per day. */
  readonly explanation: readonly string[];
  readonly calendarSource: string;
  readonly limit: string;
}

/** Reckons a due date and tells the count day by day. Refuses: `procedure_unknown` for a code without a record; `invalid_request` with the reason in words. */
export async function findDueDate(ports: AssistantPorts, query: DueDateQuery): Promise<Outcome<DueDate, 'procedure_unknown' | 'invalid_request'>> {
  const receivedAt = query.receivedAt ?? ports.now();
  let limit = query.limit;
  let text = limit === undefined ? '' : `${String(limit.amount)} ${limit.unit}`;
  if (query.code !== undefined) {
    const procedure = await ports.procedures.findProcedure(query.code, localDateAt(receivedAt));
    if (procedure === undefined) return refuse('procedure_unknown', { code: query.code });
    const time = findTime(procedure, query.channel);
    limit = time === undefined ? undefined : limitOf(time);
    text = time?.text ?? '';
  }
  if (limit === undefined) return refuse('invalid_request', { reason: ports.replies.say(query.lang, 'notPublished.time') });
  const outcome = reckonDeadline(ports.calendar, receivedAt, limit);
  if (!outcome.ok) {
    const before = outcome.code === 'deadline_before_calendar';
    const key = before ? 'refuse.dateBefore' : outcome.code === 'deadline_bad_limit' ? 'refuse.dateBroken' : 'time.beyondCalendar';
    return refuse('invalid_request', { reason: ports.replies.say(query.lang, key, { first: writeDate(ports.calendar.firstDay), last: writeDate(ports.calendar.lastDay) }) });
  }
  const { receivedOn, dueOn, dueMinute, provisional } = outcome.value;
  const explained = explainClock(ports.calendar, { receivedAt, limit }, receivedAt, query.lang);
  return accept({
    receivedOn,
    dueOn,
    dueAt: writeTime(dueMinute),
    provisional,
    explanation: explained.ok ? explained.value.lines : [],
    calendarSource: ports.calendar.sourceOf(dueOn).source,
    limit: text,
  });
}

function findTime(procedure: Procedure, channel: Channel | undefined): TimeLimit | undefined {
  const ways = procedure.cases.flatMap((one) => one.channels).filter((way) => channel === undefined || way.channel === channel);
  return ways.map((way) => way.time).find((time) => limitOf(time) !== undefined);
}

function limitOf(time: TimeLimit): Limit | undefined {
  if (time.state !== 'structured' || time.unit === null || (time.amount === null && time.unit !== 'sameDay')) return undefined;
  return limitOfRecord({ amount: time.amount ?? 0, unit: time.unit, ...(time.cutoff === undefined ? {} : { cutoff: time.cutoff }) });
}
