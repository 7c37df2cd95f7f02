import { expect, test } from 'vitest';
import { createWords } from '../words/words.ts';
import { showInterval } from './show-interval.ts';

const say = createWords('vi');

test('the last day is told, not the first day after it', () => {
  expect(showInterval({ validFrom: '2025-07-01', validTo: '2027-03-01' }, say)).toBe('từ 01/07/2025 đến hết 28/02/2027');
  expect(showInterval({ validTo: '2028-03-01' }, say)).toBe('đến hết 29/02/2028');
});

test('what no source tells is not made up', () => {
  expect(showInterval({ validFrom: '2025-07-01', validTo: null }, say)).toBe('từ 01/07/2025');
  expect(showInterval({}, say)).toBe('Nguồn không nêu ngày');
});
