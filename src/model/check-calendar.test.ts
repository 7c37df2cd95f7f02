import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readYears } from './calendar.fixture.ts';
import type { CalendarDay, CalendarYear } from './calendar.ts';
import { checkCalendarYear, isSound, StatutoryHolidaysSchema } from './check-calendar.ts';

const { holidays } = StatutoryHolidaysSchema.parse(JSON.parse(readFileSync('content/calendars/holidays.json', 'utf8')));
const [of2025, of2026, of2027] = readYears() as [CalendarYear, CalendarYear, CalendarYear];
const check = (days: readonly CalendarDay[], year = 2026) => checkCalendarYear({ year, days: [...days] }, holidays).map(({ code, details }) => [code, details['date'] ?? details['found'] ?? details['off']]);
const day = (date: string, kind: CalendarDay['kind'], over: Partial<CalendarDay> = {}): CalendarDay => ({ date, kind, name: { vi: 'Nghỉ', en: 'Off' }, source: 'test', sourceDate: '2026-01-01', certainty: 'unverified', ...over });
const without = (date: string): CalendarDay[] => of2026.days.filter((each) => each.date !== date);

describe('the checker of a year of days off', () => {
  test.each([of2025, of2026, of2027])('finds nothing in $year', (year) => {
    expect(checkCalendarYear(year, holidays)).toEqual([]);
  });

  test('grants eleven days in 2025 and twelve from 2026 on, when Culture Day began', () => {
    const count = ({ days }: CalendarYear): number => days.filter(({ kind }) => kind === 'holiday').length;
    expect([count(of2025), count(of2026), count(of2027)]).toEqual([11, 12, 12]);
  });

  test.each<[string, CalendarDay[], unknown[]]>([
    ['a holiday that is missing', without('2026-11-24'), [['holiday_missing', '2026-11-24'], ['total_wrong', 11]]],
    ['a day of Tết that is missing', without('2026-02-20'), [['holiday_days_wrong', 4], ['total_wrong', 11]]],
    ['a holiday on a Sunday without a day in lieu', without('2026-04-27'), [['in_lieu_missing', '2026-04-26']]],
    ['a day in lieu of nothing', [...of2026.days, day('2026-06-01', 'inLieu')], [['in_lieu_without_holiday', '2026-06-01']]],
    ['a day in lieu on a weekend', [...without('2026-04-27'), day('2026-05-02', 'inLieu')], [['in_lieu_on_weekend', '2026-05-02'], ['in_lieu_far', '2026-05-02']]],
    ['a day in lieu that is not the next working day', [...without('2026-04-27'), day('2026-04-28', 'inLieu')], [['in_lieu_far', '2026-04-28']]],
    ['a swap without its Saturday', without('2026-08-22'), [['swap_unbalanced', 2]]],
    ['half a day off for a whole Saturday', [...without('2026-08-31'), day('2026-08-31', 'swappedOff', { halfDay: 'am' })], [['swap_unbalanced', 1.5]]],
    ['a swapped day off on a Sunday', [...without('2026-08-31'), day('2026-08-30', 'swappedOff')], [['swapped_off_on_weekend', '2026-08-30']]],
    ['work in exchange on a Tuesday', [...without('2026-08-22'), day('2026-08-25', 'swappedWork')], [['swapped_work_on_weekday', '2026-08-25']]],
    ['a holiday that no law grants', [...of2026.days, day('2026-06-01', 'holiday')], [['holiday_unknown', '2026-06-01'], ['total_wrong', 13]]],
    ['a day that stands twice', [...of2026.days, day('2026-08-31', 'swappedOff'), day('2026-08-29', 'swappedWork')], [['day_twice', '2026-08-31']]],
    ['a day of another year', [...of2026.days, day('2027-01-04', 'swappedOff'), day('2026-01-17', 'swappedWork')], [['day_outside_year', '2027-01-04']]],
  ])('tells %s', (_name, days, found) => {
    expect(check(days)).toEqual(found);
  });

  test('a warning does not hinder an import, an error does', () => {
    const far = checkCalendarYear({ year: 2026, days: [...without('2026-04-27'), day('2026-04-28', 'inLieu')] }, holidays);
    expect([isSound(far), isSound(checkCalendarYear({ year: 2026, days: without('2026-08-22') }, holidays))]).toEqual([true, false]);
  });

  test('Culture Day is no holiday before its law', () => {
    expect(check([...of2025.days, day('2025-11-24', 'holiday')], 2025)).toEqual([['holiday_unknown', '2025-11-24'], ['total_wrong', 12]]);
  });
});
