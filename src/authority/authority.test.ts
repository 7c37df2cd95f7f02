import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { join } from 'node:path';
import writeExcelFile from 'write-excel-file/node';
import type { Actor } from '#model/actor.ts';
import { systemActor } from '#model/actor.ts';
import { testClock } from '#platform/clock.ts';
import { openTestPlatform, type TestPlatform } from '#test/support/database.ts';
import { makeFolder, type Folder } from '#test/support/import-folder.ts';
import { HOME } from '#test/support/home.ts';
import type { AuthorityContent } from './authority-content.ts';
import { readAuthorityContent } from './authority-content.ts';
import { makeProcedure, makeRecord } from './authority.fixture.ts';
import { mayImportTasks } from './authority.policy.ts';
import { createAuthority, type Authority } from './authority.ts';
import type { TaskImportReport } from './import-tasks.ts';

const actor = systemActor('local');
const clock = testClock('2026-11-30T08:00:00+07:00');
let platform: TestPlatform;
let folder: Folder;
let content: AuthorityContent;
let authority: Authority;

function officer(role: string, site: Actor['site']): Actor {
  return { kind: 'officer', id: role, siteId: site?.id ?? 'local', roles: [role], ...(site === undefined ? {} : { site }) };
}
const HANOI = { id: 'hn', kind: 'province' as const, placeCode: '01' };

async function open(): Promise<Authority> {
  return createAuthority({
    ...platform, content,
    ports: { findProcedure: (code) => Promise.resolve(code === '1.000001' ? makeProcedure(code, ['province']) : undefined), provinceOf: (code) => code.slice(0, 2), findTasks: () => [] },
  });
}

beforeAll(async () => {
  platform = await openTestPlatform({ clock });
  folder = await makeFolder();
  content = await readAuthorityContent(HOME);
});
afterAll(async () => {
  await platform.close();
  await folder.remove();
});
beforeEach(async () => {
  await platform.database.query('truncate authority_source_version, authority_task_version, authority_import, authority_column_mapping, authority_finding');
  await platform.database.query("update authority_state set revision = 0, content_hash = ''");
  authority = await open();
});

async function load(paths: readonly string[], more: Partial<Parameters<Authority['importTasks']>[0]> = {}): Promise<TaskImportReport> {
  const outcome = await authority.importTasks({ paths, sourceDate: '2026-11-22', ...more }, { actor });
  if (!outcome.ok) throw new Error(`${outcome.code} ${JSON.stringify(outcome.details)}`);
  return outcome.value;
}

async function refuseImport(path: string, more: Partial<Parameters<Authority['importTasks']>[0]> = {}): Promise<string> {
  const outcome = await authority.importTasks({ paths: [path], ...more }, { actor });
  return outcome.ok ? 'taken' : outcome.code;
}

async function countRows(): Promise<number> {
  const [row] = await platform.database.query<{ count: number }>('select (select count(*) from authority_source_version) + (select count(*) from authority_task_version) + (select count(*) from authority_import) as count');
  return row?.count ?? -1;
}

const CSV = 'Mã việc,Tên nhiệm vụ,Hình thức,Cơ quan trước đây,Cơ quan thực hiện,Số ký hiệu,Điều,Khoản,Hiệu lực từ,Hết hiệu lực\n';

describe('an import', () => {
  it('reads a table with Vietnamese headers and reports new, changed, unchanged and rejected rows', async () => {
    const first = await folder.write('a.csv', `${CSV}v-1,Cấp giấy A,phân định,UBND cấp huyện,UBND cấp xã,120/2025/NĐ-CP,6,1,01/07/2025,01/03/2027\nv-2,Cấp giấy B,phân quyền,,UBND cấp tỉnh,121/2025/NĐ-CP,5a,,01/07/2025,\n`);
    expect(await load([first])).toMatchObject({ read: 2, new: 2, changed: 0, unchanged: 0, rejected: 0 });
    const second = await folder.write('b.csv', `${CSV}v-1,Cấp giấy A,phân định,UBND cấp huyện,UBND cấp xã,120/2025/NĐ-CP,6,1,01/07/2025,01/03/2027\nv-2,Cấp giấy B,phân quyền,,UBND cấp xã,121/2025/NĐ-CP,5a,,01/07/2025,\nv-3,Cấp giấy C,phân định,,UBND cấp xã,120/2025/NĐ-CP,6,Điều 5a,,\n`);
    const report = await load([second]);
    expect(report).toMatchObject({ read: 3, new: 0, changed: 1, unchanged: 1, rejected: 1 });
    expect(report.rejections).toMatchObject([{ file: 'b.csv', place: 4, id: 'v-3', reason: 'article_in_clause' }]);
    expect(authority.findTask('v-2')).toMatchObject({ version: 2, to: { body: 'UBND cấp xã' }, basis: [{ article: '5a' }] });
    expect((await authority.listVersions('v-2')).map(({ version }) => version)).toEqual([2, 1]);
  });

  it('done twice changes nothing the second time, not even the revision, whatever the day of the file', async () => {
    const path = await folder.writeLines('same.jsonl', [makeRecord({ id: 'v-1' })]);
    const first = await load([path]);
    expect(await load([path], { sourceDate: '2026-11-29' })).toMatchObject({ new: 0, changed: 0, unchanged: 1, revision: first.revision });
    expect(authority.findTask('v-1')?.version).toBe(1);
  });

  it('as a trial shows how each column and the first rows are read, and keeps nothing', async () => {
    const path = await folder.write('thu.csv', 'STT,Nội dung,Cấp thực hiện,Loại mực\n1,Cấp giấy D,xã,đỏ\n2,,xã,\n');
    const report = await load([path], { dryRun: true });
    expect(report.files[0]?.columns.map(({ column, becomes }) => `${column}:${String(becomes)}`)).toEqual(['STT:ignore', 'Nội dung:title', 'Cấp thực hiện:toTier', 'Loại mực:null']);
    expect(report.files[0]?.rows).toMatchObject([{ place: 2, read: { ok: false, reason: 'act_unknown' } }, { place: 3, read: { ok: false, reason: 'title_missing' } }]);
    expect(await countRows()).toBe(0);
  });

  it('remembers what columns become for the next file of the same shape', async () => {
    const text = 'Đầu việc,Người ký,Kiểu\nCấp giấy E,Chủ tịch UBND cấp xã,phân cấp\n';
    const path = await folder.write('la.csv', text);
    expect(await refuseImport(path)).toBe('columns_missing');
    expect(await load([path], { mapping: { 'Đầu việc': 'title', 'Người ký': 'toBody', Kiểu: 'act' } })).toMatchObject({ new: 1 });
    const again = await load([await folder.write('la-2.csv', text.replace('giấy E', 'giấy F'))]);
    expect(again).toMatchObject({ new: 1 });
    expect(again.files[0]?.columns.every(({ by }) => by === 'remembered')).toBe(true);
  });

  it('reads a spreadsheet with its numbers and days', async () => {
    const cell = (value: string | number | Date): { value: string | number | Date; type: typeof String | typeof Number | typeof Date; format?: string } =>
      value instanceof Date ? { value, type: Date, format: 'dd/mm/yyyy' } : typeof value === 'number' ? { value, type: Number } : { value, type: String };
    const head = ['Tên nhiệm vụ', 'Hình thức', 'Cơ quan thực hiện', 'Số ký hiệu', 'Điều', 'Khoản', 'Hiệu lực từ'];
    const path = await folder.write('bang.xlsx', '');
    await writeExcelFile([head.map(cell), ['Cấp giấy H', 'phân cấp', 'Chủ tịch UBND cấp xã', '7/2026/QĐ-UBND', 4, 2, new Date('2026-02-15T00:00:00Z')].map(cell)] as never).toFile(path);
    expect(await load([path])).toMatchObject({ new: 1, rejected: 0 });
    expect(authority.listTasks({ q: 'giay h' }, '', 5).items).toMatchObject([{ to: { person: 'CHU_TICH' }, basis: [{ document: '7/2026/QĐ-UBND', article: '4', clause: '2' }], validFrom: '2026-02-15' }]);
  });

  it('takes doubled ids once and says where the first stands', async () => {
    const path = await folder.writeLines('doi.jsonl', [makeRecord({ id: 'v-1' }), makeRecord({ id: 'v-1' }), makeRecord({ id: 'v-1', title: 'Tên khác' })]);
    expect((await load([path])).rejections.map(({ place, reason, details }) => [place, reason, details['first']])).toEqual([[2, 'duplicate_same', 'doi.jsonl:1'], [3, 'duplicate_differs', 'doi.jsonl:1']]);
  });

  it('keeps what is newer than the file, and says so', async () => {
    await load([await folder.writeLines('moi.jsonl', [makeRecord({ id: 'v-1', sourceDate: '2026-12-01' })])]);
    const report = await load([await folder.writeLines('cu.jsonl', [makeRecord({ id: 'v-1', timeLimit: '3 ngày', sourceDate: '2026-01-01' })])]);
    expect(report.rejections).toMatchObject([{ reason: 'older_than_kept', details: { kept: '2026-12-01', offered: '2026-01-01' } }]);
  });

  it.each<[string, string, string | Buffer]>([
    ['columns_missing', 'thieu.csv', 'Tên nhiệm vụ,Điều\nA,1\n'],
    ['wrong_encoding', 'tcvn.csv', Buffer.concat([Buffer.from('Mã,Tên nhiệm vụ,Cơ quan thực hiện\nv,'), Buffer.from([0x43, 0xea, 0x70, 0xff]), Buffer.from(',x\n')])],
    ['utf16', 'utf16.csv', Buffer.from(`\ufeff${CSV}`, 'utf16le')],
    ['malformed_csv', 'hong.csv', 'Tên nhiệm vụ,Cơ quan thực hiện\n"A,x\n'],
    ['malformed_json_file', 'hong.json', '[{"title": "A"'],
    ['malformed_xlsx', 'hong.xlsx', Buffer.from('PK\u0003\u0004 not a workbook')],
  ])('%s: nothing stays of a file that cannot be taken', async (code, name, bytes) => {
    expect(await refuseImport(await folder.write(name, bytes))).toBe(code);
    expect(await countRows()).toBe(0);
  });

  it('leaves out a huge line and a broken one, and reads on; a byte-order mark is no letter of the first header', async () => {
    const huge = JSON.stringify({ ...makeRecord({ id: 'v-9' }), note: 'x'.repeat(9_000_000) });
    const path = await folder.write('to.jsonl', `${huge}\n{"title": \n${JSON.stringify(makeRecord({ id: 'v-1' }))}\n`);
    expect((await load([path])).rejections.map(({ place, reason }) => `${String(place)} ${reason}`)).toEqual(['1 line_too_long', '2 malformed_json']);
    expect(await load([await folder.write('bom.csv', `\ufeff${CSV}v-7,Cấp giấy G,phân định,,UBND cấp xã,120/2025/NĐ-CP,6,,,\n`)])).toMatchObject({ new: 1, rejected: 0 });
  });
});

describe('sources of one task', () => {
  it('are merged with who told what; our own title is kept, another recipient stays visible', async () => {
    await folder.write('own/tasks.json', JSON.stringify([makeRecord({ id: 'v-1', title: 'Lời ta viết' })]));
    expect(await authority.loadContent(join(folder.path, 'own'), actor)).toMatchObject({ files: 1, loaded: true });
    expect(await authority.loadContent(join(folder.path, 'own'), actor)).toMatchObject({ loaded: false });
    const report = await load([await folder.writeLines('i.jsonl', [makeRecord({ id: 'v-1', title: 'Lời nguồn', to: { body: 'UBND cấp tỉnh', tier: 'province', person: 'UBND' }, timeLimit: '7 ngày', source: 'Tệp' })])]);
    expect(report.conflicts).toBe(1);
    expect(authority.findTask('v-1')).toMatchObject({ title: 'Lời ta viết', to: { body: 'UBND cấp xã' }, timeLimit: '7 ngày', version: 2, conflicts: [{ field: 'to', other: { value: 'UBND cấp tỉnh (province)' } }] });
  });

  it('broken content stops the start and names the record', async () => {
    await folder.write('broken/tasks.json', JSON.stringify([makeRecord({ id: 'v-1', validTo: '2025-01-01' })]));
    await expect(authority.loadContent(join(folder.path, 'broken'), actor)).rejects.toMatchObject({ code: 'content_broken' });
    expect(await countRows()).toBe(0);
  });
});

describe('a province’s own decision', () => {
  it('counts in that province, on its days, never silently', async () => {
    await load([await folder.writeLines('n.jsonl', [makeRecord({ id: 'v-1' })])]);
    await load([await folder.writeLines('p.jsonl', [makeRecord({ id: 'v-1', to: { body: 'Sở Thử', tier: 'province', person: 'CO_QUAN_CHUYEN_MON' }, validFrom: '2026-01-01' })])], { provinceCode: '01' });
    const here = await authority.whoDecides({ taskId: 'v-1', placeCode: '01004' });
    expect(here).toMatchObject({ kind: 'decided', side: { to: { body: 'Sở Thử' } }, overridden: [{ to: { body: 'UBND cấp xã' } }] });
    expect(await authority.whoDecides({ taskId: 'v-1', placeCode: '04' })).toMatchObject({ side: { to: { body: 'UBND cấp xã' } } });
    expect(await authority.whoDecides({ taskId: 'v-1', placeCode: '01', asOf: '2025-12-31' })).toMatchObject({ side: { to: { body: 'UBND cấp xã' } } });
    expect(authority.listOverrides('v-1')).toHaveLength(1);
    expect(authority.listTasks({ placeCode: '04' }, '', 10).items).toHaveLength(1);
    expect(authority.listTasks({ placeCode: '01' }, '', 10).items).toHaveLength(2);
  });

  it.each([
    ['provinceSupervisor', HANOI, '01', 'taken'],
    ['provinceSupervisor', HANOI, '04', 'not_allowed'],
    ['provinceSupervisor', HANOI, undefined, 'not_allowed'],
    ['officer', HANOI, '01', 'not_allowed'],
    ['knowledgeEditor', { id: 'x', kind: 'commune' as const }, undefined, 'taken'],
    ['operator', { id: 'x', kind: 'commune' as const }, '01', 'taken'],
  ])('%s of %j may propose a file for province %s: %s', (role, site, provinceCode, expected) => {
    expect(mayImportTasks(officer(role, site), provinceCode === undefined ? {} : { provinceCode })?.code ?? 'taken').toBe(expected);
  });
});

describe('the work list of findings', () => {
  it('keeps state and owner when it is looked for again, and marks what is gone', async () => {
    await load([await folder.writeLines('f.jsonl', [makeRecord({ id: 'v-1', procedureCodes: ['1.000001', '1.000002'], validTo: '2028-01-01' })])]);
    const first = await authority.searchFindings({ actor });
    expect(first).toMatchObject({ ok: true, value: { new: 2, byKind: { levelDisagrees: 1, procedureMissing: 1 } } });
    const found = await authority.listFindings({ kind: 'levelDisagrees', afterId: '', limit: 10 });
    const id = found[0]?.id ?? '';
    expect(await authority.changeFinding({ id, state: 'inWork', owner: 'an', note: 'đã hỏi Sở' }, { actor: officer('provinceSupervisor', HANOI) })).toMatchObject({ ok: true, value: { state: 'inWork', owner: 'an' } });
    expect(await authority.searchFindings({ actor })).toMatchObject({ ok: true, value: { new: 0, gone: 0 } });
    expect(await authority.listFindings({ state: 'inWork', afterId: '', limit: 10 })).toMatchObject([{ id, owner: 'an', note: 'đã hỏi Sở' }]);
    await load([await folder.writeLines('f2.jsonl', [makeRecord({ id: 'v-1', validTo: '2028-01-01' })])]);
    expect(await authority.searchFindings({ actor })).toMatchObject({ ok: true, value: { found: 0, gone: 2 } });
    expect(await authority.countFindings()).toEqual([]);
  });

  it('is changed by those whose work it is only', async () => {
    expect(await authority.searchFindings({ actor: officer('officer', HANOI) })).toMatchObject({ ok: false, code: 'not_allowed' });
    expect(await authority.changeFinding({ id: '0'.repeat(16), state: 'settled' }, { actor })).toMatchObject({ ok: false, code: 'not_found' });
  });

  it('an import puts the search for findings in the queue', async () => {
    await load([await folder.writeLines('j.jsonl', [makeRecord({ id: 'v-1' })])]);
    const jobs = await platform.database.query<{ task: string }>('select task_identifier as task from graphile_worker.jobs');
    expect(jobs.map(({ task }) => task)).toContain('authority_findings');
  });
});

describe('another process of the house', () => {
  it('is followed, and who listens hears which tasks changed', async () => {
    const other = await open();
    const heard: string[][] = [];
    other.onChanged((ids) => heard.push([...ids]));
    await load([await folder.writeLines('o.jsonl', [makeRecord({ id: 'v-1' })])]);
    expect(await other.followOthers()).toBe(true);
    expect(await other.followOthers()).toBe(false);
    expect(heard).toEqual([['v-1']]);
    expect(other.findTask('v-1')).toBeDefined();
  });
});
