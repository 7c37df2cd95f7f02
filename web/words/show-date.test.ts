import { expect, test } from 'vitest';
import { showDate } from './show-date.ts';

test.each([
  ['2026-07-17', '17/07/2026'],
  // Past five in the afternoon by universal time it is already tomorrow in Vietnam.
  ['2026-11-30T16:59:59.000Z', '30/11/2026'],
  ['2026-11-30T17:00:00.000Z', '01/12/2026'],
  ['chưa rõ', 'chưa rõ'],
  ['2026-11-30Tx', '30/11/2026'],
])('%s is read as %s', (text, shown) => {
  expect(showDate(text)).toBe(shown);
});
