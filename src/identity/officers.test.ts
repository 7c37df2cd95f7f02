import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMUNE, openOfficerHouse, PROVINCE, type OfficerHouse, type TestBrowser } from '#test/support/officers.ts';

let house: OfficerHouse;
let commune: TestBrowser;
let province: TestBrowser;
beforeAll(async () => {
  house = await openOfficerHouse();
  commune = await house.signedIn('operator');
  province = await house.signedIn('province.operator');
});
afterAll(() => house.close());

const codeOf = async (response: Response): Promise<unknown> => ((await response.json()) as { code?: string }).code;
let made = 0;
interface Link {
  officerId: string;
  path: string;
  expiresAt: string;
}
async function make(by: TestBrowser = commune, given: Readonly<Record<string, unknown>> = {}): Promise<Link & { loginName: string; token: string }> {
  const loginName = `nguoi.${String((made += 1))}`;
  const reply = await by.post('/api/v1/officers', { siteId: COMMUNE.id, loginName, fullName: `Nguyễn Văn Số ${String(made)}`, roles: ['officer'], ...given });
  expect(reply.status, await reply.clone().text()).toBe(201);
  const link = (await reply.json()) as Link;
  return { ...link, loginName, token: new URL(link.path, 'http://x').searchParams.get('ma') ?? '' };
}
const PASSWORD = 'ba con vịt bơi qua ao làng';
async function activate(person: { token: string; loginName: string }): Promise<TestBrowser> {
  const browser = house.browser({ address: `192.0.2.${String(made)}` });
  expect((await browser.post('/api/v1/password-links', { token: person.token, password: PASSWORD })).status).toBe(200);
  expect((await browser.post('/api/v1/session', { loginName: person.loginName, password: PASSWORD })).status).toBe(200);
  return browser;
}
const idOf = async (loginName: string): Promise<string> => (await house.platform.database.query<{ id: string }>('select id from officer where login_name = $1', [loginName]))[0]?.id ?? '';

describe('an operator', () => {
  test('makes an account; its person sets the password by a link that works once', async () => {
    const person = await make();
    const browser = house.browser();
    expect(await (await browser.post('/api/v1/password-links/check', { token: person.token })).json()).toMatchObject({ loginName: person.loginName });
    expect(await codeOf(await browser.post('/api/v1/password-links', { token: person.token, password: 'ngắn' }))).toBe('password_too_short');
    expect(await codeOf(await browser.post('/api/v1/password-links', { token: person.token, password: 'matkhau123456' }))).toBe('password_common');
    expect(await codeOf(await browser.post('/api/v1/password-links', { token: person.token, password: `${person.loginName}-hacthanh` }))).toBe('password_personal');
    expect(await (await commune.get(`/api/v1/officers/${person.officerId}`)).json()).toMatchObject({ state: 'invited' });
    expect((await browser.post('/api/v1/password-links', { token: person.token, password: PASSWORD })).status).toBe(200);
    expect(await codeOf(await browser.post('/api/v1/password-links', { token: person.token, password: PASSWORD }))).toBe('link_not_valid');
    expect(await (await commune.get(`/api/v1/officers/${person.officerId}`)).json()).toMatchObject({ state: 'active', roles: [{ siteId: COMMUNE.id, role: 'officer' }] });
  });

  test('finds people by any part of the name, without marks too, and page by page', async () => {
    await make(commune, { fullName: 'Trần Thị Bưởi Ổi' });
    const find = async (query: string): Promise<string[]> => ((await (await commune.get(`/api/v1/officers?${query}`)).json()) as { items: { fullName: string }[] }).items.map((item) => item.fullName);
    expect(await find('q=buoi%20oi')).toEqual(['Trần Thị Bưởi Ổi']);
    expect(await find(`q=${encodeURIComponent('BƯỞI')}`)).toEqual(['Trần Thị Bưởi Ổi']);
    expect(await find('q=%25')).toEqual([]);
    expect(await find('role=leader')).toEqual(['Người Thử leader']);
    expect(await find('state=disabled')).toEqual([]);
    const all = await find('limit=100');
    const paged: string[] = [];
    let cursor = '';
    do {
      const page = (await (await commune.get(`/api/v1/officers?limit=3${cursor}`)).json()) as { items: { fullName: string }[]; nextCursor: string | null };
      paged.push(...page.items.map((item) => item.fullName));
      cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`;
    } while (cursor !== '');
    expect(paged).toEqual(all);
    expect(new Set(paged).size).toBe(paged.length);
    expect(await codeOf(await commune.get('/api/v1/officers?cursor=xyz'))).toBe('invalid_request');
  });

  test('is told that a login name is taken (login_name_taken), in upper case too', async () => {
    const person = await make();
    const reply = await commune.post('/api/v1/officers', { siteId: COMMUNE.id, loginName: person.loginName.toUpperCase(), fullName: 'Một Người Khác', roles: ['officer'] });
    expect(await codeOf(reply)).toBe('login_name_taken');
  });

  test('sending the same form twice makes one account and shows the same link, of which the store keeps no copy', async () => {
    const body = { siteId: COMMUNE.id, loginName: 'hai.lan', fullName: 'Người Hai Lần', roles: ['clerk'] };
    const headers = { 'idempotency-key': 'form-12345678' };
    const [first, second] = [await commune.post('/api/v1/officers', body, headers), await commune.post('/api/v1/officers', body, headers)];
    const link = (await first.json()) as Link;
    expect(await second.json()).toEqual(link);
    const token = new URL(link.path, 'http://x').searchParams.get('ma') ?? '';
    for (const table of ['command_reply', 'one_time_link', 'audit_entry', 'outbox']) {
      const [row] = await house.platform.database.query<{ found: number }>(`select count(*)::int as found from ${table} t where t::text like $1`, [`%${token}%`]);
      expect(row?.found, table).toBe(0);
    }
  });

  test('gives roles; whoever has other roles signs in anew', async () => {
    const person = await make();
    const theirs = await activate(person);
    expect((await commune.put(`/api/v1/officers/${person.officerId}/roles`, { siteId: COMMUNE.id, roles: ['leader', 'clerk'] })).status).toBe(204);
    expect((await theirs.get('/api/v1/session')).status).toBe(401);
    await theirs.post('/api/v1/session', { loginName: person.loginName, password: PASSWORD });
    expect(await (await theirs.get('/api/v1/session')).json()).toMatchObject({ roles: ['clerk', 'leader'] });
  });

  test('changing the own roles gets a new token (privilege change)', async () => {
    const second = await activate(await make(commune, { roles: ['operator'] }));
    const id = ((await (await second.get('/api/v1/session')).json()) as { officer: { id: string } }).officer.id;
    const before = second.cookies.get('mc_session');
    expect((await second.put(`/api/v1/officers/${id}/roles`, { siteId: COMMUNE.id, roles: ['officer', 'operator'] })).status).toBe(204);
    expect(second.cookies.get('mc_session')).not.toBe(before);
    expect(await (await second.get('/api/v1/session')).json()).toMatchObject({ roles: ['officer', 'operator'] });
    await commune.put(`/api/v1/officers/${id}/state`, { state: 'disabled' });
  });

  test('cannot give a role of the province at a commune (role_of_province)', async () => {
    const { officerId } = await make();
    expect(await codeOf(await commune.put(`/api/v1/officers/${officerId}/roles`, { siteId: COMMUNE.id, roles: ['provinceSupervisor'] }))).toBe('role_of_province');
  });

  test('disables an account: its sessions end at once, its links are worthless, it cannot sign in', async () => {
    const person = await make();
    const theirs = await activate(person);
    const link = (await (await commune.post(`/api/v1/officers/${person.officerId}/password-link`)).json()) as Link;
    expect((await commune.put(`/api/v1/officers/${person.officerId}/state`, { state: 'disabled' })).status).toBe(204);
    expect((await theirs.get('/api/v1/session')).status).toBe(401);
    expect((await theirs.post('/api/v1/session', { loginName: person.loginName, password: PASSWORD })).status).toBe(401);
    expect(await codeOf(await theirs.post('/api/v1/password-links', { token: new URL(link.path, 'http://x').searchParams.get('ma'), password: `${PASSWORD} nữa` }))).toBe('link_not_valid');
    expect(await codeOf(await commune.post(`/api/v1/officers/${person.officerId}/password-link`))).toBe('account_disabled');
    expect((await commune.put(`/api/v1/officers/${person.officerId}/state`, { state: 'active' })).status).toBe(204);
    expect((await theirs.post('/api/v1/session', { loginName: person.loginName, password: PASSWORD })).status).toBe(200);
  });

  test('resets a password by a link that ends sessions, keeps the second factor, and dies after a day or at the next link', async () => {
    const person = await make();
    const theirs = await activate(person);
    await house.platform.database.query("update officer set totp_secret = 'x', totp_since = now() where id = $1", [person.officerId]);
    const older = (await (await commune.post(`/api/v1/officers/${person.officerId}/password-link`)).json()) as Link;
    const newer = (await (await commune.post(`/api/v1/officers/${person.officerId}/password-link`)).json()) as Link;
    const tokenOf = (link: Link): string | null => new URL(link.path, 'http://x').searchParams.get('ma');
    expect(await codeOf(await theirs.post('/api/v1/password-links', { token: tokenOf(older), password: `${PASSWORD} mới` }))).toBe('link_not_valid');
    expect((await theirs.post('/api/v1/password-links', { token: tokenOf(newer), password: `${PASSWORD} mới` })).status).toBe(200);
    expect((await theirs.get('/api/v1/session')).status).toBe(401);
    expect(await (await theirs.post('/api/v1/session', { loginName: person.loginName, password: `${PASSWORD} mới` })).json()).toEqual({ stage: 'secondFactor' });
    expect((await commune.delete(`/api/v1/officers/${person.officerId}/second-factor`)).status).toBe(204);
    expect(await (await theirs.post('/api/v1/session', { loginName: person.loginName, password: `${PASSWORD} mới` })).json()).toEqual({ stage: 'open' });
  });

  test('ends the sessions of somebody who lost a device', async () => {
    const person = await make();
    const theirs = await activate(person);
    expect(await (await commune.delete(`/api/v1/officers/${person.officerId}/sessions`)).json()).toEqual({ ended: 1 });
    expect((await theirs.get('/api/v1/session')).status).toBe(401);
  });

  test('who is the last one of a place can neither go nor be disabled (last_operator)', async () => {
    const top = await idOf('province.operator');
    expect(await codeOf(await province.put(`/api/v1/officers/${top}/roles`, { siteId: PROVINCE.id, roles: ['leader'] }))).toBe('last_operator');
    expect(await codeOf(await province.put(`/api/v1/officers/${top}/state`, { state: 'disabled' }))).toBe('last_operator');
    // An invited operator who never set a password does not count.
    await make(province, { siteId: PROVINCE.id, roles: ['operator'] });
    expect(await codeOf(await province.put(`/api/v1/officers/${top}/state`, { state: 'disabled' }))).toBe('last_operator');
    // Of a commune the last one may go, for the province's operator remains.
    const low = await idOf('operator');
    expect((await province.put(`/api/v1/officers/${low}/roles`, { siteId: COMMUNE.id, roles: ['officer'] })).status).toBe(204);
    expect((await province.put(`/api/v1/officers/${low}/roles`, { siteId: COMMUNE.id, roles: ['operator'] })).status).toBe(204);
    commune = await house.signedIn('operator');
  });

  test('two operators who disable each other at the same instant: one remains', async () => {
    const people = [await make(province, { siteId: PROVINCE.id, roles: ['operator'] }), await make(province, { siteId: PROVINCE.id, roles: ['operator'] })];
    const browsers = [await activate(people[0] as { token: string; loginName: string }), await activate(people[1] as { token: string; loginName: string })];
    const top = await idOf('province.operator');
    await house.platform.database.query('update officer set disabled_at = now() where id = $1', [top]);
    await Promise.all(browsers.map((browser, at) => browser.put(`/api/v1/officers/${people[1 - at]?.officerId ?? ''}/state`, { state: 'disabled' })));
    const [row] = await house.platform.database.query<{ left: number }>('select count(*)::int as left from officer where id = any($1) and disabled_at is null', [people.map((person) => person.officerId)]);
    expect(row?.left).toBe(1);
    await house.platform.database.query('update officer set disabled_at = null where id = $1', [top]);
    province = await house.signedIn('province.operator');
  });
});

describe('across sites', () => {
  test("a province's operator opens communes of the province and makes accounts there", async () => {
    const opened = await province.post('/api/v1/sites', { placeCode: '14758' });
    expect(await opened.json()).toMatchObject({ id: 'commune-14758', name: 'Phường Hàm Rồng', provinceId: PROVINCE.id });
    expect(await codeOf(await province.post('/api/v1/sites', { placeCode: '14758' }))).toBe('site_exists');
    expect(await codeOf(await province.post('/api/v1/sites', { placeCode: '00004' }))).toBe('site_outside_province');
    expect(await codeOf(await province.post('/api/v1/sites', { placeCode: '99999' }))).toBe('place_unknown');
    expect(await codeOf(await commune.post('/api/v1/sites', { placeCode: '14797' }))).toBe('not_allowed');
    expect((await make(province, { siteId: 'commune-14758' })).officerId).toBeTruthy();
    expect(await codeOf(await province.post('/api/v1/officers', { siteId: 'nowhere', loginName: 'ai.do', fullName: 'Ai Đó', roles: ['officer'] }))).toBe('site_unknown');
    const { items } = (await (await commune.get('/api/v1/sites')).json()) as { items: { id: string }[] };
    expect(items.map((item) => item.id)).toEqual([PROVINCE.id, COMMUNE.id]);
  });

  test("a commune's operator reaches neither the province nor a sister commune", async () => {
    const sister = await make(province, { siteId: 'commune-14758' });
    for (const id of [sister.officerId, await idOf('province.leader')]) {
      for (const [method, path, body] of [
        ['GET', ''], ['GET', '/changes'], ['PATCH', '', { fullName: 'Tên Khác' }], ['PUT', '/roles', { siteId: COMMUNE.id, roles: ['operator'] }], ['PUT', '/state', { state: 'disabled' }],
        ['POST', '/password-link'], ['DELETE', '/second-factor'], ['DELETE', '/sessions'], ['PUT', '/identity', { subject: 'x' }], ['DELETE', '/identity'],
      ] as const) {
        expect(await codeOf(await commune.send(method, `/api/v1/officers/${id}${path}`, body)), `${method} ${path}`).toBe('not_allowed');
      }
    }
    expect(await codeOf(await commune.post('/api/v1/officers', { siteId: PROVINCE.id, loginName: 'leo.cao', fullName: 'Leo Cao', roles: ['operator'] }))).toBe('not_allowed');
    expect(await codeOf(await commune.get(`/api/v1/officers?site=${PROVINCE.id}`))).toBe('not_allowed');
  });

  test("a commune's operator cannot take over an account that also acts for the province", async () => {
    const person = await make();
    expect((await province.put(`/api/v1/officers/${person.officerId}/roles`, { siteId: PROVINCE.id, roles: ['operator'] })).status).toBe(204);
    expect(await codeOf(await commune.post(`/api/v1/officers/${person.officerId}/password-link`))).toBe('not_allowed');
    expect((await province.post(`/api/v1/officers/${person.officerId}/password-link`)).status).toBe(201);
  });

  test('somebody with roles at two sites works at one at a time, with a new token at each move', async () => {
    const person = await make();
    await province.put(`/api/v1/officers/${person.officerId}/roles`, { siteId: 'commune-14758', roles: ['clerk'] });
    const theirs = await activate(person);
    expect(await (await theirs.get('/api/v1/session')).json()).toMatchObject({ site: { id: COMMUNE.id }, roles: ['officer'], otherSites: [{ id: 'commune-14758' }] });
    const before = theirs.cookies.get('mc_session');
    expect((await theirs.put('/api/v1/session/site', { siteId: 'commune-14758' })).status).toBe(204);
    expect(theirs.cookies.get('mc_session')).not.toBe(before);
    expect(await (await theirs.get('/api/v1/session')).json()).toMatchObject({ site: { id: 'commune-14758' }, roles: ['clerk'] });
    expect(await codeOf(await theirs.put('/api/v1/session/site', { siteId: PROVINCE.id }))).toBe('not_allowed');
  });

  test('an account nobody knows is not found (officer_not_found), for those who may look', async () => {
    const id = '019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7';
    expect(await codeOf(await commune.get(`/api/v1/officers/${id}`))).toBe('officer_not_found');
    expect(await codeOf(await commune.put(`/api/v1/officers/${id}/state`, { state: 'disabled' }))).toBe('officer_not_found');
    expect(await codeOf(await (await house.signedIn('officer')).get(`/api/v1/officers/${id}`))).toBe('not_allowed');
  });
});

describe('what is written down', () => {
  test('about an account is read by its person and by its operator, with who did it', async () => {
    const person = await make();
    house.clock.advance(1000);
    const theirs = await activate(person);
    house.clock.advance(1000);
    await commune.put(`/api/v1/officers/${person.officerId}/roles`, { siteId: COMMUNE.id, roles: ['leader'] });
    await theirs.post('/api/v1/session', { loginName: person.loginName, password: PASSWORD });
    const changes = async (browser: TestBrowser, path: string): Promise<{ command: string; actorName?: string; details: unknown }[]> => ((await (await browser.get(path)).json()) as { items: { command: string; details: unknown }[] }).items;
    const own = await changes(theirs, '/api/v1/session/changes');
    expect(own.map((row) => row.command)).toEqual(['identity.changeRoles', 'identity.setPasswordByLink', 'identity.createOfficer']);
    expect(own[0]).toMatchObject({ actorName: 'Người Thử operator', details: { site: COMMUNE.id, roles: ['leader'] } });
    expect(await changes(commune, `/api/v1/officers/${person.officerId}/changes`)).toEqual(own);
  });

  test('about sign-ins: time, address and device, the failed ones too, page by page', async () => {
    const person = await make();
    const theirs = await activate(person);
    house.clock.advance(1000);
    const phone = house.browser({ address: '203.0.113.77', userAgent: 'Mozilla/5.0 (Linux; Android 14) Chrome/141.0 Mobile Safari/537.36' });
    await phone.post('/api/v1/session', { loginName: person.loginName, password: 'một mật khẩu không đúng' });
    const page = (await (await theirs.get('/api/v1/session/sign-ins?limit=1')).json()) as { items: unknown[]; nextCursor: string };
    expect(page.items).toMatchObject([{ outcome: 'failed', method: 'password', address: '203.0.113.77', device: 'Chrome · Android' }]);
    const next = (await (await theirs.get(`/api/v1/session/sign-ins?limit=1&cursor=${page.nextCursor}`)).json()) as { items: unknown[]; nextCursor: string | null };
    expect(next.items).toMatchObject([{ outcome: 'signedIn', device: 'Firefox · Linux' }]);
    expect(next.nextCursor).toBeNull();
  });

  test('about what one did, in every room', async () => {
    const deeds = ((await (await commune.get('/api/v1/session/deeds?limit=100')).json()) as { items: { command: string; actorId: string }[] }).items;
    expect(deeds.map((row) => row.command)).toContain('identity.createOfficer');
    expect(deeds.find((row) => row.command === 'identity.createOfficer')).toMatchObject({ subjectName: expect.stringContaining('Nguyễn Văn Số') as unknown });
    expect(new Set(deeds.map((row) => row.actorId))).toEqual(new Set([await idOf('operator')]));
  });
});

describe("one's own password", () => {
  test('is changed with the present one; the other sessions end and the token changes', async () => {
    const person = await make();
    const [here, there] = [await activate(person), house.browser({ address: '192.0.2.250' })];
    await there.post('/api/v1/session', { loginName: person.loginName, password: PASSWORD });
    expect(await codeOf(await here.put('/api/v1/session/password', { current: 'không đúng đâu nhé', next: 'sông dài cá lội biệt tăm' }))).toBe('confirmation_wrong');
    expect(await codeOf(await here.put('/api/v1/session/password', { next: 'sông dài cá lội biệt tăm' }))).toBe('confirmation_wrong');
    expect(await codeOf(await here.put('/api/v1/session/password', { current: PASSWORD, next: 'matkhau123456' }))).toBe('password_common');
    const before = here.cookies.get('mc_session');
    expect((await here.put('/api/v1/session/password', { current: PASSWORD, next: 'sông dài cá lội biệt tăm' })).status).toBe(204);
    expect(here.cookies.get('mc_session')).not.toBe(before);
    expect((await there.get('/api/v1/session')).status).toBe(401);
    expect((await there.post('/api/v1/session', { loginName: person.loginName, password: PASSWORD })).status).toBe(401);
  });
});

describe('colleagues', () => {
  interface Colleague {
    readonly id: string;
    readonly fullName: string;
    readonly siteId: string;
    readonly roles: readonly string[];
  }
  const list = async (by: TestBrowser, query = ''): Promise<Colleague[]> => ((await (await by.get(`/api/v1/colleagues${query}`)).json()) as { items: Colleague[] }).items;

  test('of the own site are listed by name with their roles, without who may not sign in any more', async () => {
    const person = await make(commune, { fullName: 'Ai Cũng Biết', roles: ['officer', 'clerk'] });
    expect((await list(commune)).find((each) => each.id === person.officerId)).toEqual({ id: person.officerId, fullName: 'Ai Cũng Biết', siteId: COMMUNE.id, roles: ['clerk', 'officer'] });
    expect(new Set((await list(commune)).map((each) => each.siteId))).toEqual(new Set([COMMUNE.id]));
    await commune.put(`/api/v1/officers/${person.officerId}/state`, { state: 'disabled' });
    expect((await list(commune)).some((each) => each.id === person.officerId)).toBe(false);
  });

  test('are named by id within the own province, also after they left, and nobody from elsewhere', async () => {
    const person = await make(commune, { fullName: 'Đã Nghỉ Việc' });
    await commune.put(`/api/v1/officers/${person.officerId}/state`, { state: 'disabled' });
    const stranger = (await house.platform.database.query<{ id: string }>("select o.id from officer o join site s on s.id = o.home_site_id where s.id <> $1 and s.province_id is distinct from $2 and s.id <> $2 limit 1", [COMMUNE.id, PROVINCE.id]))[0]?.id;
    const ids = [person.officerId, await idOf('province.operator'), ...(stranger === undefined ? [] : [stranger])];
    for (const by of [commune, province]) expect((await list(by, `?ids=${ids.join(',')}`)).map((each) => each.siteId).sort()).toEqual([COMMUNE.id, PROVINCE.id].sort());
    expect((await commune.get('/api/v1/colleagues?ids=abc')).status).toBe(422);
    expect((await house.browser().get('/api/v1/colleagues')).status).toBe(401);
  });
});
