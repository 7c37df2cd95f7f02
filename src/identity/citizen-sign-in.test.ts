import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { CITIZEN_DEFAULTS } from '#app/identity-options.ts';
import { openForgingService } from '#test/support/forging-service.ts';
import { CITIZEN_CLAIMS, openLogInService, type LogInService } from '#test/support/log-in-service.ts';
import { openOfficerHouse, type OfficerHouse, type TestBrowser } from '#test/support/officers.ts';
import { readBack } from './citizen-sign-in.ts';
import type { CitizenLogInSettings } from './identity-deps.ts';

const PUBLIC_URL = 'http://127.0.0.1:9';
const HOA = '038158000123';
const PEOPLE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  [HOA]: { citizen_id: HOA, name: 'Nguyễn Thị Hoa', birthdate: '1958-04-30' },
  '038080000456': { citizen_id: '038080000456', name: 'Trần Văn Bình', birthdate: '1980' },
  nameless: { name: 'Không Số' },
};
const settingsOf = (service: Pick<LogInService, 'issuer'>, over: Partial<CitizenLogInSettings> = {}): CitizenLogInSettings => ({
  issuer: service.issuer, clientId: 'mot-cua', clientSecret: 'a-secret-of-the-test-only-0123456789', name: 'VNeID', scope: CITIZEN_DEFAULTS.scope, claims: CITIZEN_CLAIMS, idleMs: 30 * 60_000, absoluteMs: 8 * 3_600_000, ...over,
});
let house: OfficerHouse;
let service: LogInService;
beforeAll(async () => {
  service = await openLogInService(`${PUBLIC_URL}/api/v1/my/sign-in/callback`, { claimsOf: (sub) => PEOPLE[sub] ?? {} });
  house = await openOfficerHouse({ publicUrl: PUBLIC_URL, options: { citizens: settingsOf(service) } });
  // The ID tokens of the service carry the machine's time.
  house.clock.set(Date.now());
});
afterAll(async () => {
  await house.close();
  await service.close();
});

async function begin(browser: TestBrowser, query = ''): Promise<URL> {
  const reply = await browser.get(`/api/v1/my/sign-in${query}`);
  expect(reply.status, await reply.clone().text()).toBe(303);
  return new URL(reply.headers.get('location') ?? '', PUBLIC_URL);
}
const back = async (browser: TestBrowser, url: URL): Promise<string> => (await browser.get(url.pathname + url.search)).headers.get('location') ?? '';
const reasonIn = (location: string): string | null => new URL(location, PUBLIC_URL).searchParams.get('loi');
async function logIn(subject = HOA, query = '', browser = house.browser()): Promise<TestBrowser> {
  await back(browser, await service.walk((await begin(browser, query)).href, subject));
  return browser;
}
const session = async (browser: TestBrowser): Promise<{ readonly service: string | null; readonly citizen: { readonly name: string; readonly birthYear: number; readonly endsAt: string } | null }> => (await browser.get('/api/v1/my/session')).json() as never;

describe('a citizen logs in', () => {
  test('by code with PKCE, state and nonce, asked anew every time, and goes on where the log-in was begun', async () => {
    const browser = house.browser();
    const url = await begin(browser, '?back=%2Fto-khai%2Fkhai-sinh%3Ftt%3D1');
    expect(Object.fromEntries(url.searchParams)).toMatchObject({ response_type: 'code', code_challenge_method: 'S256', scope: 'openid profile', prompt: 'login', redirect_uri: `${PUBLIC_URL}/api/v1/my/sign-in/callback` });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(url.searchParams.get(name)?.length ?? 0).toBeGreaterThanOrEqual(43);
    expect(await back(browser, await service.walk(url.href, HOA))).toBe('/to-khai/khai-sinh?tt=1');
    expect(await session(browser)).toMatchObject({ service: 'VNeID', citizen: { name: 'Nguyễn Thị Hoa', birthYear: 1958 } });
    expect(browser.cookies.has('mc_citizen_sso')).toBe(false);
  });

  test('is no officer: the two sessions stand apart', async () => {
    const browser = await logIn();
    expect((await browser.get('/api/v1/session')).status).toBe(401);
    expect((await browser.get('/api/v1/officers')).status).toBe(401);
    const officer = await house.signedIn('operator');
    expect((await session(officer)).citizen).toBeNull();
    expect(await (await officer.delete('/api/v1/my/session')).json()).toMatchObject({ code: 'citizen_not_signed_in' });
    officer.cookies.set('mc_citizen', officer.cookies.get('mc_session') ?? '');
    expect((await session(officer)).citizen).toBeNull();
  });

  test('leaves nothing readable of the person in the store, and nothing in the log', async () => {
    await logIn();
    const rows = JSON.stringify(await house.platform.database.query('select to_jsonb(s) as s from citizen_session s')) + JSON.stringify(await house.platform.database.query("select to_jsonb(a) as a from audit_entry a where a.command like 'identity.sign%Citizen'"));
    expect(rows).toContain('person_key');
    expect(rows).not.toMatch(/038158000123|Hoa|1958-04/u);
  });

  test('is asked for by name where the ID token says less', async () => {
    const quiet = await openLogInService(`${PUBLIC_URL}/api/v1/my/sign-in/callback`, { claimsOf: (sub) => PEOPLE[sub] ?? {}, inIdToken: false });
    const other = await openOfficerHouse({ empty: true, publicUrl: PUBLIC_URL, options: { citizens: settingsOf(quiet) } });
    other.clock.set(Date.now());
    const browser = other.browser();
    expect(await back(browser, await quiet.walk((await begin(browser)).href, HOA))).toBe('/cua-toi');
    expect(await session(browser)).toMatchObject({ citizen: { name: 'Nguyễn Thị Hoa' } });
    await other.close();
    await quiet.close();
  });
});

describe('what does not fit is refused in words', () => {
  test('the person turned back at the service (citizen_log_in_cancelled)', async () => {
    const browser = house.browser();
    const url = await begin(browser);
    expect(reasonIn(await back(browser, new URL(`${PUBLIC_URL}/api/v1/my/sign-in/callback?error=access_denied&state=${url.searchParams.get('state') ?? ''}&iss=${encodeURIComponent(service.issuer)}`)))).toBe('citizen_log_in_cancelled');
    expect((await session(browser)).citizen).toBeNull();
  });

  test('a way back walked twice, by another browser, or after ten minutes (citizen_log_in_expired)', async () => {
    const browser = house.browser();
    const answer = await service.walk((await begin(browser)).href, HOA);
    expect(reasonIn(await back(house.browser(), answer))).toBe('citizen_log_in_expired');
    expect(await back(browser, answer)).toBe('/cua-toi');
    expect(reasonIn(await back(browser, answer))).toBe('citizen_log_in_expired');
    const slow = house.browser();
    const late = await service.walk((await begin(slow)).href, HOA);
    house.clock.advance(10 * 60_000);
    expect(reasonIn(await back(slow, late))).toBe('citizen_log_in_expired');
    house.clock.set(Date.now());
  });

  test('a code that was used before (citizen_log_in_expired)', async () => {
    const [one, two] = [house.browser(), house.browser()];
    const first = await service.walk((await begin(one)).href, HOA);
    const second = await begin(two);
    await back(one, first);
    const replayed = new URL(first);
    replayed.searchParams.set('state', second.searchParams.get('state') ?? '');
    expect(reasonIn(await back(two, replayed))).toBe('citizen_log_in_expired');
  });

  test('a changed state, and a way begun at the other door (citizen_log_in_failed, citizen_log_in_expired)', async () => {
    const browser = house.browser();
    const answer = await service.walk((await begin(browser)).href, HOA);
    answer.searchParams.set('state', 'x'.repeat(43));
    expect(reasonIn(await back(browser, answer))).toBe('citizen_log_in_failed');
    const officer = house.browser();
    await begin(officer);
    officer.cookies.set('mc_sso', officer.cookies.get('mc_citizen_sso') ?? '');
    expect(reasonIn((await officer.get('/api/v1/sso/callback?code=x')).headers.get('location') ?? '')).toBe('sso_not_set_up');
  });

  test('a service that does not say who somebody is (citizen_claims_missing)', async () => {
    const browser = house.browser();
    const location = await back(browser, await service.walk((await begin(browser)).href, 'nameless'));
    expect(reasonIn(location)).toBe('citizen_claims_missing');
    expect(await (await browser.get('/api/v1/my/sign-in/reason?code=citizen_claims_missing')).json()).toMatchObject({ status: 502, detail: expect.stringContaining('số định danh cá nhân') as unknown, title: 'VNeID chưa cho biết đủ' });
    expect((await session(browser)).citizen).toBeNull();
  });

  test('a service that is away, or none (citizen_log_in_unreachable, citizen_log_in_off)', async () => {
    const lonely = await openOfficerHouse({ empty: true, options: { citizens: settingsOf({ issuer: 'http://127.0.0.1:1' }) } });
    expect(reasonIn((await begin(lonely.browser())).href)).toBe('citizen_log_in_unreachable');
    await lonely.close();
    const plain = await openOfficerHouse({ empty: true });
    expect(reasonIn((await begin(plain.browser())).href)).toBe('citizen_log_in_off');
    expect(reasonIn(await back(plain.browser(), new URL(`${PUBLIC_URL}/api/v1/my/sign-in/callback?code=x`)))).toBe('citizen_log_in_off');
    expect(await session(plain.browser())).toEqual({ service: null, citizen: null });
    const [browser] = [plain.browser()];
    browser.cookies.set('mc_citizen', 'x'.repeat(43));
    expect((await session(browser)).citizen).toBeNull();
    await plain.close();
  });

  test('another site begins a log-in for somebody, or logs somebody out (foreign_origin)', async () => {
    expect(await (await house.browser().send('GET', '/api/v1/my/sign-in', undefined, { 'sec-fetch-site': 'cross-site' })).json()).toMatchObject({ code: 'foreign_origin' });
    const browser = await logIn();
    expect(await (await browser.send('DELETE', '/api/v1/my/session', undefined, { 'sec-fetch-site': 'cross-site' })).json()).toMatchObject({ code: 'foreign_origin' });
    expect((await session(browser)).citizen).not.toBeNull();
  });

  test.each(['https://evil.example/', '//evil.example', '/.//evil.example', '/x/..//evil.example', '/%2e//evil.example', '/./api/v1/my/session', '/\\evil.example', '/%5c\\evil', 'javascript:alert(1)', '/a b', '/api/v1/my/session', '/can-bo', '/dang-nhap', '', 'x'])('"%s" is no page to go on with', (text) => {
    expect(readBack(text)).toBe('/cua-toi');
  });
});

describe('a service that forges', () => {
  test.each([
    ['another issuer in the token', { claims: { iss: 'https://evil.example' } }, 'citizen_log_in_issuer'],
    ['a token for somebody else', { claims: { aud: 'another-client' } }, 'citizen_log_in_failed'],
    ['a token for another question', { claims: { nonce: 'another' } }, 'citizen_log_in_failed'],
    ['a key that is not its own', { isForeignKey: true }, 'citizen_log_in_failed'],
    ['a clock an hour ahead', { clockSeconds: 3_600 }, 'citizen_log_in_clock'],
    ['a clock an hour behind', { clockSeconds: -3_600 }, 'citizen_log_in_clock'],
    ['a code that it has seen', { tokenReply: [400, { error: 'invalid_grant' }] }, 'citizen_log_in_expired'],
    ['a fault of its own', { tokenReply: [503, { error: 'temporarily_unavailable' }] }, 'citizen_log_in_unreachable'],
    ['no ID token', { tokenReply: [200, { access_token: 'x', token_type: 'Bearer' }] }, 'citizen_log_in_failed'],
  ] as const)('with %s lets nobody in (%#)', async (_what, forgery, code) => {
    const forger = await openForgingService(`${PUBLIC_URL}/api/v1/my/sign-in/callback`, { citizen_id: HOA, name: 'Hoa', birthdate: '1958' });
    const own = await openOfficerHouse({ empty: true, publicUrl: PUBLIC_URL, options: { citizens: settingsOf(forger) } });
    own.clock.set(Date.now());
    const browser = own.browser();
    forger.forge(forgery);
    const location = await back(browser, forger.answer((await begin(browser)).href));
    expect(reasonIn(location)).toBe(code);
    expect((await session(browser)).citizen).toBeNull();
    // The same without the lie is let in: it was the lie that was refused.
    forger.forge({});
    expect(await back(browser, forger.answer((await begin(browser)).href))).toBe('/cua-toi');
    await own.close();
    await forger.close();
  });

  test('about its own name is not even asked (citizen_log_in_issuer)', async () => {
    const forger = await openForgingService(`${PUBLIC_URL}/api/v1/my/sign-in/callback`, {});
    forger.forge({ issuer: 'https://evil.example' });
    const own = await openOfficerHouse({ empty: true, options: { citizens: settingsOf(forger) } });
    expect(reasonIn((await begin(own.browser())).href)).toBe('citizen_log_in_issuer');
    await own.close();
    await forger.close();
  });
});

describe('a session', () => {
  test('ends after half an hour without a request, and after eight hours whatever happens', async () => {
    const start = Date.now();
    house.clock.set(start);
    const idle = await logIn();
    house.clock.set(start + 30 * 60_000);
    expect((await session(idle)).citizen).toBeNull();
    house.clock.set(start);
    const busy = await logIn();
    for (let at = 0; at < 8 * 3_600_000; at += 20 * 60_000) {
      house.clock.set(start + at);
      expect((await session(busy)).citizen, String(at)).not.toBeNull();
    }
    house.clock.set(start + 8 * 3_600_000);
    expect((await session(busy)).citizen).toBeNull();
    house.clock.set(Date.now());
  });

  test('gets another token after a quarter of an hour; the one before counts until the new one was shown, and a minute more', async () => {
    const start = Date.now();
    house.clock.set(start);
    const browser = await logIn();
    const first = browser.cookies.get('mc_citizen') ?? '';
    house.clock.set(start + 16 * 60_000);
    await session(browser);
    const second = browser.cookies.get('mc_citizen') ?? '';
    expect(second).not.toBe(first);
    const twin = house.browser();
    twin.cookies.set('mc_citizen', first);
    // The new one was lost on the way: the browser goes on with what it has.
    house.clock.set(start + 20 * 60_000);
    expect((await session(twin)).citizen).not.toBeNull();
    expect((await session(browser)).citizen).not.toBeNull();
    house.clock.set(start + 21 * 60_000);
    twin.cookies.set('mc_citizen', first);
    expect((await session(twin)).citizen).toBeNull();
    expect((await session(browser)).citizen).not.toBeNull();
    house.clock.set(Date.now());
  });

  test('another log-in in the same browser ends the one before; a sixth of one person ends the oldest', async () => {
    const browser = await logIn();
    const before = browser.cookies.get('mc_citizen') ?? '';
    await logIn('038080000456', '', browser);
    expect(await session(browser)).toMatchObject({ citizen: { name: 'Trần Văn Bình', birthYear: 1980 } });
    const twin = house.browser();
    twin.cookies.set('mc_citizen', before);
    expect((await session(twin)).citizen).toBeNull();
    for (let at = 0; at < 5; at += 1) {
      house.clock.advance(1_000);
      await logIn('038080000456');
    }
    expect((await session(browser)).citizen).toBeNull();
    house.clock.set(Date.now());
  });

  test('is left here, or everywhere', async () => {
    const [here, there] = [await logIn(), await logIn()];
    const token = here.cookies.get('mc_citizen') ?? '';
    expect(await (await here.delete('/api/v1/my/session')).json()).toEqual({ ended: 1, serviceEnd: expect.stringContaining('/session/end') as unknown });
    expect(here.cookies.has('mc_citizen')).toBe(false);
    here.cookies.set('mc_citizen', token);
    expect((await session(here)).citizen).toBeNull();
    const third = await logIn();
    expect(((await (await third.delete('/api/v1/my/session?everywhere=1')).json()) as { ended: number }).ended).toBeGreaterThanOrEqual(2);
    expect((await session(there)).citizen).toBeNull();
  });

  test('is forgotten with what it held once it has ended', async () => {
    await logIn();
    house.clock.advance(9 * 3_600_000);
    await house.identity.forgetEnded();
    expect(await house.platform.database.query('select 1 as left from citizen_session')).toEqual([]);
    house.clock.set(Date.now());
  });

  test('is looked up once for a request', async () => {
    const browser = await logIn();
    const looking = vi.spyOn(house.platform.database, 'query');
    const named = vi.spyOn(house.platform.database, 'named');
    expect((await session(browser)).citizen).not.toBeNull();
    const looked = [...looking.mock.calls.map(([text]) => text), ...named.mock.calls.map(([, text]) => text)].filter((text) => /select[^]*from citizen_session/u.test(text));
    expect(looked).toHaveLength(1);
    looking.mockRestore();
    named.mockRestore();
  });

  test('is looked at without being kept alive', async () => {
    const start = Date.now();
    house.clock.set(start);
    const browser = await logIn();
    const cookie = `mc_citizen=${browser.cookies.get('mc_citizen') ?? ''}`;
    house.clock.set(start + 29 * 60_000);
    expect(await house.identity.citizenSessions.find({ cookie }, { isLook: true })).toBeDefined();
    house.clock.set(start + 31 * 60_000);
    expect(await house.identity.citizenSessions.find({ cookie })).toBeUndefined();
    house.clock.set(Date.now());
  });
});
