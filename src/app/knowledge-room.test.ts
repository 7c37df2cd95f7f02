import { OpenAPIHono } from '@hono/zod-openapi';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#model/actor.ts';
import type { ChangeSet, SubjectKind } from '#model/change-set.ts';
import type { Json } from '#model/json-diff.ts';
import type { Role } from '#model/role.ts';
import type { Site } from '#model/site.ts';
import { createTestStore, type TestStore } from '#test/support/database.ts';
import { HOME } from '#test/support/home.ts';
import { makeDataDir } from '#test/support/house-process.ts';
import type { Api, HouseEnv } from '#platform/routes.ts';
import { readStartConfig } from './config.ts';
import type { FullHouse } from './build.ts';
import { openFullHouse, type OpenHouse } from './open-house.ts';
import { refusals } from './refusals.ts';

type DataDir = Awaited<ReturnType<typeof makeDataDir>>;
const P: Site = { id: 'p1', kind: 'province', placeCode: '79' };
const who = (id: string, ...roles: Role[]): Actor => ({ kind: 'officer', id, siteId: P.id, site: P, roles });
const editor = who('minh', 'knowledgeEditor');
const approver = who('nga', 'knowledgeApprover');
const source = { text: 'Nghị quyết 10/2026/NQ-HĐND', date: '2026-11-20', certainty: 'official' } as const;

let store: TestStore;
let dirs: DataDir[] = [];
const houses: OpenHouse<FullHouse>[] = [];

beforeAll(async () => {
  store = await createTestStore();
  dirs = [await makeDataDir(), await makeDataDir()];
  const open = ({ path }: DataDir): Promise<OpenHouse<FullHouse>> => openFullHouse(readStartConfig({ args: ['--data', path], environment: { ...process.env, DATABASE_URL: store.url, MOTCUA_LOG_LEVEL: 'error' }, home: HOME }));
  // One after the other: the second finds the content in the store.
  for (const dir of dirs) houses.push(await open(dir));
}, 240_000);
afterAll(async () => {
  for (const house of houses) await house.close();
  await store.drop();
  for (const dir of dirs) await dir.remove();
}, 60_000);

describe('the golden questions of content', () => {
  test('are all answered right by a house that has nothing but the clone', { timeout: 120_000 }, async () => {
    const results = (await houses[0]?.house.knowledge.askGolden()) ?? [];
    expect(results.length).toBeGreaterThanOrEqual(60);
    expect(results.filter(({ result }) => !result.right).map(({ question, result }) => [question.id, result.missing, result.status, result.candidates.slice(0, 2), result.text.slice(0, 160)])).toEqual([]);
  });
});

async function value<T>(soon: Promise<{ ok: true; value: T } | { ok: false; code: string; details: object }> | undefined): Promise<T> {
  const outcome = await soon;
  if (outcome?.ok !== true) throw new Error(JSON.stringify(outcome));
  return outcome.value;
}
const first = (): FullHouse => (houses[0] as OpenHouse<FullHouse>).house;

/** Submits and approves in the first house. */
async function approve(kind: SubjectKind, id: string, after: Json): Promise<ChangeSet> {
  const { changeSets } = first().knowledge;
  const draft = await value(changeSets.open({ title: 'Thử', reason: 'văn bản mới', source, origin: 'edit', items: [{ kind, id, after }] }, { actor: editor }));
  const submitted = await value(changeSets.act({ deed: 'submit', id: draft.id, version: draft.version }, { actor: editor }));
  return value(changeSets.act({ deed: 'approve', id: draft.id, version: submitted.version, reason: 'đã xem các câu hỏi vàng' }, { actor: approver }));
}
const rollBack = (set: ChangeSet): Promise<ChangeSet> => value(first().knowledge.changeSets.act({ deed: 'rollBack', id: set.id, version: set.version, reason: 'thử xong' }, { actor: editor }));
const subject = async (kind: SubjectKind, id: string): Promise<{ version: number; value: Json; label: string }> => (await first().knowledge.changeSets.readSubject(kind, id)) ?? { version: -1, value: null, label: '' };
const askCitizen = async (house: FullHouse, text: string): Promise<{ text: string; code: string; status: string }> => {
  const { answer } = await house.assistant.compose({ text });
  return { text: answer.text, code: answer.procedure?.code ?? '', status: answer.status };
};
const askOfficer = async (house: FullHouse, text: string): Promise<{ text: string; status: string }> => (await house.officers.compose({ text })).answer;
/** The same in both houses, as soon as each has heard of it. */
async function everywhere<T>(read: (house: FullHouse) => Promise<T>, expected: T): Promise<void> {
  for (const { house } of houses) await expect.poll(() => read(house), { timeout: 20_000 }).toEqual(expected);
}

describe('an approved change is in the answers of every house of the store, and out of them again', () => {
  test('a procedure: its fee, with where it stands', { timeout: 60_000 }, async () => {
    const question = 'đăng ký giám hộ cho cháu mồ côi cần bao lâu';
    const before = await askCitizen(first(), question);
    const { value: record } = await subject('procedure', '1.004837');
    const after = structuredClone(record) as { cases: { channels: { time: Json }[] }[] };
    for (const each of after.cases) for (const way of each.channels) way.time = { amount: 2, unit: 'workingDay', text: '2 ngày làm việc.', state: 'structured' };
    const set = await approve('procedure', '1.004837', after as unknown as Json);
    await everywhere(async (house) => (await askCitizen(house, question)).text.includes('2 ngày làm việc'), true);
    expect((await first().knowledge.changeSets.compareGolden(set.id, approver))?.map(({ question: { id }, verdict }) => [id, verdict])).toEqual([['ct-giam-ho', 'worse']]);
    await rollBack(set);
    await everywhere(async (house) => (await askCitizen(house, question)).text, before.text);
  });

  test('a task: who decides, for officers', { timeout: 60_000 }, async () => {
    const question = 'Ai tặng danh hiệu thôn, tổ dân phố văn hóa';
    const before = await askOfficer(first(), question);
    const { value: record } = await subject('task', '129-2025-d59');
    const set = await approve('task', '129-2025-d59', { ...(record as Record<string, Json>), to: { body: 'Chủ tịch UBND cấp tỉnh', tier: 'province', person: 'CHU_TICH' } });
    await everywhere(async (house) => (await askOfficer(house, question)).text.includes('Chủ tịch UBND cấp tỉnh'), true);
    expect(set.effects?.questions).toContain('cb-thon-van-hoa');
    await rollBack(set);
    await everywhere(async (house) => (await askOfficer(house, question)).text, before.text);
  });

  test('a saying and a lay word: what leads to a record', { timeout: 60_000 }, async () => {
    const said = 'xin tờ giấy hồng khế ước ba lá';
    expect((await askCitizen(first(), said)).code).not.toBe('1.001193');
    const { value: sayings } = await subject('sayings', '1.001193');
    const own = sayings as { vietnamese: string[]; english: string[] };
    const set = await approve('sayings', '1.001193', { ...own, vietnamese: [...own.vietnamese, said] });
    await everywhere(async (house) => house.search.find(said).hits[0]?.id, '1.001193');
    await rollBack(set);
    await everywhere(async (house) => house.search.find(said).hits[0]?.id === '1.001193', false);
    const word = 'bùa hộ mệnh nhà thờ';
    const isFirst = async (house: FullHouse): Promise<boolean> => house.search.find(word).hits[0]?.id === '2.001019';
    await everywhere(isFirst, false);
    const lexicon = await approve('lexicon', word, { say: [word], means: [['chứng thực di chúc', 1]] });
    await everywhere(isFirst, true);
    await rollBack(lexicon);
    await everywhere(isFirst, false);
  });

  test('a switch: citizens and officers are sent to the counter with the reason, and answered again', { timeout: 60_000 }, async () => {
    const question = 'chứng thực chữ ký trên giấy ủy quyền bao nhiêu tiền';
    const off = await value(first().knowledge.switches.switchOff({ topic: 'field:Chứng thực', reason: 'đối chiếu Nghị định 280/2025/NĐ-CP, xong trước 15/12/2026' }, { actor: editor }));
    await everywhere(async (house) => (await askCitizen(house, question)).status, 'handed_over_elsewhere');
    const { answer } = await first().assistant.compose({ text: question });
    expect(answer).toMatchObject({ unboundNumbers: 0, status: 'handed_over_elsewhere' });
    expect(answer.text).toContain('đối chiếu Nghị định 280/2025/NĐ-CP, xong trước 15/12/2026');
    const officer = await first().officers.compose({ text: 'chứng thực chữ ký 2.000884 do ai làm' });
    expect(officer.answer).toMatchObject({ status: 'handed_over_elsewhere', unboundNumbers: 0 });
    await value(first().knowledge.switches.askOn({ id: off.id, reason: 'xong' }, { actor: editor }));
    await value(first().knowledge.switches.switchOn({ id: off.id }, { actor: approver }));
    await everywhere(async (house) => (await askCitizen(house, question)).status, 'answered');
    const set = await approve('switch', 'procedure:2.000884', { off: true, reason: 'chờ mẫu mới' });
    await everywhere(async (house) => (await askCitizen(house, question)).text.includes('chờ mẫu mới'), true);
    expect(set.effects?.questions).toContain('ct-chung-thuc-chu-ky');
    await rollBack(set);
    await everywhere(async (house) => (await askCitizen(house, question)).status, 'answered');
  });
});

describe('after a change', () => {
  test('the earlier answers that relied on it are found, with record and version, and later ones are not', { timeout: 60_000 }, async () => {
    const citizen: Actor = { kind: 'citizen', id: 'anonymous', siteId: P.id, roles: [] };
    const ask = (text: string): ReturnType<FullHouse['assistant']['ask']> => first().assistant.ask({ text }, { actor: citizen });
    const early = await value(ask('xin công nhận thoát nghèo thì bao lâu, căn cước 001085001234'));
    await value(ask('đăng ký kết hôn cần gì'));
    const { value: record, version } = await subject('procedure', '1.011608');
    const set = await approve('procedure', '1.011608', { ...(record as Record<string, Json>), requirements: 'Có tên trong danh sách rà soát' });
    await everywhere(async (house) => (await house.assistant.compose({ text: 'xin công nhận thoát nghèo thì bao lâu' })).answer.procedure?.version, version + 1);
    const late = await value(ask('xin công nhận thoát nghèo thì bao lâu'));
    const { recalls } = first().knowledge;
    const page = await recalls.listAnswers(set.id, { limit: 10 }, approver);
    expect(page?.items).toMatchObject([{ id: early.id, siteId: P.id, relied: [{ record: '1.011608', version }] }]);
    expect(page?.items[0]?.question).not.toContain('001085001234');
    expect(page?.items.map(({ id }) => id)).not.toContain(late.id);
    expect((await recalls.list({ limit: 50 }, approver)).items.find(({ changeSetId }) => changeSetId === set.id)).toMatchObject({ answers: 1, sites: [{ siteId: P.id, count: 1 }] });
    const strange: Actor = { ...approver, siteId: 'p2', site: { id: 'p2', kind: 'province', placeCode: '01' } };
    expect(await recalls.listAnswers(set.id, { limit: 10 }, strange)).toBeUndefined();
    // Rolled back, the old answer is right again, and the one given meanwhile is not.
    await rollBack(set);
    expect((await recalls.listAnswers(set.id, { limit: 10 }, approver))?.items).toMatchObject([{ id: late.id, relied: [{ record: '1.011608', version: version + 1 }] }]);
  });

  test('a counter reads what changed since a day, of its field and role, in plain words', { timeout: 60_000 }, async () => {
    const { knowledge } = first();
    const since = '2025-07-01';
    const read = (over: object = {}): ReturnType<typeof knowledge.listCounterChanges> => knowledge.listCounterChanges({ since, language: 'vi', ...over }, approver);
    const list = async (over: object = {}): Promise<Awaited<ReturnType<typeof read>>['items']> => (await read(over)).items;
    const all = await list();
    expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(['procedure', 'task', 'law', 'switch'].filter((kind) => kind !== 'law' || all.some((one) => one.kind === 'law'))));
    expect(all.find(({ id, kind, changeSetId }) => kind === 'procedure' && id === '1.004837' && changeSetId !== undefined)).toMatchObject({ field: 'Hộ tịch', text: 'Thay đổi: Thời hạn.', link: '/api/v1/procedures/1.004837' });
    expect(all.find(({ kind, id, text }) => kind === 'task' && id === '129-2025-d59' && text.includes('Cho cơ quan'))).toBeDefined();
    expect(all.filter(({ kind }) => kind === 'switch').map(({ text }) => text)).toContain('Trả lời tự động trở lại. Lý do: xong.');
    expect(new Set((await list({ field: 'Hộ tịch' })).filter(({ kind }) => kind === 'procedure').map(({ field }) => field))).toEqual(new Set(['Hộ tịch']));
    expect((await list({ role: 'clerk' })).some(({ kind }) => kind === 'task')).toBe(false);
    expect(await list({ since: '2099-01-01' })).toEqual([]);
    const moments = all.map(({ at }) => at);
    expect([...moments].sort().reverse()).toEqual(moments);
  });
});

describe('the API of knowledge', () => {
  const citizen: Actor = { kind: 'citizen', id: 'anonymous', siteId: P.id, roles: [] };
  /** The house's own routes, called by whom the test says. */
  const openApi = (): Api => {
    const api: Api = new OpenAPIHono<HouseEnv>();
    const people: Readonly<Record<string, Actor>> = { editor, approver, citizen, clerk: who('lan', 'clerk') };
    api.use('*', async (c, next) => {
      c.set('actor', people[c.req.header('x-who') ?? 'citizen'] ?? citizen);
      c.set('language', 'vi');
      c.set('requestId', 'test');
      c.set('problem', (refusal) => new Response(JSON.stringify(refusal), { status: refusals[refusal.code]?.status ?? 500 }));
      await next();
    });
    for (const register of first().routes) register(api);
    return api;
  };
  interface Reply {
    readonly status: number;
    readonly body: Record<string, never> & { readonly items: Record<string, never>[]; readonly id: string; readonly version: number; readonly code: string; readonly allowed: string[] };
  }
  const call = async (api: Api, by: string, method: string, path: string, body?: object): Promise<Reply> => {
    const response = await api.request(`http://house${path}`, { method, headers: { 'x-who': by, 'content-type': 'application/json' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    return { status: response.status, body: (await response.json()) as Reply['body'] };
  };
  const ID = '019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7';
  const MINE = /^\/api\/v1\/(?:change-sets|switches|recalls|counter-changes|golden-questions)/u;

  test('lets nobody in who is not signed in, on any of its routes', async () => {
    const api = openApi();
    const document = api.getOpenAPI31Document({ openapi: '3.1.0', info: { title: 't', version: '1' } });
    const routes = Object.entries(document.paths ?? {}).filter(([path]) => MINE.test(path)).flatMap(([path, methods]) => Object.keys(methods).map((method) => [method.toUpperCase(), path.replace(/\{kind\}/u, 'procedure').replace(/\{\w+\}/u, ID)] as const));
    expect(routes.length).toBeGreaterThanOrEqual(16);
    for (const [method, path] of routes) expect([method, path, (await call(api, 'citizen', method, path, method === 'GET' ? undefined : {})).status]).toEqual([method, path, 401]);
    expect((await call(api, 'clerk', 'POST', '/api/v1/change-sets', { title: 't', reason: 'r', source, items: [] })).status).toBe(403);
    expect((await call(api, 'clerk', 'GET', '/api/v1/recalls')).status).toBe(403);
  });

  test('takes a change from the record to its approval, told in words', async () => {
    const api = openApi();
    const record = await call(api, 'editor', 'GET', '/api/v1/change-sets/subjects/procedure/1.010041');
    const value = record.body['value'] as unknown as Record<string, Json>;
    const draft = await call(api, 'editor', 'POST', '/api/v1/change-sets', { title: 'Thêm yêu cầu', reason: 'thông tư mới', source, items: [{ kind: 'procedure', id: '1.010041', after: { ...value, requirements: 'Có mặt tại nơi cư trú' }, beforeVersion: record.body.version }] });
    expect(draft.status).toBe(201);
    expect(draft.body['items'][0]?.['differences']).toEqual([{ path: 'requirements', label: 'Yêu cầu, điều kiện', after: 'Có mặt tại nơi cư trú', ...(value['requirements'] === undefined ? {} : { before: value['requirements'] }) }]);
    const path = `/api/v1/change-sets/${draft.body.id}`;
    const deeds = (by: string, body: object): Promise<Reply> => call(api, by, 'POST', `${path}/deeds`, body);
    expect((await deeds('editor', { deed: 'submit', version: 1 })).body).toMatchObject({ state: 'submitted', effects: { procedures: expect.arrayContaining([{ id: '1.010041', name: 'Xác nhận thông tin cư trú (CT07)' }]) as unknown, questions: ['ct-ct07'] } });
    expect((await call(api, 'approver', 'GET', path)).body.allowed).toEqual(['sendBack', 'reject', 'approve']);
    expect([(await deeds('approver', { deed: 'approve', version: 1 })).status, (await deeds('editor', { deed: 'approve', version: 2 })).status]).toEqual([409, 403]);
    expect((await call(api, 'approver', 'GET', `${path}/golden-questions`)).body.items[0]).toMatchObject({ verdict: 'same', before: { right: true }, after: { right: true } });
    const live = await deeds('approver', { deed: 'approve', version: 2 });
    expect([live.status, live.body['state']]).toEqual([200, 'live']);
    expect((await call(api, 'clerk', 'GET', `${path}/history`)).body.items.map((one) => one['deed'])).toEqual(['open', 'submit', 'approve']);
    expect((await call(api, 'editor', 'GET', '/api/v1/change-sets?subject=1.010041')).body.items[0]).toMatchObject({ id: draft.body.id, state: 'live' });
    expect((await deeds('editor', { deed: 'rollBack', version: live.body.version, reason: 'thử xong' })).body['state']).toBe('rolledBack');
  });

  test('switches, recalls, golden questions and what changed are read and paged', async () => {
    const api = openApi();
    const off = await call(api, 'editor', 'POST', '/api/v1/switches', { topic: 'task:129-2025-d59', reason: 'đang đối chiếu' });
    expect([off.status, (await call(api, 'clerk', 'GET', '/api/v1/switches')).body.items.map((one) => one['topic'])]).toEqual([201, ['task:129-2025-d59']]);
    expect((await call(api, 'editor', 'POST', `/api/v1/switches/${off.body.id}/on-requests`, { reason: 'xong' })).status).toBe(200);
    expect((await call(api, 'editor', 'POST', `/api/v1/switches/${off.body.id}/on`)).status).toBe(403);
    expect((await call(api, 'approver', 'POST', `/api/v1/switches/${off.body.id}/on`)).status).toBe(200);
    expect((await call(api, 'approver', 'GET', '/api/v1/recalls?limit=2')).body.items.length).toBeGreaterThan(0);
    expect((await call(api, 'clerk', 'GET', '/api/v1/counter-changes?since=2025-07-01&role=clerk')).body.items.length).toBeGreaterThan(0);
    const page = await call(api, 'clerk', 'GET', '/api/v1/golden-questions?limit=3');
    const next = await call(api, 'clerk', 'GET', `/api/v1/golden-questions?limit=3&cursor=${String(page.body['nextCursor'])}`);
    expect(new Set([...page.body.items, ...next.body.items].map((one) => one['id'])).size).toBe(6);
    const kept = { audience: 'citizen', question: 'hỏi thử một câu của tỉnh', expected: { status: 'unanswerable', mustContain: [] }, subjects: ['1.001193'] };
    expect((await call(api, 'editor', 'PUT', '/api/v1/golden-questions/tinh-1', kept)).status).toBe(200);
    expect((await call(api, 'editor', 'PUT', '/api/v1/golden-questions/ct-ct07', kept)).body.code).toBe('golden_of_content');
    expect((await call(api, 'clerk', 'PUT', '/api/v1/golden-questions/tinh-2', kept)).status).toBe(403);
    expect((await call(api, 'clerk', 'GET', '/api/v1/golden-questions/tinh-1')).body).toMatchObject({ id: 'tinh-1', origin: 'house' });
    // Tried as it is typed: what is expected and not said is named, and nothing is kept.
    const tried = await call(api, 'editor', 'POST', '/api/v1/golden-questions/trials', { ...kept, expected: { ...kept.expected, mustContain: ['một điều không ai nói'] } });
    expect(tried.body).toMatchObject({ right: false, missing: ['một điều không ai nói'] });
    expect((await call(api, 'clerk', 'POST', '/api/v1/golden-questions/trials', kept)).status).toBe(403);
    expect((await call(api, 'clerk', 'DELETE', '/api/v1/golden-questions/tinh-1')).status).toBe(403);
    expect((await call(api, 'editor', 'DELETE', '/api/v1/golden-questions/ct-ct07')).body.code).toBe('golden_of_content');
    expect((await call(api, 'editor', 'DELETE', '/api/v1/golden-questions/tinh-1')).status).toBe(200);
    expect((await call(api, 'clerk', 'GET', '/api/v1/golden-questions/tinh-1')).status).toBe(404);
    expect((await call(api, 'editor', 'DELETE', '/api/v1/golden-questions/tinh-1')).status).toBe(404);
    // Written again it is asked again.
    expect((await call(api, 'editor', 'PUT', '/api/v1/golden-questions/tinh-1', kept)).status).toBe(200);
    expect((await call(api, 'clerk', 'GET', '/api/v1/golden-questions/tinh-1')).status).toBe(200);
  });

  test.each([
    ['GET', `/api/v1/change-sets/${ID}`, 404],
    ['GET', '/api/v1/change-sets/subjects/task/%3F%3F', 404],
    ['GET', '/api/v1/change-sets?cursor=abc', 422],
    ['GET', `/api/v1/recalls/${ID}`, 404],
    ['GET', `/api/v1/switches/${ID}`, 404],
    ['GET', '/api/v1/counter-changes?since=2026-02-30', 400],
  ])('%s %s: %i', async (method, path, status) => {
    const reply = await call(openApi(), 'approver', method, path);
    expect(reply.status).toBe(status);
  });
});

test('an import of many records is one change set: all live in both houses, and all back exactly', { timeout: 120_000 }, async () => {
  const { knowledge, catalogue } = first();
  const codes: string[] = [];
  for await (const procedure of catalogue.eachProcedure()) if (codes.length < 40) codes.push(procedure.code);
  const before = await Promise.all(codes.map((code) => subject('procedure', code)));
  const items = codes.map((code, at) => ({ kind: 'procedure' as const, id: code, after: { ...(before[at]?.value as Record<string, Json>), note: `Ghi chú nhập số ${String(at)}` } }));
  const draft = await value(knowledge.changeSets.open({ title: 'Nhập ghi chú', reason: 'theo công văn của sở', source, origin: 'import', items }, { actor: editor }));
  const submitted = await value(knowledge.changeSets.act({ deed: 'submit', id: draft.id, version: 1 }, { actor: editor }));
  const live = await value(knowledge.changeSets.act({ deed: 'approve', id: draft.id, version: submitted.version, reason: 'đã xem' }, { actor: approver }));
  const notes = async (house: FullHouse): Promise<string[]> => (await Promise.all(codes.map((code) => house.catalogue.findProcedure(code)))).map((found) => found?.note ?? '');
  await everywhere(notes, codes.map((_, at) => `Ghi chú nhập số ${String(at)}`));
  await rollBack(live);
  for (const [at, code] of codes.entries()) expect(await subject('procedure', code)).toEqual({ ...before[at], version: (before[at]?.version ?? 0) + 2 });
  await everywhere(async (house) => (await house.catalogue.findProcedure(codes[0] ?? ''))?.version, (before[0]?.version ?? 0) + 2);
  // The oldest of so many changes are not shown, and that is said.
  const { items: shown, isCut } = await knowledge.listCounterChanges({ since: '2025-07-01', language: 'vi' }, approver);
  expect([isCut, shown.filter(({ kind }) => kind === 'procedure').length]).toEqual([true, 100]);
});
