import type { Procedure } from '#model/procedure.ts';
import type { AnswerContext, Decision, Understanding } from '../context.ts';
import { isVague } from '../words/topic-words.ts';
import { findBeside } from './by-circumstance.ts';
import { refuseEnded } from './by-date-and-code.ts';
import { offerChoice, readRecords } from './offer-choices.ts';

const CHOICES_SHOWN = 4;
/** An answer that is more likely wrong than right names what else may be meant. */
const SURE = 0.5;
/** A record this likely, found by words the engine knows, is not thrown away for the look of the sentence. */
const CLEAR = 0.6;
/** The share of the question's words. */
const KNOWN = 0.6;
/** Of a line of which the engine knows less than this nothing can be meant, whatever ranks first; within a conversation its record may be. Shape: share of the question's words by weight. */
const LEAST_KNOWN = 0.3;
const OTHERS_NAMED = 3;
/** A record with less of a chance than this is not worth naming. */
const WORTH_NAMING = 0.04;
/** Nor one that is so much less likely than the first. Shape: its share of the first's chance. */
const SHARE_WORTH_NAMING = 1 / 3;

/** What the ranked records decide: one answer, several, a choice, or an honest no. */
export async function decideBySearch(context: AnswerContext, understood: Understanding): Promise<Decision> {
  const { ports, found } = context;
  const { thresholds } = ports;
  if (context.parts.length >= 2) {
    const parts: { procedure: Procedure; asked: Understanding['asked'] }[] = [];
    for (const part of context.parts) {
      const procedure = await ports.procedures.findProcedure(part.found.hits[0]?.id ?? '', context.asOf);
      if (procedure !== undefined && !parts.some((one) => one.procedure.code === procedure.code)) parts.push({ procedure, asked: part.asked.length > 0 ? part.asked : understood.asked });
    }
    if (parts.length >= 2) return { kind: 'several', parts };
  }
  const [first, ...others] = context.candidates;
  const strange = found !== undefined && found.inScope < thresholds.inScope && !(first !== undefined && first.score >= CLEAR && found.known >= KNOWN);
  const outOfScope: Decision = { kind: 'refuse', status: 'unanswerable_out_of_scope', key: 'refuse.outOfScope' };
  // What is about no procedure at all is not told to be about a missing one.
  if (found === undefined || strange || (found.known < LEAST_KNOWN && context.memory.code === undefined)) return outOfScope;
  if (found.absent !== undefined) return refuseAbsent(context, found.absent.id);
  if (first === undefined) return outOfScope;
  const near = others.filter((one) => first.score - one.score <= thresholds.near && one.score >= thresholds.clarify);
  if (first.score >= thresholds.answer) {
    const found = ports.procedures.findProcedure(first.code, context.asOf);
    const procedure = found instanceof Promise ? await found : found;
    const alike = near.slice(0, CHOICES_SHOWN - 1);
    if (procedure !== undefined && (alike.length < 2 || !isVague(understood.topic))) {
      const named = first.score >= SURE ? alike.slice(0, 1) : others.filter((one) => one.score >= Math.max(WORTH_NAMING, first.score * SHARE_WORTH_NAMING)).slice(0, OTHERS_NAMED);
      const beside = await findBeside(context, procedure.code);
      const offer = await readRecords(context, named.filter((one) => one.code !== beside?.procedure.code).map((one) => one.code));
      return { kind: 'answer', procedure, offer, ...(beside === undefined ? {} : { beside }) };
    }
  } else if (first.score < thresholds.clarify) {
    return { kind: 'refuse', status: 'unanswerable_no_record', key: 'refuse.noRecord' };
  }
  const choices = await readRecords(context, [first, ...others].slice(0, CHOICES_SHOWN).map((one) => one.code));
  if (choices.length < 2) {
    const only = choices[0];
    return only === undefined ? { kind: 'refuse', status: 'unanswerable_no_record', key: 'refuse.noRecord' } : { kind: 'answer', procedure: only, offer: [] };
  }
  return {
    kind: 'clarify',
    question: ports.replies.say(context.lang, 'clarify.which'),
    choices: choices.map((procedure) => offerChoice(context, understood.asked, procedure)),
  };
}

/** The likeliest procedure has no record in force here: what became of it, or an honest no. */
async function refuseAbsent(context: AnswerContext, code: string): Promise<Decision> {
  const ended = await context.ports.procedures.findEndedProcedure?.(code, context.asOf);
  return ended === undefined ? { kind: 'refuse', status: 'unanswerable_no_record', key: 'refuse.absent' } : refuseEnded(context, ended);
}
