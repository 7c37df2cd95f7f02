import { OpenAPIHono } from '@hono/zod-openapi';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#model/actor.ts';
import { systemActor } from '#model/actor.ts';
import { refuse } from '#model/outcome.ts';
import { ROLES } from '#model/role.ts';
import { testClock } from '#platform/clock.ts';
import type { HouseEnv } from '#platform/routes.ts';
import { openTestPlatform, type TestPlatform } from '#test/support/database.ts';
import { HOME } from '#test/support/home.ts';
import { makeFolder, type Folder } from '#test/support/import-folder.ts';
import { readAuthorityContent } from './authority-content.ts';
import { makeRecord } from './authority.fixture.ts';
import { AUTHORITY_RIGHTS } from './authority.policy.ts';
import { registerAuthorityRoutes } from './authority.routes.ts';
import { createAuthority, type Authority } from './authority.ts';

const STATUS: Readonly<Record<string, number>> = { not_found: 404, invalid_request: 422, not_signed_in: 401, not_allowed: 403 };
const CITIZEN: Actor = { kind: 'citizen', id: 'anonymous', siteId: 'local', roles: [] };
let platform: TestPlatform;
let folder: Folder;
let authority: Authority;
let api: OpenAPIHono<HouseEnv>;
let caller: Actor = CITIZEN;

function officer(role: string): Actor {
  return { kind: 'officer', id: role, siteId: 'hn', roles: [role], site: { id: 'hn', kind: 'province', placeCode: '01' } };
}

beforeAll(async () => {
  platform = await openTestPlatform({ clock: testClock('2026-11-30T08:00:00+07:00') });
  folder = await makeFolder();
  authority = await createAuthority({
    ...platform, content: await readAuthorityContent(HOME),
    ports: { findProcedure: () => Promise.resolve(undefined), provinceOf: (code) => code.slice(0, 2), findTasks: (text) => (text.includes('giấy') ? [{ id: 'v-1', title: 'Cấp giấy thử', score: 0.9 }, { id: 'v-2', title: 'Việc hai', score: 0.1 }] : []) },
  });
  const records = [
    makeRecord({ id: 'v-1' }),
    makeRecord({ id: 'v-2', title: 'Việc hai', act: 'phan_quyen', field: 'Khác', to: { body: 'UBND cấp tỉnh', tier: 'province', person: 'UBND' }, basis: [{ document: '121/2025/NĐ-CP' }] }),
    makeRecord({ id: 'v-3', title: 'Việc ba', validTo: '2026-01-01' }),
    makeRecord({ id: 'v-1', provinceCode: '01', to: { body: 'Sở Thử', tier: 'province', person: 'CO_QUAN_CHUYEN_MON' } }),
  ];
  await authority.importTasks({ paths: [await folder.writeLines('a.jsonl', records)] }, { actor: systemActor('local') });
  await authority.searchFindings({ actor: systemActor('local') });
  api = new OpenAPIHono<HouseEnv>({ defaultHook: (result, c) => (result.success ? undefined : c.var.problem(refuse('invalid_request', { reason: result.error.issues[0]?.message ?? '' }))) });
  api.use('*', async (c, next) => {
    c.set('actor', caller);
    c.set('language', 'vi');
    c.set('requestId', 'thu-nghiem');
    c.set('problem', (refusal) => Response.json({ code: refusal.code, ...refusal.details }, { status: STATUS[refusal.code] ?? 500 }));
    await next();
  });
  registerAuthorityRoutes(api, authority, { say: (_language, key, values = {}) => `${key} ${Object.values(values).join(' ')}`.trim() });
});
afterAll(async () => {
  await platform.close();
  await folder.remove();
});

async function call(method: string, path: string, body?: unknown, actor: Actor = CITIZEN): Promise<{ status: number; body: Record<string, unknown> }> {
  caller = actor;
  const response = await api.request(path, { method, ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
const get = (path: string, actor?: Actor): ReturnType<typeof call> => call('GET', path, undefined, actor);
const idsOf = (body: Record<string, unknown>): string[] => (body['items'] as { id: string }[]).map(({ id }) => id);

describe('tasks over HTTP, open to everyone', () => {
  test.each([
    ['', ['v-1', 'v-2', 'v-3']],
    ['?tier=province', ['v-2']],
    ['?act=phan_dinh', ['v-1', 'v-3']],
    ['?asOf=2026-11-30', ['v-1', 'v-2']],
    ['?field=Kh%C3%A1c', ['v-2']],
    ['?document=121/2025/N%C4%90-CP', ['v-2']],
    ['?q=viec', ['v-1', 'v-2', 'v-3'].slice(1)],
    ['?place=01001', ['v-1', 'v-1', 'v-2', 'v-3']],
  ])('list%s', async (query, ids) => {
    const { status, body } = await get(`/api/v1/tasks${query}`);
    expect([status, idsOf(body)]).toEqual([200, ids]);
  });

  test('turn pages with the cursor', async () => {
    const first = await get('/api/v1/tasks?limit=2');
    expect(idsOf(first.body)).toEqual(['v-1', 'v-2']);
    const second = await get(`/api/v1/tasks?limit=2&cursor=${String(first.body['nextCursor'])}`);
    expect([idsOf(second.body), second.body['nextCursor']]).toEqual([['v-3'], null]);
  });

  test('give one task with its province’s own record, and its versions', async () => {
    expect((await get('/api/v1/tasks/v-1')).body).toMatchObject({ task: { id: 'v-1', to: { body: 'UBND cấp xã' } }, overrides: [{ provinceCode: '01' }] });
    expect((await get('/api/v1/tasks/v-1?place=01')).body).toMatchObject({ task: { to: { body: 'Sở Thử' } } });
    expect((await get('/api/v1/tasks/v-2/versions')).body).toMatchObject({ items: [{ version: 1, provinceCode: null, to: 'UBND cấp tỉnh' }] });
    expect((await get('/api/v1/task-fields')).body).toEqual({ items: [{ name: 'Thử', count: 2 }, { name: 'Khác', count: 1 }] });
  });

  test('rule by task, by words and by place, each reason with its sentence', async () => {
    expect((await get('/api/v1/rulings?task=v-1')).body).toMatchObject({ ruling: { kind: 'decided', side: { to: { body: 'UBND cấp xã' } }, reasons: expect.arrayContaining([expect.objectContaining({ key: 'ruling.basis', text: expect.stringContaining('khoản 1 Điều 6') as string })]) as unknown }, asOf: '2026-11-30' });
    expect((await get(`/api/v1/rulings?q=${encodeURIComponent('cấp giấy phòng tư pháp huyện')}&place=01001&asOf=2026-01-01`)).body).toMatchObject({
      ruling: { kind: 'decided', side: { to: { body: 'Sở Thử' } }, overridden: [{ to: { body: 'UBND cấp xã' } }] }, taskId: 'v-1', provinceCode: '01', candidates: [{ id: 'v-1' }, { id: 'v-2' }], oldBodies: [{ id: 'phong-tu-phap' }],
    });
    expect((await get(`/api/v1/rulings?q=${encodeURIComponent('chuyện khác')}`)).body).toMatchObject({ ruling: { kind: 'unknown' } });
  });

  test('say what became of an old body', async () => {
    expect((await get(`/api/v1/bodies?q=${encodeURIComponent('phong tu phap')}&asOf=2025-06-30`)).body).toMatchObject({ items: [{ stillStands: true }] });
  });

  test.each([
    ['/api/v1/tasks/khong-co', 404], ['/api/v1/tasks/khong-co/versions', 404], ['/api/v1/rulings?task=khong-co', 404], ['/api/v1/rulings', 422], ['/api/v1/rulings?task=v-1&q=abc', 422], ['/api/v1/rulings?task=v-1&asOf=2026-02-31', 422],
    ['/api/v1/tasks?place=1', 422], ['/api/v1/tasks?cursor=rac', 422], ['/api/v1/tasks?tier=quan', 422], ['/api/v1/bodies?q=a', 422],
  ])('%s: %i', async (path, status) => {
    expect((await get(path)).status).toBe(status);
  });
});

describe('findings and imports, for those whose work they are', () => {
  const NOBODY = '019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7';
  const GUARDED = [
    ['GET', '/api/v1/task-findings', 'readFindings', undefined], ['POST', '/api/v1/task-findings/searches', 'changeFindings', {}], ['PATCH', `/api/v1/task-findings/${'0'.repeat(16)}`, 'changeFindings', { state: 'open' }],
    ['GET', '/api/v1/task-imports', 'readImports', undefined], ['GET', `/api/v1/task-imports/${NOBODY}`, 'readImports', undefined],
  ] as const;

  test.each(GUARDED.flatMap(([method, path, action, body]) => ROLES.map((role) => ({ method, path, action, body, role }))))('$method $path for $role', async ({ method, path, action, body, role }) => {
    const { status } = await call(method, path, body, officer(role));
    const may = AUTHORITY_RIGHTS[action].roles.some((each) => each === role);
    expect(status === 403).toBe(!may);
  });

  test.each(GUARDED)('%s %s is closed to citizens', async (method, path, _action, body) => {
    expect((await call(method, path, body)).status).toBe(401);
  });

  test('a finding is taken on, with its sentence, counts and what the caller may do', async () => {
    const { body } = await get('/api/v1/task-findings?kind=noArticle', officer('knowledgeEditor'));
    expect(body).toMatchObject({ items: [{ kind: 'noArticle', taskId: 'v-2', taskTitle: 'Việc hai', state: 'open', text: expect.stringContaining('finding.noArticle') as string }], allowed: ['readFindings', 'changeFindings'] });
    const [{ id } = { id: '' }] = body['items'] as { id: string }[];
    expect(await call('PATCH', `/api/v1/task-findings/${id}`, { state: 'accepted', owner: 'lan' }, officer('knowledgeEditor'))).toMatchObject({ status: 200, body: { state: 'accepted', owner: 'lan' } });
    expect((await get('/api/v1/task-findings?state=accepted&owner=lan', officer('knowledgeApprover'))).body).toMatchObject({ items: [{ id }], allowed: ['readFindings'] });
    expect((await get('/api/v1/task-findings?cursor=rac', officer('operator'))).status).toBe(422);
  });

  test('an import is listed with its counts; a row that was wrong is named with its sentence', async () => {
    const csv = '\ufeffTên nhiệm vụ,Hình thức,Cơ quan thực hiện,Điều\nCấp phép nhà xưởng,phân cấp,UBND cấp xã,\nViệc sai,giao bừa,UBND cấp xã,\n';
    const input = { paths: [await folder.write('tinh.csv', csv)], provinceCode: '01' };
    // Whoever is a person proposes a file; it is written only by the house.
    expect(await authority.importTasks(input, { actor: officer('operator') })).toMatchObject({ ok: false, code: 'not_allowed' });
    expect(await authority.importTasks(input, { actor: systemActor('local') })).toMatchObject({ ok: true, value: { new: 1, rejected: 1 } });
    expect(authority.listTasks({ placeCode: '01', q: 'nha xuong' }, '', 5).items).toMatchObject([{ provinceCode: '01' }]);
    expect((await get('/api/v1/task-imports?limit=1', officer('operator'))).body).toMatchObject({ items: [{ actorId: 'system', counts: { new: 1 } }], nextCursor: expect.any(String) as string });
    const [kept] = (await get('/api/v1/task-imports?limit=1', officer('operator'))).body['items'] as { id: string }[];
    expect((await get(`/api/v1/task-imports/${kept?.id ?? ''}`, officer('knowledgeApprover'))).body).toMatchObject({ counts: { rejected: 1 }, rejections: [{ place: 3, text: expect.stringContaining('giao bừa') as string }] });
    expect((await get('/api/v1/task-imports/019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7', officer('operator'))).status).toBe(404);
  });
});
