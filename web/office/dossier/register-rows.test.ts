import { expect, test } from 'vitest';
import type { RegisterLine } from '../../api.ts';
import { DOSSIER } from '../../components/dossier-examples.ts';
import { createWords } from '../../words/words.ts';
import { isWanted, readHelpers, readRegister, readRegisterFilter, REGISTER_COLUMNS, toPaperEntry, toRegisterRow } from './register-rows.ts';

const NOW = Date.parse('2026-11-30T09:00:00+07:00');
const say = createWords('vi');
const LINE: RegisterLine = { ...DOSSIER, outcome: 'granted', resultNumber: '12/UBND', issuedAt: '2026-11-30T01:00:00.000Z', returnedAt: '2026-11-30T02:00:00.000Z', status: 'returned', overdue: true };
const filterOf = (search: string) => readRegisterFilter(new URL(`http://x/so${search}`), NOW);

test('without days it is this month until today; days in the wrong order are turned, days that are none left out', () => {
  expect(filterOf('')).toEqual({ from: '2026-11-01', to: '2026-11-30', lateOnly: false });
  expect(filterOf('?tu-ngay=2026-11-20&den-ngay=2026-11-10&tre=1')).toEqual({ from: '2026-11-10', to: '2026-11-20', lateOnly: true });
  expect(filterOf('?tu-ngay=2026-02-31')).toMatchObject({ from: '2026-11-01' });
});

test('a line is wanted by status, procedure and lateness together', () => {
  expect(isWanted(LINE, filterOf('?trang-thai=returned&thu-tuc=1.004873&tre=1'))).toBe(true);
  expect(isWanted(LINE, filterOf('?trang-thai=processing'))).toBe(false);
  expect(isWanted(LINE, filterOf('?thu-tuc=1.001193'))).toBe(false);
  expect(isWanted({ ...LINE, overdue: false }, filterOf('?tre=1'))).toBe(false);
});

test('a row has a cell for every column, and the paper takes moments by the clock of Vietnam', () => {
  const row = toRegisterRow(LINE, 0, say, {});
  expect(row).toHaveLength(REGISTER_COLUMNS.length);
  expect(row).toEqual(['1', LINE.code, 'Nguyễn Thị Hoa', '1.004873 Cấp Giấy xác nhận tình trạng hôn nhân', '09:05 26/11/2026', '17:00 01/12/2026', '09:00 30/11/2026', 'đã trả kết quả', 'Đồng ý giải quyết, 12/UBND', 'quá hạn', '']);
  expect(toPaperEntry(LINE, say, {})).toMatchObject({ receivedAt: '2026-11-26T09:05', returnedAt: '2026-11-30T09:00', note: 'quá hạn' });
  expect(toPaperEntry({ ...LINE, returnedAt: null, overdue: false }, say, {})).not.toHaveProperty('returnedAt');
});

test('who helped to file stands in the row and on the paper', async () => {
  const helper = '019d2bfd-3fe0-70ac-b9d6-5e9e20d6ee01';
  const fetch = (async () => new Response(JSON.stringify({ items: [{ id: helper, fullName: 'Lê Thị Mẫu' }] }))) as unknown as typeof globalThis.fetch;
  const line = { ...LINE, assistedBy: helper, overdue: false };
  const names = await readHelpers(fetch, [LINE, line]);
  expect(toRegisterRow(line, 0, say, names).at(-1)).toBe('Lê Thị Mẫu');
  expect(toPaperEntry(line, say, names)['note']).toBe('có Lê Thị Mẫu hỗ trợ');
  expect(await readHelpers(fetch, [LINE], names)).toBe(names);
});

test('all pages are read, in order', async () => {
  const asked: string[] = [];
  const fetch = (async (path: string) => {
    asked.push(path);
    const isFirst = !path.includes('cursor');
    return new Response(JSON.stringify({ items: [{ ...LINE, id: isFirst ? 'a' : 'b' }], nextCursor: isFirst ? 'more' : null }));
  }) as unknown as typeof globalThis.fetch;
  const ids: string[] = [];
  for await (const lines of readRegister(fetch, filterOf(''), new URL('http://x/so'))) ids.push(...lines.map(({ id }) => id));
  expect(ids).toEqual(['a', 'b']);
  expect(asked[0]).toContain('to=2026-12-01');
});
