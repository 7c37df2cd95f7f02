import { expect, test } from 'vitest';
import type { Deadline } from '../api.ts';
import { askCount, pickCount } from './count-days.ts';

const DOSSIER = { receivedAt: '2026-11-23T02:30:00.000Z', dueAt: '2026-11-27T10:00:00.000Z', counted: { limit: { amount: 3, unit: 'workingDay' as const }, additions: [] }, countedAt: null, promisedDueAt: null, waits: [] };

test('the clock is asked for the same limit, from the same moment, with the times it stood', () => {
  expect(askCount(DOSSIER)).toEqual({ limit: '3 ngày làm việc', from: DOSSIER.receivedAt, pause: [], add: [] });
  const waits = [
    { for: 'supplement' as const, from: '2026-11-24T02:00:00.000Z', to: '2026-11-25T02:00:00.000Z', clockStands: true },
    { for: 'stop' as const, from: '2026-11-25T02:00:00.000Z', clockStands: false },
    { for: 'payment' as const, from: '2026-11-26T02:00:00.000Z', reason: 'Thông báo|thuế', clockStands: true },
  ];
  expect(askCount({ ...DOSSIER, waits })?.pause).toEqual(['2026-11-24T02:00:00.000Z..2026-11-25T02:00:00.000Z|', '2026-11-26T02:00:00.000Z..|Thông báo thuế']);
});

test('cut-off, the office’s counting, its place and what a text added go along', () => {
  const counted = { limit: { amount: 0, unit: 'sameDay' as const, cutoff: '15:00', counting: 'sameHour' as const }, additions: [{ amount: 2, unit: 'workingDay' as const, reason: 'Phải | xác minh', basis: '123/2015/NĐ-CP' }] };
  expect(askCount({ ...DOSSIER, counted, countedAt: '14797' })).toMatchObject({ limit: 'trong ngày', cutoff: '15:00', counting: 'sameHour', commune: '14797', add: ['2 ngày làm việc|Phải xác minh|123/2015/NĐ-CP'] });
});

test('what was not received yet has nothing to count', () => {
  expect(askCount({ ...DOSSIER, receivedAt: null })).toBeUndefined();
  expect(askCount({ ...DOSSIER, counted: null })).toBeUndefined();
});

test('a count is shown only where it comes to the day that was promised', () => {
  const count = { dueOn: '2026-11-27', explanation: ['Nhận 23/11', 'Tính 3 ngày làm việc'] } as unknown as Deadline;
  expect(pickCount(count, DOSSIER)).toEqual(['Nhận 23/11', 'Tính 3 ngày làm việc']);
  // 17:00 UTC on the 27th is already the 28th in Vietnam.
  expect(pickCount(count, { ...DOSSIER, dueAt: '2026-11-27T17:30:00.000Z' })).toEqual([]);
  expect(pickCount(undefined, DOSSIER)).toEqual([]);
  // With an apology the new date is a promise; counted is the one of the law.
  expect(pickCount(count, { dueAt: '2026-12-02T10:00:00.000Z', promisedDueAt: DOSSIER.dueAt })).toHaveLength(2);
  expect(pickCount(count, { ...DOSSIER, dueAt: null })).toEqual([]);
});
