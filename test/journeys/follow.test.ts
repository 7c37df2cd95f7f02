import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FormSchema } from '../../src/model/form.ts';
import { openBrowser, visit } from './support/browser.ts';
import { expectSound } from './support/faults.ts';
import { beginForm, fillForm } from './support/fill-form.ts';
import { startOwnHouse, type OwnHouse } from './support/own-house.ts';
import { signInTo } from './support/sign-in.ts';

const FORM = FormSchema.parse(JSON.parse(readFileSync(new URL('../../content/forms/xac-nhan-tinh-trang-hon-nhan.json', import.meta.url), 'utf8')));

let browser: Browser;
let house: OwnHouse;
beforeAll(async () => {
  [browser, house] = await Promise.all([openBrowser(), startOwnHouse(['--demo'])]);
});
afterAll(async () => {
  await browser.close();
  await house.stop();
});

const press = (page: Page, selector: string): Promise<unknown> => Promise.all([page.waitForNavigation(), page.locator(selector).first().click()]);

/** Sends a form and stands at its dossier. */
async function file(page: Page): Promise<string> {
  await beginForm(page, FORM.id);
  await fillForm(page, FORM, FORM.samples[0]?.answers ?? {});
  await press(page, 'a[href$="/gui"]');
  await press(page, 'form[data-declare] button.main');
  const number = /HS-[0-9A-Z]{4}-[0-9A-Z]{4}/u.exec(page.url())?.[0] ?? '';
  await press(page, 'main a.btn.main');
  return number;
}

test('a dossier is followed: what is missing is sent, the receipt is opened, the day is counted, and it is withdrawn', async () => {
  const { page, context } = await visit(browser, '/to-khai', { baseUrl: house.baseUrl });
  const number = await file(page);
  expect(await page.locator('main').innerText()).toContain('Quầy xem hồ sơ và trả lời');

  const desk = await signInTo(house, browser, 'canbo', '/can-bo');
  const call = async (method: 'get' | 'post', path: string, data?: unknown): Promise<Record<string, unknown>> => {
    const reply = await desk.context.request[method](`${house.baseUrl}/api/v1${path}`, { ...(data === undefined ? {} : { data }), headers: { 'sec-fetch-site': 'same-origin' } });
    const body = (await reply.json()) as Record<string, unknown>;
    expect(reply.ok(), JSON.stringify(body)).toBe(true);
    return body;
  };
  const { id } = await call('get', `/dossier-numbers/${number}`);
  const act = (request: unknown) => call('post', `/dossiers/${String(id)}/actions`, request);

  await act({ kind: 'requestSupplement', faults: [{ what: 'Ảnh giấy ly hôn bị mờ', how: 'Chụp lại đủ bốn góc', basis: { document: '118/2025/NĐ-CP', article: '17' } }, { what: 'Thiếu chữ ký', how: 'Đến quầy ký', basis: { document: '118/2025/NĐ-CP', article: '17' } }] });
  await page.reload();
  const asked = await page.locator('main').innerText();
  expect(asked).toContain('Ảnh giấy ly hôn bị mờ');
  expect(asked).toContain('Thiếu chữ ký');
  expect(asked).toContain('Đang chờ bác');
  await expectSound(page);
  await press(page, 'form[action="?/supply"] button.main');
  expect(await page.locator('[role="alert"]').innerText()).toContain('Chưa chọn tệp');
  await page.locator('form[action="?/supply"] input[type="file"]').first().setInputFiles({ name: 'ảnh.png', mimeType: 'image/png', buffer: await page.screenshot() });
  await press(page, 'form[action="?/supply"] button.main');
  expect(await page.locator('main').innerText()).toContain('Đã gửi bổ sung');

  // The officer reads what was declared in words and opens what was sent; a reception keeps the files.
  await desk.page.goto(`/can-bo/ho-so/${String(id)}`);
  const declared = desk.page.locator('section', { has: desk.page.getByRole('heading', { name: 'Nội dung đã khai' }) });
  expect(await declared.locator('dd').count()).toBeGreaterThan(3);
  const sent = desk.page.locator('a[download]').last();
  expect((await desk.context.request.get((await sent.evaluate((link) => (link as HTMLAnchorElement).href)))).headers()['content-type']).toBe('image/jpeg');
  await expectSound(desk.page);
  await desk.page.goto(`/can-bo/ho-so/${String(id)}/tiep-nhan`);
  expect(await desk.page.locator('input[type="checkbox"][name^="anh-"]').count()).toBeGreaterThan(0);
  await expectSound(desk.page);

  const detail = await call('get', `/dossiers/${String(id)}`);
  expect(JSON.stringify(detail)).toMatch(/"file":"[0-9a-f]{64}"/u);
  await act({ kind: 'receive', papers: [], evenIncomplete: { reason: 'Bản giấy nộp tại quầy' }, fee: { provinceVnd: { 0: 15_000 } }, conditions: Object.fromEntries(Array.from({ length: 12 }, (_each, at) => [`c${String(at)}`, false])), limit: { amount: 3, unit: 'workingDay', basis: { document: '123/2015/NĐ-CP' } } });
  await page.reload();
  const received = await page.locator('main').innerText();
  expect(received).toContain('Ngày hẹn tính thế nào');
  expect(received).toContain('Chờ bổ sung giấy tờ');
  await page.locator('details', { hasText: 'Ngày hẹn tính thế nào' }).locator('summary').click();
  expect(await page.locator('details[open] ol li').count()).toBeGreaterThan(0);
  const receipt = await context.request.get(await page.locator('a.paper').first().evaluate((link) => (link as HTMLAnchorElement).href));
  expect((await receipt.body()).subarray(0, 5).toString()).toBe('%PDF-');
  await expectSound(page);

  await page.locator('summary', { hasText: 'Rút hồ sơ' }).click();
  await press(page, 'form[action="?/withdraw"] button');
  expect(await page.locator('[role="alert"]').count()).toBe(1);
  await page.locator('[name="ly-do"]').fill('Tôi đã làm ở nơi khác');
  await press(page, 'form[action="?/withdraw"] button');
  expect(await page.locator('main').innerText()).toContain('Tôi đã làm ở nơi khác');

  await press(page, 'form[action="?/leave"] button');
  await page.goto(`/ho-so/${number}`);
  expect(new URL(page.url()).pathname).toBe('/ho-so');
  await page.locator('[name="nam-sinh"]').fill('1950');
  await press(page, 'main form button.main');
  expect(await page.locator('[role="alert"]').count()).toBe(1);
  await context.close();
  await desk.context.close();
}, 240_000);

test('an earlier dossier fills who files, with consent and not without', async () => {
  const { page, context } = await visit(browser, '/to-khai', { script: false, baseUrl: house.baseUrl });
  const first = await visit(browser, '/to-khai', { script: false, baseUrl: house.baseUrl });
  const sample = FORM.samples.at(-1)?.answers ?? {};
  await beginForm(first.page, FORM.id);
  await fillForm(first.page, FORM, sample);
  await press(first.page, 'a[href$="/gui"]');
  await press(first.page, 'form[data-declare] button.main');
  const number = /HS-[0-9A-Z]{4}-[0-9A-Z]{4}/u.exec(first.page.url())?.[0] ?? '';
  const born = String((sample['requester'] as { readonly birthDate?: string } | undefined)?.birthDate ?? '').slice(0, 4);
  await beginForm(page, 'khai-tu');
  await page.goto('/to-khai/khai-tu');
  const ask = async (consent: boolean): Promise<string> => {
    await page.locator('details', { hasText: 'Điền theo hồ sơ trước' }).first().evaluate((each) => each.setAttribute('open', ''));
    await page.locator('[name="ma"]').fill(number);
    await page.locator('[name="nam-sinh"]').fill(born);
    if (consent) await page.locator('form[action="?/prefill"] [name="dong-y"]').check();
    await press(page, 'form[action="?/prefill"] button');
    return page.locator('main').innerText();
  };
  expect(await ask(false)).toContain('đồng ý');
  expect(await ask(true)).toMatch(/Đã điền \d+ câu/u);
  await context.close();
  await first.context.close();
}, 240_000);
