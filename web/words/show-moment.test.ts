import { expect, test } from 'vitest';
import { showMoment } from './show-moment.ts';

test.each([
  ['2026-11-30T02:05:00.000Z', '09:05 30/11/2026'],
  ['2026-11-30T17:30:00.000Z', '00:30 01/12/2026'],
  ['2026-11-30', '30/11/2026'],
  ['chưa rõ', 'chưa rõ'],
])('%s is read as %s', (text, shown) => {
  expect(showMoment(text)).toBe(shown);
});
