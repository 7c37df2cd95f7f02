import type { QueryTerm, TermLookup } from './read-query.ts';

/**
 * The learnt word translation, lay → official: for a said term the official terms it stands for.
 * Shape: sources sorted by their first hash; the targets of source `n` lie from `starts[n]` to `starts[n + 1]`.
 */
export interface Translation {
  readonly sourceA: Uint32Array;
  readonly sourceB: Uint32Array;
  readonly starts: Uint32Array;
  readonly targetA: Uint32Array;
  readonly targetB: Uint32Array;
  /** The share of the source's weight a target receives, 0 to 255. */
  readonly shares: Uint8Array;
}

/** A translation resolved against one index: term number → target term numbers and shares. */
export type OpenTranslation = ReadonlyMap<number, { readonly terms: Uint32Array; readonly shares: Float32Array }>;

/** Looks up all sources and targets once, when an index opens. */
export function openTranslation(translation: Translation, index: TermLookup): OpenTranslation {
  const open = new Map<number, { terms: Uint32Array; shares: Float32Array }>();
  for (let source = 0; source < translation.sourceA.length; source += 1) {
    const term = index.find(translation.sourceA[source] as number, translation.sourceB[source] as number);
    if (term < 0) continue;
    const terms: number[] = [];
    const shares: number[] = [];
    for (let at = translation.starts[source] as number; at < (translation.starts[source + 1] as number); at += 1) {
      const target = index.find(translation.targetA[at] as number, translation.targetB[at] as number);
      if (target < 0 || target === term) continue;
      terms.push(target);
      shares.push((translation.shares[at] as number) / 255);
    }
    if (terms.length > 0) open.set(term, { terms: Uint32Array.from(terms), shares: Float32Array.from(shares) });
  }
  return open;
}

/** How much the learnt translation may add beside what was said in Vietnamese, and in another language. */
const TRANSLATION_SHARE = 0.35;
const FOREIGN_SHARE = 0.9;

/** The query's terms with the official terms that the said ones stand for. */
export function translateQuery(terms: readonly QueryTerm[], translation: OpenTranslation, foreign: boolean): QueryTerm[] {
  const most = foreign ? FOREIGN_SHARE : TRANSLATION_SHARE;
  const said = new Set(terms.map((term) => term.term));
  const added = new Map<number, number>();
  for (const term of terms) {
    if (term.added) continue;
    const entry = translation.get(term.term);
    if (entry === undefined) continue;
    for (let at = 0; at < entry.terms.length; at += 1) {
      const target = entry.terms[at] as number;
      if (said.has(target)) continue;
      const weight = term.weight * (entry.shares[at] as number) * most;
      added.set(target, Math.min(0.8, (added.get(target) ?? 0) + weight));
    }
  }
  return [...terms, ...[...added].map(([term, weight]) => ({ term, weight, exact: -1, pair: false, added: true }))];
}
