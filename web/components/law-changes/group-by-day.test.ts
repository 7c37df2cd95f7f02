import { expect, test } from 'vitest';
import { groupByDay } from './group-by-day.ts';

test('each day stands once with all of its items in order', () => {
  const items = [{ on: '2027-01-01', n: 1 }, { on: '2027-03-01', n: 2 }, { on: '2027-03-01', n: 3 }];
  expect(groupByDay(items)).toEqual([{ on: '2027-01-01', items: [items[0]] }, { on: '2027-03-01', items: [items[1], items[2]] }]);
  expect(groupByDay([])).toEqual([]);
});
