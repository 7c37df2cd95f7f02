import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLogInService, type LogInService } from '#test/support/log-in-service.ts';
import { openOfficerHouse, type OfficerHouse, type TestBrowser } from '#test/support/officers.ts';

const PUBLIC_URL = 'http://127.0.0.1:9';
let house: OfficerHouse;
let service: LogInService;
beforeAll(async () => {
  service = await openLogInService(`${PUBLIC_URL}/api/v1/sso/callback`);
  house = await openOfficerHouse({ publicUrl: PUBLIC_URL, options: { sso: { issuer: service.issuer, clientId: service.clientId, clientSecret: service.clientSecret, name: 'VNeID' } } });
  // The ID tokens of the service carry the machine's time.
  house.clock.set(Date.now());
  await link('officer', 'subject-officer');
});
afterAll(async () => {
  await house.close();
  await service.close();
});

async function link(loginName: string, subject: string): Promise<Response> {
  const [row] = await house.platform.database.query<{ id: string }>('select id from officer where login_name = $1', [loginName]);
  return (await house.signedIn('operator')).put(`/api/v1/officers/${row?.id ?? ''}/identity`, { subject });
}
async function begin(browser: TestBrowser, query = ''): Promise<URL> {
  const reply = await browser.get(`/api/v1/sso${query}`);
  expect(reply.status, await reply.clone().text()).toBe(303);
  return new URL(reply.headers.get('location') ?? '');
}
const back = async (browser: TestBrowser, url: URL): Promise<string> => (await browser.get(url.pathname + url.search)).headers.get('location') ?? '';
const reasonIn = (location: string): string | null => new URL(location, PUBLIC_URL).searchParams.get('loi');

describe('log-in by another service', () => {
  test('sends the browser there with code, PKCE, state and nonce', async () => {
    const url = await begin(house.browser());
    expect(url.origin).toBe(service.issuer);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({ response_type: 'code', code_challenge_method: 'S256', scope: 'openid', redirect_uri: `${PUBLIC_URL}/api/v1/sso/callback` });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(url.searchParams.get(name)?.length ?? 0).toBeGreaterThanOrEqual(43);
  });

  test('signs in who is linked, with a session like any other', async () => {
    const browser = house.browser();
    expect(await back(browser, await service.walk((await begin(browser)).href, 'subject-officer'))).toBe('/can-bo');
    expect(await (await browser.get('/api/v1/session')).json()).toMatchObject({ officer: { loginName: 'officer' }, isLinked: true });
    expect(browser.cookies.has('mc_sso')).toBe(false);
    const { items } = (await (await browser.get('/api/v1/session/sign-ins')).json()) as { items: unknown[] };
    expect(items[0]).toMatchObject({ outcome: 'signedIn', method: 'sso' });
  });

  test('gives somebody not linked a code for the operator, which links once (sso_not_linked)', async () => {
    const browser = house.browser();
    const location = await back(browser, await service.walk((await begin(browser)).href, 'subject-leader'));
    expect(reasonIn(location)).toBe('sso_not_linked');
    const code = new URL(location, PUBLIC_URL).searchParams.get('ma') ?? '';
    expect(code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    // The subject, which may be a personal number, never travels in an address.
    expect(location).not.toContain('subject-leader');
    expect(browser.cookies.has('mc_session')).toBe(false);
    const operator = await house.signedIn('operator');
    const [row] = await house.platform.database.query<{ id: string }>("select id from officer where login_name = 'leader'");
    const put = async (body: object): Promise<unknown> => ((await (await operator.put(`/api/v1/officers/${row?.id ?? ''}/identity`, body)).json().catch(() => ({}))) as { code?: string }).code;
    expect(await put({ code: 'WRONGCODE' })).toBe('identity_code_unknown');
    expect(await put({ code: code.toLowerCase() })).toBeUndefined();
    expect(await put({ code })).toBe('identity_code_unknown');
    expect(await put({ subject: 'subject-officer' })).toBe('identity_taken');
    expect(await back(browser, await service.walk((await begin(browser)).href, 'subject-leader'))).toBe('/can-bo');
    expect(await (await operator.delete(`/api/v1/officers/${row?.id ?? ''}/identity`)).json()).toEqual({ removed: 1 });
    expect((await browser.get('/api/v1/session')).status).toBe(401);
  });

  test('refuses an answer in a browser that did not ask, a second walk over the same way, and a changed state (sso_failed)', async () => {
    const browser = house.browser();
    const answer = await service.walk((await begin(browser)).href, 'subject-officer');
    expect(reasonIn(await back(house.browser(), answer))).toBe('sso_failed');
    const wrong = new URL(answer);
    wrong.searchParams.set('state', 'x'.repeat(43));
    const twin = house.browser();
    for (const [name, value] of browser.cookies) twin.cookies.set(name, value);
    expect(reasonIn(await back(twin, wrong))).toBe('sso_failed');
    // The attempt was used up by that.
    expect(reasonIn(await back(browser, answer))).toBe('sso_failed');
    expect(browser.cookies.has('mc_session')).toBe(false);
  });

  test('refuses an answer to another question: a code of another attempt (PKCE, nonce)', async () => {
    const [one, two] = [house.browser(), house.browser()];
    const [first, second] = [await begin(one), await begin(two)];
    const answer = await service.walk(first.href, 'subject-officer');
    answer.searchParams.set('state', second.searchParams.get('state') ?? '');
    expect(reasonIn(await back(two, answer))).toBe('sso_failed');
  });

  test('refuses what took longer than ten minutes, and what the service refused', async () => {
    const browser = house.browser();
    const answer = await service.walk((await begin(browser)).href, 'subject-officer');
    house.clock.advance(10 * 60_000);
    expect(reasonIn(await back(browser, answer))).toBe('sso_failed');
    const url = await begin(browser);
    expect(reasonIn(await back(browser, new URL(`${PUBLIC_URL}/api/v1/sso/callback?error=access_denied&state=${url.searchParams.get('state') ?? ''}`)))).toBe('sso_failed');
    house.clock.set(Date.now());
  });

  test('is not begun by another site for somebody (foreign_origin)', async () => {
    const reply = await house.browser().send('GET', '/api/v1/sso', undefined, { 'sec-fetch-site': 'cross-site' });
    expect(await reply.json()).toMatchObject({ code: 'foreign_origin' });
  });

  test('does not pass over a second factor', async () => {
    await link('clerk', 'subject-clerk');
    await house.platform.database.query("update officer set totp_secret = 'x', totp_since = now() where login_name = 'clerk'");
    const browser = house.browser();
    expect(await back(browser, await service.walk((await begin(browser)).href, 'subject-clerk'))).toBe('/dang-nhap/ma');
    expect((await browser.get('/api/v1/session')).status).toBe(401);
  });

  test('does not let a disabled account in (sign_in_failed)', async () => {
    await link('desklead', 'subject-desklead');
    await house.platform.database.query("update officer set disabled_at = now() where login_name = 'desklead'");
    const browser = house.browser();
    expect(reasonIn(await back(browser, await service.walk((await begin(browser)).href, 'subject-desklead')))).toBe('sign_in_failed');
  });

  test('proves again who somebody is, who then may do delicate deeds; another person may not (sso_other_person)', async () => {
    const browser = house.browser();
    await back(browser, await service.walk((await begin(browser)).href, 'subject-officer'));
    const session = browser.cookies.get('mc_session');
    await house.platform.database.query("update officer_session set confirmed_at = confirmed_at - interval '1 hour'");
    expect((await browser.delete('/api/v1/session/sessions')).status).toBe(403);
    await link('knowledgeeditor', 'subject-editor');
    expect(reasonIn(await back(browser, await service.walk((await begin(browser, '?confirm=1')).href, 'subject-editor')))).toBe('sso_other_person');
    const url = await begin(browser, '?confirm=1');
    expect(Object.fromEntries(url.searchParams)).toMatchObject({ prompt: 'login', max_age: '0' });
    expect(await back(browser, await service.walk(url.href, 'subject-officer'))).toBe('/can-bo/tai-khoan');
    expect(browser.cookies.get('mc_session')).not.toBe(session);
    expect((await browser.delete('/api/v1/session/sessions')).status).toBe(200);
  });
});

test('a subject counts only together with its issuer: the same subject of another service is a stranger', async () => {
  await house.platform.database.query("insert into officer_identity (issuer, subject, officer_id, linked_at) select 'https://elsewhere.example', 'subject-same', id, now() from officer where login_name = 'officer'");
  const browser = house.browser();
  expect(reasonIn(await back(browser, await service.walk((await begin(browser)).href, 'subject-same')))).toBe('sso_not_linked');
});

test('a service that is away, or none, is said as such (sso_unreachable, sso_not_set_up)', async () => {
  const plain = await openOfficerHouse({ empty: true });
  expect(await (await plain.browser().get('/api/v1/sso')).json()).toMatchObject({ code: 'sso_not_set_up', status: 404 });
  expect((await plain.browser().get('/api/v1/sso/callback?code=x')).headers.get('location')).toContain('loi=sso_not_set_up');
  await plain.close();
  const lonely = await openOfficerHouse({ empty: true, options: { sso: { issuer: 'http://127.0.0.1:1', clientId: 'a', clientSecret: 'b', name: 'VNeID' } } });
  const reply = await lonely.browser().get('/api/v1/sso');
  expect(await reply.json()).toMatchObject({ code: 'sso_unreachable', status: 502, detail: expect.stringContaining('VNeID') as unknown });
  await lonely.close();
});
