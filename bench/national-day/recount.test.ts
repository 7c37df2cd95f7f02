import { expect, test } from 'vitest';
import { HOME } from '#test/support/home.ts';
import { openRecount, type WalkedLimit } from './recount.ts';

interface Row {
  readonly limit: WalkedLimit;
  readonly received: string;
  readonly due: string;
  readonly wait?: { readonly from: string; readonly to: string };
}

const rows: readonly Row[] = [
  // Decree 23/2015/NĐ-CP Article 7: at or after the cut-off the next working day.
  { limit: { amount: 0, unit: 'sameDay', cutoff: '15:00' }, received: '2026-11-30T14:59:00+07:00', due: '2026-11-30T17:00:00+07:00' },
  { limit: { amount: 0, unit: 'sameDay', cutoff: '15:00' }, received: '2026-11-30T15:00:00+07:00', due: '2026-12-01T17:00:00+07:00' },
  // Civil Code 91/2015/QH13 Articles 147 and 148: the day of reception is not counted, a last day off moves on. 30 April and 1 May are off.
  // A wait that ended before the day came moves nothing; of one that reaches into it only what lies in it.
  { limit: { amount: 0, unit: 'sameDay', cutoff: '15:00' }, received: '2026-11-30T15:30:00+07:00', due: '2026-12-01T17:00:00+07:00', wait: { from: '2026-11-30T15:40:00+07:00', to: '2026-11-30T16:40:00+07:00' } },
  { limit: { amount: 0, unit: 'sameDay', cutoff: '15:00' }, received: '2026-11-30T15:30:00+07:00', due: '2026-12-02T08:30:00+07:00', wait: { from: '2026-11-30T15:40:00+07:00', to: '2026-12-01T08:30:00+07:00' } },
  { limit: { amount: 3, unit: 'workingDay' }, received: '2026-11-30T09:00:00+07:00', due: '2026-12-03T17:00:00+07:00' },
  { limit: { amount: 3, unit: 'workingDay' }, received: '2026-11-30T17:00:00+07:00', due: '2026-12-04T17:00:00+07:00' },
  { limit: { amount: 3, unit: 'workingDay' }, received: '2026-04-29T09:00:00+07:00', due: '2026-05-06T17:00:00+07:00' },
  { limit: { amount: 5, unit: 'calendarDay' }, received: '2026-11-30T09:00:00+07:00', due: '2026-12-07T17:00:00+07:00' },
  { limit: { amount: 8, unit: 'workingHour' }, received: '2026-11-30T10:30:00+07:00', due: '2026-12-01T10:30:00+07:00' },
  { limit: { amount: 8, unit: 'workingHour' }, received: '2026-11-30T10:30:00+07:00', due: '2026-12-01T16:00:00+07:00', wait: { from: '2026-11-30T11:00:00+07:00', to: '2026-11-30T16:30:00+07:00' } },
];

test.each(rows)('$limit.amount $limit.unit received $received is due $due, counted minute by minute', async ({ limit, received, due, wait }) => {
  const recount = await openRecount(HOME, [2026]);
  const stood = wait === undefined ? undefined : { from: Date.parse(wait.from), to: Date.parse(wait.to) };
  expect(new Date(recount(limit, Date.parse(received), stood)).toISOString()).toBe(new Date(due).toISOString());
});
