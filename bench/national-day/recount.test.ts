import { expect, test } from 'vitest';
import { HOME } from '#test/support/home.ts';
import { openRecount, type WalkedLimit } from './recount.ts';

const rows: readonly (readonly [WalkedLimit, string, string, (readonly [string, string])?])[] = [
  // Decree 23/2015/NĐ-CP Article 7: at or after the cut-off the next working day.
  [{ amount: 0, unit: 'sameDay', cutoff: '15:00' }, '2026-11-30T14:59:00+07:00', '2026-11-30T17:00:00+07:00'],
  [{ amount: 0, unit: 'sameDay', cutoff: '15:00' }, '2026-11-30T15:00:00+07:00', '2026-12-01T17:00:00+07:00'],
  // Civil Code 91/2015/QH13 Articles 147 and 148: the day of reception is not counted, a last day off moves on. 30 April and 1 May are off.
  [{ amount: 3, unit: 'workingDay' }, '2026-11-30T09:00:00+07:00', '2026-12-03T17:00:00+07:00'],
  [{ amount: 3, unit: 'workingDay' }, '2026-11-30T17:00:00+07:00', '2026-12-04T17:00:00+07:00'],
  [{ amount: 3, unit: 'workingDay' }, '2026-04-29T09:00:00+07:00', '2026-05-06T17:00:00+07:00'],
  [{ amount: 5, unit: 'calendarDay' }, '2026-11-30T09:00:00+07:00', '2026-12-07T17:00:00+07:00'],
  [{ amount: 8, unit: 'workingHour' }, '2026-11-30T10:30:00+07:00', '2026-12-01T10:30:00+07:00'],
  [{ amount: 8, unit: 'workingHour' }, '2026-11-30T10:30:00+07:00', '2026-12-01T16:00:00+07:00', ['2026-11-30T11:00:00+07:00', '2026-11-30T16:30:00+07:00']],
];

test.each(rows)('%o received %s is due %s, counted minute by minute', async (limit, received, due, wait) => {
  const recount = await openRecount(HOME, [2026]);
  const stood = wait === undefined ? undefined : { from: Date.parse(wait[0]), to: Date.parse(wait[1]) };
  expect(new Date(recount(limit, Date.parse(received), stood)).toISOString()).toBe(new Date(due).toISOString());
});
