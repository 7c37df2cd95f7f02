import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLimit } from './read-limit.ts';

const read = (text: string): string => {
  const outcome = readLimit(text);
  return outcome.ok ? [outcome.value.amount, outcome.value.unit, outcome.value.cutoff].filter((part) => part !== undefined).join(' ') : outcome.code;
};

describe('a time limit as a person writes it', () => {
  test.each([
    ['5 ngày làm việc', '5 workingDay'],
    ['5 ngay lam viec', '5 workingDay'],
    ['05 NGÀY LÀM VIỆC.', '5 workingDay'],
    ['5  ngày   làm việc', '5 workingDay'],
    ['05 (năm) ngày làm việc', '5 workingDay'],
    ['5 ngày làm việc', '5 workingDay'],
    ['30 ngày', '30 calendarDay'],
    ['30 ngay', '30 calendarDay'],
    ['3 ngày', '3 calendarDay'],
    ['02 giờ', '2 hour'],
    ['2h', '2 hour'],
    ['24h', '24 hour'],
    ['2 tiếng', '2 hour'],
    ['8 giờ làm việc', '8 workingHour'],
    ['8 gio lam viec', '8 workingHour'],
    ['30 phút', '30 minute'],
    ['1 tuần', '1 week'],
    ['1 tháng', '1 month'],
    ['1 năm', '1 year'],
    ['1/2 ngày', '0.5 workingDay'],
    ['½ ngày làm việc', '0.5 workingDay'],
    ['nửa ngày làm việc', '0.5 workingDay'],
    ['nửa ngày', '0.5 workingDay'],
    ['nua ngay', '0.5 workingDay'],
    ['0,5 ngày làm việc', '0.5 workingDay'],
    ['0.5 ngày', '0.5 workingDay'],
    ['1,5 ngày làm việc', '1.5 workingDay'],
    ['1 buổi', '0.5 workingDay'],
    ['một buổi làm việc', '0.5 workingDay'],
    ['nửa tháng', '0.5 month'],
    ['một quý', '3 month'],
    ['trong ngày', '0 sameDay'],
    ['trong ngay', '0 sameDay'],
    ['Ngay trong ngày', '0 sameDay'],
    ['ngay trong ngày làm việc', '0 sameDay'],
    ['Giải quyết ngay trong ngày; sau 15 giờ thì trả vào ngày làm việc tiếp theo', '0 sameDay 15:00'],
    ['trong ngày nhận hồ sơ', '0 sameDay'],
    ['10 ngày kể từ ngày nhận đủ hồ sơ', '10 calendarDay'],
    ['10 ngay ke tu ngay nhan du ho so', '10 calendarDay'],
    ['Trong thời hạn 05 ngày làm việc, kể từ ngày nhận đủ hồ sơ hợp lệ', '5 workingDay'],
    ['không quá 15 ngày', '15 calendarDay'],
    ['Thời hạn giải quyết: 12 ngày làm việc', '12 workingDay'],
    ['trong vòng 3 ngày làm việc sau khi nhận hồ sơ', '3 workingDay'],
    ['trong 3 ngày', '3 calendarDay'],
    ['năm ngày làm việc', '5 workingDay'],
    ['nam nam', '5 year'],
    ['mười ngày', '10 calendarDay'],
    ['mười lăm ngày làm việc', '15 workingDay'],
    ['hai mươi ngày', '20 calendarDay'],
    ['hai mươi mốt ngày làm việc', '21 workingDay'],
    ['ba mươi năm', '30 year'],
    ['ba mươi năm ngày', '35 calendarDay'],
    ['một trăm hai mươi ngày', '120 calendarDay'],
    ['1.000 ngày', '1000 calendarDay'],
    ['5 working days', '5 workingDay'],
    ['30 days', '30 calendarDay'],
    ['1 working day', '1 workingDay'],
    ['2 hours', '2 hour'],
    ['one month', '1 month'],
    ['same day', '0 sameDay'],
    // What is no limit is said to be none.
    ['', 'limit_empty'],
    ['   ', 'limit_empty'],
    ['abc', 'limit_not_read'],
    ['ngày làm việc', 'limit_not_read'],
    ['5', 'limit_without_unit'],
    ['năm', 'limit_without_unit'],
    ['0 ngày', 'limit_zero'],
    ['-5 ngày làm việc', 'limit_zero'],
    ['0/2 ngày', 'limit_zero'],
    ['1/0 ngày', 'limit_not_read'],
    ['5 quả táo', 'limit_not_read'],
    ['5 ngàyy', 'limit_not_read'],
    ['99999 ngày', 'limit_too_large'],
    ['5 ngày làm việc và 30 ngày', 'limit_several'],
    ['5 ngày hoặc 7 ngày', 'limit_several'],
    ['1 tháng 15 ngày', 'limit_several'],
    ['3-5 ngày', 'limit_not_read'],
    ['2 giờ 30 phút', 'limit_several'],
    ['5 ngày; DROP TABLE', '5 calendarDay'],
    ['💥', 'limit_not_read'],
    ['1e3 ngày', 'limit_not_read'],
    ['x'.repeat(400), 'limit_not_read'],
  ])('%s → %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test('any text gives a limit that can be counted, or a reason', () => {
    fc.assert(fc.property(fc.string({ maxLength: 400, unit: 'grapheme' }), (text) => {
      const outcome = readLimit(text);
      return outcome.ok ? outcome.value.amount >= 0 && outcome.value.amount <= 3_650 : outcome.code.startsWith('limit_');
    }));
  });

  test('the number of a limit comes back', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 3_650 }), fc.constantFrom('ngày làm việc', 'ngày', 'giờ', 'phút'), (amount, unit) => {
      const outcome = readLimit(`${String(amount)} ${unit}`);
      return outcome.ok && outcome.value.amount === amount;
    }));
  });
});
