import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, visit } from './support/browser.ts';
import { expectSound } from './support/faults.ts';
import { startOwnHouse, type OwnHouse } from './support/own-house.ts';

let browser: Browser;
let house: OwnHouse;
beforeAll(async () => {
  [browser, house] = await Promise.all([openBrowser(), startOwnHouse(['--demo'])]);
});
afterAll(async () => {
  await browser.close();
  await house.stop();
});

const press = async (page: Page, name: string | RegExp): Promise<void> => void (await Promise.all([page.waitForNavigation(), page.getByRole('button', { name, exact: true }).click()]));
const main = (page: Page): Promise<string> => page.locator('main').innerText();

async function signIn(loginName: string): Promise<Page> {
  const { page } = await visit(browser, '/dang-nhap', { baseUrl: house.baseUrl, size: 'desktop' });
  await page.getByLabel('Tên đăng nhập').fill(loginName);
  await page.getByLabel('Mật khẩu').fill(house.passwordOf(loginName));
  await press(page, 'Đăng nhập');
  return page;
}

test('a due date is reckoned without script and told day by day, in both languages', { timeout: 120_000 }, async () => {
  const { page, context } = await visit(browser, '/lich', { baseUrl: house.baseUrl, script: false });
  await page.getByLabel('Thời hạn').fill('5 ngày làm việc');
  await page.getByLabel('Nhận hồ sơ lúc').fill('2026-08-28T09:00');
  await press(page, 'Tính hạn');
  expect(await main(page)).toContain('17:00, Thứ Tư 09/09/2026');
  expect(await main(page)).toContain('Thứ Hai 31/08/2026, nghỉ hoán đổi: không tính');
  await page.getByLabel('Thời hạn').fill('năm quả táo');
  await press(page, 'Tính hạn');
  expect(await main(page)).toContain('Không đọc được "năm quả táo" thành thời hạn');
  await context.close();
  const english = await visit(browser, '/lich?thoi-han=5%20working%20days&tu=2026-08-28T09:00', { baseUrl: house.baseUrl, script: false, lang: 'en' });
  expect(await main(english.page)).toContain('Monday 31/08/2026, swapped day off: not counted');
  await english.context.close();
});

test.each(['narrow', 'phone', 'desktop'] as const)('the calendar is sound on the %s, and says of 2027 that it is provisional', async (size) => {
  const { page, context } = await visit(browser, '/lich?nam=2027&thoi-han=30%20ng%C3%A0y&tu=2027-02-01T09:00', { baseUrl: house.baseUrl, size });
  expect(await main(page)).toContain('Lịch năm 2027 là tạm tính');
  expect(await main(page)).toContain('Hạn tạm tính');
  await expectSound(page);
  await context.close();
});

test('the notice of a year is previewed, its faults told, and brought in; every reckoning follows', { timeout: 120_000 }, async () => {
  const page = await signIn('bientaptinh');
  await page.goto('/can-bo/kien-thuc/nhap-lieu');
  await page.getByRole('link', { name: 'Nhập lịch nghỉ của năm' }).click();
  await page.getByLabel('Các dòng của thông báo').fill('Nghỉ từ 04/02/2027 đến 10/02/2027\nNghỉ 03/9/2027 và 07/9/2027');
  await page.getByLabel('Số và tên thông báo').fill('Thông báo ví dụ về lịch nghỉ năm 2027');
  await page.getByLabel('Ngày thông báo').fill('2026-12-01');
  await press(page, 'Xem trước');
  expect(await main(page)).toContain('Có 1 ngày nghỉ hoán đổi nhưng 0 ngày làm bù');
  expect(await page.getByRole('button', { name: 'Nhập lịch này' }).count()).toBe(0);
  await expectSound(page);
  await page.getByLabel('Các dòng của thông báo').fill('Nghỉ từ 04/02/2027 đến 10/02/2027\nNghỉ 03/9/2027');
  await press(page, 'Xem trước');
  expect(await main(page)).toContain('Thứ Năm 04/02/2027: ngày thường → nghỉ lễ (Tết Nguyên đán)');
  await expectSound(page);
  await press(page, 'Nhập lịch này');
  expect(await main(page)).toContain('Đã nhập lịch năm 2027');
  const { page: seen, context } = await visit(browser, '/lich?nam=2027&thoi-han=1%20ng%C3%A0y%20l%C3%A0m%20vi%E1%BB%87c&tu=2027-02-03T09:00', { baseUrl: house.baseUrl });
  expect(await main(seen)).toContain('17:00, Thứ Năm 11/02/2027');
  expect(await main(seen)).not.toContain('tạm tính');
  await context.close();
});
