import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { TermIndex } from './build-index.ts';
import type { QueryTerm } from './read-query.ts';
import { scoreTerms, selectBest } from './score-terms.ts';

const RECORDS = 12;

interface Posting {
  readonly record: number;
  readonly impact: number;
}

interface ToyTerm {
  readonly idf: number;
  readonly scale: number;
  readonly postings: readonly Posting[];
}

function indexOf(terms: readonly ToyTerm[]): TermIndex {
  const flat = terms.flatMap((term) => term.postings);
  const starts = new Uint32Array(terms.length + 1);
  terms.forEach((term, at) => (starts[at + 1] = (starts[at] ?? 0) + term.postings.length));
  return {
    terms: { slots: new Uint32Array(1), hashA: new Uint32Array(0), hashB: new Uint32Array(0) },
    starts,
    records: Uint16Array.from(flat, (posting) => posting.record),
    impacts: Uint8Array.from(flat, (posting) => posting.impact),
    scales: Float32Array.from(terms, (term) => term.scale),
    idf: Float32Array.from(terms, (term) => term.idf),
    size: RECORDS,
  };
}

/** The scores by the definition: a record's sum of weight × idf × impact × scale over the terms that say enough. */
function scoreByDefinition(terms: readonly ToyTerm[], query: readonly QueryTerm[], record: number): { score: number; covers: number } {
  let score = 0;
  let covers = 0;
  for (const { term, weight, added } of query) {
    const toy = terms[term];
    const posting = toy?.postings.find((one) => one.record === record);
    if (toy === undefined || posting === undefined || weight * toy.idf < 0.45) continue;
    score += weight * toy.idf * toy.scale * posting.impact;
    if (!added) covers += weight * toy.idf;
  }
  return { score, covers };
}

const quarter = (most: number): fc.Arbitrary<number> => fc.integer({ min: 1, max: most * 4 }).map((value) => value / 4);
const toyTerm: fc.Arbitrary<ToyTerm> = fc.record({
  idf: quarter(8),
  scale: fc.constantFrom(1 / 256, 1 / 128, 1 / 64),
  postings: fc.uniqueArray(fc.record({ record: fc.integer({ min: 0, max: RECORDS - 1 }), impact: fc.integer({ min: 1, max: 255 }) }), { selector: (posting) => posting.record }),
});
const queryTerm: fc.Arbitrary<QueryTerm> = fc.record({ term: fc.integer({ min: 0, max: 9 }), weight: quarter(1), exact: fc.constant(-1), pair: fc.boolean(), added: fc.boolean() });

describe('scoring', () => {
  test('equals the sum of its definition on any index and question', () => {
    fc.assert(
      fc.property(fc.array(toyTerm, { minLength: 1, maxLength: 8 }), fc.uniqueArray(queryTerm, { maxLength: 6, selector: (one) => one.term }), (terms, query) => {
        const scores = new Float64Array(RECORDS);
        const covers = new Float64Array(RECORDS);
        scoreTerms(indexOf(terms), query, scores, covers);
        for (let record = 0; record < RECORDS; record += 1) {
          const right = scoreByDefinition(terms, query, record);
          expect(scores[record]).toBeCloseTo(right.score, 3);
          expect(covers[record]).toBeCloseTo(right.covers, 3);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('passes over terms that say next to nothing, and counts the bytes it read', () => {
    const terms: ToyTerm[] = [
      { idf: 2, scale: 1, postings: [{ record: 3, impact: 5 }, { record: 4, impact: 1 }] },
      { idf: 0.25, scale: 1, postings: [{ record: 3, impact: 200 }] },
    ];
    const scores = new Float64Array(RECORDS);
    const covers = new Float64Array(RECORDS);
    const term = (at: number): QueryTerm => ({ term: at, weight: 1, exact: -1, pair: false, added: false });
    expect(scoreTerms(indexOf(terms), [term(0), term(1)], scores, covers)).toBe(2 * 3 + 20);
    expect([scores[3], scores[4], covers[3]]).toEqual([10, 2, 2]);
    expect(scoreTerms(indexOf(terms), [term(1)], scores, covers)).toBe(0);
  });
});

describe('selecting the best records', () => {
  const sorted = (scores: Float64Array, count: number): number[] =>
    [...scores.keys()]
      .filter((record) => (scores[record] as number) > 0)
      .sort((left, right) => (scores[right] as number) - (scores[left] as number) || left - right)
      .slice(0, count);

  test('gives what sorting all of them gives', () => {
    const score = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20 }), fc.double({ min: 0, max: 1e4, noNaN: true }), fc.double({ min: 1e-9, max: 1e-3, noNaN: true }));
    fc.assert(
      fc.property(fc.array(score, { maxLength: 400 }), fc.integer({ min: 0, max: 60 }), (values, count) => {
        const scores = Float64Array.from(values);
        expect([...selectBest(scores, count)]).toEqual(sorted(scores, count));
      }),
      { numRuns: 300 },
    );
  });

  test('takes the lower number of two records that score alike', () => {
    expect([...selectBest(Float64Array.from([1, 3, 3, 0, 3]), 2)]).toEqual([1, 2]);
  });

  test('gives no record when none scored', () => {
    expect([...selectBest(new Float64Array(5), 3)]).toEqual([]);
    expect([...selectBest(new Float64Array(0), 3)]).toEqual([]);
  });
});
