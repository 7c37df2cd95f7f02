import { expect, test } from 'vitest';
import { TASK } from '../office-examples.ts';
import { listSpans } from './list-spans.ts';

const words = { gone: 'hết', nobody: 'không ai', province: (code: string) => `tỉnh ${code}` };

test('who held it before, who holds it, and the time after its end are told in order', () => {
  expect(listSpans(TASK, [], words)).toEqual([
    { label: 'Chủ tịch UBND cấp huyện', kind: 'previous', to: '2025-07-01' },
    { label: 'Chủ tịch UBND cấp xã', kind: 'holder', from: '2025-07-01', to: '2027-03-01' },
    { label: 'hết', kind: 'gone', from: '2027-03-01' },
  ]);
});

test('nothing is told of a time that no record speaks of', () => {
  const { from: _from, validTo: _end, to: _to, ...rest } = TASK;
  expect(listSpans(rest, [{ ...TASK, provinceCode: '38' }], words)).toEqual([
    { label: 'không ai', kind: 'holder', from: '2025-07-01' },
    { label: 'Chủ tịch UBND cấp xã – tỉnh 38', kind: 'province', from: '2025-07-01', to: '2027-03-01' },
  ]);
});
