import { findUnbound } from '#model/measure.ts';
import type { Fact } from '#model/answer.ts';
import type { AnswerContext } from '../context.ts';

/**
 * Holds every number, amount, date, article and authority of the text against the gathered facts.
 * A rephrased text with anything unbound is thrown away and the plain one stands; what is unbound in the plain one is reported.
 */
export function checkAnswer(context: AnswerContext): void {
  const grounds = listFacts(context);
  if (context.rephrased !== undefined) {
    const strange = findUnbound(context.rephrased, grounds);
    if (strange.length === 0 && context.rephrased.trim() !== '') {
      context.body = context.rephrased;
      return;
    }
    context.rejected.push(`rephrased text: unbound ${strange.map((measure) => measure.raw).join(', ')}`);
  }
  context.body = context.plain;
  context.unbound = findUnbound(context.body, grounds).map((measure) => measure.raw);
}

/** Every fact of an answer, each once. */
export function listFacts(context: AnswerContext): Fact[] {
  const facts = [...context.notes, ...context.sections.flatMap(({ sections }) => sections.flatMap((section) => section.facts.flatMap(({ fact, heading }) => (heading === undefined ? [fact] : [fact, { ...fact, text: heading }]))))];
  const seen = new Set<string>();
  return facts.filter((fact) => {
    const key = `${fact.record}|${fact.field}|${fact.text}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
