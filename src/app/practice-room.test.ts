import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readDemoPeople } from '#identity/demo.ts';
import type { Actor } from '#model/actor.ts';
import { DOSSIER_STATUSES } from '#model/dossier-status.ts';
import { isOverdue } from '#model/dossier.ts';
import { DESK_ROLES } from '#model/role.ts';
import { sealAudit, verifyAuditChain } from '#platform/audit/audit-log.ts';
import { testClock } from '#platform/clock.ts';
import { listSiteTables } from '#platform/database/wipe-site.ts';
import type { Api } from '#platform/routes.ts';
import { openTestPlatform, type TestPlatform } from '#test/support/database.ts';
import { HOME } from '#test/support/home.ts';
import { createTestBrowser, type TestBrowser } from '#test/support/officers.ts';
import { buildHouse, type FullHouse } from './build.ts';
import { readLocales } from './content.ts';
import { createApi } from './http/api.ts';
import { RIGHTS_TABLES } from './rights-tables.ts';

const PRACTICE = 'practice-local';
const clock = testClock('2026-12-01T15:10:00+07:00');
const warned: unknown[] = [];
let platform: TestPlatform;
let house: FullHouse;
let api: Api;
let passwords: ReadonlyMap<string, string>;

beforeAll(async () => {
  platform = await openTestPlatform({ clock });
  const log = { ...platform.log, warn: (message: string, details?: object) => void warned.push([message, details]) };
  house = await buildHouse({ host: '127.0.0.1', port: 0, dataDir: platform.dataDir, importPaths: [], demo: false, siteId: 'local', home: HOME, ratePerSecond: 0 }, { ...platform, log });
  const people = await house.identity.openDemo(await readDemoPeople(join(HOME, 'content/identity/demo.json')));
  passwords = new Map(people.map(({ loginName, password }) => [loginName, password]));
  api = createApi({ platform, locales: await readLocales(HOME), siteId: 'local', routes: house.routes, maxBodyBytes: 1_000_000, actorOf: house.identity.actorOf });
}, 400_000);
afterAll(async () => {
  await house.close();
  await platform.close();
});

type View = { readonly practising: boolean; readonly roles: string[]; readonly dossiers: number; readonly current: string | null; readonly exercises: { readonly id: string; readonly state: string; readonly steps: { readonly done: boolean }[]; readonly dossiers: { readonly id: string }[] }[] };
const read = async <T>(reply: Promise<Response>): Promise<T> => (await reply).json() as Promise<T>;
const codeOf = async (reply: Promise<Response>): Promise<string> => (await read<{ code?: string }>(reply)).code ?? '';
async function signIn(loginName: string): Promise<TestBrowser> {
  const browser = createTestBrowser(api);
  const reply = await browser.post('/api/v1/session', { loginName, password: passwords.get(loginName) });
  expect(reply.status).toBe(200);
  return browser;
}
async function practise(loginName: string, ...roles: string[]): Promise<TestBrowser> {
  const browser = await signIn(loginName);
  expect((await browser.put('/api/v1/session/practice', { roles })).status).toBe(204);
  return browser;
}
const session = (browser: TestBrowser) => read<{ site: { id: string; practice: boolean; provinceId: string | null }; roles: string[]; rights: string[]; otherSites: unknown[] }>(browser.get('/api/v1/session'));
const view = (browser: TestBrowser) => read<View>(browser.get('/api/v1/practice'));

describe('going to practise', () => {
  test('is one call: the same session goes on beside the real site, with the roles one is trusted with', async () => {
    const browser = await signIn('canbo');
    expect(await view(browser)).toMatchObject({ practising: false, roles: [], dossiers: 0, current: null });
    expect((await browser.put('/api/v1/session/practice', {})).status).toBe(204);
    expect(await session(browser)).toMatchObject({ site: { id: PRACTICE, practice: true, provinceId: null }, roles: ['officer'], otherSites: [] });
    expect((await browser.delete('/api/v1/session/practice')).status).toBe(204);
    expect(await session(browser)).toMatchObject({ site: { id: 'local', practice: false }, roles: ['officer'] });
  });

  test('another role may be played there, and counts nowhere else', async () => {
    const browser = await practise('canbo', 'leader', 'clerk');
    expect((await session(browser)).roles).toEqual(['clerk', 'leader']);
    expect((await browser.put('/api/v1/session/practice', { roles: ['operator'] })).status).toBe(422);
    await browser.delete('/api/v1/session/practice');
    expect((await session(browser)).roles).toEqual(['officer']);
    // To operators it is no role of the person's, and no site of theirs.
    const operator = await signIn('quantri');
    const { items } = await read<{ items: { loginName: string; roles: unknown[] }[] }>(operator.get('/api/v1/officers?q=canbo'));
    expect(items.map(({ loginName, roles }) => [loginName, roles])).toEqual([['canbo', [{ siteId: 'local', role: 'officer' }]]]);
  });

  test('who holds no role at the real site stays outside, and everybody with one may come (practice_without_role)', async () => {
    const editor = await practise('bientap');
    expect((await session(editor)).roles).toEqual(['officer']);
    const province = await practise('giamsat');
    expect((await session(province)).site.id).toBe('practice-province-38');
    const stranger: Actor = { kind: 'officer', id: '019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7', siteId: 'local', roles: [] };
    const entered = await house.practice.enter({ id: stranger.id, officerId: stranger.id, stage: 'open', confirmedAt: 0 }, [], { actor: stranger });
    expect(entered).toMatchObject({ ok: false, code: 'practice_without_role' });
  });

  test('is written down where the officer really works, and so is what is done there to the own account', async () => {
    const browser = await practise('truongquay');
    expect((await browser.delete('/api/v1/session')).status).toBe(204);
    const rows = await platform.database.query<{ command: string }>("select command from audit_entry where site_id = $1 and command like 'identity.%'", [PRACTICE]);
    expect(rows).toEqual([]);
    const [own] = await platform.database.query<{ count: number }>("select count(*)::int as count from audit_entry where site_id = 'local' and command in ('identity.enterPractice', 'identity.endOwnSessions')");
    expect(own?.count).toBeGreaterThan(1);
  });
});

describe('the practice site', () => {
  test('is laid out by deeds of the office, in every status, late and in time, with nobody who could be real', async () => {
    const browser = await practise('canbo');
    expect(warned).toEqual([]);
    const rows = await platform.database.query<{ status: (typeof DOSSIER_STATUSES)[number]; state: Parameters<typeof isOverdue>[0]; code: string | null }>('select status, state, code from dossier where site_id = $1', [PRACTICE]);
    expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(DOSSIER_STATUSES));
    const now = new Date(clock.now()).toISOString();
    const overdue = rows.filter(({ state }) => isOverdue(state, now));
    expect(overdue.some(({ status }) => status === 'processing')).toBe(true);
    expect(overdue.some(({ status }) => status === 'returned')).toBe(true);
    expect(rows.some(({ state }) => state.apologised === true)).toBe(true);
    expect(rows.some(({ state }) => state.decision?.outcome === 'notGranted')).toBe(true);
    expect(rows.filter(({ code }) => code !== null).every(({ code }) => code?.startsWith('T00.14.797-'))).toBe(true);
    const people = await platform.database.query<{ data: { applicant: { name: string; identityNumber: string } } }>("select data from dossier_action where site_id = $1 and kind = 'register'", [PRACTICE]);
    expect(people.every(({ data }) => data.applicant.name.endsWith('(ví dụ)') && data.applicant.identityNumber.startsWith('000'))).toBe(true);
    const counts = await read<Record<string, number>>(browser.get('/api/v1/dossier-counts'));
    for (const list of ['open', 'today', 'late', 'stuck', 'toReceive', 'toSign', 'toIssue', 'toDeliver']) expect(counts[list], list).toBeGreaterThan(0);
    // Nothing was written at a moment before the one before it.
    const [wentBack] = await platform.database.query<{ count: number }>('select count(*)::int as count from dossier_action where site_id = $1 and (clock_went_back or at > $2)', [PRACTICE, now]);
    expect(wentBack?.count).toBe(0);
  });

  test('shows itself to nobody outside: no list, search, register or figure of the real site changes', async () => {
    const browser = await signIn('truongquay');
    expect(await read(browser.get('/api/v1/dossier-counts'))).toMatchObject({ open: 0, late: 0 });
    expect((await read<{ items: unknown[] }>(browser.get('/api/v1/dossier-search?q=vi%20du'))).items).toEqual([]);
    expect((await read<{ items: unknown[] }>(browser.get('/api/v1/dossier-register?from=2026-10-01&to=2027-01-01'))).items).toEqual([]);
    const province = await signIn('giamsat');
    expect((await read<{ items: unknown[] }>(province.get('/api/v1/dossier-search?q=vi%20du'))).items).toEqual([]);
    expect((await read<{ items: { id: string }[] }>(province.get('/api/v1/sites'))).items.some(({ id }) => id.startsWith('practice-'))).toBe(false);
  });

  test('closes every route that is not marked for practice (not_in_practice)', async () => {
    const browser = await practise('canbo', ...DESK_ROLES);
    const document = (await (await api.request('/api/v1/openapi.json')).json()) as { paths: Record<string, Record<string, { 'x-right'?: string }>> };
    let closed = 0;
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const [method, { 'x-right': right = '' }] of Object.entries(methods)) {
        const [room = '', action = ''] = right.split('.');
        const row = RIGHTS_TABLES[room]?.[action];
        if (row === undefined || row.inPractice === true) continue;
        const address = path.replaceAll(/\{\w+\}/gu, '019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7');
        expect(await codeOf(browser.send(method.toUpperCase(), address, method === 'get' || method === 'delete' ? undefined : {})), `${method} ${path}`).toBe('not_in_practice');
        closed += 1;
      }
    }
    expect(closed).toBeGreaterThan(50);
    const { rights } = await session(browser);
    expect(rights.filter((right) => right.startsWith('knowledge.'))).toEqual(['knowledge.readSwitch', 'knowledge.readCounterChanges']);
  });
});

describe('wiping', () => {
  test('is for whoever practises (not_practising)', async () => {
    expect(await codeOf((await signIn('canbo')).post('/api/v1/practice/wipings'))).toBe('not_practising');
    expect(await codeOf((await signIn('canbo')).post('/api/v1/practice/exercises/deliver/starts'))).toBe('not_practising');
  });

  test('leaves nothing of the site in any table but that it was wiped, and lays it out anew', { timeout: 120_000 }, async () => {
    const browser = await practise('canbo', ...DESK_ROLES);
    await browser.post('/api/v1/practice/exercises/deliver/starts');
    await browser.post('/api/v1/officer-answers', { question: 'ai ký giấy xác nhận tình trạng hôn nhân' });
    const before = await view(browser);
    const gone = new Set((
      await platform.database.query<{ id: string }>(
        `select id::text from dossier where site_id = $1 union select id::text from office_document where site_id = $1 union select id::text from notice where site_id = $1
         union select code from document_code where site_id = $1 union select filing_number from dossier where site_id = $1 union select id::text from audit_entry where site_id = $1`,
        [PRACTICE],
      )
    ).map(({ id }) => id));
    expect(gone.size).toBeGreaterThan(200);
    await sealAudit(platform.database);
    const wiped = await read<{ rows: number; dossiers: number }>(browser.post('/api/v1/practice/wipings'));
    expect(wiped.rows).toBeGreaterThan(200);
    expect(wiped.dossiers).toBe(before.dossiers - 1);

    const tables = await platform.database.query<{ name: string }>("select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')");
    for (const { name } of tables) {
      const rows = await platform.database.query<{ text: string }>(`select t::text as text from ${name} t`);
      const left = rows.flatMap(({ text }) => text.match(/[\da-f]{8}-[\da-f-]{27}|\b(?:HS|VB)-[\dA-Z-]{9,14}\b/gu) ?? []).filter((id) => gone.has(id));
      expect(left, name).toEqual([]);
    }
    expect(await view(browser)).toMatchObject({ practising: true, current: null });
    expect((await view(browser)).exercises.every(({ state }) => state === 'new')).toBe(true);

    await sealAudit(platform.database);
    const [entry] = await platform.database.query<{ subject: string; details: object }>("select subject, details from audit_entry where site_id = 'local' and command = 'practice.wipe'");
    expect(entry).toMatchObject({ subject: `site:${PRACTICE}`, details: { rows: wiped.rows } });
    for (const site of ['local', PRACTICE]) expect((await verifyAuditChain(platform.database, site)).broken).toBeUndefined();
  });

  test('asked for twice with one key clears once: what was laid since keeps its files', { timeout: 120_000 }, async () => {
    const browser = await practise('canbo');
    const dropping = vi.spyOn(house.dossiers, 'dropSiteFiles');
    const wipe = () => read<{ rows: number }>(browser.send('POST', '/api/v1/practice/wipings', undefined, { 'idempotency-key': 'a-wiping-once-0001' }));
    expect((await wipe()).rows).toBe((await wipe()).rows);
    expect(dropping).toHaveBeenCalledTimes(1);
    dropping.mockRestore();
  });

  test('waits for what is being laid, and nothing is laid while it clears: the site is whole afterwards', { timeout: 120_000 }, async () => {
    const browser = await practise('canbo', ...DESK_ROLES);
    const { dossiers } = await read<{ dossiers: number }>(browser.post('/api/v1/practice/wipings'));
    await platform.database.query('delete from dossier_action where site_id = $1', [PRACTICE]);
    await platform.database.query('delete from dossier where site_id = $1', [PRACTICE]);
    warned.length = 0;
    const laying = house.practice.layOut(PRACTICE);
    const wiped = read<{ dossiers: number }>(browser.post('/api/v1/practice/wipings'));
    const started = browser.post('/api/v1/practice/exercises/deliver/starts');
    expect(await laying).toBe(dossiers);
    expect((await started).status).toBe(200);
    expect((await wiped).dossiers).toBeGreaterThanOrEqual(dossiers);
    // The exercise was begun before the clearing or after it, never in between.
    expect([dossiers, dossiers + 1]).toContain((await view(browser)).dossiers);
    expect(warned).toEqual([]);
  });

  test('reaches every table that carries a site, whoever owns it', async () => {
    const tables = await listSiteTables(platform.database);
    expect(tables).toEqual(expect.arrayContaining(['dossier', 'dossier_action', 'notice', 'office_document', 'document_code', 'audit_entry', 'outbox', 'command_reply', 'answer', 'form_draft', 'practice_start']));
    expect(tables.indexOf('change_item')).toBeLessThan(tables.indexOf('change_set'));
    expect(tables.indexOf('answer')).toBeLessThan(tables.indexOf('conversation'));
  });
});

describe('the guided exercises', () => {
  /** What an officer does in each, as requests; `me` has every role. */
  const BASIS = { document: '118/2025/NĐ-CP', article: '17' };
  const REASON = 'Lý do viết ra cho người nộp hiểu.';
  const SOLUTIONS: Readonly<Record<string, readonly object[]>> = {
    'ask-once': [{ kind: 'claim' }, { kind: 'requestSupplement', faults: [1, 2].map((at) => ({ component: `c${String(at)}`, what: 'Chưa có giấy này.', how: 'Nộp bổ sung.' })) }],
    'wrong-door': [{ kind: 'refuseReception', reason: `${REASON} Nộp ở xã khác.`, basis: BASIS }, { kind: 'movePapers', papers: ['Toàn bộ'], to: 'Xã khác' }],
    'claim-and-hand-over': [{ kind: 'claim' }, { kind: 'handOver' }, { kind: 'note', text: 'Đã xem đủ giấy.' }],
    'pause-and-resume': [{ kind: 'requestSupplement', faults: [{ component: 'c0', what: 'Chưa ký.', how: 'Ký tên.' }] }, { kind: 'supply', papers: [{ component: 'c0', name: 'Tờ khai', form: 'original', count: 1 }] }, { kind: 'resume' }],
    apologise: [{ kind: 'apologise', reason: REASON, newDueOn: '2026-12-10' }],
    'sign-a-batch': [{ kind: 'sign' }],
    deliver: [{ kind: 'deliver', way: 'atDesk', proof: 'Ký sổ trả kết quả', to: 'Người nộp' }],
    'correct-a-result': [{ kind: 'recall', reason: REASON, basis: BASIS }, { kind: 'decide', outcome: 'granted' }, { kind: 'sign' }, { kind: 'recordResult', number: '14/GXN' }],
  };
  const find = (all: View, id: string): View['exercises'][number] => all.exercises.find((one) => one.id === id) as View['exercises'][number];

  test('are ten, each begun with nothing done', async () => {
    const browser = await practise('canbo', ...DESK_ROLES);
    const all = await view(browser);
    expect(all.exercises.map(({ id }) => id)).toEqual(['receive-birth', 'ask-once', 'wrong-door', 'take-fee', 'claim-and-hand-over', 'pause-and-resume', 'apologise', 'sign-a-batch', 'deliver', 'correct-a-result']);
    expect(await codeOf(browser.post('/api/v1/practice/exercises/nothing/starts'))).toBe('exercise_unknown');
  });

  test.each(Object.keys(SOLUTIONS))('%s is ticked by what is done in its dossiers, and begins anew', async (id) => {
    const browser = await practise('canbo', ...DESK_ROLES);
    clock.advance(1_000);
    const begun = await read<View>(browser.post(`/api/v1/practice/exercises/${id}/starts`));
    expect(begun.current).toBe(id);
    expect(find(begun, id)).toMatchObject({ state: 'begun' });
    expect(find(begun, id).steps.some(({ done }) => done)).toBe(false);
    clock.advance(60_000);
    for (const { id: dossierId } of find(begun, id).dossiers) {
      for (const request of SOLUTIONS[id] ?? []) {
        const reply = await browser.post(`/api/v1/dossiers/${dossierId}/actions`, request);
        expect([reply.status, reply.status === 200 ? '' : await reply.text()], JSON.stringify(request)).toEqual([200, '']);
      }
    }
    expect(find(await view(browser), id)).toMatchObject({ state: 'done' });
    const again = await read<View>(browser.post(`/api/v1/practice/exercises/${id}/starts`));
    expect(find(again, id).steps.some(({ done }) => done)).toBe(false);
  });

  test('one press that arrives twice lays its dossiers once', async () => {
    const browser = await practise('canbo', ...DESK_ROLES);
    const before = (await view(browser)).dossiers;
    const press = (key: string) => browser.send('POST', '/api/v1/practice/exercises/deliver/starts', undefined, { 'idempotency-key': key });
    const both = await Promise.all([press('one-press-of-deliver'), press('one-press-of-deliver')]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect((await view(browser)).dossiers).toBe(before + 1);
    expect((await press('another-press-of-deliver')).status).toBe(200);
    expect((await view(browser)).dossiers).toBe(before + 2);
  });

  test('show where one is without opening a dossier: nobody is noted to have looked into one', async () => {
    const browser = await practise('canbo', ...DESK_ROLES);
    await browser.post('/api/v1/practice/exercises/deliver/starts');
    const opening = vi.spyOn(house.dossiers, 'getDossier');
    expect(find(await view(browser), 'deliver').dossiers).toEqual([{ id: expect.any(String) as string, number: expect.stringMatching(/^T00\./u) as string, procedureName: expect.any(String) as string }]);
    expect(opening).not.toHaveBeenCalled();
    opening.mockRestore();
  });

  test('receive-birth is ticked by a reception of one\'s own', async () => {
    const browser = await practise('canbo', ...DESK_ROLES);
    await browser.post('/api/v1/practice/exercises/receive-birth/starts');
    clock.advance(60_000);
    const record = (await house.catalogue.findProcedure('1.001193'))?.cases.find(({ id }) => id === 'dung-han');
    const papers = (record?.components ?? []).flatMap(({ role, name }, at) => (role === 'note' || role === 'conditional' ? [] : [{ component: `c${String(at)}`, name, form: role === 'present' ? 'presented' : 'original', count: 2 }]));
    const conditions = Object.fromEntries((record?.components ?? []).flatMap(({ role }, at) => (role === 'conditional' ? [[`c${String(at)}`, false]] : [])));
    const received = await browser.post('/api/v1/receptions', { applicant: { name: 'Người Tự Đặt', birthYear: 1995 }, procedureCode: '1.001193', caseId: 'dung-han', channel: 'direct', papers, conditions });
    const { id } = (await received.json()) as { id: string };
    expect(find(await view(browser), 'receive-birth').steps.map(({ done }) => done)).toEqual([true, true, false]);
    await browser.post(`/api/v1/dossiers/${id}/actions`, { kind: 'handOver' });
    expect(find(await view(browser), 'receive-birth').state).toBe('done');
  });

  test('take-fee is ticked by the money, by whomever the store says it was confirmed', async () => {
    const browser = await practise('canbo', ...DESK_ROLES);
    const begun = await read<View>(browser.post('/api/v1/practice/exercises/take-fee/starts'));
    clock.advance(60_000);
    const [dossier] = find(begun, 'take-fee').dossiers;
    expect((await browser.post(`/api/v1/dossiers/${dossier?.id ?? ''}/cash`, { receipt: '0000123', amountVnd: 50_000 })).status).toBe(200);
    await browser.post(`/api/v1/dossiers/${dossier?.id ?? ''}/actions`, { kind: 'handOver' });
    expect(find(await view(browser), 'take-fee').state).toBe('done');
  });

  test('are each officer\'s own', async () => {
    const other = await practise('truongquay');
    expect((await view(other)).exercises.every(({ state }) => state === 'new')).toBe(true);
  });
});

describe('laying out', () => {
  test('fills a demonstration once, by its own people', async () => {
    const laid = await house.practice.layOut('local');
    expect(laid).toBeGreaterThan(25);
    expect(await house.practice.layOut('local')).toBe(laid);
    const rows = await platform.database.query<{ login: string }>("select distinct o.login_name as login from dossier_action a join officer o on o.id::text = a.by_id where a.site_id = 'local' order by 1");
    expect(rows.map(({ login }) => login)).toEqual(['canbo', 'lanhdao', 'truongquay', 'vanthu']);
  });

  test.each(['2026-12-06T23:30:00+07:00', '2026-12-07T07:20:00+07:00', '2026-12-31T16:50:00+07:00', '2026-02-19T09:00:00+07:00'])('stands at any hour and day: %s', async (at) => {
    const siteId = PRACTICE;
    clock.set(Date.parse(at));
    warned.length = 0;
    await platform.database.query('delete from dossier where site_id = $1', [siteId]);
    await platform.database.query('delete from dossier_action where site_id = $1', [siteId]);
    await platform.database.query('delete from dossier_search where site_id = $1', [siteId]);
    expect(await house.practice.layOut(siteId)).toBeGreaterThan(25);
    expect(warned).toEqual([]);
  });
});
