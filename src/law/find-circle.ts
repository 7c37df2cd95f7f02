import type { LawRelation } from '#model/law.ts';

/** Relations that go one way only: a text cannot end or change what ended or changed it. */
const ONE_WAY = new Set<string>(['amends', 'replaces', 'repeals']);

export interface Edge {
  readonly by: string;
  readonly target: string;
  readonly relation: string;
}

/**
 * The way back, where new relations would let a document change itself through others: `A → B → A`. Undefined when there is none.
 * Each document is visited once: time is linear in the relations.
 */
export function findCircle(edges: readonly Edge[], added: readonly Pick<LawRelation, 'by' | 'target' | 'relation'>[]): readonly string[] | undefined {
  const targets = new Map<string, Set<string>>();
  const connect = ({ by, target, relation }: Edge): void => {
    if (!ONE_WAY.has(relation) || by === target) return;
    const list = targets.get(by) ?? new Set<string>();
    list.add(target);
    targets.set(by, list);
  };
  edges.forEach(connect);
  const fresh = added.map(({ by, target, relation }) => ({ by: by.document, target: target.document, relation }));
  fresh.forEach(connect);
  for (const start of new Set(fresh.filter(({ relation }) => ONE_WAY.has(relation)).map(({ by }) => by))) {
    const cameFrom = new Map<string, string>();
    const waiting = [start];
    for (let document = waiting.pop(); document !== undefined; document = waiting.pop()) {
      for (const next of targets.get(document) ?? []) {
        if (next === start) return wayTo(document, start, cameFrom);
        if (cameFrom.has(next)) continue;
        cameFrom.set(next, document);
        waiting.push(next);
      }
    }
  }
  return undefined;
}

function wayTo(last: string, start: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const way = [start];
  for (let document: string | undefined = last; document !== undefined && document !== start; document = cameFrom.get(document)) way.unshift(document);
  return [start, ...way];
}
