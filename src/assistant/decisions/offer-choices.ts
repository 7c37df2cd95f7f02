import type { Procedure } from '#model/procedure.ts';
import type { AnswerContext, OfferedChoice, Understanding } from '../context.ts';
import { nameOf } from '../facts/record.ts';

/** A choice that leads to a record and asks of it what was asked already; where nothing was, its papers. */
export function offerChoice(context: AnswerContext, asked: Understanding['asked'], procedure: Procedure, label: string = nameOf(procedure)): OfferedChoice {
  const { ports, lang } = context;
  const [kind] = asked;
  const key = kind !== undefined && ports.replies.has(lang, `ask.${kind}`) ? `ask.${kind}` : 'ask.papers';
  return { label, question: ports.replies.say(lang, key, { name: nameOf(procedure) }), procedure };
}

/** The records of these codes that stand on the day of the question, in order. */
export async function readRecords(context: AnswerContext, codes: readonly string[]): Promise<Procedure[]> {
  const procedures: Procedure[] = [];
  for (const code of codes) {
    const procedure = await context.ports.procedures.findProcedure(code, context.asOf);
    if (procedure !== undefined) procedures.push(procedure);
  }
  return procedures;
}

/** Puts these records before the other candidates: what is offered is also what was found. */
export function putFirst(context: AnswerContext, first: readonly Procedure[]): AnswerContext['candidates'] {
  const rest = context.candidates.filter((candidate) => !first.some((procedure) => procedure.code === candidate.code));
  return [...first.map((procedure) => ({ code: procedure.code, name: nameOf(procedure), score: context.candidates.find((one) => one.code === procedure.code)?.score ?? 0.5 })), ...rest].slice(0, 10);
}
