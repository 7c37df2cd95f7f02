import type { Word } from './split-terms.ts';
import { pairA, pairB } from './term-hash.ts';
import type { Translation } from './translation.ts';

/** A saying and the official title it stands for. */
export interface Pair {
  readonly said: readonly Word[];
  readonly official: readonly Word[];
}

interface Term {
  readonly a: number;
  readonly b: number;
  count: number;
}

/** Source terms rarer than this teach nothing. */
const LEAST_COUNT = 3;
/** Official terms kept for one said term. */
const TARGETS_KEPT = 4;
const SHARE_FLOOR = 0.08;

/**
 * Learns which official terms stand for a said one: the chance of an official term given the said term, discounted by
 * how common the official term is anyway (a co-occurrence lift), over words and pairs of words.
 */
export function trainTranslation(pairs: readonly Pair[]): Translation {
  const sources = new Map<string, Term>();
  const targets = new Map<string, Term>();
  const together = new Map<string, Map<string, number>>();
  for (const pair of pairs) {
    const said = termsOf(pair.said);
    const official = termsOf(pair.official);
    for (const [key, term] of official) bump(targets, key, term);
    for (const [key, term] of said) {
      bump(sources, key, term);
      const row = together.get(key) ?? new Map<string, number>();
      together.set(key, row);
      for (const target of official.keys()) row.set(target, (row.get(target) ?? 0) + 1);
    }
  }
  const rows: { source: Term; targets: { term: Term; share: number }[] }[] = [];
  for (const [key, source] of sources) {
    if (source.count < LEAST_COUNT) continue;
    const kept: { term: Term; share: number }[] = [];
    for (const [target, count] of together.get(key) ?? []) {
      const term = targets.get(target);
      if (term === undefined || target === key || count < 2) continue;
      const chance = count / (source.count + 2);
      const background = term.count / pairs.length;
      const lift = chance / (background + 1e-6);
      if (lift < 4) continue;
      const share = chance * Math.min(1, Math.log(lift) / 5);
      if (share >= SHARE_FLOOR) kept.push({ term, share });
    }
    kept.sort((left, right) => right.share - left.share || left.term.a - right.term.a);
    if (kept.length > 0) rows.push({ source, targets: kept.slice(0, TARGETS_KEPT) });
  }
  rows.sort((left, right) => left.source.a - right.source.a || left.source.b - right.source.b);
  const flat = rows.flatMap((row) => row.targets);
  const starts = new Uint32Array(rows.length + 1);
  rows.forEach((row, at) => {
    starts[at + 1] = (starts[at] ?? 0) + row.targets.length;
  });
  return {
    sourceA: Uint32Array.from(rows, (row) => row.source.a),
    sourceB: Uint32Array.from(rows, (row) => row.source.b),
    starts,
    targetA: Uint32Array.from(flat, (target) => target.term.a),
    targetB: Uint32Array.from(flat, (target) => target.term.b),
    shares: Uint8Array.from(flat, (target) => Math.round(target.share * 255)),
  };
}

function bump(counts: Map<string, Term>, key: string, term: { a: number; b: number }): void {
  const known = counts.get(key);
  if (known === undefined) counts.set(key, { ...term, count: 1 });
  else known.count += 1;
}

function termsOf(words: readonly Word[]): Map<string, { a: number; b: number }> {
  const terms = new Map<string, { a: number; b: number }>();
  words.forEach((word, at) => {
    terms.set(`${word.a.toString(36)}.${word.b.toString(36)}`, { a: word.a, b: word.b });
    const next = words[at + 1];
    if (next === undefined) return;
    const a = pairA(word, next);
    const b = pairB(word, next);
    terms.set(`${a.toString(36)}.${b.toString(36)}`, { a, b });
  });
  return terms;
}
