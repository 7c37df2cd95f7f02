import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openOfficerHouse, type OfficerHouse, type TestBrowser } from '#test/support/officers.ts';
import { codeAt, stepAt } from './totp.ts';

const STEP_MS = 30_000;
let house: OfficerHouse;
beforeAll(async () => {
  house = await openOfficerHouse();
});
afterAll(() => house.close());

const codeOf = async (response: Response): Promise<unknown> => ((await response.json()) as { code?: string }).code;
const stageOf = async (response: Response): Promise<unknown> => ((await response.json()) as { stage?: string }).stage;
const now = (secret: string, offset = 0): string => codeAt(secret, stepAt(house.clock.now()) + offset);

async function enrol(browser: TestBrowser): Promise<{ secret: string; recoveryCodes: string[] }> {
  const { secret } = (await (await browser.post('/api/v1/session/totp')).json()) as { secret: string };
  const reply = await browser.put('/api/v1/session/totp', { code: now(secret) });
  expect(reply.status).toBe(200);
  return { secret, ...((await reply.json()) as { recoveryCodes: string[] }) };
}
async function byPassword(loginName: string): Promise<TestBrowser> {
  const browser = house.browser();
  expect(await stageOf(await browser.post('/api/v1/session', { loginName, password: house.passwordOf(loginName) }))).toBe('secondFactor');
  return browser;
}

describe('a second factor', () => {
  test('is set up by picture or text, counts from its first code, and ends the other sessions', async () => {
    const browser = await house.signedIn('officer');
    const other = await house.signedIn('officer');
    const proposal = (await (await browser.post('/api/v1/session/totp')).json()) as { secret: string; uri: string; qrSvg: string };
    expect(proposal.secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(proposal.uri).toContain(proposal.secret);
    expect(proposal.qrSvg).toMatch(/^<svg .*<\/svg>\s*$/s);
    // Proposed is not set: signing in needs no code yet, and a wrong code proves nothing.
    expect(await codeOf(await browser.put('/api/v1/session/totp', { code: '000000' }))).toBe('second_factor_wrong');
    expect((await other.get('/api/v1/session')).status).toBe(200);
    const before = browser.cookies.get('mc_session');
    const { recoveryCodes } = await enrol(browser);
    expect(new Set(recoveryCodes).size).toBe(10);
    for (const code of recoveryCodes) expect(code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    expect((await other.get('/api/v1/session')).status).toBe(401);
    expect(browser.cookies.get('mc_session')).not.toBe(before);
    expect(await codeOf(await browser.post('/api/v1/session/totp'))).toBe('second_factor_set');
    expect(await (await browser.get('/api/v1/session')).json()).toMatchObject({ recoveryCodesLeft: 10, secondFactorSince: expect.any(String) as unknown });
  });

  test('is kept sealed, and recovery codes only as hashes', async () => {
    const browser = await house.signedIn('leader');
    const { secret, recoveryCodes } = await enrol(browser);
    const [row] = await house.platform.database.query<{ all: string }>("select (select string_agg(o::text, ' ') from officer o) || (select string_agg(r::text, ' ') from recovery_code r) as all");
    expect(row?.all).not.toContain(secret);
    for (const code of recoveryCodes) expect(row?.all).not.toContain(code.replaceAll('-', '').slice(2));
  });

  test('is asked after the password; until then nothing is open, and the token changes when it is', async () => {
    const first = await house.signedIn('deskLead'.toLowerCase());
    const { secret } = await enrol(first);
    house.clock.advance(STEP_MS);
    const browser = await byPassword('desklead');
    const waiting = browser.cookies.get('mc_session');
    for (const path of ['/api/v1/session', '/api/v1/session/sessions', '/api/v1/sites']) expect((await browser.get(path)).status, path).toBe(401);
    expect((await browser.post('/api/v1/session/totp')).status).toBe(401);
    expect(await stageOf(await browser.post('/api/v1/session/second-factor', { code: now(secret) }))).toBe('open');
    expect(browser.cookies.get('mc_session')).not.toBe(waiting);
    expect((await browser.get('/api/v1/session')).status).toBe(200);
    // The same code again, a moment later and from elsewhere (replay).
    const thief = await byPassword('desklead');
    expect(await codeOf(await thief.post('/api/v1/session/second-factor', { code: now(secret) }))).toBe('second_factor_wrong');
    house.clock.advance(STEP_MS);
    expect((await thief.post('/api/v1/session/second-factor', { code: now(secret) })).status).toBe(200);
  });

  test('sent twice at the same instant opens one session only', async () => {
    const { secret } = await enrol(await house.signedIn('clerk'));
    house.clock.advance(STEP_MS);
    const browsers = [await byPassword('clerk'), await byPassword('clerk')];
    const replies = await Promise.all(browsers.map((browser) => browser.post('/api/v1/session/second-factor', { code: now(secret) })));
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 401]);
  });

  test('may be a recovery code, each once', async () => {
    const { recoveryCodes } = await enrol(await house.signedIn('knowledgeeditor'));
    const [first = '', second = ''] = recoveryCodes;
    expect((await (await byPassword('knowledgeeditor')).post('/api/v1/session/second-factor', { code: first.toLowerCase().replaceAll('-', ' ') })).status).toBe(200);
    const again = await byPassword('knowledgeeditor');
    expect(await codeOf(await again.post('/api/v1/session/second-factor', { code: first }))).toBe('second_factor_wrong');
    expect((await again.post('/api/v1/session/second-factor', { code: second })).status).toBe(200);
    expect(await (await again.get('/api/v1/session')).json()).toMatchObject({ recoveryCodesLeft: 8 });
  });

  test('cannot be guessed: after five tries each must wait', async () => {
    const { secret } = await enrol(await house.signedIn('knowledgeapprover'));
    const browser = await byPassword('knowledgeapprover');
    for (let at = 0; at < 5; at += 1) expect((await browser.post('/api/v1/session/second-factor', { code: '123456' })).status).toBe(401);
    house.clock.advance(500);
    // Another sign-in does not begin the count anew.
    const other = await byPassword('knowledgeapprover');
    expect((await other.post('/api/v1/session/second-factor', { code: now(secret) })).status).toBe(429);
    house.clock.advance(STEP_MS * 3);
    expect((await other.post('/api/v1/session/second-factor', { code: now(secret) })).status).toBe(200);
  });

  test('must be typed within ten minutes of the password', async () => {
    const { secret } = await enrol(await house.signedIn('province.clerk'));
    const browser = await byPassword('province.clerk');
    house.clock.advance(10 * 60_000);
    expect(await codeOf(await browser.post('/api/v1/session/second-factor', { code: now(secret) }))).toBe('not_signed_in');
  });

  test('is asked again with the password before a delicate deed', async () => {
    const { secret } = await enrol(await house.signedIn('province.leader'));
    house.clock.advance(STEP_MS);
    const browser = await byPassword('province.leader');
    await browser.post('/api/v1/session/second-factor', { code: now(secret) });
    house.clock.advance(11 * 60_000);
    const password = house.passwordOf('province.leader');
    expect(await codeOf(await browser.delete('/api/v1/session/totp'))).toBe('confirmation_needed');
    expect(await codeOf(await browser.post('/api/v1/session/confirmation', { password }))).toBe('second_factor_wrong');
    expect((await browser.post('/api/v1/session/confirmation', { password, code: now(secret) })).status).toBe(204);
    expect((await browser.delete('/api/v1/session/totp')).status).toBe(204);
    const plain = house.browser();
    expect(await stageOf(await plain.post('/api/v1/session', { loginName: 'province.leader', password }))).toBe('open');
  });

  test('sealed with another secret opens nothing and breaks nothing', async () => {
    await enrol(await house.signedIn('operator'));
    await house.platform.database.query("update officer set totp_secret = 'AAAA' where login_name = 'operator'");
    const browser = await byPassword('operator');
    expect(await codeOf(await browser.post('/api/v1/session/second-factor', { code: '123456' }))).toBe('second_factor_wrong');
  });
});

test('where the house demands a second factor, a sign-in without one leads to setting it up and nowhere else', async () => {
  const strict = await openOfficerHouse({ options: { needsSecondFactor: true } });
  const browser = strict.browser();
  expect(await stageOf(await browser.post('/api/v1/session', { loginName: 'operator', password: strict.passwordOf('operator') }))).toBe('enrolment');
  expect(await (await browser.get('/api/v1/session')).json()).toMatchObject({ stage: 'enrolment', rights: [], roles: [] });
  for (const path of ['/api/v1/officers', '/api/v1/session/sessions', '/api/v1/sites']) expect((await browser.get(path)).status, path).toBe(401);
  const { secret } = (await (await browser.post('/api/v1/session/totp')).json()) as { secret: string };
  const waiting = browser.cookies.get('mc_session');
  expect((await browser.put('/api/v1/session/totp', { code: codeAt(secret, stepAt(strict.clock.now())) })).status).toBe(200);
  expect(browser.cookies.get('mc_session')).not.toBe(waiting);
  expect((await browser.get('/api/v1/officers')).status).toBe(200);
  expect(await codeOf(await browser.delete('/api/v1/session/totp'))).toBe('second_factor_required');
  await strict.close();
});
