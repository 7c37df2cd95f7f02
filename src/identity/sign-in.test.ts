import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openOfficerHouse, type OfficerHouse, type TestBrowser } from '#test/support/officers.ts';

let house: OfficerHouse;
beforeAll(async () => {
  house = await openOfficerHouse();
});
afterAll(() => house.close());

let visitors = 0;
/** A browser from an address nobody has used yet, so that tests do not count for each other. */
const stranger = (): TestBrowser => house.browser({ address: `192.0.2.${String((visitors += 1))}` });
const signIn = (browser: TestBrowser, loginName: string, password: string): Promise<Response> => browser.post('/api/v1/session', { loginName, password });
const codeOf = async (response: Response): Promise<unknown> => ((await response.json()) as { code?: string }).code;
const WRONG = 'một mật khẩu không đúng';

describe('signing in by password', () => {
  test('opens a session whose cookie script cannot read and other sites do not send', async () => {
    const response = await signIn(stranger(), 'officer', house.passwordOf('officer'));
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ stage: 'open' });
    const [session] = response.headers.getSetCookie();
    expect(session).toMatch(/^mc_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(response.headers.get('cache-control')).toContain('no-store');
  });

  test('does not mind upper case or spaces around the login name', async () => {
    expect((await signIn(stranger(), '  Officer ', house.passwordOf('officer'))).status).toBe(200);
  });

  test('keeps no token in the store, only its hash (session theft by reading the store)', async () => {
    const browser = stranger();
    await signIn(browser, 'officer', house.passwordOf('officer'));
    const token = browser.cookies.get('mc_session') ?? '';
    const tables = ['officer_session', 'command_reply', 'audit_entry', 'outbox'];
    for (const table of tables) {
      const [row] = await house.platform.database.query<{ found: number }>(`select count(*)::int as found from ${table} t where t::text like $1`, [`%${token}%`]);
      expect(row?.found, table).toBe(0);
    }
  });

  test('says the same, word for word, of an unknown name, a wrong password and a disabled account (sign_in_failed)', async () => {
    await house.platform.database.query("update officer set disabled_at = now() where login_name = 'clerk'");
    const replies = [
      await signIn(stranger(), 'nobody.here', WRONG),
      await signIn(stranger(), 'officer', WRONG),
      await signIn(stranger(), 'clerk', house.passwordOf('clerk')),
    ];
    const bodies = await Promise.all(replies.map((reply) => reply.text()));
    expect(replies.map((reply) => reply.status)).toEqual([401, 401, 401]);
    expect(new Set(bodies).size).toBe(1);
    expect(bodies[0]).toContain('sign_in_failed');
    expect(replies.map((reply) => reply.headers.getSetCookie())).toEqual([[], [], []]);
    await house.platform.database.query("update officer set disabled_at = null where login_name = 'clerk'");
  });

  test('takes a password of 1000 characters for a wrong one, and a longer body for a broken request', async () => {
    expect((await signIn(stranger(), 'officer', 'x'.repeat(1000))).status).toBe(401);
    expect(await codeOf(await signIn(stranger(), 'officer', 'x'.repeat(1001)))).toBe('invalid_request');
  });

  test('is refused to a page of another site, which could sign somebody in as somebody else (foreign_origin)', async () => {
    const given = { loginName: 'officer', password: house.passwordOf('officer') };
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }]) {
      expect(await codeOf(await stranger().post('/api/v1/session', given, headers))).toBe('foreign_origin');
    }
  });
});

describe('a session before signing in', () => {
  test('is worth nothing afterwards: the token changes and the old session ends (session fixation)', async () => {
    const attacker = stranger();
    await signIn(attacker, 'officer', house.passwordOf('officer'));
    const planted = attacker.cookies.get('mc_session') ?? '';
    const victim = stranger();
    victim.cookies.set('mc_session', planted);
    await signIn(victim, 'leader', house.passwordOf('leader'));
    expect(victim.cookies.get('mc_session')).not.toBe(planted);
    expect((await attacker.get('/api/v1/session')).status).toBe(401);
    expect(await (await victim.get('/api/v1/session')).json()).toMatchObject({ officer: { loginName: 'leader' } });
  });

  test('a token that somebody made up is never taken over', async () => {
    const browser = stranger();
    browser.cookies.set('mc_session', 'a'.repeat(43));
    await signIn(browser, 'officer', house.passwordOf('officer'));
    expect(browser.cookies.get('mc_session')).not.toBe('a'.repeat(43));
  });
});

describe('guessing', () => {
  test('is slowed down per account, never longer than a minute, and never locks (sign_in_throttled)', async () => {
    for (let at = 0; at < 5; at += 1) expect((await signIn(stranger(), 'desklead', WRONG)).status).toBe(401);
    const waits: number[] = [];
    for (let at = 0; at < 10; at += 1) {
      const refused = await signIn(stranger(), 'desklead', WRONG);
      expect(await codeOf(refused)).toBe('sign_in_throttled');
      const seconds = Number(refused.headers.get('retry-after'));
      waits.push(seconds);
      house.clock.advance(seconds * 1000);
      expect((await signIn(stranger(), 'desklead', WRONG)).status).toBe(401);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60, 60]);
    house.clock.advance(60_000);
    expect((await signIn(stranger(), 'desklead', house.passwordOf('desklead'))).status).toBe(200);
    // A right sign-in forgets what was counted.
    expect((await signIn(stranger(), 'desklead', WRONG)).status).toBe(401);
    expect((await signIn(stranger(), 'desklead', WRONG)).status).toBe(401);
  });

  test('of unknown names is slowed down just the same, so that waiting tells nothing', async () => {
    for (let at = 0; at < 5; at += 1) expect((await signIn(stranger(), 'khong.co.ai', WRONG)).status).toBe(401);
    expect((await signIn(stranger(), 'khong.co.ai', WRONG)).status).toBe(429);
  });

  test('is slowed down per address over many names', async () => {
    const browser = stranger();
    for (let at = 0; at < 30; at += 1) expect((await signIn(browser, `ai.do.${String(at)}`, WRONG)).status).toBe(401);
    expect((await signIn(browser, 'mot.nguoi.nua', WRONG)).status).toBe(429);
    // Somebody else's address is not concerned.
    expect((await signIn(stranger(), 'mot.nguoi.nua', WRONG)).status).toBe(401);
  });

  test('many at once counts no less than one after the other', async () => {
    const replies = await Promise.all(Array.from({ length: 20 }, () => signIn(stranger(), 'knowledgeeditor', WRONG)));
    expect(replies.filter((reply) => reply.status === 401)).toHaveLength(5);
    expect(replies.filter((reply) => reply.status === 429)).toHaveLength(15);
  });

  test('does not keep the owner out of a browser that has signed in before', async () => {
    const own = await house.signedIn('knowledgeapprover');
    await own.delete('/api/v1/session');
    for (let at = 0; at < 6; at += 1) await signIn(stranger(), 'knowledgeapprover', WRONG);
    expect((await signIn(stranger(), 'knowledgeapprover', house.passwordOf('knowledgeapprover'))).status).toBe(429);
    expect((await signIn(own, 'knowledgeapprover', house.passwordOf('knowledgeapprover'))).status).toBe(200);
  });

  test('a known browser cannot guess for long either, and its mark is good for one account only', async () => {
    const own = await house.signedIn('province.clerk');
    for (let at = 0; at < 5; at += 1) expect((await signIn(own, 'province.clerk', WRONG)).status).toBe(401);
    expect((await signIn(own, 'province.clerk', WRONG)).status).toBe(429);
    const mark = own.cookies.get('mc_device') ?? '';
    for (let at = 0; at < 5; at += 1) await signIn(stranger(), 'province.leader', WRONG);
    const other = stranger();
    other.cookies.set('mc_device', mark);
    expect((await signIn(other, 'province.leader', house.passwordOf('province.leader'))).status).toBe(429);
  });

  test('what was counted survives a restart, and is kept without the name', async () => {
    for (let at = 0; at < 5; at += 1) await signIn(stranger(), 'van.con.dem', WRONG);
    const again = await house.restart();
    expect((await signIn(again.browser({ address: '198.51.100.7' }), 'van.con.dem', WRONG)).status).toBe(429);
    const [row] = await house.platform.database.query<{ names: number }>("select count(*)::int as names from sign_in_throttle t where t::text like '%van.con.dem%'");
    expect(row?.names).toBe(0);
  });
});

describe('the same work', () => {
  test('one password is hashed whether the name is known or not', async () => {
    const { createHasher } = await import('./hash-password.ts');
    const real = createHasher({ memoryCost: 64, timeCost: 1 });
    const counted = { verified: 0 };
    const { createIdentity } = await import('./identity.ts');
    const deps = {
      database: house.platform.database, commands: house.platform.commands, clock: house.clock, log: house.platform.log, judge: { judge: () => undefined }, findPlace: () => undefined,
      secret: (await import('./house-secret.ts')).createHouseSecret('x'.repeat(40)), settings: { ...house.identity.settings },
      hasher: { ...real, verify: (stored: string, password: string) => ((counted.verified += 1), real.verify(stored, password)) },
    };
    const identity = createIdentity(deps, {});
    const visitor = { address: '203.0.113.9', device: '', cookie: '' };
    for (const loginName of ['officer', 'khong.ai.ca']) {
      counted.verified = 0;
      await identity.signIn.byPassword({ loginName, password: WRONG }, visitor);
      expect(counted.verified, loginName).toBe(1);
    }
  });
});

test('a password stored under weaker settings is hashed anew at the next sign-in', async () => {
  const { createHasher } = await import('./hash-password.ts');
  const password = house.passwordOf('province.knowledgeeditor');
  const weak = await createHasher({ memoryCost: 32, timeCost: 1 }).hash(password);
  await house.platform.database.query("update officer set password_hash = $1 where login_name = 'province.knowledgeeditor'", [weak]);
  expect((await signIn(stranger(), 'province.knowledgeeditor', password)).status).toBe(200);
  const [row] = await house.platform.database.query<{ hash: string }>("select password_hash as hash from officer where login_name = 'province.knowledgeeditor'");
  expect(row?.hash).toContain('m=64,');
  expect((await signIn(stranger(), 'province.knowledgeeditor', password)).status).toBe(200);
});
