import { expect, test } from 'vitest';
import { applyRowDeed, padRows, readDeed } from './apply-deed.ts';

test.each([
  ['them:witnesses', { kind: 'addRow', path: 'witnesses' }],
  ['bo-dong:witnesses:1', { kind: 'removeRow', path: 'witnesses', at: 1 }],
  ['bo-tep:slip:019d', { kind: 'removeFile', path: 'slip', id: '019d' }],
  ['gui-tep:slip', { kind: 'sendFile', path: 'slip' }],
  ['tim:mother.home', { kind: 'find', path: 'mother.home' }],
  ['', undefined],
  ['bo-dong:witnesses:x', undefined],
  ['xoa:het', undefined],
])('the button %s', (value, deed) => {
  expect(readDeed(value)).toEqual(deed);
});

test('a row is added at the end and removed where it stands; nothing else changes', () => {
  const answers = { rows: [{ a: 1 }, { a: 2 }], other: 'x' };
  expect(applyRowDeed(answers, readDeed('them:rows'))).toEqual({ rows: [{ a: 1 }, { a: 2 }, {}], other: 'x' });
  expect(applyRowDeed(answers, readDeed('bo-dong:rows:0'))).toEqual({ rows: [{ a: 2 }], other: 'x' });
  expect(applyRowDeed(answers, readDeed('them:fresh'))).toEqual({ ...answers, fresh: [{}] });
  expect(applyRowDeed(answers, readDeed('tim:rows'))).toBe(answers);
});

test('a page shows the rows just added, never more than a list may have', () => {
  expect(padRows({ rows: [{ a: 1 }] }, 'rows', 2)).toEqual({ rows: [{ a: 1 }, {}] });
  expect(padRows({}, 'rows', 1)).toEqual({ rows: [{}] });
  expect(padRows({ rows: [{ a: 1 }] }, 'rows', 1_000_000)).toEqual({ rows: [{ a: 1 }] });
});
