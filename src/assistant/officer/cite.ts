import { writeAddress, type LawAddress } from '#model/law-address.ts';
import type { Citation } from '#model/officer-answer.ts';
import type { Task } from '#model/task.ts';
import { addDays, writeDate, type LocalDate } from '#model/time.ts';
import type { OfficerContext } from './context.ts';

/** The first day of a task, where a source tells it: a day that only stands in for an unknown one is never shown as the start of a text. */
export function startOf(task: Pick<Task, 'validFrom' | 'startUnstated'>): LocalDate | undefined {
  return task.startUnstated === true ? undefined : task.validFrom;
}

/** A basis with its days, and what the library says of it on the day asked about. */
export async function cite(context: OfficerContext, address: LawAddress, from: LocalDate | undefined, validTo: LocalDate | undefined): Promise<Citation> {
  const validity = await context.ports.law.stateOn(address, context.asOf);
  const end = validTo ?? validity.validTo;
  const validFrom = from ?? validity.validFrom;
  return {
    address: pick(address),
    text: writeAddress(address),
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(end === undefined ? {} : { validTo: end }),
    state: validity.state,
  };
}

/** The citation in brackets behind a sentence: number, article, clause, and the days on which it holds. */
export function writeCitation(context: OfficerContext, citation: Citation): string {
  const say = (key: string, values?: Readonly<Record<string, string>>): string => context.ports.replies.say(context.lang, key, values);
  const parts = [citation.text];
  if (citation.address.article === undefined && citation.address.annex === undefined) parts.push(say('officer.articleUnknown'));
  if (citation.validFrom !== undefined && citation.validTo !== undefined) parts.push(say('officer.inForceBetween', { from: writeDate(citation.validFrom), to: writeDate(addDays(citation.validTo, -1)) }));
  else if (citation.validFrom !== undefined) parts.push(say('officer.inForceFrom', { from: writeDate(citation.validFrom) }));
  if (citation.state === 'ended') parts.push(say('officer.stateEnded'));
  return `(${parts.join('; ')})`;
}

function pick({ document, article, clause, point, annex }: LawAddress): LawAddress {
  return { document, ...(article === undefined ? {} : { article }), ...(clause === undefined ? {} : { clause }), ...(point === undefined ? {} : { point }), ...(annex === undefined ? {} : { annex }) };
}
