import type { CalendarFindingCode } from '#model/check-calendar.ts';
import type { NoticeFaultCode } from './notice.ts';

/** What is wrong with a notice or a year, and what to do. */
export const CALENDAR_SENTENCES: Readonly<Record<CalendarFindingCode | NoticeFaultCode, { readonly vi: string; readonly en: string }>> = {
  day_twice: { vi: 'Ngày {date} ghi {times} lần. Hãy giữ một dòng.', en: '{date} stands {times} times. Keep one line.' },
  day_outside_year: { vi: 'Ngày {date} không thuộc năm {year}. Hãy đưa sang lịch của năm đó.', en: '{date} is not in {year}. Put it into the calendar of its year.' },
  holiday_missing: { vi: 'Thiếu ngày nghỉ {name} ({date}) theo {source}. Hãy thêm ngày này.', en: 'The holiday {name} ({date}) of {source} is missing. Add it.' },
  holiday_days_wrong: { vi: '{name} có {found} ngày nghỉ, theo {source} phải là {expected}. Hãy sửa lại.', en: '{name} has {found} days off; {source} grants {expected}. Mend it.' },
  holiday_unknown: { vi: 'Ngày {date} ghi là nghỉ lễ ({name}) nhưng không có trong danh mục ngày lễ theo luật. Hãy xem lại.', en: '{date} is called a holiday ({name}) but is not one that the law grants. Look again.' },
  total_wrong: { vi: 'Năm {year} có {found} ngày nghỉ lễ, theo luật là {expected}.', en: '{year} has {found} holidays; the law grants {expected}.' },
  in_lieu_missing: { vi: 'Ngày lễ {date} rơi vào cuối tuần mà chưa có ngày nghỉ bù. Hãy thêm ngày làm việc kế tiếp là ngày nghỉ bù.', en: 'The holiday {date} lies on a weekend without a day off in lieu. Add the next working day as one.' },
  in_lieu_without_holiday: { vi: 'Ngày nghỉ bù {date} không ứng với ngày lễ nào rơi vào cuối tuần. Hãy bỏ, hoặc ghi là nghỉ hoán đổi.', en: 'The day in lieu {date} belongs to no holiday on a weekend. Remove it or call it a swapped day off.' },
  in_lieu_on_weekend: { vi: 'Ngày nghỉ bù {date} là cuối tuần. Hãy ghi một ngày làm việc.', en: 'The day in lieu {date} is on a weekend. Name a working day.' },
  in_lieu_far: { vi: 'Ngày nghỉ bù {date} của ngày lễ {holiday} không phải ngày làm việc kế tiếp ({next}). Hãy xem lại.', en: 'The day in lieu {date} of the holiday {holiday} is not the next working day ({next}). Look again.' },
  swapped_off_on_weekend: { vi: 'Ngày nghỉ hoán đổi {date} là cuối tuần, vốn đã nghỉ. Hãy xem lại.', en: 'The swapped day off {date} is on a weekend, which is off anyway. Look again.' },
  swapped_work_on_weekday: { vi: 'Ngày làm bù {date} là ngày làm việc bình thường. Hãy xem lại.', en: 'The swapped working day {date} is an ordinary working day. Look again.' },
  swap_unbalanced: { vi: 'Có {off} ngày nghỉ hoán đổi nhưng {work} ngày làm bù. Hai số này phải bằng nhau.', en: 'There are {off} swapped days off but {work} swapped working days. They must be as many.' },
  notice_empty: { vi: 'Không thấy ngày nghỉ hay ngày làm bù nào. Cần dòng như: "Nghỉ từ 14/02/2026 đến 22/02/2026; làm bù thứ Bảy 22/8/2026".', en: 'No day off and no day worked instead was found. A line is needed such as: "Nghỉ từ 14/02/2026 đến 22/02/2026; làm bù thứ Bảy 22/8/2026".' },
  notice_line_unclear: { vi: 'Không rõ ngày trong câu này là nghỉ hay làm bù: "{text}". Hãy viết "nghỉ …" hoặc "làm bù …".', en: 'It is not clear whether the day in this line is off or worked: "{text}". Write "nghỉ …" or "làm bù …".' },
  notice_date_wrong: { vi: '"{text}" không phải ngày có thật. Cần dạng 14/02/2026.', en: '"{text}" is no day that exists. The form 14/02/2026 is needed.' },
  notice_weekday_wrong: { vi: '"{text}": ngày {date} không phải thứ đã ghi. Hãy xem lại ngày hoặc thứ.', en: '"{text}": {date} is another day of the week. Look at the date or the weekday again.' },
  notice_span_wrong: { vi: 'Khoảng từ {from} đến {to} không đúng: phải từ 1 đến {most} ngày.', en: 'From {from} to {to} is not right: 1 to {most} days are possible.' },
  notice_other_year: { vi: 'Ngày {date} không thuộc năm {year}. Mỗi lần nhập một năm.', en: '{date} is not in {year}. One year is imported at a time.' },
  notice_kind_unknown: { vi: 'Không hiểu loại ngày "{text}". Cần: nghỉ, nghỉ lễ, nghỉ bù, nghỉ hoán đổi hoặc làm bù.', en: 'The kind "{text}" is not understood. Needed: nghỉ, nghỉ lễ, nghỉ bù, nghỉ hoán đổi or làm bù.' },
  notice_json_wrong: { vi: 'Tệp JSON không đúng dạng lịch năm: {reason}.', en: 'The JSON is no calendar year: {reason}.' },
  notice_half_day_wrong: { vi: 'Không hiểu buổi "{text}". Cần: sáng, chiều hoặc để trống.', en: 'The half day "{text}" is not understood. Needed: sáng, chiều or nothing.' },
  notice_work_and_off: { vi: 'Ngày {date} vừa ghi nghỉ vừa ghi làm bù. Hãy giữ một.', en: '{date} is called off and worked. Keep one.' },
  notice_tet_assumed: { vi: 'Thông báo không nói các ngày nghỉ {name}; tạm tính từ {from} đến {to}.', en: 'The notice does not say the days of {name}; {from} to {to} are assumed.' },
  notice_adjacent_assumed: { vi: 'Thông báo không nói ngày liền kề của {name}; tạm tính {date}.', en: 'The notice does not say the further day of {name}; {date} is assumed.' },
  notice_tet_unknown: { vi: 'Chưa biết ngày dương lịch của {name} năm {year}. Hãy thêm vào content/calendars/holidays.json, hoặc ghi rõ trong bảng.', en: 'The date of {name} in {year} is not known. Add it to content/calendars/holidays.json, or name it in a table.' },
};

/** Faults that only tell what was assumed. */
export const ASSUMED: ReadonlySet<NoticeFaultCode> = new Set<NoticeFaultCode>(['notice_tet_assumed', 'notice_adjacent_assumed']);
