import type { Judged } from './judge.ts';
import { bootstrapInterval, mean, percentile, share } from './measures.ts';

/** The figures of one file, by the names the command prints. */
export interface Summary {
  readonly n: number;
  readonly hit1: number;
  readonly hit3: number;
  readonly hit5: number;
  readonly mrr10: number;
  readonly behavior: number;
  readonly factRecall: number;
  readonly wrong: number;
  readonly unbound: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}

/** What stands in the report beside the summary. */
export interface Detail {
  readonly summary: Summary;
  readonly hit1Interval: readonly [number, number];
  readonly behaviorInterval: readonly [number, number];
  /** expected → got → how many. */
  readonly confusion: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly byStyle: Readonly<Record<string, { readonly n: number; readonly hit1: number; readonly hit3: number }>>;
  /** Rows none of whose right codes is loaded: to be refused, and not counted for hits. */
  readonly goldNotLoaded: number;
  readonly misses: readonly string[];
  readonly behaviorMisses: readonly string[];
  readonly faults: readonly string[];
}

/** Rows that ask for records: they alone count for hits. */
function hitRows(rows: readonly Judged[]): Judged[] {
  return rows.filter(({ row, goldLoaded }) => row.gold.length > 0 && goldLoaded && row.behavior !== 'refuse');
}

export function summarise(rows: readonly Judged[]): Summary {
  const hits = hitRows(rows);
  const within = (limit: number): number => share(hits.map(({ rank }) => rank > 0 && rank <= limit));
  const times = rows.map(({ ms }) => ms);
  const present = rows.reduce((sum, row) => sum + row.present, 0);
  const stated = rows.reduce((sum, row) => sum + row.stated, 0);
  const round = (value: number): number => Number(value.toFixed(4));
  return {
    n: rows.length,
    hit1: round(within(1)),
    hit3: round(within(3)),
    hit5: round(within(5)),
    mrr10: round(mean(hits.map(({ rank }) => (rank > 0 && rank <= 10 ? 1 / rank : 0)))),
    behavior: round(share(rows.map((row) => row.behaviorRight))),
    factRecall: round(present === 0 ? 1 : stated / present),
    wrong: rows.reduce((sum, row) => sum + row.wrong.length, 0),
    unbound: rows.reduce((sum, row) => sum + row.unbound.length, 0),
    p50Ms: round(percentile(times, 0.5)),
    p95Ms: round(percentile(times, 0.95)),
    p99Ms: round(percentile(times, 0.99)),
  };
}

export function describe(rows: readonly Judged[]): Detail {
  const hits = hitRows(rows);
  const confusion: Record<string, Record<string, number>> = {};
  for (const { expected, behavior } of rows) {
    const line = (confusion[expected] ??= {});
    line[behavior] = (line[behavior] ?? 0) + 1;
  }
  const byStyle: Record<string, { n: number; hit1: number; hit3: number }> = {};
  for (const style of new Set(hits.map(({ row }) => row.style))) {
    const own = hits.filter(({ row }) => row.style === style);
    byStyle[style] = { n: own.length, hit1: Number(share(own.map(({ rank }) => rank === 1)).toFixed(3)), hit3: Number(share(own.map(({ rank }) => rank > 0 && rank <= 3)).toFixed(3)) };
  }
  const last = (row: Judged): string => (row.row.turns.at(-1) ?? '').slice(0, 160);
  return {
    summary: summarise(rows),
    hit1Interval: bootstrapInterval(hits.map(({ rank }) => (rank === 1 ? 1 : 0))),
    behaviorInterval: bootstrapInterval(rows.map(({ behaviorRight }) => (behaviorRight ? 1 : 0))),
    confusion,
    byStyle,
    goldNotLoaded: rows.filter(({ goldLoaded }) => !goldLoaded).length,
    misses: hits.filter(({ rank }) => rank !== 1).map((row) => `${row.row.id} [${row.row.style}] rank ${String(row.rank)}: ${last(row)} → ${row.row.gold.join(' ')}; found ${row.answer.candidates.slice(0, 3).map((candidate) => `${candidate.code} ${candidate.name.slice(0, 50)}`).join(' | ')}`),
    behaviorMisses: rows.filter(({ behaviorRight }) => !behaviorRight).map((row) => `${row.row.id} ${row.expected}→${row.behavior} (${row.answer.status}): ${last(row)}`),
    faults: rows.flatMap((row) => [...row.unbound.map((found) => `${row.row.id} unbound ${found}: ${last(row)}`), ...row.wrong.map((found) => `${row.row.id} wrong ${found}: ${last(row)}`), ...row.broken.map((found) => `${row.row.id} ${found}: ${last(row)}`)]),
  };
}
