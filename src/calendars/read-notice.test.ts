import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import writeExcelFile from 'write-excel-file/node';
import { describe, expect, test } from 'vitest';
import { CalendarYearSchema, type CalendarYear } from '#model/calendar.ts';
import { StatutoryHolidaysSchema } from '#model/check-calendar.ts';
import { NOTICE_LIMITS, readNotice, type NoticeFile } from './read-notice.ts';

const { holidays } = StatutoryHolidaysSchema.parse(JSON.parse(readFileSync('content/calendars/holidays.json', 'utf8')));
const delivered = (year: number): CalendarYear => CalendarYearSchema.parse(JSON.parse(readFileSync(`content/calendars/${String(year)}.json`, 'utf8')));
const SOURCE = { source: 'Thông báo lịch nghỉ (thử)', sourceDate: '2025-12-01' };
const file = (text: string | Uint8Array, over: Partial<NoticeFile> = {}): NoticeFile => ({ name: 'lich.txt', bytes: typeof text === 'string' ? Buffer.from(text) : text, ...SOURCE, ...over });

async function read(text: string | Uint8Array, over: Partial<NoticeFile> = {}) {
  const outcome = await readNotice(file(text, over), holidays);
  if (!outcome.ok) throw new Error(`${outcome.code} ${JSON.stringify(outcome.details)}`);
  return { days: outcome.value.year.days.map(({ date, kind }) => `${date} ${kind}`), year: outcome.value.year, codes: outcome.value.findings.map(({ code, severity }) => `${severity} ${code}`), findings: outcome.value.findings };
}
const daysOf = (year: number): string[] => delivered(year).days.map(({ date, kind }) => `${date} ${kind}`);
const refused = async (text: string | Uint8Array, over: Partial<NoticeFile> = {}): Promise<string> => {
  const outcome = await readNotice(file(text, over), holidays);
  return outcome.ok ? 'read' : outcome.code;
};

const OF_2026 = `Nghỉ từ 01/01/2026 đến 04/01/2026; làm bù thứ Bảy 10/01/2026
Nghỉ từ 14/02/2026 đến 22/02/2026
Nghỉ từ 29/8/2026 đến hết 02/9/2026; làm bù thứ Bảy 22/8/2026`;

describe('the plain lines of a notice', () => {
  test('give the delivered year 2026: holidays and days in lieu by law, the rest swapped', async () => {
    const { days, codes, year } = await read(OF_2026);
    expect(days).toEqual(daysOf(2026));
    expect(codes).toEqual([]);
    expect(year.days.find(({ date }) => date === '2026-08-22')?.name.vi).toBe('Làm bù cho ngày 31/08');
    expect(year.days.find(({ date }) => date === '2026-11-24')?.source).toBe('Nghị quyết 28/2026/QH16');
  });

  test('give the delivered year 2025', async () => {
    const { days, codes } = await read('Nghỉ từ 25/01/2025 đến 02/02/2025. Nghỉ từ 30/4/2025 đến 04/5/2025, làm bù thứ Bảy 26/4/2025. Nghỉ từ 30/8/2025 đến 02/9/2025.');
    expect([days, codes]).toEqual([daysOf(2025), []]);
  });

  test('are read in official prose, with lunar days in brackets and a heading as the source', async () => {
    const text = `Thông báo số 6150/TB-BLĐTBXH ngày 03/12/2024 về việc nghỉ Tết
Kính gửi: các cơ quan. Đề nghị thực hiện trước ngày 10/12/2024.
1. Nghỉ tết Nguyên đán 05 ngày, từ thứ Hai ngày 27/01/2025 (tức 28 tháng Chạp năm Giáp Thìn) đến hết thứ Sáu ngày 31/01/2025 (tức mùng 3 tháng Giêng).
2. Nghỉ Quốc khánh: nghỉ từ thứ Bảy ngày 30 tháng 8 năm 2025 đến hết thứ Ba ngày 02 tháng 9 năm 2025.
3. Hoán đổi ngày làm việc từ thứ Sáu ngày 02/5/2025 sang thứ Bảy ngày 26/4/2025.`;
    const outcome = await readNotice({ name: 'tb.txt', bytes: Buffer.from(text) }, holidays);
    if (!outcome.ok) throw new Error(outcome.code);
    expect(outcome.value.findings).toEqual([]);
    expect(outcome.value.year).toMatchObject({ year: 2025, sourceDate: '2024-12-03', source: 'Thông báo số 6150/TB-BLĐTBXH ngày 03/12/2024 về việc nghỉ Tết' });
    expect(outcome.value.year.days.map(({ date, kind }) => `${date} ${kind}`)).toEqual(daysOf(2025));
  });

  test('without marks they are read too', async () => {
    expect((await read('Nghi tu 01/01/2026 den 04/01/2026; lam bu thu bay 10/01/2026\nnghi tu 14/02/2026 den 22/02/2026\nnghi tu 29/8/2026 den 02/9/2026; di lam bu thu 7 22/8/2026')).days).toEqual(daysOf(2026));
  });

  test('a Tết of two days before and three after is taken where the notice covers only that', async () => {
    const { days } = await read('Nghỉ từ 04/02/2027 đến 10/02/2027. Nghỉ 03/9/2027', { year: 2027 });
    expect(days.filter((day) => day.startsWith('2027-02'))).toEqual(['2027-02-04 holiday', '2027-02-05 holiday', '2027-02-06 holiday', '2027-02-07 holiday', '2027-02-08 holiday', '2027-02-09 inLieu', '2027-02-10 inLieu']);
  });

  test('what the notice leaves open is assumed and said', async () => {
    expect((await read('Nghỉ 02/9/2027', { year: 2027 })).codes).toEqual(['warning notice_tet_assumed', 'warning notice_adjacent_assumed']);
  });

  test.each([
    ['a weekday that is not the date’s', 'Nghỉ từ 14/02/2026 đến 22/02/2026; làm bù thứ Hai 22/8/2026', 'error notice_weekday_wrong'],
    ['a day that does not exist', 'Nghỉ từ 14/02/2026 đến 22/02/2026; làm bù 31/02/2026', 'error notice_date_wrong'],
    ['a span that ends before it begins', 'Nghỉ từ 22/02/2026 đến 14/02/2026', 'error notice_span_wrong'],
    ['a span of a whole season', 'Nghỉ từ 01/06/2026 đến 31/08/2026', 'error notice_span_wrong'],
    ['a day of another year', 'Nghỉ từ 30/12/2025 đến 04/01/2026', 'error notice_other_year'],
    ['a line that does not say whether it is off', 'Nghỉ 02/01/2026\nHọp cơ quan 05/03/2026', 'error notice_line_unclear'],
    ['a day both off and worked', 'Nghỉ 02/01/2026; làm bù 02/01/2026', 'error notice_work_and_off'],
    ['a swap without its Saturday', 'Nghỉ từ 29/8/2026 đến 02/9/2026', 'error swap_unbalanced'],
  ])('tell %s', async (_name, text, code) => {
    expect((await read(text, { year: 2026 })).codes).toContain(code);
  });

  test.each([
    ['nothing', '', 'calendar_not_understood'],
    ['no days', 'xin chào các bạn', 'calendar_not_understood'],
    ['other bytes', Buffer.from([0xff, 0xfe, 0x00, 0x81]), 'calendar_file_unreadable'],
    ['half a workbook', Buffer.from('PK\u0003\u0004 none'), 'calendar_file_unreadable'],
    ['too much', 'x'.repeat(NOTICE_LIMITS.bytes + 1), 'calendar_file_too_large'],
    ['broken JSON', '{ "year": 2026', 'calendar_json_wrong'],
    ['JSON of another shape', '{ "year": 2026, "days": [{}] }', 'calendar_json_wrong'],
  ])('%s is refused', async (_name, text, code) => {
    expect(await refused(text)).toBe(code);
  });

  test('a notice without number and day is refused', async () => {
    const outcome = await readNotice({ name: 'a.txt', bytes: Buffer.from(OF_2026) }, holidays);
    expect(outcome).toMatchObject({ ok: false, code: 'calendar_source_missing' });
  });

  test('any text is read, refused or told, and never breaks', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.constantFrom('nghỉ ', 'làm bù ', 'từ ', 'đến ', '14/02/2026', '31/02/2026', '2026-13-01', ';', '\n', 'thứ Bảy ', 'ngày ', '1 tháng 1', '"', ',', 'Ngày,Loại\n', '{'), { maxLength: 20 }), async (parts) => {
      await readNotice(file(parts.join('')), holidays);
    }), { numRuns: 200 });
  });
});

describe('a table of days off', () => {
  const CSV = 'Từ ngày;Đến ngày;Loại;Tên\n01/01/2026;04/01/2026;Nghỉ;\n10/01/2026;;Làm bù;\n2026-02-14;2026-02-22;nghỉ;Tết\n29/8/2026;02/9/2026;Nghỉ;\n22/8/2026;;làm bù;\n';

  test('as CSV gives the same year', async () => {
    expect(await read(CSV, { name: 'lich.csv' })).toMatchObject({ days: daysOf(2026), codes: [] });
  });

  test('as a workbook gives the same year', async () => {
    const cells = CSV.trim().split('\n').map((line) => line.split(';').map((value) => ({ value, type: String })));
    const bytes = await (await writeExcelFile(cells as never)).toBuffer();
    expect(await read(bytes, { name: 'lich.xlsx' })).toMatchObject({ days: daysOf(2026), codes: [] });
  });

  test('may name kinds, names and half days itself', async () => {
    const { year, codes } = await read('Ngày,Loại,Tên,Buổi\n31/8/2026,nghỉ hoán đổi,Nghỉ chiều,chiều\n01/9/2026,nghỉ lễ,,\n22/8/2026,làm bù,,sáng\n', { name: 'lich.csv' });
    expect(year.days.find(({ date }) => date === '2026-08-31')).toMatchObject({ kind: 'swappedOff', halfDay: 'pm', name: { vi: 'Nghỉ chiều' } });
    expect(year.days.find(({ date }) => date === '2026-08-22')).toMatchObject({ kind: 'swappedWork', halfDay: 'am' });
    expect(codes).not.toContain('error swap_unbalanced');
  });

  test.each([
    ['a kind nobody knows', 'Ngày,Loại\n31/8/2026,vui chơi\n22/8/2026,làm bù\n', 'error notice_kind_unknown'],
    ['a half day nobody knows', 'Ngày,Loại,Buổi\n31/8/2026,nghỉ,tối\n22/8/2026,làm bù,\n', 'error notice_half_day_wrong'],
    ['a day that does not exist', 'Ngày,Loại\n31/02/2026,nghỉ\n22/8/2026,làm bù\n', 'error notice_date_wrong'],
  ])('tells %s with its row', async (_name, text, code) => {
    const { codes, findings } = await read(text, { name: 'lich.csv' });
    expect(codes).toContain(code);
    expect(findings[0]?.place).toBe(2);
  });
});

describe('a year as our own JSON', () => {
  test('is taken as it stands and checked', async () => {
    expect(await read(JSON.stringify(delivered(2026)))).toMatchObject({ days: daysOf(2026), codes: [] });
    const broken = { ...delivered(2026), days: delivered(2026).days.slice(1) };
    expect((await read(JSON.stringify(broken))).codes).toContain('error holiday_missing');
  });
});
