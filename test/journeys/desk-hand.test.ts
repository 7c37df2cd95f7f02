import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from './support/browser.ts';
import { expectSound } from './support/faults.ts';
import { startOwnHouse, type OwnHouse } from './support/own-house.ts';
import { follow, press, signInTo } from './support/sign-in.ts';

/** What an officer's hand and eye rely on at the desk: nothing typed is lost, the page begins where it tells what was done, paper shows tables. */
let browser: Browser;
let house: OwnHouse;
beforeAll(async () => {
  [browser, house] = await Promise.all([openBrowser(), startOwnHouse(['--demo'], { environment: { MOTCUA_DEMO_DOSSIERS: '' } })]);
});
afterAll(async () => {
  await browser.close();
  await house.stop();
});

const CARD = '001190000017|012345678|Nguyễn Thị Mẫu|15031990|Nữ|Số 1 phố Ví Dụ, phường Hạc Thành|01012022';
const focused = (page: Page): Promise<string> => page.evaluate(() => (document.activeElement as HTMLElement | null)?.innerText ?? '');

test('a house that does not answer, and a session that has ended, take nothing of what was typed', { timeout: 240_000 }, async () => {
  const { page, context, faults } = await signInTo(house, browser, 'canbo', '/can-bo/tiep-nhan/2.000635');
  const name = page.getByLabel('Họ và tên', { exact: true });
  await name.fill('Lê Thị Bà');
  await page.getByLabel('Năm sinh').fill('1948');

  // The network stands, the house does not answer.
  await page.route('**/api/v1/session', (route) => route.abort('connectionrefused'));
  await page.getByRole('button', { name: 'Kiểm tra thử' }).click();
  const told = page.getByRole('alert').filter({ hasText: 'máy chủ không trả lời' });
  await told.waitFor();
  expect(await focused(page)).toContain('Những gì đã nhập vẫn còn trên trang này');
  expect(await name.inputValue()).toBe('Lê Thị Bà');
  await expectSound(page);
  await page.unroute('**/api/v1/session');

  // Signed out meanwhile, elsewhere in the same browser.
  const kept = await context.cookies();
  await context.clearCookies();
  await page.getByRole('button', { name: 'Kiểm tra thử' }).click();
  await page.getByRole('alert').filter({ hasText: 'phiên làm việc đã hết' }).waitFor();
  expect(await told.isVisible()).toBe(false);
  expect(await page.getByRole('link', { name: 'Đăng nhập lại (mở thẻ mới)' }).getAttribute('target')).toBe('_blank');
  expect(await name.inputValue()).toBe('Lê Thị Bà');
  await expectSound(page);
  await context.addCookies(kept);

  // Signed in again, the same press goes through; the page begins where it tells what was found.
  await press(page, 'Kiểm tra thử');
  expect(await name.inputValue()).toBe('Lê Thị Bà');
  expect(await focused(page)).toMatch(/Còn \d điểm chưa đủ/);
  expect(faults).toEqual([]);
  await context.close();
});

test.each([true, false])('a card that is read late leaves what was typed before it (script: %s)', { timeout: 120_000 }, async (script) => {
  const { page, context } = await signInTo(house, browser, 'canbo', '/can-bo/tiep-nhan/2.000635', { script });
  await page.getByLabel('Điện thoại', { exact: true }).first().fill('0900000001');
  await page.locator('select[name="giay-c0"]').selectOption('original');
  await page.locator('input[name="tep-c0"]').setInputFiles({ name: 'to-khai.png', mimeType: 'image/png', buffer: await page.screenshot() });
  await page.getByLabel('Mã trên thẻ căn cước').fill(CARD);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  expect(await page.getByLabel('Họ và tên', { exact: true }).inputValue()).toBe('Nguyễn Thị Mẫu');
  expect(await page.getByLabel('Điện thoại', { exact: true }).first().inputValue()).toBe('0900000001');
  expect(await page.locator('select[name="giay-c0"]').inputValue()).toBe('original');
  expect(await page.getByRole('checkbox', { name: /^to-khai\./ }).count()).toBe(1);
  // Enter in another field tries the form, as before.
  await page.getByLabel('Năm sinh').focus();
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  expect(await page.getByRole('status').innerText()).toMatch(/Còn \d điểm chưa đủ/);
  await context.close();
});

test('after an action the page begins where it tells of it, once; by keyboard alone the dossiers are signed', { timeout: 240_000 }, async () => {
  const { page, context } = await signInTo(house, browser, 'canbo', '/can-bo/ho-so?muc=stuck', { size: 'desktop' });
  await page.locator('main a[data-open]').first().click();
  await page.waitForURL(/\/can-bo\/ho-so\/[0-9a-f-]+$/);
  await follow(page, 'Ghi chú');
  await page.locator('textarea[name="noi-dung"], input[name="ghi-chu"]').first().fill('Đã gọi điện.');
  await press(page, 'Ghi chú');
  // Beside it the dossier may say, loudly, that it is late: what was just done comes first.
  expect(await focused(page)).toContain('ghi chú');
  expect(new URL(page.url()).search).toBe('');
  await page.reload();
  expect(await page.locator('[data-told]').count()).toBe(0);
  await context.close();

  const leader = await signInTo(house, browser, 'lanhdao', '/can-bo/ky', { size: 'desktop' });
  await leader.page.locator('input[name="ho-so"]').first().focus();
  await leader.page.keyboard.press('Space');
  await Promise.all([leader.page.waitForNavigation(), leader.page.keyboard.press('Enter')]);
  await leader.page.getByRole('button', { name: /^Ký/ }).focus();
  await Promise.all([leader.page.waitForNavigation(), leader.page.keyboard.press('Enter')]);
  expect(await focused(leader.page)).toMatch(/Đã ký 1/);
  // A menu that is open is left with Escape, back to what opened it.
  await leader.page.locator('header summary').focus();
  await leader.page.keyboard.press('Enter');
  expect(await leader.page.getByRole('link', { name: 'Tài khoản của tôi' }).isVisible()).toBe(true);
  await leader.page.keyboard.press('Tab');
  await leader.page.keyboard.press('Escape');
  expect(await leader.page.getByRole('link', { name: 'Tài khoản của tôi' }).isVisible()).toBe(false);
  expect(await focused(leader.page)).toContain('Tài khoản');
  await leader.context.close();
});

test('what an officer may not open, or what is not there, keeps the way through the desk', { timeout: 120_000 }, async () => {
  const { page, context } = await signInTo(house, browser, 'canbo', '/can-bo');
  for (const [path, status, words] of [
    ['/can-bo/nguoi-dung', 403, 'nhờ quản trị viên giao vai trò'],
    ['/can-bo/ho-so/01a205fa-4ee0-7058-bf6d-000000000000', 404, 'không thuộc nơi anh chị đang làm'],
  ] as const) {
    expect((await page.goto(path))?.status()).toBe(status);
    expect(await page.locator('main').innerText()).toContain(words);
    expect(await page.locator('header').getByRole('link', { name: 'Hồ sơ', exact: true }).isVisible()).toBe(true);
    await expectSound(page);
  }
  await follow(page, 'Trang cán bộ');
  expect(new URL(page.url()).pathname).toBe('/can-bo');
  // On a telephone the open place is in view, however far it stands in the row.
  await page.goto('/can-bo/kien-thuc');
  const [left, right] = await page.locator('[data-places] [aria-current]').evaluate((each) => [each.getBoundingClientRect().left, each.getBoundingClientRect().right]);
  expect(left).toBeGreaterThanOrEqual(0);
  expect(right).toBeLessThanOrEqual(360);
  await context.close();
});

test('on paper a list of dossiers is a table, and nothing stands there that only a screen can do', { timeout: 120_000 }, async () => {
  const { page, context } = await signInTo(house, browser, 'truongquay', '/can-bo/ho-so?muc=stuck', { size: 'desktop' });
  // A sheet of A4 between its margins, in CSS pixels.
  await page.setViewportSize({ width: 680, height: 1010 });
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('table tr').first().evaluate((row) => getComputedStyle(row).display)).toBe('table-row');
  expect(await page.getByRole('columnheader', { name: 'Đang giữ' }).isVisible()).toBe(true);
  expect(await page.locator('aside').first().evaluate((banner) => getComputedStyle(banner).backgroundColor)).toBe('rgba(0, 0, 0, 0)');
  await page.emulateMedia({ media: 'screen' });
  await page.locator('main a[data-open]').first().click();
  await page.waitForURL(/\/can-bo\/ho-so\/[0-9a-f-]+$/);
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('heading', { name: 'Việc làm được bây giờ' }).isVisible()).toBe(false);
  await context.close();
});
