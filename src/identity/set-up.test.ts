import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openOfficerHouse, type OfficerHouse } from '#test/support/officers.ts';
import { LINK_MS } from './one-time-links.ts';

let house: OfficerHouse;
beforeEach(async () => {
  house = await openOfficerHouse({ empty: true });
});
afterEach(() => house.close());

const codeOf = async (response: Response): Promise<unknown> => ((await response.json()) as { code?: string }).code;
const PASSWORD = 'ba con vịt bơi qua ao làng';
const given = (token: string, more: Readonly<Record<string, string>> = {}) => ({ token, placeCode: '14797', loginName: 'lan.tran', fullName: 'Trần Thị Lan', password: PASSWORD, ...more });

describe('the first start', () => {
  test('gives a link with which somebody says where the house stands and becomes its operator', async () => {
    const token = (await house.identity.links.makeSetUpToken()) ?? '';
    const browser = house.browser();
    expect(await (await browser.get('/api/v1/house')).json()).toEqual({ demo: false, site: null, needsSetUp: true, sso: null, citizenLogIn: null });
    expect((await browser.post('/api/v1/set-up/check', { token })).status).toBe(200);
    expect((await browser.post('/api/v1/set-up', given(token))).status).toBe(201);
    // Nobody is signed in by it: the new operator proves the password at once.
    expect(browser.cookies.size).toBe(0);
    expect(await (await browser.get('/api/v1/house')).json()).toMatchObject({ needsSetUp: false, site: { id: 'local', kind: 'commune', placeCode: '14797', name: 'Phường Hạc Thành' } });
    expect((await browser.post('/api/v1/session', { loginName: 'Lan.Tran', password: PASSWORD })).status).toBe(200);
    expect(await (await browser.get('/api/v1/session')).json()).toMatchObject({ roles: ['operator'], site: { id: 'local' } });
  });

  test('may be at a province, whose operator opens its communes', async () => {
    const token = (await house.identity.links.makeSetUpToken()) ?? '';
    const browser = house.browser();
    await browser.post('/api/v1/set-up', given(token, { placeCode: '38' }));
    await browser.post('/api/v1/session', { loginName: 'lan.tran', password: PASSWORD });
    expect(await (await browser.post('/api/v1/sites', { placeCode: '14797' })).json()).toMatchObject({ id: 'commune-14797', provinceId: 'local' });
  });

  test('the link works once, also when two browsers send it at the same instant (link_not_valid)', async () => {
    const token = (await house.identity.links.makeSetUpToken()) ?? '';
    const replies = await Promise.all([house.browser().post('/api/v1/set-up', given(token)), house.browser({ address: '10.0.0.2' }).post('/api/v1/set-up', given(token, { loginName: 'ke.den.sau' }))]);
    expect(replies.map((reply) => reply.status).sort()).toEqual([201, 410]);
    expect(await codeOf(await house.browser().post('/api/v1/set-up', given(token, { loginName: 'thu.lai' })))).toBe('link_not_valid');
    const [row] = await house.platform.database.query<{ people: number }>('select count(*)::int as people from officer');
    expect(row?.people).toBe(1);
    expect(await house.identity.links.makeSetUpToken()).toBeUndefined();
  });

  test('the link is dead after a day, and as soon as a newer one was printed', async () => {
    const first = (await house.identity.links.makeSetUpToken()) ?? '';
    const second = (await house.identity.links.makeSetUpToken()) ?? '';
    expect((await house.browser().post('/api/v1/set-up/check', { token: first })).status).toBe(410);
    house.clock.advance(LINK_MS - 1);
    expect((await house.browser().post('/api/v1/set-up/check', { token: second })).status).toBe(200);
    house.clock.advance(1);
    expect((await house.browser().post('/api/v1/set-up/check', { token: second })).status).toBe(410);
    expect((await house.browser().post('/api/v1/set-up', given(second))).status).toBe(410);
  });

  test('a wrong place, name or password leaves the link as good as before', async () => {
    const token = (await house.identity.links.makeSetUpToken()) ?? '';
    const browser = house.browser();
    expect(await codeOf(await browser.post('/api/v1/set-up', given(token, { placeCode: '99999' })))).toBe('place_unknown');
    expect(await codeOf(await browser.post('/api/v1/set-up', given(token, { loginName: '-' })))).toBe('invalid_request');
    expect(await codeOf(await browser.post('/api/v1/set-up', given(token, { password: 'hacthanh@1234' })))).toBe('password_personal');
    expect((await browser.post('/api/v1/set-up', given(token))).status).toBe(201);
  });

  test('the link cannot be guessed at any speed (sign_in_throttled)', async () => {
    const browser = house.browser();
    for (let at = 0; at < 10; at += 1) expect((await browser.post('/api/v1/set-up/check', { token: `x${String(at)}` })).status).toBe(410);
    const refused = await browser.post('/api/v1/set-up/check', { token: 'y' });
    expect(await codeOf(refused)).toBe('sign_in_throttled');
    expect(refused.headers.get('retry-after')).toBe('1');
  });

  test('the store keeps only the hash of the link', async () => {
    const token = (await house.identity.links.makeSetUpToken()) ?? '';
    const [row] = await house.platform.database.query<{ found: number }>('select count(*)::int as found from one_time_link t where t::text like $1', [`%${token}%`]);
    expect(row?.found).toBe(0);
  });
});

describe('a demonstration', () => {
  const people = { commune: '14797', province: '38', people: [{ site: 'commune' as const, loginName: 'canbo', fullName: 'Lê Thị Mẫu', roles: ['officer' as const] }] };

  test('has the same people and passwords at every start, and says what it is', async () => {
    const first = await house.identity.openDemo(people);
    const again = await (await house.restart()).identity.openDemo(people);
    expect(again).toEqual(first);
    expect(first[0]?.password).toMatch(/^demo-[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
    const browser = house.browser();
    expect((await browser.post('/api/v1/session', { loginName: 'canbo', password: first[0]?.password })).status).toBe(200);
    expect(await (await browser.get('/api/v1/house')).json()).toMatchObject({ demo: true, site: { name: 'Phường Hạc Thành' } });
    const [row] = await house.platform.database.query<{ people: number }>('select count(*)::int as people from officer');
    expect(row?.people).toBe(1);
  });

  test('has other passwords in another data folder', async () => {
    const other = await openOfficerHouse({ empty: true });
    expect((await other.identity.openDemo(people))[0]?.password).not.toBe((await house.identity.openDemo(people))[0]?.password);
    await other.close();
  });

  test('is refused where real accounts are kept (demo_refused), and changes nothing there', async () => {
    const token = (await house.identity.links.makeSetUpToken()) ?? '';
    await house.browser().post('/api/v1/set-up', given(token));
    await expect(house.identity.openDemo(people)).rejects.toMatchObject({ code: 'demo_refused' });
    const rows = await house.platform.database.query<{ login: string }>('select login_name as login from officer');
    expect(rows).toEqual([{ login: 'lan.tran' }]);
    expect(await (await house.browser().get('/api/v1/house')).json()).toMatchObject({ demo: false });
  });

  test('mends the printed password when somebody changed it', async () => {
    const [person] = await house.identity.openDemo(people);
    await house.platform.database.query("update officer set password_hash = 'x'");
    await house.identity.openDemo(people);
    expect((await house.browser().post('/api/v1/session', { loginName: 'canbo', password: person?.password })).status).toBe(200);
  });
});
