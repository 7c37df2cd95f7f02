import { describe, expect, test } from 'vitest';
import { listAbsentProcedures } from './absent-procedures.ts';

describe('procedures that are spoken of and not held', () => {
  const sayings = new Map([
    ['1.001193', { vietnamese: ['cháu mới đẻ, làm giấy cho cháu'], english: [] }],
    ['3.000347', { vietnamese: ['bằng lái hết hạn, đổi ở đâu', 'đổi cái bằng lái cũ'], english: ['renew my licence'] }],
    ['9.000001', { vietnamese: [], english: [] }],
  ]);

  test('are those with sayings and without a record; the first saying stands for the title', () => {
    expect(listAbsentProcedures(new Set(['1.001193']), sayings)).toMatchObject([{ id: '3.000347', title: 'bằng lái hết hạn, đổi ở đâu', sayings: ['bằng lái hết hạn, đổi ở đâu', 'đổi cái bằng lái cũ'], english: ['renew my licence'], absent: true }]);
  });

  test('are none where every record is held', () => {
    expect(listAbsentProcedures(new Set(sayings.keys()), sayings)).toEqual([]);
  });
});
