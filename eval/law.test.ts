import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { evalLaw, figuresOf } from './law.ts';

const set = join(import.meta.dirname, '../../shared/data/alqac-2023');

describe('the measure of the law search', () => {
  it('counts first places, first tens and the mean of one over the place', () => {
    expect(figuresOf([1, 2, 0, 10])).toEqual({ n: 4, hit1: 0.25, recall10: 0.75, mrr: (1 + 0.5 + 0.1) / 4 });
  });

  it('says that the set is not there', async () => {
    const said: string[] = [];
    expect(await evalLaw('/nowhere', {}, (text) => said.push(text))).toBeUndefined();
    expect(said.join()).toContain('bỏ qua');
  });

  it.skipIf(!existsSync(set))('holds the goals on the real set', async () => {
    const figures = await evalLaw(set, {}, () => undefined);
    expect(figures?.n).toBe(100);
    expect(figures?.hit1).toBeGreaterThanOrEqual(0.85);
    expect(figures?.recall10).toBeGreaterThanOrEqual(0.97);
    expect(figures?.mrr).toBeGreaterThanOrEqual(0.9);
  });
});
