import { describe, expect, test } from 'vitest';
import { behaviorOf, bootstrapInterval, mean, percentile, rankOfGold, share } from './measures.ts';
import { isHeld } from './rows.ts';

describe('measures of answers', () => {
  test.each([
    ['answered', 'answer'],
    ['answered_plan', 'answer'],
    ['clarification', 'clarify'],
    ['handed_over_elsewhere', 'refuse'],
    ['unanswerable_no_record', 'refuse'],
    ['guarded_crisis', 'refuse'],
    ['error_fault', 'error'],
  ])('takes status %s for %s', (status, behavior) => {
    expect(behaviorOf(status)).toBe(behavior);
  });

  test('finds the place of the first right candidate', () => {
    expect(rankOfGold(['a', 'b', 'c'], ['c', 'b'])).toBe(2);
    expect(rankOfGold(['a'], ['z'])).toBe(0);
  });

  test('gives shares, means and percentiles by nearest rank', () => {
    expect(share([true, false, true, true])).toBe(0.75);
    expect(mean([1, 2, 6])).toBe(3);
    expect(percentile([5, 1, 4, 2, 3], 0.5)).toBe(3);
    expect(percentile([5, 1, 4, 2, 3], 0.99)).toBe(5);
  });

  test('gives an interval around the mean that repeats', () => {
    const values = Array.from({ length: 200 }, (_, at) => (at % 4 === 0 ? 0 : 1));
    const [low, high] = bootstrapInterval(values);
    expect(low).toBeLessThan(0.75);
    expect(high).toBeGreaterThan(0.75);
    expect(bootstrapInterval(values)).toEqual([low, high]);
  });

  test('holds back about a fifth of the rows, always the same ones', () => {
    const held = Array.from({ length: 1_000 }, (_, at) => isHeld(`own1-${String(at)}`)).filter(Boolean).length;
    expect(held).toBeGreaterThan(150);
    expect(held).toBeLessThan(260);
    expect(isHeld('own1-001')).toBe(isHeld('own1-001'));
  });
});
