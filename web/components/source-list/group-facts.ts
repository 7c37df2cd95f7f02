import type { Fact } from '../../../src/model/answer.ts';

export interface SourceGroup extends Pick<Fact, 'source' | 'record' | 'asOf' | 'certainty'> {
  readonly key: string;
  readonly texts: readonly string[];
}

/** Puts the facts of one source, record, day and certainty together, each text once, in the order first stated. */
export function groupFacts(facts: readonly Fact[]): readonly SourceGroup[] {
  const groups = new Map<string, SourceGroup & { texts: string[] }>();
  for (const fact of facts) {
    const key = [fact.record, fact.source, fact.asOf, fact.certainty].join('\n');
    const group = groups.get(key) ?? { key, source: fact.source, record: fact.record, asOf: fact.asOf, certainty: fact.certainty, texts: [] };
    groups.set(key, group);
    if (!group.texts.includes(fact.text)) group.texts.push(fact.text);
  }
  return [...groups.values()];
}
