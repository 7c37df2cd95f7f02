import { expect, test } from 'vitest';
import type { Condition } from '../../src/model/form.ts';
import { holdsOnPage } from './follow-conditions.ts';

const SAID: Readonly<Record<string, readonly string[]>> = { bornAt: ['home'], known: ['true'], papers: ['a', 'b'], name: ['  '], count: ['2'] };
const read = (name: string): readonly string[] => SAID[name] ?? [];

test.each<[Condition, boolean]>([
  [{ field: 'bornAt', is: 'home' }, true],
  [{ field: 'known', is: true }, true],
  [{ field: 'count', is: 2 }, true],
  [{ field: 'papers', in: ['b', 'c'] }, true],
  [{ field: 'bornAt', in: ['facility', 'abroad'] }, false],
  [{ field: 'name', filled: true }, false],
  [{ field: 'nothing', filled: false }, true],
  [{ not: { field: 'bornAt', is: 'home' } }, false],
  [{ all: [{ field: 'known', is: true }, { field: 'bornAt', is: 'abroad' }] }, false],
  [{ any: [{ field: 'known', is: true }, { field: 'bornAt', is: 'abroad' }] }, true],
  [{ field: 'count', compare: 'before', with: 'today' }, false],
])('%j', (condition, holds) => {
  expect(holdsOnPage(condition, read)).toBe(holds);
});
