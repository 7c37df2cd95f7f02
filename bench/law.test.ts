import { expect, it } from 'vitest';
import { join } from 'node:path';
import { benchLaw } from './law.ts';

it('the bench of the law search measures what it builds', async () => {
  const said: string[] = [];
  const figures = await benchLaw(join(import.meta.dirname, '..'), 400, (text) => said.push(text));
  expect(figures).toMatchObject({ provisions: 400 });
  expect(figures.words / figures.provisions).toBeGreaterThan(60);
  expect(figures.megabytes).toBeGreaterThan(0.1);
  expect(said[0]).toContain('MB per 100,000');
});
