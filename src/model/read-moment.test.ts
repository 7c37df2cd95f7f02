import { describe, expect, test } from 'vitest';
import { readMoment } from './read-moment.ts';

describe('a moment as it is written', () => {
  test.each([
    ['2026-08-28T09:00', { date: '2026-08-28', minute: 540 }],
    ['2026-08-28T09:00:30', { date: '2026-08-28', minute: 540 }],
    ['2026-08-28 09:00', { date: '2026-08-28', minute: 540 }],
    ['2026-08-28', { date: '2026-08-28' }],
    ['2026-08-28T02:00Z', { date: '2026-08-28', minute: 540 }],
    ['2026-08-28T18:30Z', { date: '2026-08-29', minute: 90 }],
    ['2026-08-28T09:00+07:00', { date: '2026-08-28', minute: 540 }],
    ['2026-08-28T01:00+0900', { date: '2026-08-27', minute: 1380 }],
    ['28/08/2026', { date: '2026-08-28' }],
    ['28/8/2026 9:05', { date: '2026-08-28', minute: 545 }],
    ['28-08-2026 15h30', { date: '2026-08-28', minute: 930 }],
    ['2028-02-29T09:00', { date: '2028-02-29', minute: 540 }],
    ['2026-02-29T09:00', undefined],
    ['2026-02-30', undefined],
    ['31/04/2026', undefined],
    ['2026-08-28T24:00', undefined],
    ['2026-08-28T09:60', undefined],
    ['2026-08-28T09:00+99:00', undefined],
    ['hôm nay', undefined],
    ['', undefined],
  ])('%s', (text, expected) => {
    expect(readMoment(text)).toEqual(expected);
  });
});
