import type { Fact } from '#model/answer.ts';

const SHOWN = 3;
/** Words behind the name of a source that tell how it was read; they stand in the fact itself. */
const ASIDE = /\s*[;(].*$|, (?:bản ghi|phần trình tự).*$/u;

/** The sources of an answer in one short line's worth: each named once, newest reading of it, those of the office calendar left to the fact. Shape: `name (day)`. */
export function listSources(facts: readonly Fact[]): string[] {
  const newest = new Map<string, string>();
  for (const fact of facts) {
    if (fact.kind === 'emergency' || fact.kind === 'dueDate') continue;
    const name = fact.source.replace(ASIDE, '').trim();
    const known = newest.get(name);
    if (known === undefined || fact.asOf > known) newest.set(name, fact.asOf);
  }
  return [...newest].slice(0, SHOWN).map(([name, on]) => `${name} (${on})`);
}
