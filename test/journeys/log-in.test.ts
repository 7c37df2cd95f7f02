import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FormSchema } from '../../src/model/form.ts';
import { CITIZEN_CLAIMS, openLogInService, type LogInService } from '../support/log-in-service.ts';
import { openBrowser, visit } from './support/browser.ts';
import { expectSound } from './support/faults.ts';
import { beginForm, fillForm } from './support/fill-form.ts';
import { freePort, startOwnHouse, type OwnHouse } from './support/own-house.ts';
import { signInTo } from './support/sign-in.ts';

const FORM = FormSchema.parse(JSON.parse(readFileSync(new URL('../../content/forms/xac-nhan-tinh-trang-hon-nhan.json', import.meta.url), 'utf8')));
/** Invented people as the log-in service knows them. */
const HOA = { citizen_id: '038158000123', name: 'Nguyễn Thị Hoa', birthdate: '1958-04-30' };
const PEOPLE: Readonly<Record<string, Readonly<Record<string, string>>>> = { hoa: HOA, binh: { citizen_id: '038080000456', name: 'Trần Văn Bình', birthdate: '1980-01-02' }, nobody: { name: 'Không Số' } };

let browser: Browser;
let house: OwnHouse;
let service: LogInService;
beforeAll(async () => {
  const port = freePort();
  service = await openLogInService(`http://127.0.0.1:${port}/api/v1/my/sign-in/callback`, { claimsOf: (sub) => PEOPLE[sub] ?? {} });
  const environment = {
    MOTCUA_CITIZEN_OIDC_ISSUER: service.issuer, MOTCUA_CITIZEN_OIDC_CLIENT_ID: service.clientId, MOTCUA_CITIZEN_OIDC_CLIENT_SECRET: service.clientSecret, MOTCUA_CITIZEN_OIDC_NAME: 'Định danh thử', MOTCUA_CITIZEN_OIDC_CLAIM_ID: CITIZEN_CLAIMS.personalId,
  };
  [browser, house] = await Promise.all([openBrowser(), startOwnHouse(['--demo'], { port, environment })]);
});
afterAll(async () => {
  await browser.close();
  await house.stop();
  await service.close();
});

const press = (page: Page, selector: string): Promise<unknown> => Promise.all([page.waitForNavigation(), page.locator(selector).first().click()]);

/** Logs in at the service's own pages, from wherever the header stands. */
async function logIn(page: Page, who: string): Promise<void> {
  await press(page, 'header a.who');
  await press(page, 'main a.btn.main');
  await page.locator('[name="login"]').fill(who);
  await page.locator('[name="password"]').fill('x');
  await press(page, 'button[type="submit"]');
  await press(page, 'button[type="submit"]');
}

test('a citizen logs in, has the own part filled in, sends, follows without reloading, sees who looked, and leaves nothing behind', async () => {
  const { page, context, faults } = await visit(browser, `/to-khai/${FORM.id}`, { baseUrl: house.baseUrl });
  await press(page, 'header a.who');
  expect(await page.locator('main').innerText()).toContain('Đăng nhập bằng Định danh thử');
  await expectSound(page);
  await page.goto(`/to-khai/${FORM.id}`);
  await logIn(page, 'hoa');
  // Back where the log-in was begun.
  expect(new URL(page.url()).pathname).toBe(`/to-khai/${FORM.id}`);
  expect(await page.locator('header a.who').innerText()).toContain('Hoa');
  // What is shown now is nobody else's, while the scripts of the page stay everybody's and are kept for good.
  const script = (await page.locator('script[src^="/tep/"]').first().getAttribute('src')) ?? '';
  const keptBy = async (path: string): Promise<string | undefined> => (await page.request.get(`${house.baseUrl}${path}`)).headers()['cache-control'];
  expect([await keptBy(script), await keptBy('/thu-tuc')]).toEqual([expect.stringContaining('immutable'), 'private, no-store']);

  await beginForm(page, FORM.id);
  await page.goto(`/to-khai/${FORM.id}`);
  await expectSound(page);
  const fill = 'form[action="?/prefill"]:has([name="nguon"])';
  await press(page, `${fill} button`);
  expect(await page.locator(`${fill} [role="alert"]`).innerText()).toContain('đồng ý');
  await page.locator(`${fill} [name="dong-y"]`).check();
  await press(page, `${fill} button`);
  expect(await page.locator('main').innerText()).toMatch(/Đã điền \d+ câu/u);

  const answers = structuredClone(FORM.samples[0]?.answers ?? {}) as Record<string, Record<string, unknown>>;
  for (const [part, value] of [['name', HOA.name], ['birthDate', HOA.birthdate], ['personalId', HOA.citizen_id]] as const) {
    const [head = '', inner = ''] = FORM.applicant[part]?.split('.') ?? [];
    answers[head] = { ...answers[head], [inner]: value };
  }
  await page.goto(`/to-khai/${FORM.id}/tiep`);
  await fillForm(page, FORM, answers);
  await press(page, 'a[href$="/gui"]');
  await press(page, 'form[data-declare] button.main');
  const number = /HS-[0-9A-Z]{4}-[0-9A-Z]{4}/u.exec(page.url())?.[0] ?? '';

  // Another device: neither code nor year, and no script.
  const other = await visit(browser, '/', { script: false, baseUrl: house.baseUrl });
  await logIn(other.page, 'hoa');
  await press(other.page, 'header a.who');
  expect(await other.page.locator('main').innerText()).toContain(number);
  await press(other.page, `a[href="/ho-so/${number}"]`);
  expect(await other.page.locator('main').innerText()).toContain('Quầy xem hồ sơ và trả lời');
  await other.page.goto('/cua-toi?loai=xong');
  expect(await other.page.locator('main').innerText()).not.toContain(number);
  const stranger = await visit(browser, '/', { script: false, baseUrl: house.baseUrl });
  await logIn(stranger.page, 'binh');
  await stranger.page.goto('/cua-toi');
  expect(await stranger.page.locator('main').innerText()).not.toContain(number);
  await stranger.page.goto(`/ho-so/${number}`);
  expect(new URL(stranger.page.url()).pathname).toBe('/ho-so');
  await stranger.context.close();

  await page.goto('/cua-toi');
  await expectSound(page);
  await press(page, `a[href="/ho-so/${number}"]`);
  expect(await page.locator('[data-live-news]').isVisible()).toBe(false);
  const desk = await signInTo(house, browser, 'canbo', '/can-bo/ho-so');
  const dossier = (await (await desk.context.request.get(`${house.baseUrl}/api/v1/dossier-numbers/${number}`)).json()) as { id: string };
  const onDesk = await desk.context.newPage();
  await onDesk.goto(`${house.baseUrl}/can-bo/ho-so/${dossier.id}`);
  const act = await desk.context.request.post(`${house.baseUrl}/api/v1/dossiers/${dossier.id}/actions`, { data: { kind: 'requestSupplement', faults: [{ what: 'Thiếu chữ ký', how: 'Ký rồi gửi lại', basis: { document: '118/2025/NĐ-CP', article: '17' } }] }, headers: { 'sec-fetch-site': 'same-origin' } });
  expect(act.ok(), await act.text()).toBe(true);
  for (const shown of [page, onDesk, desk.page]) await shown.locator('[data-live-news]').waitFor({ state: 'visible', timeout: 20_000 });
  await expectSound(page);
  await press(page, '[data-live-news] a');
  expect(await page.locator('main').innerText()).toContain('Thiếu chữ ký');

  await page.goto('/cua-toi/nhat-ky');
  expect(await page.locator('main').innerText()).toContain('Đã mở hồ sơ');
  await expectSound(page);

  await page.goto('/cua-toi');
  await press(page, 'form[action$="leave"] button');
  expect(await page.locator('main').innerText()).toContain('Đã thoát');
  await expectSound(page);
  await page.goto(`/ho-so/${number}`);
  expect(new URL(page.url()).pathname).toBe('/ho-so');
  await page.goto('/cua-toi');
  expect(new URL(page.url()).pathname).toBe('/cua-toi/dang-nhap');
  expect((await context.cookies()).filter(({ name }) => /citizen|draft|to_khai|ho_so/u.test(name))).toEqual([]);
  expect(faults).toEqual([]);
  await Promise.all([context.close(), other.context.close(), desk.context.close()]);
}, 300_000);

test('a draft goes on on another device; who is not known is told so in words', async () => {
  const one = await visit(browser, '/to-khai/khai-tu', { script: false, baseUrl: house.baseUrl });
  await logIn(one.page, 'hoa');
  await beginForm(one.page, 'khai-tu');
  const two = await visit(browser, '/', { script: false, baseUrl: house.baseUrl, lang: 'en' });
  await logIn(two.page, 'hoa');
  await two.page.goto('/cua-toi');
  await press(two.page, 'form[action="?/draft"] button');
  expect(new URL(two.page.url()).pathname).toContain('/to-khai/khai-tu/');
  const lost = await visit(browser, '/', { baseUrl: house.baseUrl });
  await logIn(lost.page, 'nobody');
  expect(await lost.page.locator('[role="alert"]').innerText()).toContain('số định danh cá nhân');
  await expectSound(lost.page);
  await Promise.all([one.context.close(), two.context.close(), lost.context.close()]);
}, 180_000);
