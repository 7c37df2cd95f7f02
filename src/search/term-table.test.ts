import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { findTerm, TermTableBuilder } from './term-table.ts';

type Hash = readonly [number, number];
const key = ([a, b]: Hash): string => `${String(a)}.${String(b)}`;

/** Hashes that often meet in one slot: few first halves, many second ones, both ends of the range. */
const crowded: fc.Arbitrary<Hash> = fc.tuple(
  fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0xffff_fffc, max: 0xffff_ffff }), fc.integer({ min: 0, max: 0xffff_ffff })),
  fc.integer({ min: 0, max: 0xffff_ffff }),
);

describe('the table of terms', () => {
  test('numbers terms in order of first sight and finds exactly what was added', () => {
    fc.assert(
      fc.property(fc.array(crowded, { maxLength: 80 }), fc.array(crowded, { maxLength: 20 }), (added, strangers) => {
        const builder = new TermTableBuilder();
        const order = [...new Set(added.map(key))];
        for (const hash of added) expect(builder.number(...hash)).toBe(order.indexOf(key(hash)));
        expect(builder.size).toBe(order.length);
        const table = builder.finish();
        for (const hash of added) expect(findTerm(table, ...hash)).toBe(order.indexOf(key(hash)));
        for (const hash of strangers) if (!order.includes(key(hash))) expect(findTerm(table, ...hash)).toBe(-1);
      }),
      { numRuns: 60 },
    );
  });

  test('keeps every number while it grows, and stays at most half full', () => {
    const builder = new TermTableBuilder();
    const count = 40_000;
    let wrong = 0;
    for (let at = 0; at < count; at += 1) if (builder.number(Math.imul(at, 0x9e37_79b1) >>> 0, at) !== at) wrong += 1;
    const table = builder.finish();
    expect(table.slots.length).toBeGreaterThanOrEqual(2 * count);
    for (let at = 0; at < count; at += 1) if (findTerm(table, Math.imul(at, 0x9e37_79b1) >>> 0, at) !== at) wrong += 1;
    expect(wrong).toBe(0);
    expect(findTerm(table, Math.imul(7, 0x9e37_79b1) >>> 0, 8)).toBe(-1);
  });

  test('holds nothing when nothing was added', () => {
    expect(findTerm(new TermTableBuilder().finish(), 1, 2)).toBe(-1);
    expect(findTerm({ slots: new Uint32Array(0), hashA: new Uint32Array(0), hashB: new Uint32Array(0) }, 1, 2)).toBe(-1);
  });
});
