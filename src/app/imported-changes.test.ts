import { randomBytes } from 'node:crypto';
import { OpenAPIHono } from '@hono/zod-openapi';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AMENDED, DECREE, makeDocx, paragraph } from '#law/law.fixture.ts';
import { makePage } from '#catalogue/test-records.ts';
import { systemActor, type Actor } from '#model/actor.ts';
import type { ChangeSet } from '#model/change-set.ts';
import type { Outcome } from '#model/outcome.ts';
import type { Role } from '#model/role.ts';
import type { Site } from '#model/site.ts';
import type { Api, HouseEnv } from '#platform/routes.ts';
import type { ImportKind, ImportOptions } from '#knowledge/import-port.ts';
import { createTestStore, type TestStore } from '#test/support/database.ts';
import { HOME } from '#test/support/home.ts';
import { makeDataDir } from '#test/support/house-process.ts';
import { readStartConfig } from './config.ts';
import { readLocales } from './content.ts';
import { openFullHouse, type OpenHouse } from './open-house.ts';
import type { FullHouse } from './build.ts';
import { refusals } from './refusals.ts';

const P: Site = { id: 'p1', kind: 'province', placeCode: '79' };
const who = (id: string, ...roles: Role[]): Actor => ({ kind: 'officer', id, siteId: P.id, site: P, roles });
const editor = who('minh', 'knowledgeEditor');
const approver = who('nga', 'knowledgeApprover');
const both = who('thu', 'knowledgeEditor', 'knowledgeApprover');

let store: TestStore;
let dir: Awaited<ReturnType<typeof makeDataDir>>;
let open: OpenHouse<FullHouse>;
let house: FullHouse;

beforeAll(async () => {
  store = await createTestStore();
  dir = await makeDataDir();
  open = await openFullHouse(readStartConfig({ args: ['--data', dir.path], environment: { ...process.env, DATABASE_URL: store.url, MOTCUA_LOG_LEVEL: 'error' }, home: HOME }));
  house = open.house;
}, 240_000);
afterAll(async () => {
  await open.close();
  await store.drop();
  await dir.remove();
}, 60_000);

async function value<T>(soon: Promise<Outcome<T>>): Promise<T> {
  const outcome = await soon;
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value;
}
async function* bytesOf(content: Buffer): AsyncGenerator<Uint8Array> {
  yield content;
}
const send = async (kind: ImportKind, name: string, content: string | Buffer): Promise<{ file: string; name: string }> => ({ file: (await value(house.knowledge.imports.send(kind, bytesOf(Buffer.from(content)), editor))).hash, name });
const because = { title: 'Nhập tệp', reason: 'theo văn bản mới' };
const propose = async (kind: ImportKind, name: string, content: string | Buffer, options: ImportOptions = {}, actor = editor): Promise<ChangeSet> => value(house.knowledge.imports.propose(kind, await send(kind, name, content), options, because, { actor }));
const act = (set: ChangeSet, deed: 'submit' | 'approve' | 'rollBack', actor: Actor): Promise<ChangeSet> => value(house.knowledge.changeSets.act({ deed, id: set.id, version: set.version, reason: 'đã xem' }, { actor }));
const runDue = () => house.knowledge.changeSets.goLiveDue({ actor: systemActor('p1') });
/** The name of a refusal, or its sentence about the file. */
const no = (outcome: Outcome<unknown>): string => (outcome.ok ? 'taken' : outcome.code === 'import_file_refused' ? String(outcome.details['vi']) : outcome.code);

const csv = (rows: readonly string[]): string => ['\ufeffMã,Tên việc,Cơ quan nhận,Cấp nhận,Hình thức,Hiệu lực từ,Nguồn', ...rows].join('\n');

describe('a file of tasks', () => {
  test('changes nothing before another person approves it; then it counts, and is taken back in one step', { timeout: 60_000 }, async () => {
    const content = csv(['vd-1,Cấp giấy ví dụ một,UBND cấp xã,xã,phân cấp,01/07/2025,QĐ 1', 'vd-2,Cấp giấy ví dụ hai,Chủ tịch UBND cấp xã,xã,phân cấp,01/07/2025,QĐ 1', ',,UBND cấp xã,xã,phân cấp,01/07/2025,QĐ 1']);
    const looked = await value(house.knowledge.imports.look('tasks', await send('tasks', 'viec.csv', content), {}, editor));
    expect(looked).toMatchObject({ items: 2, report: { read: 3, new: 2, rejected: 1, rejections: [{ place: 4, text: { vi: expect.stringContaining('tên việc') as string } }] }, columns: [{ columns: expect.arrayContaining([expect.objectContaining({ column: 'Tên việc', becomes: 'title' })]) as unknown }] });
    const draft = await propose('tasks', 'viec.csv', content);
    expect(draft).toMatchObject({ origin: 'import', state: 'draft', itemCount: 2, report: { files: [{ name: 'viec.csv' }], rejected: 1 }, items: [{ kind: 'task', beforeVersion: 0, before: null, isImported: true }, {}] });
    expect(house.authority.listTasks({ q: 'giay vi du' }, '', 9).items).toEqual([]);
    const submitted = await act(draft, 'submit', editor);
    expect(await house.knowledge.changeSets.act({ deed: 'approve', id: submitted.id, version: submitted.version }, { actor: editor })).toMatchObject({ code: 'not_allowed' });
    const live = await act(submitted, 'approve', approver);
    expect(live.state).toBe('live');
    await expect.poll(() => house.authority.listTasks({ q: 'giay vi du' }, '', 9).items.map(({ title }) => title), { timeout: 10_000 }).toEqual(['Cấp giấy ví dụ một', 'Cấp giấy ví dụ hai']);
    const again = csv(['vd-1,Cấp giấy ví dụ một,UBND cấp tỉnh,tỉnh,phân cấp,01/07/2025,QĐ 2']);
    const second = await act(await act(await propose('tasks', 'viec2.csv', again, {}, both), 'submit', both), 'approve', approver);
    await expect.poll(() => house.authority.listTasks({ q: 'vi du mot' }, '', 9).items[0]?.to?.body, { timeout: 10_000 }).toBe('UBND cấp tỉnh');
    expect(await house.knowledge.changeSets.act({ deed: 'rollBack', id: live.id, version: live.version, reason: 'x' }, { actor: editor })).toMatchObject({ code: 'change_set_overtaken' });
    await act(second, 'rollBack', editor);
    await expect.poll(() => house.authority.listTasks({ q: 'vi du mot' }, '', 9).items[0]?.to?.body, { timeout: 10_000 }).toBe('UBND cấp xã');
    await act(live, 'rollBack', editor);
    await expect.poll(() => house.authority.listTasks({ q: 'giay vi du' }, '', 9).items.length, { timeout: 10_000 }).toBe(0);
  });

  test('of many records is checked, made live and rolled back by the worker, all of it or nothing', { timeout: 120_000 }, async () => {
    const rows = Array.from({ length: 150 }, (_, at) => `nh-${String(at)},Việc hàng loạt số ${String(at)},UBND cấp xã,xã,phân cấp,01/07/2025,QĐ 3`);
    const draft = await propose('tasks', 'nhieu.csv', csv(rows));
    expect(draft).toMatchObject({ itemCount: 150 });
    expect(draft.items).toHaveLength(50);
    const { changeSets } = house.knowledge;
    const first = await changeSets.listItems(draft.id, { afterPlace: 0, limit: 100 }, approver);
    expect([first?.items.length, first?.nextCursor === null]).toEqual([100, false]);
    expect(await changeSets.summarize(draft.id, approver)).toEqual({ kinds: [{ kind: 'task', new: 150, changed: 0 }], fields: [] });
    const submitted = await act(draft, 'submit', editor);
    // Not before what it touches is known (change_set_unchecked).
    expect(await changeSets.act({ deed: 'approve', id: draft.id, version: submitted.version }, { actor: approver })).toMatchObject({ code: 'change_set_unchecked' });
    await changeSets.checkMany(draft.id);
    expect(await changeSets.find(draft.id, approver)).toMatchObject({ checkedAt: expect.any(String) as string, effects: { totals: { tasks: 0 } } });
    const approved = await act(submitted, 'approve', approver);
    expect(approved.state).toBe('approved');
    expect(await runDue()).toEqual({ live: 1, stuck: 0 });
    const live = await changeSets.find(draft.id, approver);
    expect(live).toMatchObject({ state: 'live', approvedBy: 'nga' });
    expect(live?.progress).toBeUndefined();
    await expect.poll(() => house.authority.listTasks({ q: 'viec hang loat' }, '', 200).items.length, { timeout: 10_000 }).toBe(150);
    const asked = await act(live as ChangeSet, 'rollBack', editor);
    expect([asked.state, (await changeSets.find(draft.id, editor))?.progress?.step]).toEqual(['live', 'rollBack']);
    await changeSets.rollBackMany({ deed: 'rollBack', id: draft.id, version: asked.version, reason: 'thử xong' }, editor);
    expect((await changeSets.find(draft.id, editor))?.state).toBe('rolledBack');
    await expect.poll(() => house.authority.listTasks({ q: 'viec hang loat' }, '', 200).items.length, { timeout: 10_000 }).toBe(0);
  });
});

describe('a file of procedures', () => {
  test('goes live with its own source, and back to what there was', { timeout: 60_000 }, async () => {
    const page = await makePage('1.999401');
    const live = await act(await act(await propose('procedures', 'tt.jsonl', JSON.stringify(page), { sourceDate: '2026-01-02' }), 'submit', editor), 'approve', approver);
    expect(live).toMatchObject({ state: 'live', items: [{ kind: 'procedure', id: '1.999401', liveVersion: 1 }] });
    await expect.poll(async () => (await house.catalogue.findProcedure('1.999401'))?.version, { timeout: 10_000 }).toBe(1);
    const changed = await act(await act(await propose('procedures', 'tt2.jsonl', JSON.stringify({ ...page, ten_thu_tuc: `${String((page as Record<string, unknown>)['ten_thu_tuc'])} mới` }), { sourceDate: '2026-02-02' }), 'submit', editor), 'approve', approver);
    expect((await house.catalogue.findProcedure('1.999401'))?.name).toMatch(/ mới$/u);
    await act(changed, 'rollBack', editor);
    expect((await house.catalogue.findProcedure('1.999401'))?.name).not.toMatch(/ mới$/u);
    await act(live, 'rollBack', editor);
    expect(await house.catalogue.findProcedure('1.999401')).toBeUndefined();
    // The same file counts again afterwards.
    await act(await act(await propose('procedures', 'tt.jsonl', JSON.stringify(page), { sourceDate: '2026-01-02' }), 'submit', editor), 'approve', approver);
    expect((await house.catalogue.findProcedure('1.999401'))?.name).toBeTruthy();
  });
});

describe('a file of legal texts', () => {
  test('is compared article by article, goes live, and back with its articles, relations and dates', { timeout: 60_000 }, async () => {
    const { law, knowledge } = house;
    const readsAs = (text: string): Promise<void> => expect.poll(async () => (await law.findProvision({ document: '918/2031/NĐ-CP', article: '2', clause: '1' }, '2031-08-01'))?.units[0]?.text, { timeout: 10_000 }).toBe(text);
    const draft = await propose('law', 'nd.txt', DECREE);
    expect(draft).toMatchObject({ items: [{ kind: 'law', id: '918/2031/NĐ-CP', before: null }] });
    expect(await law.findDocument('918/2031/NĐ-CP')).toBeUndefined();
    const live = await act(await act(draft, 'submit', editor), 'approve', approver);
    await readsAs('Thời hạn giải quyết là 05 ngày làm việc.');
    expect((await law.listRelations('918/2031/NĐ-CP')).by).toHaveLength(2);
    const next = await propose('law', 'nd2.txt', AMENDED);
    const [item] = next.items;
    expect(item?.beforeVersion).toBe(1);
    expect(await knowledge.changeSets.summarize(next.id, approver)).toMatchObject({ kinds: [{ kind: 'law', new: 0, changed: 1 }], fields: [{ field: 'articles', count: 1 }] });
    const amended = await act(await act(next, 'submit', editor), 'approve', approver);
    await readsAs('Thời hạn giải quyết là 03 ngày làm việc.');
    await act(amended, 'rollBack', editor);
    await readsAs('Thời hạn giải quyết là 05 ngày làm việc.');
    await act(live, 'rollBack', editor);
    await expect.poll(() => law.findDocument('918/2031/NĐ-CP'), { timeout: 10_000 }).toBeUndefined();
    expect((await law.listRelations('918/2031/NĐ-CP')).by).toEqual([]);
  });

  test('is tried on the library as it would be: a basis that it repeals is told as ended in a ruling, and only there', { timeout: 60_000 }, async () => {
    const question = { id: 'nha-hieu-luc', audience: 'officer', question: 'Ở xã những ai được ký chứng thực', expected: { status: 'answered', mustContain: [] }, subjects: ['977/2026/NĐ-CP'] } as const;
    await value(house.knowledge.golden.keep(question, { actor: editor }));
    const text = DECREE.replaceAll('918/2031', '977/2026').replaceAll('2031', '2026').replace('Bãi bỏ Điều 4 Nghị định số 45/2020/NĐ-CP', 'Bãi bỏ Điều 13 Nghị định số 120/2025/NĐ-CP');
    const draft = await propose('law', 'bai-bo.txt', text);
    const [asked] = (await house.knowledge.changeSets.compareGolden(draft.id, approver)) ?? [];
    expect(asked).toMatchObject({ question: { id: 'nha-hieu-luc' }, verdict: 'changed', before: { status: 'answered' }, after: { status: 'answered' } });
    expect(asked?.after.text).toContain('đã hết hiệu lực');
    expect(asked?.before.text).not.toContain('đã hết hiệu lực');
    expect((await house.law.stateOn({ document: '120/2025/NĐ-CP', article: '13' }, '2026-11-30')).state).not.toBe('ended');
    await value(house.knowledge.golden.retire('nha-hieu-luc', { actor: editor }));
    expect(await house.knowledge.changeSets.compareGolden(draft.id, approver)).toEqual([]);
  });

  test('that somebody else changed meanwhile is not written over (change_set_stale), and is not edited by hand (change_item_imported)', { timeout: 60_000 }, async () => {
    const other = DECREE.replaceAll('918/2031', '941/2031');
    const [one, two] = [await propose('law', 'a.txt', other), await propose('law', 'b.txt', other.replace('05 ngày', '07 ngày'))];
    await act(await act(one, 'submit', editor), 'approve', approver);
    expect(await house.knowledge.changeSets.act({ deed: 'submit', id: two.id, version: two.version }, { actor: editor })).toMatchObject({ code: 'change_set_stale', details: { id: '941/2031/NĐ-CP' } });
    const source = { text: 'x', date: '2026-11-20', certainty: 'official' } as const;
    expect(await house.knowledge.changeSets.open({ ...because, source, origin: 'edit', items: [{ kind: 'law', id: '941/2031/NĐ-CP', after: { title: 'Khác' } }] }, { actor: editor })).toMatchObject({ code: 'change_item_imported' });
  });
});

describe('a file that is not what it should be is refused with what to do, and nothing of it stays', () => {
  const look = async (kind: ImportKind, name: string, content: string | Buffer): Promise<string> => {
    const outcome = await house.knowledge.imports.look(kind, await send(kind, name, content), {}, editor);
    return outcome.ok ? (outcome.value.report.rejections[0]?.text.vi ?? 'taken') : no(outcome);
  };

  test('a scan, a bomb, a picture book, wrong columns, another encoding, nothing new', { timeout: 120_000 }, async () => {
    expect(await look('law', 'quet.docx', makeDocx('<w:p><w:r><w:drawing/></w:r></w:p>', { 'word/media/a.png': new Uint8Array(2_000) }))).toContain('bản chụp (scan)');
    // A text of ordinary length among thirty megabytes of pictures is a text.
    const pictures = { 'word/media/a.png': randomBytes(29 * 1024 * 1024) };
    const thirty = makeDocx(DECREE.replaceAll('918/2031', '970/2031').split('\n').map((line) => paragraph(line)).join(''), pictures);
    expect(await look('law', 'co-hinh.docx', thirty)).toBe('taken');
    const bomb = makeDocx(paragraph('a'.repeat(150_000_000)));
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await look('law', 'bom.docx', bomb)).toContain('phá hoại');
    expect(await look('tasks', 'thieu.csv', 'Tên nhiệm vụ\nA\n')).toMatch(/^Tệp "thieu\.csv" thiếu cột/u);
    expect(no(await house.knowledge.imports.look('tasks', await send('tasks', 'cot.csv', csv(['x-1,Việc x,UBND cấp xã,xã,phân cấp,01/07/2025,QĐ'])), { mapping: { 'Nguồn': 'nguon' } }, editor))).toContain('không có mục "nguon"');
    expect(await look('tasks', 'cu.csv', Buffer.from([0x54, 0xea, 0x6e, 0x20, 0xd5, 0x0a]))).toContain('không phải UTF-8');
    expect(await look('tasks', 'bang.xlsx', Buffer.from(zipSync({ 'a.txt': new Uint8Array(10) })))).toContain('bảng tính .xlsx');
    expect(await look('tasks', 'bom.xlsx', Buffer.from(zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(300_000_000) })))).toContain('quá giới hạn');
    expect(await look('procedures', 'rac.json', '{"a":1}')).toContain('Không nhận ra đây là bản ghi thủ tục');
  });

  test('more than a file may be (import_file_too_large), a file that went (import_file_gone), nothing new (import_without_changes)', { timeout: 120_000 }, async () => {
    const { imports } = house.knowledge;
    expect(await imports.send('tasks', bytesOf(Buffer.alloc(17 * 1024 * 1024)), editor)).toMatchObject({ code: 'file_too_large' });
    const thirty = await imports.send('law', bytesOf(Buffer.alloc(30 * 1024 * 1024, 'PK')), editor);
    expect(thirty.ok).toBe(true);
    // Sent to another process that has a data folder of its own, it is not here either; the sentence says so, and what to do.
    expect(no(await imports.look('law', { file: '0'.repeat(64), name: 'x' }, {}, editor))).toBe('import_file_gone');
    const sentences = await readLocales(HOME);
    const told = (sentences.vi['refusals'] as Record<string, { detail: string }>)['import_file_gone']?.detail;
    expect(told).toMatch(/máy chủ khác.*Chưa ghi gì.*gửi lại/u);
    const none = csv(['']);
    expect(no(await imports.propose('tasks', await send('tasks', 'rong.csv', none), {}, because, { actor: editor }))).toBe('import_without_changes');
  });

  test('two files at once: the second is told to wait (import_busy), and may come again', { timeout: 60_000 }, async () => {
    const { imports } = house.knowledge;
    const sent = await send('law', 'hai.txt', DECREE.replaceAll('918/2031', '950/2031'));
    const outcomes = await Promise.all([imports.look('law', sent, {}, editor), imports.look('law', sent, {}, both)]);
    expect(outcomes.map(no).sort()).toEqual(['import_busy', 'taken']);
    expect((await imports.look('law', sent, {}, both)).ok).toBe(true);
  });

  test('more records than one change set holds (import_too_large)', { timeout: 120_000 }, async () => {
    const rows = Array.from({ length: 5_001 }, (_, at) => `qn-${String(at)},Việc quá nhiều ${String(at)},UBND cấp xã,xã,phân cấp,01/07/2025,QĐ 4`);
    expect(await house.knowledge.imports.propose('tasks', await send('tasks', 'qua.csv', csv(rows)), {}, because, { actor: editor })).toMatchObject({ code: 'import_too_large', details: { items: 5_001, most: 5_000 } });
  });

  test('files are for those who may propose them, at the province, and of the own province only', async () => {
    const { imports } = house.knowledge;
    const commune: Actor = { ...editor, siteId: 'c1', site: { id: 'c1', kind: 'commune', provinceId: 'p1' } };
    expect(no(await imports.send('law', bytesOf(Buffer.from('a')), who('an', 'officer')))).toBe('not_allowed');
    expect(no(await imports.send('law', bytesOf(Buffer.from('a')), commune))).toBe('knowledge_not_at_province');
    const sent = await send('tasks', 'a.csv', csv(['x-1,Việc x,UBND cấp xã,xã,phân cấp,01/07/2025,QĐ']));
    const supervisor = who('hoa', 'provinceSupervisor');
    expect(no(await imports.look('tasks', sent, { provinceCode: '01' }, supervisor))).toBe('not_allowed');
    expect(no(await imports.look('tasks', sent, {}, supervisor))).toBe('not_allowed');
    expect(no(await imports.look('tasks', sent, { provinceCode: '79' }, supervisor))).toBe('taken');
    expect(no(await imports.look('procedures', sent, {}, supervisor))).toBe('not_allowed');
  });
});

describe('imports over HTTP', () => {
  let api: OpenAPIHono<HouseEnv>;
  let actor: Actor = editor;
  beforeAll(() => {
    api = new OpenAPIHono<HouseEnv>();
    api.use('*', async (c, next) => {
      c.set('language', 'vi');
      c.set('actor', actor);
      c.set('problem', ({ code, details }) => Response.json({ code, ...details }, { status: refusals[code]?.status ?? 500 }));
      await next();
    });
    for (const register of house.routes) register(api as unknown as Api);
  });
  const post = async (path: string, body: unknown): Promise<{ status: number; body: Record<string, unknown> }> => {
    const response = await api.request(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const get = async (path: string): Promise<Record<string, unknown>> => (await (await api.request(path)).json()) as Record<string, unknown>;

  test('a file is sent as it is, looked at, proposed; its records and their differences are read in pages', { timeout: 60_000 }, async () => {
    actor = editor;
    const text = DECREE.replaceAll('918/2031', '960/2031');
    const sent = await api.request('/api/v1/import-files?kind=law&name=nd.txt', { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: text });
    expect(sent.status).toBe(201);
    const { file } = (await sent.json()) as { file: string };
    expect((await post('/api/v1/import-previews', { kind: 'law', file, name: 'nd.txt' })).body).toMatchObject({ items: 1, report: { new: 1, remarks: expect.any(Array) as unknown } });
    const made = await post('/api/v1/change-sets/imports', { kind: 'law', file, name: 'nd.txt', ...because });
    expect(made).toMatchObject({ status: 201, body: { origin: 'import', state: 'draft', itemCount: 1 } });
    const id = String(made.body['id']);
    expect(await get(`/api/v1/change-sets/${id}/items`)).toMatchObject({ items: [{ kind: 'law', id: '960/2031/NĐ-CP', isNew: true }], nextCursor: null });
    const page = await get(`/api/v1/change-sets/${id}/item?kind=law&subject=${encodeURIComponent('960/2031/NĐ-CP')}&limit=3`);
    expect(page).toMatchObject({ item: { differenceCount: expect.any(Number) as number }, nextCursor: expect.any(String) as string });
    expect(((page['item'] as { differences: unknown[] }).differences).length).toBe(3);
    expect(await get(`/api/v1/change-sets/${id}/item?kind=law&subject=${encodeURIComponent('960/2031/NĐ-CP')}&limit=100`)).toMatchObject({ item: { differences: expect.arrayContaining([expect.objectContaining({ label: 'Điều 2. Thời hạn', after: expect.stringContaining('05 ngày') as string })]) as unknown } });
    expect(await get(`/api/v1/change-sets/${id}/summary`)).toMatchObject({ kinds: [{ kind: 'law', new: 1 }] });
    expect(await get(`/api/v1/change-sets/${id}`)).toMatchObject({ report: { files: [{ name: 'nd.txt' }] }, items: [{ before: null, after: null, differenceCount: expect.any(Number) as number }] });
  });

  test('what is wrong with a file is said in the language of the caller; too many files are asked to wait', { timeout: 60_000 }, async () => {
    actor = both;
    const sent = await api.request('/api/v1/import-files?kind=tasks&name=thieu.csv', { method: 'POST', body: 'Tên nhiệm vụ\nA\n' });
    const { file } = (await sent.json()) as { file: string };
    expect(await post('/api/v1/import-previews', { kind: 'tasks', file, name: 'thieu.csv' })).toMatchObject({ status: 422, body: { code: 'import_file_refused', reason: expect.stringMatching(/^Tệp "thieu\.csv" thiếu cột/u) as string } });
    const big = await api.request('/api/v1/import-files?kind=tasks&name=to.csv', { method: 'POST', body: Buffer.alloc(17 * 1024 * 1024) });
    expect([big.status, ((await big.json()) as { code: string }).code]).toEqual([413, 'import_file_too_large']);
    const codes: number[] = [];
    for (let at = 0; at < 14; at += 1) codes.push((await api.request('/api/v1/import-files?kind=tasks&name=a.csv', { method: 'POST', body: 'a' })).status);
    expect(codes.at(-1)).toBe(429);
  });
});
