import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from './support/browser.ts';
import { expectSound } from './support/faults.ts';
import { startOwnHouse, type OwnHouse } from './support/own-house.ts';
import { press, signInTo } from './support/sign-in.ts';

let browser: Browser;
let house: OwnHouse;
beforeAll(async () => {
  [browser, house] = await Promise.all([openBrowser(), startOwnHouse(['--demo'])]);
});
afterAll(async () => {
  await browser.close();
  await house.stop();
});

const CARD = '001190000017|012345678|Nguyễn Thị Mẫu|15031990|Nữ|Số 1 phố Ví Dụ, phường Hạc Thành|01012022';

test('beside the citizen: the procedure by plain words, the card, the papers, the fee with its arithmetic, form 01', { timeout: 240_000 }, async () => {
  const { page, context, faults } = await signInTo(house, browser, 'canbo', '/can-bo/tiep-nhan', { size: 'desktop' });
  await expectSound(page);
  await page.getByLabel('Người dân cần làm gì').fill('xin bản sao giấy khai sinh');
  await press(page, 'Tìm');
  await Promise.all([page.waitForNavigation(), page.locator('a[href$="2.000635"]').click()]);
  await expectSound(page);

  // A scanner types the card and presses Enter.
  await page.getByLabel('Mã trên thẻ căn cước').fill('hello');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  expect(await page.getByRole('alert').innerText()).toContain('không phải mã trên thẻ căn cước');
  await page.getByLabel('Mã trên thẻ căn cước').fill(CARD);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  expect(await page.getByLabel('Họ và tên', { exact: true }).inputValue()).toBe('Nguyễn Thị Mẫu');
  expect(await page.getByLabel('Năm sinh').inputValue()).toBe('1990');

  // Tried before anything is written: what is missing, and three copies cost three times as much.
  await page.locator('input[name="phi-0-so"]').fill('3');
  await press(page, 'Kiểm tra thử');
  const tried = page.getByRole('status');
  expect(await tried.innerText()).toMatch(/Còn \d điểm chưa đủ/);
  expect(await tried.innerText()).toContain('3 × 8.000 đ = 24.000 đ');
  expect(await page.getByLabel('Họ và tên', { exact: true }).inputValue()).toBe('Nguyễn Thị Mẫu');
  await expectSound(page);

  await page.locator('select[name="giay-c0"]').selectOption('original');
  await page.locator('select[name="giay-c3"]').selectOption('presented');
  await page.getByLabel('Gửi tin bằng tiếng').selectOption({ label: 'Tiếng Anh' });
  // A program called a photo is refused with what was typed kept; a photo stays in the form through the trial.
  await page.locator('input[name="tep-c0"]').setInputFiles({ name: 'to-khai.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('MZ\u0090\u0000 no picture at all') });
  await press(page, 'Kiểm tra thử');
  expect(await page.getByRole('alert').isVisible()).toBe(true);
  expect(await page.getByLabel('Họ và tên', { exact: true }).inputValue()).toBe('Nguyễn Thị Mẫu');
  await page.locator('input[name="tep-c0"]').setInputFiles([{ name: 'trang-1.png', mimeType: 'image/png', buffer: await page.screenshot() }, { name: 'trang-2.png', mimeType: 'image/png', buffer: await page.screenshot({ clip: { x: 0, y: 0, width: 300, height: 300 } }) }]);
  for (const name of await page.locator('select[name^="can-"]').evaluateAll((all) => all.map((each) => (each as HTMLSelectElement).name))) await page.locator(`select[name="${name}"]`).selectOption('khong');
  await press(page, 'Kiểm tra thử');
  expect(await tried.innerText()).toContain('Giấy tờ đã đủ');
  expect(await page.getByRole('checkbox', { name: /^trang-\d\.jpg$/ }).count()).toBe(2);
  await expectSound(page);
  await press(page, 'Tiếp nhận hồ sơ');
  expect(new URL(page.url()).pathname).toMatch(/^\/can-bo\/ho-so\//);
  expect(await page.locator('main').innerText()).toContain('được tiếp nhận');
  expect(await page.locator('main').innerText()).toContain('Tin gửi người nộp viết bằng tiếng Anh');
  const form01 = await page.request.get((await page.getByRole('link', { name: 'In giấy tiếp nhận (mẫu 01)' }).getAttribute('href')) ?? '');
  expect([form01.status(), form01.headers()['content-type']]).toEqual([200, 'application/pdf']);
  // Both sheets stand behind the one paper, each to be seen and downloaded.
  const paper = page.getByRole('listitem').filter({ has: page.locator('a[download]') });
  expect(await paper.count()).toBe(1);
  expect(await paper.locator('a[download]').count()).toBe(2);
  const sheet = await page.request.get((await paper.locator('a[target="_blank"]').first().getAttribute('href')) ?? '');
  expect([sheet.status(), sheet.headers()['content-type']]).toEqual([200, 'image/jpeg']);
  await expectSound(page);

  // The same person and procedure again: told, and only taken when it is wanted.
  await page.goto('/can-bo/tiep-nhan/2.000635');
  await page.getByLabel('Mã trên thẻ căn cước').fill(CARD);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  await page.locator('select[name="giay-c0"]').selectOption('original');
  await press(page, 'Tiếp nhận hồ sơ');
  expect(await page.getByRole('alert').innerText()).toContain('Đã có hồ sơ đang giải quyết');
  expect(await page.getByLabel('Đã xem hồ sơ kia, vẫn cần nộp thêm hồ sơ này').isVisible()).toBe(true);
  expect(faults).toEqual([]);
  await context.close();
});

test('helping somebody to file online needs their word; with it the dossier says who helped', { timeout: 180_000 }, async () => {
  const { page, context } = await signInTo(house, browser, 'canbo', '/can-bo/tiep-nhan/2.000635', { script: false });
  await page.getByLabel('Họ và tên', { exact: true }).fill('Lê Thị Bà');
  await page.getByLabel('Năm sinh').fill('1948');
  await page.getByLabel('Cán bộ giúp nộp trên mạng').check();
  await page.locator('select[name="giay-c0"]').selectOption('electronic');
  for (const name of await page.locator('select[name^="can-"]').evaluateAll((all) => all.map((each) => (each as HTMLSelectElement).name))) await page.locator(`select[name="${name}"]`).selectOption('khong');
  await press(page, 'Tiếp nhận hồ sơ');
  expect(await page.getByRole('alert').innerText()).toContain('Chưa ghi sự đồng ý');
  await page.getByLabel('Người dân đồng ý').selectOption('spoken');
  await press(page, 'Tiếp nhận hồ sơ');
  expect(await page.getByText('Nộp trên mạng · có Lê Thị Mẫu hỗ trợ · Người dân đồng ý: Nói đồng ý trước mặt cán bộ').isVisible()).toBe(true);

  // What was filed online is received by the same papers' form.
  await Promise.all([page.waitForNavigation(), page.locator('a.btn.main[href$="/tiep-nhan"]').click()]);
  expect(await page.locator('select[name="giay-c0"]').inputValue()).toBe('electronic');
  await press(page, 'Tiếp nhận');
  expect(await page.locator('main').innerText()).toContain('được tiếp nhận');
  await context.close();
});

test('the register holds what was received, as a page, a table and a paper, by the same filter', { timeout: 120_000 }, async () => {
  const { page, context } = await signInTo(house, browser, 'canbo', '/can-bo/so-theo-doi', { size: 'desktop' });
  expect(await page.getByRole('row').filter({ hasText: 'Nguyễn Thị Mẫu' }).count()).toBe(1);
  await expectSound(page);
  const href = async (name: string): Promise<string> => (await page.getByRole('link', { name }).getAttribute('href')) ?? '';
  const csv = await (await page.request.get(await href('Tải CSV'))).text();
  expect(csv.split('\r\n')[0]).toContain('"Mã hồ sơ"');
  expect(csv).toContain('Nguyễn Thị Mẫu');
  const xlsx = await page.request.get(await href('Tải Excel'));
  expect((await xlsx.body()).subarray(0, 2).toString()).toBe('PK');
  // Narrowed: nothing is late, on the page and in the file.
  await page.getByLabel('Chỉ hồ sơ trễ').check();
  await press(page, 'Lọc');
  expect(await page.getByText('Không có hồ sơ nào.').isVisible()).toBe(true);
  expect(await (await page.request.get(await href('Tải CSV'))).text()).not.toContain('Nguyễn Thị Mẫu');
  await context.close();

  const clerk = await signInTo(house, browser, 'vanthu', '/can-bo/so-theo-doi');
  const action = (await clerk.page.locator('form[method="post"][action^="?/in"]').getAttribute('action')) ?? '';
  const paper = await clerk.page.request.post(`/can-bo/so-theo-doi${action}`, { form: { ticket: 'so-1' }, headers: { 'sec-fetch-site': 'same-origin', accept: 'text/html' } });
  expect([paper.status(), paper.headers()['content-type']]).toEqual([200, 'application/pdf']);
  await clerk.context.close();
});

test('copies asked for at the desk beside a marriage are in its bill before it is taken', { timeout: 240_000 }, async () => {
  const { page, context, faults } = await signInTo(house, browser, 'canbo', '/can-bo/tiep-nhan/1.000894', { size: 'desktop' });
  expect(await page.locator('main').innerText()).toContain('Xin kèm theo');
  await page.locator('input[name="kem-0-so"]').fill('2');
  await press(page, 'Kiểm tra thử');
  expect(await page.getByRole('status').innerText()).toMatch(/2 × 8\.000 đ = 16\.000 đ/u);
  expect(await page.locator('input.field[name="kem-0-so"]').inputValue()).toBe('2');
  await expectSound(page);
  expect(faults).toEqual([]);
  await context.close();
});
