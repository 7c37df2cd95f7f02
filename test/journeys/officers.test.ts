import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeAt, stepAt } from '#identity/totp.ts';
import { openBrowser, visit, type Visit } from './support/browser.ts';
import { expectSound } from './support/faults.ts';
import { startOwnHouse, type OwnHouse } from './support/own-house.ts';

const PASSWORD = 'ba con vịt bơi qua ao làng';
const OFFICERS_PASSWORD = 'sông dài cá lội biệt tăm';
let browser: Browser;
let house: OwnHouse;
beforeAll(async () => {
  [browser, house] = await Promise.all([openBrowser(), startOwnHouse()]);
});
afterAll(async () => {
  await browser.close();
  await house.stop();
});

const open = (path: string, how: Visit = {}): ReturnType<typeof visit> => visit(browser, path, { baseUrl: house.baseUrl, ...how });
/** Presses a button and waits for the page it leads to. */
const press = async (page: Page, name: string): Promise<void> => void (await Promise.all([page.waitForNavigation(), page.getByRole('button', { name, exact: true }).click()]));
const path = (page: Page): string => new URL(page.url()).pathname;

async function signIn(page: Page, loginName: string, password: string): Promise<void> {
  await page.goto('/dang-nhap');
  await page.getByLabel('Tên đăng nhập').fill(loginName);
  await page.getByLabel('Mật khẩu').fill(password);
  await press(page, 'Đăng nhập');
}

test('from the printed link to signing out everywhere, on a phone', { timeout: 180_000 }, async () => {
  const link = /http:\S+thiet-lap\?ma=\S+/.exec(house.output())?.[0] ?? '';
  const operator = await open(new URL(link).pathname + new URL(link).search);
  const { page } = operator;

  // The place is found by a name of before 2025, without marks.
  await page.getByLabel('Tên xã, phường, đặc khu hoặc tỉnh, thành phố').fill('hac thanh');
  await expectSound(page);
  await press(page, 'Tìm');
  await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: /Phường Hạc Thành, Tỉnh Thanh Hoá/ }).click()]);
  await page.getByLabel('Họ và tên').fill('Trần Thị Lan');
  await page.getByLabel('Tên đăng nhập').fill('lan.tran');
  await page.getByLabel('Mật khẩu').fill('matkhau123456');
  await press(page, 'Tạo tài khoản và hoàn tất');
  // Refused with what to do; what was typed is still there, except the password.
  expect(await page.getByText('mà nhiều người hay dùng').isVisible()).toBe(true);
  expect(await page.getByLabel('Họ và tên').inputValue()).toBe('Trần Thị Lan');
  expect(await page.getByLabel('Mật khẩu').inputValue()).toBe('');
  await expectSound(page);
  await page.getByLabel('Mật khẩu').fill(PASSWORD);
  await press(page, 'Tạo tài khoản và hoàn tất');
  expect(path(page)).toBe('/dang-nhap');
  await page.goto(link);
  expect(await page.getByText('Liên kết này đã được dùng').isVisible()).toBe(true);

  // Whoever asks for a page of officers is led to signing in and then to that page.
  await page.goto('/can-bo/nguoi-dung');
  expect(path(page)).toBe('/dang-nhap');
  await page.getByLabel('Tên đăng nhập').fill('lan.tran');
  await page.getByLabel('Mật khẩu').fill('sai mật khẩu rồi nhé');
  await press(page, 'Đăng nhập');
  expect(await page.getByRole('alert').innerText()).toContain('Tên đăng nhập hoặc mật khẩu chưa đúng');
  await expectSound(page);
  await page.getByLabel('Mật khẩu').fill(PASSWORD);
  await press(page, 'Đăng nhập');
  expect(path(page)).toBe('/can-bo/nguoi-dung');
  await expectSound(page);

  await Promise.all([page.waitForNavigation(), page.getByRole('link', { name: 'Thêm người' }).click()]);
  await page.getByLabel('Họ và tên').fill('Nguyễn Văn Bình');
  await page.getByLabel('Tên đăng nhập').fill('binh.nguyen');
  await page.getByLabel('Văn thư').check();
  await expectSound(page);
  await press(page, 'Tạo tài khoản');
  await expectSound(page);
  const passwordLink = await page.getByRole('textbox', { name: 'Liên kết đặt mật khẩu' }).inputValue();
  await page.getByRole('link', { name: 'Nguyễn Văn Bình' }).click();
  expect(await page.getByText('Chờ đặt mật khẩu').isVisible()).toBe(true);
  await expectSound(page);

  const officer = await open(passwordLink, { size: 'desktop' });
  await expectSound(officer.page);
  await officer.page.getByLabel('Mật khẩu').fill(OFFICERS_PASSWORD);
  await press(officer.page, 'Đặt mật khẩu');
  expect(await officer.page.getByText('Đã đặt mật khẩu. Hãy đăng nhập.').isVisible()).toBe(true);
  await signIn(officer.page, 'binh.nguyen', OFFICERS_PASSWORD);
  expect(path(officer.page)).toBe('/can-bo');
  expect(await officer.page.locator('header').innerText()).toContain('Phường Hạc Thành · Văn thư, Cán bộ');
  // No place for operators, and not by its address either.
  expect(await officer.page.getByRole('link', { name: 'Người dùng' }).count()).toBe(0);
  expect((await officer.page.goto('/can-bo/nguoi-dung'))?.status()).toBe(403);
  expect(await officer.page.getByText('Tài khoản này không được làm việc này.').isVisible()).toBe(true);

  const phone = await open('/dang-nhap');
  await signIn(phone.page, 'binh.nguyen', OFFICERS_PASSWORD);
  await phone.page.goto('/can-bo/tai-khoan');
  expect(await phone.page.getByRole('button', { name: 'Đăng xuất thiết bị này' }).count()).toBe(1);
  await expectSound(phone.page);
  await press(phone.page, 'Đăng xuất mọi nơi');
  expect(path(phone.page)).toBe('/dang-nhap');
  await officer.page.goto('/can-bo');
  expect(path(officer.page)).toBe('/dang-nhap');

  for (const { context, faults } of [operator, officer, phone]) {
    expect(faults).toEqual([]);
    await context.close();
  }
});

test('a second factor is set up by text, asked at the next sign-in, replaced by a recovery code, and written into the log', { timeout: 120_000 }, async () => {
  const { page, context } = await open('/dang-nhap', { size: 'desktop' });
  await signIn(page, 'lan.tran', PASSWORD);
  await page.goto('/can-bo/tai-khoan/ma-xac-thuc');
  await press(page, 'Bật mã xác thực');
  const secret = (await page.locator('code').innerText()).replaceAll(' ', '');
  expect(await page.getByAltText('Hình QR chứa mã bí mật').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await expectSound(page);
  await page.getByLabel('Mã', { exact: true }).fill('000000');
  await press(page, 'Bật');
  expect(await page.getByRole('alert').isVisible()).toBe(true);
  // A slip of the finger does not mean scanning anew.
  expect((await page.locator('code').innerText()).replaceAll(' ', '')).toBe(secret);
  await page.getByLabel('Mã', { exact: true }).fill(codeAt(secret, stepAt(Date.now())));
  await press(page, 'Bật');
  const [code = ''] = await page.locator('ol li').allInnerTexts();
  expect(code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
  await expectSound(page);

  await press(page, 'Đăng xuất');
  await signIn(page, 'lan.tran', PASSWORD);
  expect(path(page)).toBe('/dang-nhap/ma');
  await page.goto('/can-bo');
  expect(path(page)).toBe('/dang-nhap');
  await signIn(page, 'lan.tran', PASSWORD);
  await expectSound(page);
  await page.getByLabel('Mã', { exact: true }).fill(code);
  await press(page, 'Tiếp tục');
  expect(path(page)).toBe('/can-bo');
  await page.goto('/can-bo/tai-khoan/nhat-ky?loai=viec');
  expect(await page.locator('ol').innerText()).toContain('Bật mã xác thực');
  await expectSound(page);
  await page.goto('/can-bo/tai-khoan');
  expect(await page.getByText('9 mã dự phòng').isVisible()).toBe(true);
  await context.close();
});

test('a sign-in form sent from another site is refused', async () => {
  const { context } = await open('/dang-nhap');
  for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }]) {
    const reply = await context.request.post('/dang-nhap', { form: { ten: 'lan.tran', 'mat-khau': PASSWORD }, headers, maxRedirects: 0 });
    expect(reply.status()).toBe(403);
  }
  await context.close();
});

test('in English every page says its words in English', async () => {
  const { page, context } = await open('/dang-nhap', { lang: 'en' });
  expect(await page.locator('main').innerText()).toContain('Sign in, for officers');
  await page.goto('/dang-nhap/quen');
  expect(await page.locator('main').innerText()).toContain('Nobody may ask for your password');
  await context.close();
});
