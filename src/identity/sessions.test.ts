import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openOfficerHouse, type OfficerHouse, type TestBrowser } from '#test/support/officers.ts';
import { SESSIONS_AT_MOST } from './sessions.ts';

const MINUTE = 60_000;
let house: OfficerHouse;
beforeAll(async () => {
  house = await openOfficerHouse({ options: { idleMinutes: 30, sessionHours: 8 } });
});
afterAll(() => house.close());

const status = async (browser: TestBrowser): Promise<number> => (await browser.get('/api/v1/session')).status;
const codeOf = async (response: Response): Promise<unknown> => ((await response.json()) as { code?: string }).code;

describe('a session', () => {
  test('says who is signed in, where, with which roles, and what these allow', async () => {
    const reply = await (await house.signedIn('operator')).get('/api/v1/session');
    expect(reply.headers.get('cache-control')).toBe('no-store');
    expect(await reply.json()).toMatchObject({
      stage: 'open', officer: { loginName: 'operator' }, site: { id: 'local', name: 'Phường Hạc Thành', provinceId: 'province-38' }, roles: ['operator'], otherSites: [], confirmed: true, demo: true,
      rights: expect.arrayContaining(['identity.listOfficers', 'identity.changeRoles']) as unknown,
    });
    const officer = (await (await (await house.signedIn('officer')).get('/api/v1/session')).json()) as { rights: string[] };
    expect(officer.rights.filter((right) => right.startsWith('identity.'))).toEqual(['identity.listSites', 'identity.readColleagues']);
  });

  test('ends when nobody uses it for the idle time, and every use puts that off', async () => {
    const browser = await house.signedIn('officer');
    for (let at = 0; at < 3; at += 1) {
      house.clock.advance(29 * MINUTE);
      expect(await status(browser)).toBe(200);
    }
    house.clock.advance(30 * MINUTE);
    expect(await status(browser)).toBe(401);
  });

  test('ends after its absolute time however much it is used', async () => {
    const browser = await house.signedIn('officer');
    for (let at = 0; at < 23; at += 1) {
      house.clock.advance(20 * MINUTE);
      expect(await status(browser)).toBe(200);
    }
    house.clock.advance(20 * MINUTE);
    expect(await status(browser)).toBe(401);
  });

  test('is over at once after signing out, also for a copy of the cookie', async () => {
    const browser = await house.signedIn('officer');
    const copy = house.browser();
    for (const [name, value] of browser.cookies) copy.cookies.set(name, value);
    expect((await browser.delete('/api/v1/session')).status).toBe(204);
    expect(browser.cookies.has('mc_session')).toBe(false);
    expect(await status(copy)).toBe(401);
  });

  test('is over at once when the account is disabled', async () => {
    const browser = await house.signedIn('clerk');
    await house.platform.database.query("update officer set disabled_at = now() where login_name = 'clerk'");
    expect(await status(browser)).toBe(401);
    await house.platform.database.query("update officer set disabled_at = null where login_name = 'clerk'");
  });

  test('has the roles its officer holds now, not those of the sign-in', async () => {
    const browser = await house.signedIn('operator');
    expect((await browser.get('/api/v1/officers')).status).toBe(200);
    const moved = "from officer o where o.id = r.officer_id and o.login_name = 'operator'";
    await house.platform.database.query(`update officer_role r set role = 'officer' ${moved}`);
    expect(await codeOf(await browser.get('/api/v1/officers'))).toBe('not_allowed');
    await house.platform.database.query(`update officer_role r set role = 'operator' ${moved}`);
  });

  test('is one of ten at most: a further sign-in ends the oldest', async () => {
    const oldest = await house.signedIn('leader');
    house.clock.advance(1000);
    for (let at = 0; at < SESSIONS_AT_MOST - 1; at += 1) await house.signedIn('leader');
    expect(await status(oldest)).toBe(200);
    house.clock.advance(1000);
    await house.signedIn('leader');
    expect(await status(oldest)).toBe(401);
  });
});

describe("one's own sessions", () => {
  test('are listed with time, address and device, the present one marked; one can be ended', async () => {
    const here = await house.signedIn('desklead');
    const there = house.browser({ address: '203.0.113.5', userAgent: 'Mozilla/5.0 (Linux; Android 14) Chrome/141.0 Mobile Safari/537.36' });
    await there.post('/api/v1/session', { loginName: 'desklead', password: house.passwordOf('desklead') });
    const { items } = (await (await here.get('/api/v1/session/sessions')).json()) as { items: { id: string; current: boolean; address: string; device: string }[] };
    expect(items.map(({ current, address, device }) => [current, address, device]).sort()).toEqual([[false, '203.0.113.5', 'Chrome · Android'], [true, '10.0.0.1', 'Firefox · Linux']]);
    const other = items.find((item) => !item.current)?.id ?? '';
    expect((await here.delete(`/api/v1/session/sessions/${other}`)).status).toBe(204);
    expect(await status(there)).toBe(401);
    expect(await status(here)).toBe(200);
  });

  test("of somebody else cannot be ended (another person's session id)", async () => {
    const mine = await house.signedIn('officer');
    const theirs = await house.signedIn('leader');
    const { items } = (await (await theirs.get('/api/v1/session/sessions')).json()) as { items: { id: string; current: boolean }[] };
    const id = items.find((item) => item.current)?.id ?? '';
    expect((await mine.delete(`/api/v1/session/sessions/${id}`)).status).toBe(404);
    expect(await status(theirs)).toBe(200);
  });

  test('all end by signing out everywhere', async () => {
    const browsers = [await house.signedIn('knowledgeeditor'), await house.signedIn('knowledgeeditor')];
    expect(await (await (browsers[0] as TestBrowser).delete('/api/v1/session/sessions')).json()).toEqual({ ended: 2 });
    for (const browser of browsers) expect(await status(browser)).toBe(401);
  });

  test('are ended only by who proved a short while ago who they are (confirmation_needed)', async () => {
    const browser = await house.signedIn('officer');
    house.clock.advance(10 * MINUTE);
    expect(await codeOf(await browser.delete('/api/v1/session/sessions'))).toBe('confirmation_needed');
    expect(await codeOf(await browser.post('/api/v1/session/confirmation', { password: 'không phải mật khẩu này' }))).toBe('confirmation_wrong');
    const before = browser.cookies.get('mc_session');
    expect((await browser.post('/api/v1/session/confirmation', { password: house.passwordOf('officer') })).status).toBe(204);
    // A new proof, a new token; the one before is worth nothing.
    expect(browser.cookies.get('mc_session')).not.toBe(before);
    const old = house.browser();
    old.cookies.set('mc_session', before ?? '');
    expect(await status(old)).toBe(401);
    const log = (await (await browser.get('/api/v1/session/sign-ins?limit=2')).json()) as { items: { outcome: string }[] };
    expect(log.items.map((row) => row.outcome).sort()).toEqual(['confirmed', 'failed']);
    expect((await browser.delete('/api/v1/session/sessions')).status).toBe(200);
  });
});

describe('a change that another site sends along with the cookie', () => {
  test.each([
    ['says itself that it is another site', { 'sec-fetch-site': 'cross-site' }],
    ['comes from a sister domain', { 'sec-fetch-site': 'same-site' }],
  ])('is refused when the browser %s (foreign_origin)', async (_what, headers) => {
    const browser = await house.signedIn('officer');
    expect(await codeOf(await browser.send('DELETE', '/api/v1/session', undefined, headers))).toBe('foreign_origin');
    expect(await status(browser)).toBe(200);
  });

  test('is refused by Origin where the browser is too old to say more, and a form without either is too', async () => {
    const browser = await house.signedIn('officer');
    const cookie = `mc_session=${browser.cookies.get('mc_session') ?? ''}`;
    const send = async (headers: Readonly<Record<string, string>>, path = '/api/v1/session/site'): Promise<Response> =>
      house.api.request(`http://127.0.0.1${path}`, { method: 'PUT', headers: { cookie, host: '127.0.0.1', ...headers }, body: '{"siteId":"local"}' });
    const type = 'application/json';
    expect(await codeOf(await send({ origin: 'https://evil.example', 'content-type': type }))).toBe('foreign_origin');
    expect(await codeOf(await send({ origin: 'null', 'content-type': type }))).toBe('foreign_origin');
    expect(await codeOf(await send({ 'content-type': 'text/plain' }))).toBe('foreign_origin');
    expect((await send({ origin: 'http://127.0.0.1', 'content-type': type })).status).toBe(204);
  });
});

test('behind https the cookie carries the __Host- prefix and is found by it alone', async () => {
  const secure = await openOfficerHouse({ publicUrl: 'https://motcua.example.vn' });
  const browser = await secure.signedIn('officer');
  expect([...browser.cookies.keys()]).toEqual(['__Host-mc_session', '__Host-mc_device']);
  expect(await status(browser)).toBe(200);
  browser.cookies.set('mc_session', browser.cookies.get('__Host-mc_session') ?? '');
  browser.cookies.delete('__Host-mc_session');
  expect(await status(browser)).toBe(401);
  await secure.close();
});

test('what has ended is forgotten, what lives stays', async () => {
  await house.platform.database.query('delete from officer_session');
  const old = await house.signedIn('officer');
  house.clock.advance(31 * MINUTE);
  const live = await house.signedIn('officer');
  expect(await house.identity.forgetEnded()).toBe(1);
  expect(await status(old)).toBe(401);
  expect(await status(live)).toBe(200);
});
