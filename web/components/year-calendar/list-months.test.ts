import { describe, expect, test } from 'vitest';
import { listMonths } from './list-months.ts';

describe('the months of a year', () => {
  const months = listMonths(2026, [{ date: '2026-08-22', kind: 'swappedWork', name: { vi: 'Làm bù', en: 'Working day' } }, { date: '2026-11-24', kind: 'holiday', name: { vi: 'Ngày Văn hóa Việt Nam', en: 'Culture Day' } }]);

  test('have all their days, each week beginning on Monday', () => {
    expect(months.map(({ days }) => days.length)).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
    expect(months.map(({ before }) => before)).toEqual([3, 6, 6, 2, 4, 0, 2, 5, 1, 3, 6, 1]);
    expect(listMonths(2028, [])[1]?.days).toHaveLength(29);
  });

  test('say what each day is and name the special ones', () => {
    const kindOn = (month: number, day: number): string | undefined => months[month - 1]?.days[day - 1]?.kind;
    expect([kindOn(8, 22), kindOn(8, 23), kindOn(11, 24), kindOn(11, 25)]).toEqual(['swappedWork', 'weekend', 'holiday', 'work']);
    expect(months[10]?.special.map(({ date }) => date)).toEqual(['2026-11-24']);
  });
});
