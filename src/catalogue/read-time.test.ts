import { describe, expect, it } from 'vitest';
import { readTimeLimit } from './read-time.ts';

/** Shapes of the national tables, in our words: cell, description, what a person reads. */
const TABLE: readonly (readonly [string, string, string])[] = [
  ['5 Ngày làm việc', '', '5 workingDay'],
  ['15 Ngày', '', '15 calendarDay'],
  ['1.5 Ngày làm việc', '', '1.5 workingDay'],
  ['8 Giờ', '', '8 hour'],
  ['2 Tháng', '', '2 month'],
  ['0,5 Giờ', '', '0.5 hour'],
  // The portal's unit OTHER: a number without a unit is no limit.
  ['1', '', 'unparsed'],
  ['5', 'Nộp hồ sơ tại quầy.', 'unparsed'],
  ['0', '', 'unparsed'],
  ['1', 'Trong thời hạn 05 (năm) ngày làm việc kể từ ngày nhận đủ hồ sơ.', '5 workingDay'],
  ['1', '07 ngày, kể từ ngày nhận hồ sơ.', '7 calendarDay'],
  ['1', 'Ngay trong ngày; nhận sau 15 giờ thì trả vào ngày làm việc tiếp theo.', 'null sameDay 15:00'],
  // Two limits, or one for another duty: nobody can say which is meant.
  ['1', 'Thời gian giải quyết 06 ngày làm việc và 30 ngày.', 'unparsed'],
  ['1', 'Trong thời hạn 3 ngày cơ quan thông báo bổ sung hồ sơ.', 'unparsed'],
  ['1', 'Cấp mới trong thời hạn 8 ngày; cấp lại trong thời hạn 5 ngày.', 'unparsed'],
  ['1', 'Tiếp nhận từ 7 giờ 30 phút đến 17 giờ hằng ngày.', 'unparsed'],
  ['1', 'Theo Thông tư số 3 ngày 07/9/2023 và ngày 15 tháng 6.', 'unparsed'],
  ['30-60', '', 'unparsed'],
  ['Không quy định', '', 'unparsed'],
  ['Không có thông tin', '', 'silent'],
  ['', '', 'silent'],
  ['Không có thông tin', 'Không quá 10 ngày làm việc kể từ ngày nhận hồ sơ.', '10 workingDay'],
];

describe('a time limit', () => {
  it.each(TABLE)('"%s" with "%s" is %s', (cell, description, expected) => {
    const time = readTimeLimit(cell, description);
    const read = time.state === 'structured' ? [time.amount, time.unit, time.cutoff].filter((part) => part !== undefined).map(String).join(' ') : time.state;
    expect(read).toBe(expected);
  });

  it('keeps the words of what it could not make a number of', () => {
    expect(readTimeLimit('1', 'Cấp mới trong thời hạn 8 ngày; cấp lại trong thời hạn 5 ngày.').text).toContain('cấp lại trong thời hạn 5 ngày');
  });

  it('never gives a number beside a state other than structured', () => {
    for (const [cell, description] of TABLE) {
      const time = readTimeLimit(cell, description);
      expect(time.state === 'structured' || (time.amount === null && time.unit === null)).toBe(true);
    }
  });
});
