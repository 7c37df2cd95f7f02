import type { Fact } from '#model/answer.ts';
import type { Procedure } from '#model/procedure.ts';
import { writeDate } from '#model/time.ts';
import type { OfficeNote } from '../content/guide.ts';
import type { AnswerContext, Decision, Understanding } from '../context.ts';
import { nameOf } from '../facts/record.ts';
import type { EndedProcedure } from '../ports.ts';

/** The first day of the two-tier order; no record is kept for days before it. Source: Law 72/2025/QH15. */
const FIRST_DAY = '2025-07-01';

/** Days before the two-tier order and after the calendar are not answered. */
export function refuseDate(context: AnswerContext): Decision | undefined {
  const { asOf, ports } = context;
  if (asOf < FIRST_DAY) return { kind: 'refuse', status: 'unanswerable_bad_date', key: 'refuse.dateBefore', values: { first: writeDate(FIRST_DAY) }, grounds: [dayFact(FIRST_DAY, ports.notes.find((note) => note.id === 'district-ended'))] };
  if (asOf > ports.calendar.lastDay) return { kind: 'refuse', status: 'unanswerable_bad_date', key: 'refuse.dateBeyond', values: { last: writeDate(ports.calendar.lastDay) }, grounds: [dayFact(ports.calendar.lastDay, { ...ports.calendar.sourceOf(ports.calendar.lastDay), certainty: 'secondary' })] };
  return undefined;
}

function dayFact(date: string, source: Pick<OfficeNote, 'source' | 'sourceDate' | 'certainty'> | undefined): Fact {
  return { kind: 'validity', value: date, text: writeDate(date), record: `calendar ${date.slice(0, 4)}`, field: 'validity', source: source?.source ?? 'calendar', asOf: source?.sourceDate ?? date, certainty: source?.certainty ?? 'secondary' };
}

/** A typed code leads straight to its record, or to what became of it. */
export async function decideByCode(context: AnswerContext, understood: Understanding): Promise<Decision | undefined> {
  const { ports, asOf } = context;
  const found: Procedure[] = [];
  for (const code of understood.codes) {
    const procedure = await ports.procedures.findProcedure(code, asOf);
    if (procedure === undefined || procedure.status === 'repealed') {
      const ended = (await ports.procedures.findEndedProcedure?.(code, asOf)) ?? (procedure === undefined ? undefined : { code, name: nameOf(procedure), replacedBy: procedure.replacedBy ?? [], ...(procedure.validTo === undefined ? {} : { endedOn: procedure.validTo }) });
      return ended === undefined ? { kind: 'refuse', status: 'unanswerable_no_record', key: 'refuse.unknownCode' } : refuseEnded(context, ended);
    }
    found.push(procedure);
  }
  const [first, ...rest] = found;
  if (first !== undefined) return rest.length === 0 ? { kind: 'answer', procedure: first, offer: [] } : { kind: 'several', parts: found.map((procedure) => ({ procedure, asked: understood.asked })) };
  return understood.brokenCodes.length > 0 ? { kind: 'refuse', status: 'unanswerable_no_record', key: 'refuse.unknownCode' } : undefined;
}

/** Tells what became of a procedure that is not in force, and what replaced it. */
export async function refuseEnded(context: AnswerContext, ended: EndedProcedure): Promise<Decision> {
  const offer: Procedure[] = [];
  for (const code of ended.replacedBy) {
    const procedure = await context.ports.procedures.findProcedure(code, context.asOf);
    if (procedure !== undefined) offer.push(procedure);
  }
  const base = { value: ended.code, record: ended.code, source: ended.code, asOf: context.asOf, certainty: 'secondary' as const };
  return {
    kind: 'refuse',
    status: 'unanswerable_repealed',
    key: ended.endedOn === undefined ? 'refuse.repealed' : 'refuse.repealedOn',
    values: { name: ended.name, ...(ended.endedOn === undefined ? {} : { date: writeDate(ended.endedOn) }) },
    grounds: [{ ...base, kind: 'overview', field: 'name', text: ended.name }, ...(ended.endedOn === undefined ? [] : [{ ...base, kind: 'validity' as const, field: 'validTo', text: writeDate(ended.endedOn) }])],
    offer,
  };
}

