import type { TimeUnit } from './procedure.ts';

/** The units that the national portal prints, longest first so that "ngày làm việc" is not read as "ngày". */
export const PRINTED_UNITS: readonly (readonly [string, TimeUnit])[] = [
  ['ngày làm việc', 'workingDay'],
  ['giờ làm việc', 'workingHour'],
  ['ngày', 'calendarDay'],
  ['giờ', 'hour'],
  ['phút', 'minute'],
  ['tuần', 'week'],
  ['tháng', 'month'],
  ['năm', 'year'],
];
