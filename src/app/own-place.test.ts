import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { STREAMS_A_SESSION } from '#platform/live-stream.ts';
import { openTestPlatform, type TestPlatform } from '#test/support/database.ts';
import { HOME } from '#test/support/home.ts';
import { CITIZEN_CLAIMS, openLogInService, type LogInService } from '#test/support/log-in-service.ts';
import { createTestBrowser, type TestBrowser } from '#test/support/officers.ts';
import type { Api } from '#platform/routes.ts';
import { buildHouse, type FullHouse } from './build.ts';
import { readLocales } from './content.ts';
import { createApi } from './http/api.ts';
import { CITIZEN_DEFAULTS, IDENTITY_DEFAULTS } from './identity-options.ts';

const PUBLIC_URL = 'http://127.0.0.1:9';
const FORM = 'xac-nhan-tinh-trang-hon-nhan';
const PEOPLE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  hoa: { citizen_id: '038158000123', name: 'Nguyễn Thị Hoa', birthdate: '1958-04-30' },
  binh: { citizen_id: '038080000456', name: 'Trần Văn Bình', birthdate: '1980-01-02' },
};
let platform: TestPlatform;
let service: LogInService;
let house: FullHouse;
let api: Api;
beforeAll(async () => {
  service = await openLogInService(`${PUBLIC_URL}/api/v1/my/sign-in/callback`, { claimsOf: (sub) => PEOPLE[sub] ?? {} });
  platform = await openTestPlatform();
  const citizens = { issuer: service.issuer, clientId: service.clientId, clientSecret: service.clientSecret, name: 'VNeID', scope: CITIZEN_DEFAULTS.scope, claims: CITIZEN_CLAIMS, idleMs: 1_800_000, absoluteMs: 28_800_000 };
  house = await buildHouse({ host: '127.0.0.1', port: 0, dataDir: platform.dataDir, importPaths: [], demo: false, siteId: 'local', home: HOME, ratePerSecond: 0, publicUrl: PUBLIC_URL, identity: { ...IDENTITY_DEFAULTS, citizens } }, platform);
  api = createApi({ platform, locales: await readLocales(HOME), siteId: 'local', routes: house.routes, maxBodyBytes: 1_000_000, actorOf: house.identity.actorOf, citizenOf: house.identity.citizenOf });
}, 300_000);
afterAll(async () => {
  await house.close();
  await platform.close();
  await service.close();
});

async function logIn(who: string): Promise<TestBrowser> {
  const browser = createTestBrowser(api);
  const begun = await browser.get('/api/v1/my/sign-in');
  const answer = await service.walk(begun.headers.get('location') ?? '', who);
  await browser.get(answer.pathname + answer.search);
  expect(browser.cookies.has('mc_citizen')).toBe(true);
  return browser;
}
const said = async (reply: Promise<Response>): Promise<Record<string, unknown>> => (await reply).json() as Promise<Record<string, unknown>>;
async function file(browser: TestBrowser, identityNumber: string, birthYear: number): Promise<string> {
  const { items } = (await said(browser.get(`/api/v1/forms`))) as { items: { id: string; procedures: { code: string }[] }[] };
  const procedureCode = items.find(({ id }) => id === FORM)?.procedures[0]?.code ?? '';
  const { procedure } = (await said(browser.get(`/api/v1/procedures/${procedureCode}`))) as { procedure: { cases: { id: string; components: { name: string; role: string }[] }[] } };
  const chosen = procedure.cases[0];
  const papers = (chosen?.components ?? []).map(({ name }, at) => ({ component: `c${String(at)}`, name, form: 'electronic', count: 9 }));
  const filed = await said(browser.post('/api/v1/filings', { applicant: { name: 'Người Thử', birthYear, identityNumber, phone: '0900000123' }, procedureCode, caseId: chosen?.id ?? '', papers, conditions: Object.fromEntries(papers.map(({ component }) => [component, true])), evenSo: true }));
  expect(filed['filingNumber'], JSON.stringify(filed)).toBeDefined();
  return String(filed['filingNumber']);
}

describe('the own place of a citizen, over the whole house', () => {
  test('one’s dossiers are listed and opened, somebody else’s are not there, whatever is sent along', async () => {
    const [hoa, binh] = [await logIn('hoa'), await logIn('binh')];
    const number = await file(hoa, '038158000123', 1958);
    expect(await said(hoa.get('/api/v1/my/dossiers'))).toMatchObject({ items: [{ number, isDone: false }] });
    expect(await said(binh.get('/api/v1/my/dossiers'))).toEqual({ items: [], nextCursor: null });
    expect(await said(hoa.post('/api/v1/dossier-access', { number }))).toMatchObject({ filingNumber: number });
    expect(await said(hoa.post('/api/v1/dossier-access/filing', { number }))).toEqual({ items: [] });
    for (const path of ['', '/actions', '/papers', '/events', '/filing']) {
      const body = { number, request: { kind: 'withdraw', reason: 'x' }, paper: 'x' };
      expect(await said(binh.post(`/api/v1/dossier-access${path}`, body)), path).toMatchObject({ code: 'dossier_access_wrong' });
      expect(await said(createTestBrowser(api).post(`/api/v1/dossier-access${path}`, body)), path).toMatchObject({ code: 'dossier_proof_incomplete' });
    }
    // Another site's page cannot act with the cookie of who has logged in.
    expect(await said(hoa.post('/api/v1/dossier-access/actions', { number, request: { kind: 'withdraw', reason: 'x' } }, { 'sec-fetch-site': 'cross-site' }))).toMatchObject({ code: 'foreign_origin' });
    for (const cursor of ['x', Buffer.from('["a","b"]').toString('base64url'), Buffer.from('[1,2]').toString('base64url')]) expect(await said(hoa.get(`/api/v1/my/dossiers?cursor=${cursor}`))).toMatchObject({ code: 'invalid_request' });
    expect((await hoa.get('/api/v1/my/dossiers')).headers.get('cache-control')).toContain('no-store');
  });

  test('drafts are found on any device by who began them, filled from the log-in with consent, and closed to others', async () => {
    const [hoa, other, binh] = [await logIn('hoa'), await logIn('hoa'), await logIn('binh')];
    const draft = (await said(hoa.post('/api/v1/form-drafts', { formId: FORM }))) as { id: string; token: string };
    expect(await said(other.get('/api/v1/my/form-drafts'))).toMatchObject({ items: [{ id: draft.id, formId: FORM }] });
    expect(await said(other.post(`/api/v1/my/form-drafts/${draft.id}/opening`))).toMatchObject({ id: draft.id, token: draft.token });
    expect(await said(binh.get('/api/v1/my/form-drafts'))).toEqual({ items: [] });
    expect(await said(binh.post(`/api/v1/my/form-drafts/${draft.id}/opening`))).toMatchObject({ code: 'not_found' });
    const prefill = (browser: TestBrowser, body: object) => said(browser.post(`/api/v1/form-drafts/${draft.id}/prefill`, body, { 'x-draft-token': draft.token }));
    expect(await prefill(createTestBrowser(api), { from: 'logIn', consent: true })).toMatchObject({ code: 'citizen_not_signed_in' });
    expect(await prefill(hoa, { from: 'logIn', consent: false })).toMatchObject({ code: 'form_prefill_no_consent' });
    expect(await prefill(hoa, { from: 'logIn', consent: true })).toMatchObject({ filled: ['requester'] });
    expect(JSON.stringify(await said(hoa.send('GET', `/api/v1/form-drafts/${draft.id}`, undefined, { 'x-draft-token': draft.token })))).toMatch(/Nguyễn Thị Hoa.*038158000123|038158000123.*Nguyễn Thị Hoa/u);
  });

  test('a dossier is followed in at most so many streams, which end with the log-in (streams_too_many)', async () => {
    const hoa = await logIn('hoa');
    const number = await file(hoa, '038158000123', 1958);
    const { mark } = (await said(hoa.post('/api/v1/dossier-access', { number }))) as { mark: string };
    const open = () => hoa.post('/api/v1/dossier-access/events', { number, seen: mark });
    const streams: Response[] = [];
    for (let at = 0; at < STREAMS_A_SESSION; at += 1) streams.push(await open());
    expect(streams.map(({ headers }) => headers.get('content-type'))).toEqual(streams.map(() => 'text/event-stream; charset=utf-8'));
    expect(await said(open())).toMatchObject({ code: 'streams_too_many', status: 429 });
    await streams[0]?.body?.cancel();
    const again = await open();
    const told = again.text();
    // Acted on while logged in, the stream tells; logged out, it ends.
    await hoa.post('/api/v1/dossier-access/actions', { number, request: { kind: 'withdraw', reason: 'Không cần nữa' } });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const token = hoa.cookies.get('mc_citizen') ?? '';
    await hoa.delete('/api/v1/my/session');
    hoa.cookies.set('mc_citizen', token);
    const [{ id = '' } = {}] = await platform.database.query<{ id: string }>('select id from dossier where filing_number = $1', [number]);
    await platform.bus.publish([{ id: 'x', siteId: 'local', name: 'dossier.acted', subject: id, at: new Date().toISOString(), payload: {} }]);
    const text = await told;
    expect(text).toContain('event: changed');
    expect(text).toContain('event: ended');
    expect(text).not.toContain('Không cần');
    for (const stream of streams.slice(1)) await stream.body?.cancel();
  }, 60_000);
});
