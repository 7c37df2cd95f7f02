import { describe, expect, test } from 'vitest';
import type { ChangeHistory, ChangeSet } from '../../api.ts';
import { createWords } from '../../words/words.ts';
import { linkCounterChange } from './link-counter-change.ts';
import { sendFile } from './send-file.ts';
import { nameOf, tellClash, tellHistory } from './tell-history.ts';
import { findChangeOf, tellImport, tellLawFile } from './tell-import.ts';
import { whatIsUnderWay } from './under-way.ts';
import { whyNotApprove } from './why-not-approve.ts';
import { streamCsv, toRecallRow, writeCsv } from './write-csv.ts';

const say = createWords('vi');
const set: ChangeSet = {
  id: 'c', siteId: 'p', provinceId: 'p', title: 'x', reason: 'x', source: { text: 'x', date: '2026-11-20', certainty: 'official' }, origin: 'edit', state: 'submitted', version: 2,
  goesLiveOn: '2026-12-01', editors: ['minh'], createdBy: 'minh', createdAt: '2026-11-30T00:05:00.000Z', submittedBy: 'thu', items: [], itemCount: 0, itemsVersion: 1, allowed: [],
};

describe('why the button to approve is not there', () => {
  test.each<[string, Partial<ChangeSet>, string, boolean, string | undefined]>([
    ['who wrote it', {}, 'minh', true, 'change.whyOwn'],
    ['who submitted it', {}, 'thu', true, 'change.whyOwn'],
    ['who has no such role', {}, 'lan', false, 'change.whyRole'],
    ['who may', { allowed: ['approve'] }, 'nga', true, undefined],
    ['of a draft nobody asks', { state: 'draft' }, 'minh', false, undefined],
  ])('%s', (_, change, officer, mayApprove, expected) => {
    expect(whyNotApprove({ ...set, ...change }, officer, mayApprove)).toBe(expected);
  });
});

describe('the history of a change', () => {
  const history: readonly ChangeHistory[] = [
    { number: 1, deed: 'open', by: 'minh', at: '2026-11-30T00:05:00.000Z', note: 'nghị quyết mới', touched: ['A'] },
    { number: 2, deed: 'edit', by: 'x', at: '2026-11-30T00:06:00.000Z', note: '', touched: ['A', 'B'] },
    { number: 3, deed: 'stuck', by: 'system', at: '2026-11-30T00:07:00.000Z', note: 'change_set_stale', touched: ['A'] },
  ];
  test('names people, the house and whoever is elsewhere, the newest first, without codes', () => {
    expect(tellHistory(say, history, { minh: 'Nguyễn Minh' })).toEqual([
      { id: '3', at: '07:07 30/11/2026', what: 'Chưa áp dụng được', more: 'hệ thống · bản ghi đã đổi trước ngày áp dụng', isBad: true },
      { id: '2', at: '07:06 30/11/2026', what: 'Sửa', more: 'người ở nơi khác · A; B', isBad: false },
      { id: '1', at: '07:05 30/11/2026', what: 'Soạn', more: 'Nguyễn Minh · nghị quyết mới', isBad: false },
    ]);
    expect(nameOf(say, {}, 'system')).toBe('hệ thống');
  });
  test('tells of a clash who came first and what was touched', () => {
    expect(tellClash(say, history.slice(0, 2), { x: 'Trần Thu' })).toBe('Trần Thu đã làm trước lúc 07:06 30/11/2026 (Sửa: A; B).');
    expect(tellClash(say, [], {})).toBe('');
  });
});

test.each([
  [{ kind: 'procedure', id: '1.001193', link: '/api/v1/procedures/1.001193' }, '/thu-tuc/1.001193'],
  [{ kind: 'task', id: 'a-b', link: '' }, '/can-bo/nhiem-vu/a-b'],
  [{ kind: 'law', id: 'x', link: '/api/v1/laws/118%2F2025%2FN%C4%90-CP' }, '/can-bo/van-ban/118/2025/N%C4%90-CP'],
  [{ kind: 'switch', id: 'x', link: '' }, '/can-bo/kien-thuc/tam-dung?xem=tat-ca'],
  [{ kind: 'precedent', id: 'x', link: '' }, '/can-bo/tinh-huong/tien-le'],
] as const)('what changed at the counter is read at a page: %o', (change, href) => {
  expect(linkCounterChange(change)).toBe(href);
});

describe('an import', () => {
  const id = '019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7';
  test.each([
    [[`change-set ${id}`], 'Bản thay đổi', id],
    [[`change-set ${id} rolled back`], 'Gỡ một bản thay đổi', id],
    [['/srv/motcua/content/procedures'], 'Dữ liệu đi kèm hệ thống', undefined],
    [['/data/a/thu-tuc.jsonl', 'C:\\tep\\b.csv'], 'thu-tuc.jsonl, b.csv · nhập bằng dòng lệnh, không có người thứ hai xem', undefined],
    [['a', 'b', 'c', 'd', 'e'], 'a, b, c · và 2 mục nữa · nhập bằng dòng lệnh, không có người thứ hai xem', undefined],
    [[`nd.docx (change-set ${id})`], undefined, id],
  ])('%o is told as %s', (paths, told, change) => {
    if (told !== undefined) expect(tellImport(say, { paths })).toBe(told);
    expect(findChangeOf({ paths })).toBe(change);
  });
});

test('the file of a legal text says who looked at it', () => {
  expect(tellLawFile(say, 'nd.docx (change-set 1)')).toBe('nd.docx · Bản thay đổi');
  expect(tellLawFile(say, 'nd.docx')).toBe('nd.docx · nhập bằng dòng lệnh, không có người thứ hai xem');
});

describe('a file that is sent', () => {
  const formOf = (entries: Readonly<Record<string, string | File>>): FormData => {
    const form = new FormData();
    for (const [name, value] of Object.entries(entries)) form.append(name, value);
    return form;
  };
  const api = (status: number, body: object, seen: Request[]): typeof globalThis.fetch => async (path, init) => {
    seen.push(new Request(new URL(String(path), 'http://x'), init));
    return Response.json(body, { status });
  };
  test('goes on as it is, and after the look by its name without being chosen again', async () => {
    const seen: Request[] = [];
    const sent = await sendFile(api(201, { file: 'f', name: 'a b.txt' }, seen), 'van-ban', formOf({ tep: new File(['Điều 1'], 'a b.txt') }));
    expect(sent).toEqual({ ok: true, value: { file: 'f', name: 'a b.txt' } });
    expect([seen[0]?.url, await seen[0]?.text()]).toEqual(['http://x/api/v1/import-files?kind=law&name=a+b.txt', 'Điều 1']);
    expect(await sendFile(api(500, {}, seen), 'van-ban', formOf({ 'ma-tep': 'f', 'ten-tep': 'a b.txt' }))).toEqual(sent);
    expect(seen).toHaveLength(1);
  });
  test('is told when there is none, and with the words of the house when it is not taken', async () => {
    expect(await sendFile(api(201, {}, []), 'thu-tuc', formOf({ tep: new File([], '') }))).toBeUndefined();
    expect(await sendFile(api(413, { code: 'import_file_too_large', title: 'Tệp quá lớn', detail: 'x' }, []), 'thu-tuc', formOf({ tep: new File(['a'], 'a.csv') }))).toMatchObject({ ok: false, problem: { status: 413, code: 'import_file_too_large', title: 'Tệp quá lớn' } });
  });
});

describe('long work on a change', () => {
  const day = '2026-11-30';
  test.each<[string, Partial<ChangeSet>, string | undefined]>([
    ['told by its step', { progress: { step: 'rollBack', done: 1, total: 9, at: '' } }, 'rollBack'],
    ['approved for today and not live yet', { state: 'approved', goesLiveOn: day, itemCount: 900 }, 'goLive'],
    ['approved for later', { state: 'approved', goesLiveOn: '2026-12-01', itemCount: 900 }, undefined],
    ['submitted and not computed', { state: 'submitted', itemCount: 900 }, 'check'],
    ['submitted and computed', { state: 'submitted', itemCount: 900, checkedAt: day }, undefined],
    ['a draft', { state: 'draft', itemCount: 900 }, undefined],
  ])('%s', (_, change, expected) => {
    expect(whatIsUnderWay({ ...set, ...change }, day)).toBe(expected);
  });
});

test('a table for spreadsheets quotes its cells and lets no cell be a formula', () => {
  const row = toRecallRow({ siteId: 'local', id: 'TL-1', at: '2026-11-30T00:05:00.000Z', question: '=HYPERLINK("x")', status: 'answered', relied: [{ record: '1.001193', version: 3 }, { record: 'a', version: null }] });
  expect(writeCsv([['Số', 'Câu "hỏi"'], row])).toBe('\uFEFF"Số","Câu ""hỏi"""\r\n"TL-1","2026-11-30T00:05:00.000Z","\'=HYPERLINK(""x"")","answered","1.001193 v3; a","local"\r\n');
});

test('a table of any length is sent page by page and has no silent end', async () => {
  let read = 0;
  async function* pages(): AsyncGenerator<readonly (readonly string[])[]> {
    for (; read < 300; read += 1) yield Array.from({ length: 100 }, (_, at) => [`${String(read)}-${String(at)}`]);
    await Promise.resolve();
  }
  const text = await new Response(streamCsv(['Số'], pages())).text();
  expect(text.split('\r\n')).toHaveLength(30_002);
  expect(text.endsWith('"299-99"\r\n')).toBe(true);
  async function* broken(): AsyncGenerator<readonly (readonly string[])[]> {
    yield [['a']];
    await Promise.resolve();
    throw new Error('the store went away');
  }
  await expect(new Response(streamCsv(['Số'], broken())).text()).rejects.toThrow('the store went away');
});
