import { expect, test } from 'vitest';
import type { DossierRow } from './dossiers.store.ts';
import { createRecentRows } from './recent-rows.ts';

const row = (id: string, lastNumber = 1): DossierRow => ({ id, state: { lastNumber } }) as DossierRow;

test('remembers so many, and lets the one kept longest ago go', () => {
  const recent = createRecentRows(2);
  recent.keep(row('a'));
  recent.keep(row('b'));
  recent.keep(row('a', 2));
  recent.keep(row('c'));
  expect(recent.find('b')).toBeUndefined();
  expect(recent.find('a')?.state.lastNumber).toBe(2);
  recent.forget('a');
  expect(recent.find('a')).toBeUndefined();
  expect(recent.find('c')).toBeDefined();
});
