import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeSpans, type Span } from './place-spans.ts';

const before: Span = { label: 'huyện', kind: 'previous', to: '2025-07-01' };
const holder: Span = { label: 'xã', kind: 'holder', from: '2025-07-01', to: '2027-03-01' };

describe('spans on a line of days', () => {
  test('meet where one ends and the next begins', () => {
    const { spans, ticks } = placeSpans([before, holder], '2026-11-30');
    expect(spans[0]?.end).toBe(spans[1]?.start);
    expect(ticks.map(({ day }) => day)).toEqual(['2025-07-01', '2027-03-01']);
  });

  test('an open end reaches the edge and is told as open', () => {
    const { spans } = placeSpans([before, { label: 'xã', kind: 'holder', from: '2025-07-01' }], '2026-11-30');
    expect([spans[0]?.start, spans[0]?.opensLeft, spans[1]?.end, spans[1]?.opensRight]).toEqual([0, true, 1, true]);
  });

  test('the day asked about is always on the line, also far before or after', () => {
    for (const day of ['1990-01-01', '2026-11-30', '2060-01-01']) {
      const { today } = placeSpans([before, holder], day);
      expect(today).toBeGreaterThan(0);
      expect(today).toBeLessThan(1);
    }
  });

  test('later is always further right', () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, day, (one, other, asOf) => {
        const [from = one, to = other] = [one, other].sort();
        const [span] = placeSpans([{ label: 'x', kind: 'holder', from, to }], asOf).spans;
        return span !== undefined && span.start <= span.end && span.start > 0 && span.end < 1 && (from === to) === (span.start === span.end);
      }),
    );
  });
});
