import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CalendarYearSchema, createCalendar } from './calendar.ts';
import { addMonths, reckonDeadline, type Limit } from './deadline.ts';
import { explainClock } from './explain-deadline.ts';
import { weekdayOf } from './time.ts';

const calendar = createCalendar(
  [2025, 2026, 2027].map((year) => CalendarYearSchema.parse(JSON.parse(readFileSync(`content/calendars/${year}.json`, 'utf8')))),
);
const at = (moment: string): number => Date.parse(`${moment}+07:00`);
const dueOf = (moment: string, limit: Limit): string => {
  const outcome = reckonDeadline(calendar, at(moment), limit);
  return outcome.ok ? outcome.value.dueOn : outcome.code;
};

describe('due dates', () => {
  test.each<[string, string, Limit, string]>([
    // The four worked examples of the office.
    ['birth received after the cut-off, the next day is Culture Day', '2026-11-23T15:30', { amount: 0, unit: 'sameDay', cutoff: '15:00' }, '2026-11-25'],
    ['three working days over a weekend', '2026-08-13T09:00', { amount: 3, unit: 'workingDay' }, '2026-08-18'],
    ['a swapped Saturday is a working day', '2026-08-20T09:00', { amount: 3, unit: 'workingDay' }, '2026-08-24'],
    ['National Day with a swapped Monday', '2026-08-28T09:00', { amount: 5, unit: 'workingDay' }, '2026-09-09'],
    // Cut-off (Decree 23/2015 Article 7).
    ['before the cut-off it is the same day', '2026-11-23T14:59', { amount: 0, unit: 'sameDay', cutoff: '15:00' }, '2026-11-23'],
    ['at the cut-off it is the next working day', '2026-11-25T15:00', { amount: 0, unit: 'sameDay', cutoff: '15:00' }, '2026-11-26'],
    ['a Sunday counts as received on Monday', '2026-11-15T09:00', { amount: 1, unit: 'workingDay' }, '2026-11-17'],
    ['after closing time counts as the next working day', '2026-11-16T18:00', { amount: 1, unit: 'workingDay' }, '2026-11-18'],
    // Civil Code Articles 147–148.
    ['calendar days do not count the reception day', '2026-11-02T09:00', { amount: 10, unit: 'calendarDay' }, '2026-11-12'],
    ['a last day off moves to the next working day', '2026-11-14T09:00', { amount: 8, unit: 'calendarDay' }, '2026-11-25'],
    ['a month clamps to the end of a short month', '2026-01-30T09:00', { amount: 1, unit: 'month' }, '2026-03-02'],
    ['a week', '2026-11-02T09:00', { amount: 1, unit: 'week' }, '2026-11-09'],
    ['eight hours of work end the next morning', '2026-11-02T15:00', { amount: 8, unit: 'workingHour' }, '2026-11-03'],
    ['half a working day', '2026-11-02T07:30', { amount: 0.5, unit: 'workingDay' }, '2026-11-02'],
    ['Lunar New Year 2026', '2026-02-13T09:00', { amount: 1, unit: 'workingDay' }, '2026-02-23'],
    // The calendar ends.
    ['beyond the last loaded year', '2027-12-30T09:00', { amount: 5, unit: 'workingDay' }, 'deadline_beyond_calendar'],
    ['before the first loaded year', '2024-12-30T09:00', { amount: 5, unit: 'workingDay' }, 'deadline_before_calendar'],
    ['the minutes of forty working days', '2026-11-02T07:30', { amount: 19_200, unit: 'minute' }, '2026-12-28'],
    ['a limit that is no number', '2026-11-02T09:00', { amount: Number.NaN, unit: 'workingDay' }, 'deadline_bad_limit'],
  ])('%s', (_name, moment, limit, expected) => {
    expect(dueOf(moment, limit)).toBe(expected);
  });

  test('hours end at the exact minute and skip the noon break', () => {
    const outcome = reckonDeadline(calendar, at('2026-11-02T11:00'), { amount: 1, unit: 'hour' });
    expect(outcome).toMatchObject({ ok: true, value: { dueOn: '2026-11-02', dueMinute: 13 * 60 + 30 } });
  });

  test('a date in 2027 is shown as provisional', () => {
    expect(reckonDeadline(calendar, at('2027-03-01T09:00'), { amount: 3, unit: 'workingDay' })).toMatchObject({ ok: true, value: { dueOn: '2027-03-04', provisional: true } });
    expect(reckonDeadline(calendar, at('2026-08-13T09:00'), { amount: 3, unit: 'workingDay' })).toMatchObject({ ok: true, value: { provisional: false } });
  });

  test('the count is told day by day', () => {
    const facts = { receivedAt: at('2026-08-28T09:00'), limit: { amount: 5, unit: 'workingDay' } } as const;
    const outcome = explainClock(calendar, facts, facts.receivedAt, 'vi');
    if (!outcome.ok) throw new Error(outcome.code);
    expect(outcome.value.lines).toEqual([
      'Nhận lúc 09:00, thứ Sáu 28/08/2026.',
      'Thời hạn: 5 ngày làm việc. Chỉ tính ngày làm việc; không tính ngày nhận; hạn là hết giờ làm việc của ngày cuối.',
      'Thứ Sáu 28/08/2026, ngày làm việc: ngày nhận',
      'Thứ Bảy 29/08/2026, cuối tuần: không tính',
      'Chủ nhật 30/08/2026, cuối tuần: không tính',
      'Thứ Hai 31/08/2026, nghỉ hoán đổi: không tính',
      'Thứ Ba 01/09/2026, nghỉ lễ (Nghỉ Quốc khánh): không tính',
      'Thứ Tư 02/09/2026, nghỉ lễ (Quốc khánh): không tính',
      'Thứ Năm 03/09/2026, ngày làm việc: ngày thứ 1',
      'Thứ Sáu 04/09/2026, ngày làm việc: ngày thứ 2',
      'Thứ Bảy 05/09/2026, cuối tuần: không tính',
      'Chủ nhật 06/09/2026, cuối tuần: không tính',
      'Thứ Hai 07/09/2026, ngày làm việc: ngày thứ 3',
      'Thứ Ba 08/09/2026, ngày làm việc: ngày thứ 4',
      'Thứ Tư 09/09/2026, ngày làm việc: ngày thứ 5',
      'Hạn trả kết quả: 17:00, thứ Tư 09/09/2026.',
    ]);
    expect(explainClock(calendar, facts, facts.receivedAt, 'en')).toMatchObject({ ok: true, value: { opening: expect.arrayContaining(['Received at 09:00 on Friday 28/08/2026.']) } });
  });
});

describe('properties of every due date', () => {
  const moment = fc.integer({ min: at('2025-07-01T00:00'), max: at('2027-06-30T23:59') });
  const limit = fc.record({
    amount: fc.integer({ min: 0, max: 60 }),
    unit: fc.constantFrom('workingDay', 'calendarDay', 'workingHour', 'hour', 'minute', 'week', 'sameDay', 'month'),
  }).map((some): Limit => (some.unit === 'month' || some.unit === 'week' ? { ...some, amount: some.amount % 3 } : some));
  const stamp = (when: number, some: Limit): string => {
    const outcome = reckonDeadline(calendar, when, some);
    if (!outcome.ok) throw new Error(outcome.code);
    return `${outcome.value.dueOn} ${String(outcome.value.dueMinute).padStart(4, '0')}`;
  };

  /** A day beyond the loaded calendar is refused; for these properties it lies after every day that is known. */
  const stampOrBeyond = (when: number, some: Limit): string => (reckonDeadline(calendar, when, some).ok ? stamp(when, some) : '9999-12-31 0000');

  test('it falls on a working day, not before the reception counts', () => {
    fc.assert(fc.property(moment, limit, (when, some) => {
      const outcome = reckonDeadline(calendar, when, some);
      if (!outcome.ok) return outcome.code === 'deadline_beyond_calendar';
      return calendar.dayAt(outcome.value.dueOn).works && outcome.value.dueOn >= outcome.value.receivedOn;
    }));
  });

  test('a later start never ends earlier', () => {
    fc.assert(fc.property(moment, moment, limit, (one, other, some) => stampOrBeyond(Math.min(one, other), some) <= stampOrBeyond(Math.max(one, other), some)));
  });

  test('a longer limit never ends earlier', () => {
    fc.assert(fc.property(moment, limit, fc.integer({ min: 1, max: 5 }), (when, some, more) => stampOrBeyond(when, some) <= stampOrBeyond(when, { ...some, amount: some.amount + more })));
  });
});

describe('the calendar files', () => {
  test('a missing year is a fault, not a guess', () => {
    const years = [2025, 2027].map((year) => CalendarYearSchema.parse(JSON.parse(readFileSync(`content/calendars/${year}.json`, 'utf8'))));
    expect(() => createCalendar(years)).toThrow('2026 is missing');
    expect(() => createCalendar([])).toThrow('no year');
  });

  test('days off in lieu and swapped days off lie on weekdays, swapped working days on weekends', () => {
    for (const year of [2025, 2026, 2027]) {
      for (const day of CalendarYearSchema.parse(JSON.parse(readFileSync(`content/calendars/${year}.json`, 'utf8'))).days) {
        if (day.kind === 'holiday') continue;
        expect([day.date, weekdayOf(day.date) > 5]).toEqual([day.date, day.kind === 'swappedWork']);
      }
    }
  });

  test('months clamp', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-12-05', 2)).toBe('2027-02-05');
  });
});
