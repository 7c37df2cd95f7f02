import { expect, test } from 'vitest';
import { ACTIONS } from '../../components/dossier-examples.ts';
import { askClock } from './clock-question.ts';

const WORDS = { supplement: 'Chờ bổ sung', payment: 'Chờ nộp tiền' };
const by = { kind: 'officer', id: 'lan', siteId: 'c1' } as const;
const [register, receive, request] = ACTIONS;
const given = (...more: typeof ACTIONS): typeof ACTIONS => [register, receive, ...more].filter((action) => action !== undefined);

test('before reception no time runs', () => {
  expect(askClock({ countedAt: null, actions: ACTIONS.slice(0, 1) }, WORDS)).toBeUndefined();
});

test('a wait that lasts stands open, one that ended with both moments', () => {
  expect(askClock({ countedAt: null, actions: given(...(request === undefined ? [] : [request])) }, WORDS)).toEqual({ limit: '3 ngày làm việc', from: '2026-11-26T02:05:00.000Z', pause: ['2026-11-27T02:00:00.000Z..|Chờ bổ sung'], add: [] });
  const resumed = { kind: 'resume', number: 4, at: '2026-11-30T02:00:00.000Z', by, data: {} } as const;
  expect(askClock({ countedAt: null, actions: given(...(request === undefined ? [] : [request]), resumed) }, WORDS)?.pause).toEqual(['2026-11-27T02:00:00.000Z..2026-11-30T02:00:00.000Z|Chờ bổ sung']);
});

test('a payment without a pause stops no clock, and an addition names its clause', () => {
  const payment = { kind: 'requestPayment', number: 3, at: '2026-11-27T02:00:00.000Z', by, data: { payable: { lines: [], exemptVnd: 0, payableVnd: 15_000 }, reason: 'Lệ phí', pausesClock: false } } as const;
  const extend = { kind: 'extend', number: 4, at: '2026-11-27T03:00:00.000Z', by, data: { due: { at: '2026-12-03T10:00:00.000Z', provisional: false, limit: '3 ngày làm việc' }, amount: 2, unit: 'workingDay', reason: 'Phải | xác minh', basis: { document: '123/2015/NĐ-CP', article: '22' } } } as const;
  expect(askClock({ countedAt: null, actions: given(payment, extend) }, WORDS)).toMatchObject({ pause: [], add: ['2 ngày làm việc|Phải xác minh|Điều 22 Nghị định 123/2015/NĐ-CP'] });
});

test('time is asked for where it is counted', () => {
  expect(askClock({ countedAt: '14797', actions: given() }, WORDS)).toMatchObject({ commune: '14797' });
});
