import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, visit } from './support/browser.ts';
import { expectSound } from './support/faults.ts';
import { beginForm } from './support/fill-form.ts';
import { startOwnHouse, type OwnHouse } from './support/own-house.ts';

const FORM = 'mai-tang-huu-tri-xa-hoi';
const ASKED = 'Số quyết định hưởng trợ cấp';
let browser: Browser;
let house: OwnHouse;
beforeAll(async () => {
  [browser, house] = await Promise.all([openBrowser(), startOwnHouse(['--demo'])]);
});
afterAll(async () => {
  await browser.close();
  await house.stop();
});

const press = async (page: Page, name: string | RegExp): Promise<void> => void (await Promise.all([page.waitForNavigation(), page.getByRole('button', { name, exact: true }).first().click()]));
const follow = async (page: Page, name: string | RegExp): Promise<void> => void (await Promise.all([page.waitForNavigation(), page.locator('main').getByRole('link', { name }).first().click()]));
const main = (page: Page): Promise<string> => page.locator('main').innerText();

async function signIn(loginName: string, size: 'desktop' | 'phone' = 'desktop', script = true): Promise<Page> {
  const { page } = await visit(browser, '/dang-nhap', { baseUrl: house.baseUrl, size, script });
  await page.getByLabel('Tên đăng nhập').fill(loginName);
  await page.getByLabel('Mật khẩu').fill(house.passwordOf(loginName));
  await press(page, 'Đăng nhập');
  return page;
}

/** What a citizen who received the pension is asked on the first page, without script. */
async function firstPage(): Promise<string> {
  const { page, context } = await visit(browser, '/to-khai', { baseUrl: house.baseUrl, script: false });
  await beginForm(page, FORM);
  await page.locator('input[name="group"][value="pension"]').check();
  await Promise.all([page.waitForNavigation(), page.locator('form[data-declare] button.main').click()]);
  const text = await main(page);
  await context.close();
  return text;
}

/** Looks at every page of a draft at both widths. */
async function expectAllSound(page: Page, draft: string): Promise<void> {
  const size = page.viewportSize();
  for (const width of [360, 1366]) {
    await page.setViewportSize({ width, height: 768 });
    for (const path of ['', '/trang/nguoi-mat', '/cau/group', '/cau/deceased', '/cau/deceased.personalId', '/quy-tac', '/chung', '/thu', '/xem', '/xem?kieu=kiosk&mau=0', '/xem?kieu=paper&mau=0']) {
      await page.goto(draft + path);
      await page.locator('main details').evaluateAll((all) => all.forEach((each) => each.setAttribute('open', '')));
      await expectSound(page);
    }
  }
  if (size !== null) await page.setViewportSize(size);
}

test('a question with a condition is added, tried, submitted, approved, asked of citizens and taken back', { timeout: 400_000 }, async () => {
  expect(await firstPage()).not.toContain(ASKED);
  const editor = await signIn('bientaptinh');
  await editor.goto('/can-bo/kien-thuc/to-khai');
  await expectSound(editor);
  await follow(editor, /hỗ trợ chi phí mai táng/);
  await expectSound(editor);
  await editor.getByLabel('Tên bản thay đổi').fill('Hỏi số quyết định');
  await editor.getByLabel('Lý do').fill('Kế toán cần số này');
  await editor.getByLabel('Căn cứ', { exact: true }).fill('Công văn ví dụ');
  await press(editor, 'Bắt đầu sửa');
  const draft = new URL(editor.url()).pathname;
  expect(await main(editor)).toContain('Mẫu khai được');

  // A question on the first page, after the one it depends on.
  await Promise.all([editor.waitForNavigation(), editor.locator('ol h3 a').first().click()]);
  const firstOfPages = editor.url();
  await editor.locator('[name="cau.vi"]').fill(ASKED);
  await editor.locator('[name="cau.en"]').fill('Number of the decision');
  await press(editor, 'Thêm câu hỏi');
  expect(await main(editor)).toContain('Đã lưu vào bản nháp');
  await follow(editor, ASKED);
  const question = editor.url();
  await editor.locator('[name="khi.0.cau"]').selectOption('group|is|pension');
  await editor.locator('[name="den"]').fill('60');
  await editor.locator('[name="vidu.vi"]').fill('12/QĐ-UBND');
  await press(editor, 'Lưu');
  expect(await editor.locator('[name="khi.0.cau"]').inputValue()).toBe('group|is|pension');

  // What the invented people did not say is found, leads to them, and keeps the draft from being submitted.
  await editor.goto(draft);
  expect(await main(editor)).toContain('bị dừng ở');
  await press(editor, 'Trình duyệt');
  expect(await editor.getByRole('alert').innerText()).toContain('bị dừng ở');
  await expectAllSound(editor, draft);
  for (let tries = 0; tries < 10; tries += 1) {
    await editor.goto(draft);
    const finding = editor.getByRole('link', { name: /bị dừng ở/ });
    if ((await finding.count()) === 0) break;
    await Promise.all([editor.waitForNavigation(), finding.first().click()]);
    await editor.locator('input[name="soQuyetDinhHuongTroCap"]').fill('12/QĐ-UBND');
    await press(editor, 'Lưu');
  }
  expect(await main(editor)).toContain('Mẫu khai được');

  // Undone and done again.
  const before = await main(editor);
  await press(editor, 'Hoàn tác lần sửa cuối');
  expect(await main(editor)).toContain('bị dừng ở');
  await press(editor, 'Hoàn tác lần sửa cuối');
  expect((await main(editor)).replace('Đã lưu vào bản nháp', '')).toContain(before.split('\n').at(-1) ?? '');
  expect(await main(editor)).toContain('Mẫu khai được');

  // As on a phone, with what was answered; the page is 360 wide there.
  await editor.goto(`${draft}/xem?kieu=phone&mau=0`);
  expect(await main(editor)).toContain(ASKED);
  expect((await editor.locator('#khung').boundingBox())?.width).toBeLessThanOrEqual(360);

  // Two at one draft: the slower one is told who was first, and keeps what was typed.
  const second = await signIn('giamsat');
  await Promise.all([editor.goto(question), second.goto(question)]);
  await second.locator('[name="giup.vi"]').fill('Xem trên quyết định.');
  await press(second, 'Lưu');
  await editor.locator('[name="giup.vi"]').fill('Ghi ở góc trái.');
  await press(editor, 'Lưu');
  expect(await editor.getByRole('alert').innerText()).toContain('đã làm trước');
  expect(await editor.locator('[name="giup.vi"]').inputValue()).toBe('Ghi ở góc trái.');
  await expectSound(editor);

  // What others depend on is not taken away.
  await editor.goto(firstOfPages);
  await press(editor, /^Bỏ Khi còn sống/);
  expect(await editor.getByRole('alert').innerText()).toContain('Chưa bỏ được');

  await editor.goto(draft);
  await press(editor, 'Trình duyệt');
  const change = new URL(editor.url()).pathname;
  expect(await main(editor)).toContain('một người khác phải duyệt');
  expect(await firstPage()).not.toContain(ASKED);

  const approver = await signIn('duyet', 'phone');
  await approver.goto(change);
  await expectSound(approver);
  await follow(approver, 'Xem trước');
  expect(await main(approver)).toContain('Bản này chỉ để xem');
  await expectSound(approver);
  await approver.goto(change);
  await press(approver, 'Duyệt');
  expect(await main(approver)).toContain('Đang áp dụng');
  expect(await firstPage()).toContain(ASKED);

  await editor.goto(change);
  await editor.getByLabel('Vì sao gỡ').fill('Không cần nữa');
  await press(editor, 'Gỡ thay đổi');
  expect(await main(editor)).toContain('Đã gỡ');
  expect(await firstPage()).not.toContain(ASKED);
});

test('a form is begun, gets a page, a group and a rule, all without script', { timeout: 240_000 }, async () => {
  const editor = await signIn('bientaptinh', 'phone', false);
  await editor.goto('/can-bo/kien-thuc/to-khai');
  await editor.locator('summary', { hasText: 'Lập mẫu mới' }).click();
  await editor.getByLabel('Tên mẫu').fill('Đơn xin mượn nhà văn hóa');
  await editor.getByLabel('Mã thủ tục').fill('1.001193');
  await editor.getByLabel('Tên bản thay đổi').fill('Đơn mượn nhà văn hóa');
  await editor.getByLabel('Lý do').fill('Thôn đề nghị');
  await editor.getByLabel('Căn cứ', { exact: true }).fill('Quy chế ví dụ');
  await press(editor, 'Lập mẫu mới');
  const draft = new URL(editor.url()).pathname;
  expect(draft).toContain('/don-xin-muon-nha-van-hoa/');
  await editor.locator('[name="trang.vi"]').fill('Mượn khi nào');
  await editor.locator('[name="cau.vi"]').fill('Ngày mượn');
  await editor.locator('[name="loai"]').selectOption('group');
  await press(editor, 'Thêm trang');
  expect(await main(editor)).toContain('Nhóm này chưa có câu hỏi bên trong');
  await editor.goto(`${draft}/cau/ngayMuon`);
  for (const [label, kind] of [['Từ ngày', 'date'], ['Mấy ngày', 'wholeNumber']] as const) {
    await editor.locator('[name="cau.vi"]').fill(label);
    await editor.locator('form[action="?/them"] [name="loai"]').selectOption(kind);
    await press(editor, 'Thêm câu hỏi');
  }
  await press(editor, 'Lên Mấy ngày');
  expect((await main(editor)).indexOf('Mấy ngày')).toBeLessThan((await main(editor)).indexOf('Từ ngày'));
  await editor.goto(`${draft}/quy-tac`);
  await editor.locator('summary', { hasText: 'Thêm quy tắc' }).click();
  const rule = editor.locator('form[action="?/quy-tac"]').last();
  await rule.locator('[name="dung.0.cau"]').selectOption('ngayMuon.mayNgay|filled|');
  await rule.locator('[name="noi.vi"]').fill('Hãy ghi mượn mấy ngày.');
  await rule.locator('[name="cau"]').fill('ngayMuon.khongCo');
  await Promise.all([editor.waitForNavigation(), rule.locator('button.main').click()]);
  await editor.goto(draft);
  expect(await main(editor)).toContain('Không có câu hỏi “ngayMuon.khongCo”');
});
