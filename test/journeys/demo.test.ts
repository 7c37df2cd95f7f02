import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, visit } from './support/browser.ts';
import { expectSound } from './support/faults.ts';
import { startOwnHouse, type OwnHouse } from './support/own-house.ts';

const press = async (page: Page, name: string): Promise<void> => void (await Promise.all([page.waitForNavigation(), page.getByRole('button', { name, exact: true }).click()]));
let browser: Browser;
let house: OwnHouse;
beforeAll(async () => {
  [browser, house] = await Promise.all([openBrowser(), startOwnHouse(['--demo'])]);
});
afterAll(async () => {
  await browser.close();
  await house.stop();
});

test('a demonstration says on every page, of citizens and officers, that its people are invented', { timeout: 240_000 }, async () => {
  const { page, context } = await visit(browser, '/dang-nhap', { baseUrl: house.baseUrl });
  await page.getByLabel('Tên đăng nhập').fill('quantritinh');
  await page.getByLabel('Mật khẩu').fill(house.passwordOf('quantritinh'));
  await press(page, 'Đăng nhập');
  for (const path of ['/can-bo', '/can-bo/nguoi-dung', '/can-bo/nguoi-dung/noi-lam-viec', '/can-bo/tai-khoan', '/can-bo/khong-co', '/', '/hoi', '/thu-tuc', '/khong-co', '/dang-nhap/quen']) {
    const reply = await page.goto(path);
    expect(await page.getByText('đều là hư cấu').isVisible(), path).toBe(true);
    expect(reply?.headers()['x-motcua-demo'], path).toBe('1');
    await expectSound(page);
  }
  await context.close();
});

test("without script a province's operator opens a commune, changes roles, makes a link and signs out", async () => {
  const { page, context } = await visit(browser, '/dang-nhap', { baseUrl: house.baseUrl, size: 'desktop', script: false });
  await page.getByLabel('Tên đăng nhập').fill('quantritinh');
  await page.getByLabel('Mật khẩu').fill(house.passwordOf('quantritinh'));
  await press(page, 'Đăng nhập');
  await page.goto('/can-bo/nguoi-dung/noi-lam-viec');
  await page.getByRole('combobox').selectOption({ label: 'Phường Hàm Rồng' });
  await press(page, 'Mở thêm xã, phường');
  expect(await page.getByText('Đã mở Phường Hàm Rồng.').isVisible()).toBe(true);
  await page.goto('/can-bo/nguoi-dung?q=mau');
  expect(await page.locator('tbody tr').allInnerTexts()).toHaveLength(1);
  await Promise.all([page.waitForNavigation(), page.getByRole('link', { name: 'Lê Thị Mẫu' }).click()]);
  const sites = await page.locator('summary h2').allInnerTexts();
  expect(sites).toEqual(['Vai trò tại Phường Hạc Thành', 'Vai trò tại Tỉnh Thanh Hoá', 'Vai trò tại Phường Hàm Rồng']);
  await page.locator('details[open]').getByLabel('Lãnh đạo').check();
  await press(page, 'Lưu vai trò');
  expect(await page.getByText('Đã lưu.').isVisible()).toBe(true);
  expect(await page.locator('ol').innerText()).toContain('Đổi vai trò');
  await press(page, 'Tạo liên kết đặt lại mật khẩu');
  expect(await page.getByRole('textbox', { name: 'Liên kết đặt mật khẩu' }).inputValue()).toContain('/dang-nhap/mat-khau?ma=');
  await press(page, 'Đăng xuất');
  expect(await page.getByText('Đã đăng xuất.').isVisible()).toBe(true);
  await page.goto('/can-bo');
  expect(new URL(page.url()).pathname).toBe('/dang-nhap');
  await context.close();
});
