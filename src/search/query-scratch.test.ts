import { describe, expect, test } from 'vitest';
import { EMPTY_LEXICON, readSaid } from './lexicon.ts';
import { clearQuery, createScratch, layOutQuery, NEAR } from './query-scratch.ts';
import type { QueryTerm, ReadQuery } from './read-query.ts';

const TERMS = 10_000;
const IDF = new Float32Array(TERMS).fill(2);
const said = (term: number, more: Partial<QueryTerm> = {}): QueryTerm => ({ term, weight: 1, exact: -1, pair: false, added: false, ...more });
const queryOf = (terms: readonly QueryTerm[]): ReadQuery => ({ words: [], marked: false, said: readSaid([], false, EMPTY_LEXICON), terms, known: 1 });

describe('a question laid out', () => {
  test('has a slot for each term, and nothing is left of it afterwards', () => {
    const scratch = createScratch(TERMS);
    const query = queryOf([said(3), said(9_999), said(7, { added: true })]);
    layOutQuery(query, IDF, scratch);
    expect([3, 9_999, 7, 4].map((term) => scratch.slotOf[term])).toEqual([1, 2, 3, 0]);
    clearQuery(query, scratch);
    expect(scratch.slotOf.some((slot) => slot !== 0)).toBe(false);
    expect(scratch.near.some((near) => near !== 0)).toBe(false);
  });

  test('tells terms apart that end in the same bits', () => {
    const scratch = createScratch(TERMS);
    layOutQuery(queryOf([said(5)]), IDF, scratch);
    const other = 5 + NEAR + 1;
    expect(scratch.near[other & NEAR]).toBe(1);
    expect(scratch.slotOf[other]).toBe(0);
  });

  test('has room for more terms than any question before', () => {
    const scratch = createScratch(TERMS);
    const query = queryOf(Array.from({ length: 700 }, (_, term) => said(term, { weight: 0.5 })));
    expect(layOutQuery(query, IDF, scratch).sum).toBe(700);
    expect(scratch.slots.said[699]).toBe(1);
    expect(scratch.slotOf[699]).toBe(700);
  });

  test('weighs what was said apart from what was added', () => {
    const scratch = createScratch(TERMS);
    const norms = layOutQuery(queryOf([said(1, { weight: 0.5, exact: 9, pair: true }), said(2, { added: true, exact: 9, pair: true })]), IDF, scratch);
    expect(norms).toEqual({ norm: 1, sum: 1 });
    const { slots } = scratch;
    expect([slots.said[0], slots.added[0], slots.pair[0], slots.dot[0], slots.exact[0]]).toEqual([1, 0, 1, 2, 9]);
    expect([slots.said[1], slots.added[1], slots.pair[1], slots.dot[1], slots.exact[1]]).toEqual([0, 2, 0, 4, -1]);
  });
});
