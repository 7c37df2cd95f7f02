import { findUnbound } from '#model/measure.ts';
import type { OfficerContext } from './context.ts';

/** Holds every number, date, article, clause and authority of the text against the gathered facts; what is unbound never leaves unseen. */
export function checkGrounds(context: OfficerContext): void {
  const seen = new Set<string>();
  context.facts = context.facts.filter((fact) => {
    const key = `${fact.record}|${fact.field}|${fact.text}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  context.unbound = findUnbound(context.body, context.facts).map((measure) => measure.raw);
}
