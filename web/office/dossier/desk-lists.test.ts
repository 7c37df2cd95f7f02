import { expect, test } from 'vitest';
import type { DossierCounts } from '../../api.ts';
import { DESK_LISTS, firstList, waitsFor } from './desk-lists.ts';

const none: Required<DossierCounts> = { open: 0, today: 0, late: 0, stuck: 0, mine: 0, toReceive: 0, toSign: 0, toIssue: 0, toDeliver: 0 };

test('every list of the API stands on the desk, each once', () => {
  expect([...DESK_LISTS].sort()).toEqual(Object.keys(none).sort());
});

test('what is late is seen first, then what is due, then what waits for the role', () => {
  expect(firstList(['officer'], { ...none, late: 1, today: 2 })).toBe('late');
  expect(firstList(['officer'], { ...none, today: 2, mine: 3 })).toBe('today');
  expect(firstList(['leader'], { ...none, toSign: 2, toReceive: 3 })).toBe('toSign');
  expect(firstList(['clerk'], { ...none, toIssue: 2, toSign: 3 })).toBe('toIssue');
  expect(firstList(['officer'], none)).toBe('today');
});

test('a list waits for whoever acts on it', () => {
  expect(waitsFor('toSign', ['leader'])).toBe(true);
  expect(waitsFor('toSign', ['officer'])).toBe(false);
  expect(waitsFor('mine', [])).toBe(true);
});
