import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from './support/browser.ts';
import { expectSound } from './support/faults.ts';
import { startOwnHouse, type OwnHouse } from './support/own-house.ts';
import { follow, press, signInTo } from './support/sign-in.ts';

const HOME = fileURLToPath(new URL('../../', import.meta.url));
/** Invented, so that a text is there on a bare clone. */
const DECREE = `CHÍNH PHỦ
Số: 990/2026/NĐ-CP
Hà Nội, ngày 01 tháng 10 năm 2026
NGHỊ ĐỊNH
Quy định việc ví dụ của cấp xã
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Nghị định này quy định việc ví dụ.
Điều 2. Thẩm quyền ví dụ
1. Ủy ban nhân dân cấp xã tiếp nhận việc ví dụ.
2. Chủ tịch Ủy ban nhân dân cấp xã ký giấy ví dụ theo khoản 1 Điều này:
a) Giấy thứ nhất;
b) Giấy thứ hai.
Điều 3. Hiệu lực thi hành
Nghị định này có hiệu lực thi hành từ ngày 15 tháng 11 năm 2026.`;
const CITED = 'khoản 2 Điều 2 Nghị định 990/2026/NĐ-CP';

let browser: Browser;
let house: OwnHouse;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-desk-'));
  [browser, house] = await Promise.all([openBrowser(), startOwnHouse(['--demo'])]);
  // As an operator fills a house: on screen a text would wait for a second person.
  writeFileSync(join(folder, 'nghi-dinh.txt'), DECREE);
  execFileSync(join(HOME, 'node_modules/.bin/node'), [join(HOME, 'src/app/main.ts'), 'import', 'law', join(folder, 'nghi-dinh.txt'), '--data', house.data], { encoding: 'utf8' });
});
afterAll(async () => {
  await browser.close();
  await house.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function askDesk(page: Page, question: string): Promise<void> {
  await page.locator('form[data-office-ask] input[name="q"]').last().fill(question);
  await Promise.all([page.waitForNavigation(), page.locator('form[data-office-ask] input[name="q"]').last().press('Enter')]);
}

test('an officer asks, reads the clause beside the answer, pins it, drafts a letter', { timeout: 240_000 }, async () => {
  const { page, context, faults } = await signInTo(house, browser, 'canbo', '/can-bo/hoi', { size: 'desktop' });
  expect(new URL(page.url()).pathname).toBe('/can-bo/hoi');
  await expectSound(page);

  // By keyboard: `/` goes to the box, `?` shows help, Escape closes it.
  await page.keyboard.press('?');
  expect(await page.getByRole('dialog').getByText('Đến ô hỏi hoặc ô tìm').isVisible()).toBe(true);
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await page.keyboard.type(CITED);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  const answer = page.locator('article.turn');
  expect(await answer.innerText()).toContain('Chủ tịch Ủy ban nhân dân cấp xã ký giấy ví dụ');
  const beside = page.locator('section', { has: page.getByRole('heading', { name: 'Văn bản được dẫn' }) });
  expect(await beside.innerText()).toContain('Đang có hiệu lực');
  // Answer left, text right.
  const [left, right] = [await answer.boundingBox(), await beside.boundingBox()];
  expect((left?.x ?? 0) + (left?.width ?? 0)).toBeLessThanOrEqual(right?.x ?? 0);
  await expectSound(page);

  // The citation opens the text at the clause; a day before its start says so.
  await Promise.all([page.waitForNavigation(), answer.getByRole('link', { name: CITED }).click()]);
  expect(decodeURIComponent(page.url())).toContain('/can-bo/van-ban/990/2026/NĐ-CP?dieu=d2');
  expect(await page.locator(':target').innerText()).toContain('ký giấy ví dụ');
  await expectSound(page);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Điều 2');
  await page.locator('input[name="ngay"]').fill('2026-11-14');
  await press(page, 'Xem');
  expect(await page.getByRole('alert').innerText()).toContain('Ngày 14/11/2026 văn bản này chưa có hiệu lực');
  await expectSound(page);

  // A question on a task; the answer is pinned with a note.
  await page.goto('/can-bo/hoi');
  expect(await page.getByRole('link', { name: CITED }).isVisible()).toBe(true);
  await askDesk(page, 'Tranh chấp đất giữa hai hộ dân ai giải quyết, theo điều nào?');
  expect(await answer.innerText()).toContain('Chủ tịch UBND cấp xã');
  expect(await answer.innerText()).toContain('Nghị định 151/2025/NĐ-CP');
  await page.locator('details.pin summary').click();
  await page.getByLabel('Ghi chú cho hồ sơ').fill('Dùng cho hồ sơ thử.');
  await press(page, 'Ghim làm căn cứ');
  expect(await page.getByText('Dùng cho hồ sơ thử.').isVisible()).toBe(true);
  await expectSound(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Tải bản ghim (JSON)' }).click()]);
  const file = join(folder, download.suggestedFilename());
  await download.saveAs(file);
  const record = JSON.parse(readFileSync(file, 'utf8')) as { hash: string; publicKey: string };
  expect(await page.getByText(record.hash).isVisible()).toBe(true);
  const verify = (path: string): string => execFileSync(join(HOME, 'node_modules/.bin/node'), [join(HOME, 'src/app/main.ts'), 'verify', path, '--key', record.publicKey, '--data', folder], { encoding: 'utf8' });
  expect(verify(file)).toContain('nội dung còn nguyên');

  // A letter with its gaps, as PDF and as Word.
  await follow(page, 'Soạn công văn');
  await expectSound(page);
  await page.getByLabel('Xin ý kiến cơ quan cấp trên').check();
  await page.getByLabel('Cơ quan nhận').fill('Sở Nông nghiệp và Môi trường');
  await press(page, 'Tạo bản thảo');
  expect(await page.getByText('Kính gửi: Sở Nông nghiệp và Môi trường').isVisible()).toBe(true);
  expect(await page.locator('mark').allInnerTexts()).toContain('[họ và tên người ký]');
  await expectSound(page);
  for (const [name, begins] of [['Tải PDF', '%PDF-'], ['Tải Word (DOCX)', 'PK']] as const) {
    const [each] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
    const path = join(folder, each.suggestedFilename());
    await each.saveAs(path);
    expect(readFileSync(path).subarray(0, begins.length).toString('latin1')).toBe(begins);
  }
  expect(faults).toEqual([]);
  await context.close();
});

test('without script in the commune: what nothing answers goes to the province and comes back as a precedent for every commune', { timeout: 240_000 }, async () => {
  const question = 'Hộ tịch viên của phường được ký thay Chủ tịch trong trường hợp nào?';
  const commune = await signInTo(house, browser, 'canbo', '/can-bo/hoi', { script: false });
  // The tool that looks for faults needs script: the same pages are seen by the same person on another phone.
  const seen = await signInTo(house, browser, 'canbo', '/can-bo');
  const expectSameSound = async (): Promise<void> => {
    await seen.page.goto(commune.page.url());
    await expectSound(seen.page);
  };
  await askDesk(commune.page, question);
  expect(await commune.page.locator('article.turn').innerText()).toContain('Chưa có căn cứ');
  await expectSameSound();
  await follow(commune.page, 'Mở tình huống cho cấp tỉnh');
  expect(await commune.page.getByLabel('Câu hỏi').inputValue()).toBe(question);
  await expectSameSound();
  await press(commune.page, 'Gửi lên tỉnh');
  expect(await commune.page.getByText('Đã gửi. Tỉnh trả lời trước').isVisible()).toBe(true);
  const situation = new URL(commune.page.url()).pathname;

  const supervisor = await signInTo(house, browser, 'giamsat', '/can-bo/tinh-huong', { size: 'desktop' });
  await expectSound(supervisor.page);
  await follow(supervisor.page, question);
  await supervisor.page.getByLabel('Giao cho').selectOption({ label: 'Bùi Văn Mô Phỏng (Biên tập kiến thức)' });
  await press(supervisor.page, 'Giao việc');
  expect(await supervisor.page.getByText('Bùi Văn Mô Phỏng phụ trách').isVisible()).toBe(true);

  const editor = await signInTo(house, browser, 'bientaptinh', situation);
  await editor.page.getByLabel('Câu trả lời').fill('Khi Chủ tịch giao bằng văn bản. Ghi rõ văn bản giao.');
  await expectSound(editor.page);
  // Without a basis it is refused, and what was typed is still there.
  await press(editor.page, 'Gửi duyệt');
  expect(await editor.page.getByRole('alert').isVisible()).toBe(true);
  expect(await editor.page.getByLabel('Câu trả lời').inputValue()).toContain('giao bằng văn bản');
  await editor.page.getByLabel('Số văn bản').first().fill('120/2025/NĐ-CP');
  await editor.page.getByLabel('Điều', { exact: true }).first().fill('5');
  await press(editor.page, 'Gửi duyệt');
  expect(await editor.page.getByText('Bản này do chính anh chị soạn').isVisible()).toBe(true);
  expect(await editor.page.getByRole('button', { name: 'Ban hành tiền lệ' }).count()).toBe(0);

  await supervisor.page.goto(situation);
  await expectSound(supervisor.page);
  await press(supervisor.page, 'Ban hành tiền lệ');
  await follow(supervisor.page, 'Xem tiền lệ');
  await expectSound(supervisor.page);

  await commune.page.goto('/can-bo/tinh-huong/tien-le?q=ho+tich+vien+ky+thay');
  expect(await commune.page.getByText('Khi Chủ tịch giao bằng văn bản').isVisible()).toBe(true);
  expect(await commune.page.getByRole('button', { name: 'Thu hồi' }).count()).toBe(0);
  await commune.page.goto('/can-bo/hoi');
  await askDesk(commune.page, question);
  expect(await commune.page.locator('article.turn').innerText()).toContain('Khi Chủ tịch giao bằng văn bản');
  expect(await commune.page.locator('article.turn').innerText()).toContain('Điều 5 Nghị định 120/2025/NĐ-CP');

  await supervisor.page.locator('summary', { hasText: 'Thu hồi' }).click();
  await supervisor.page.getByLabel('Lý do').fill('Có quy định mới.');
  await press(supervisor.page, 'Thu hồi');
  expect(await supervisor.page.getByText('Có quy định mới.').isVisible()).toBe(true);
  await commune.page.goto('/can-bo/tinh-huong/tien-le?q=ho+tich+vien+ky+thay');
  expect(await commune.page.getByText('Chưa có tiền lệ nào cho').isVisible()).toBe(true);
  for (const { context } of [commune, seen, supervisor, editor]) await context.close();
});

test('the other pages are sound on a narrow screen and on a desk, in both themes', { timeout: 240_000 }, async () => {
  const PATHS = ['/can-bo/van-ban', '/can-bo/van-ban?q=vi%E1%BB%87c+v%C3%AD+d%E1%BB%A5', '/can-bo/van-ban/60/2014/QH13?ngay=2027-03-01', '/can-bo/van-ban/thay-doi?from=2027-03-01&to=2027-03-01', '/can-bo/nhiem-vu', '/can-bo/nhiem-vu?cap=commune&viec=phan_dinh', '/can-bo/nhiem-vu/151-2025-d5-k2', '/can-bo/nhiem-vu/140-2025-d4-k1?ngay=2027-03-01', '/can-bo/nhiem-vu/ra-soat', '/can-bo/tinh-huong?trang-thai=closed', '/can-bo/phim-tat', '/can-bo/hoi/can-cu', '/can-bo/hoi/cong-van'];
  for (const size of ['narrow', 'desktop'] as const) {
    const { page, context, faults } = await signInTo(house, browser, 'giamsat', '/can-bo', { size });
    for (const path of PATHS) {
      const reply = await page.goto(path);
      expect(reply?.status(), path).toBe(200);
      await expectSound(page);
    }
    expect((await page.goto('/can-bo/van-ban/999/9999/N%C4%90-CP'))?.status()).toBe(404);
    await expectSound(page);
    expect(faults).toEqual([]);
    await context.close();
  }
});

test('a number alone leads straight to its place; the list of a day and the filters keep what was chosen', async () => {
  const { page, context } = await signInTo(house, browser, 'canbo', '/can-bo/van-ban', { script: false });
  await page.getByLabel('Tìm điều khoản').fill('điểm b khoản 2 điều 2 nđ 990/2026');
  await press(page, 'Tìm');
  expect(new URL(page.url()).hash).toBe('#d2-k2-b');
  expect(await page.locator(':target').innerText()).toContain('Giấy thứ hai');
  await page.goto('/can-bo/van-ban/thay-doi');
  await follow(page, 'Ngày 1 tháng 3 năm 2027');
  expect(await page.locator('main').innerText()).toContain('Luật 03/2026/QH16 bắt đầu có hiệu lực');
  await page.goto('/can-bo/nhiem-vu?ngay=2026-11-30');
  const openFilters = (): Promise<void> => page.locator('summary', { hasText: 'Bộ lọc' }).click();
  await openFilters();
  await follow(page, /^Cấp xã/);
  const all = Number(/(\d+) nhiệm vụ/.exec(await page.getByRole('status').innerText())?.[1]);
  await openFilters();
  await follow(page, /^Phân định thẩm quyền/);
  const some = Number(/(\d+) nhiệm vụ/.exec(await page.getByRole('status').innerText())?.[1]);
  expect(some).toBeLessThan(all);
  expect(new URL(page.url()).searchParams.get('cap')).toBe('commune');
  expect(new URL(page.url()).searchParams.get('ngay')).toBe('2026-11-30');
  await context.close();
});

test('a question is asked for another place and another day; a place of many is chosen, one that nobody has asks nothing', async () => {
  const { page, context } = await signInTo(house, browser, 'canbo', '/can-bo/hoi', { size: 'desktop' });
  const fillContext = async (place: string, day?: string): Promise<void> => {
    if (!(await page.getByLabel('Hỏi cho nơi').isVisible())) await page.locator('form[data-office-ask] summary').click();
    await page.getByLabel('Hỏi cho nơi').fill(place);
    if (day !== undefined) await page.getByLabel('Tính đến ngày').fill(day);
  };
  const question = 'Tranh chấp đất giữa hai hộ dân ai giải quyết?';
  await fillContext('xã không có ở đâu cả xyzw');
  await askDesk(page, question);
  expect(await page.getByRole('alert').innerText()).toContain('Câu hỏi chưa được gửi');
  expect(await page.locator('input[name="q"]').inputValue()).toBe(question);
  await expectSound(page);
  await fillContext('tan an', '2027-03-01');
  await askDesk(page, question);
  const choices = page.getByRole('radio');
  expect(await choices.count()).toBeGreaterThan(1);
  await expectSound(page);
  const chosen = (await page.locator('label.tick').first().innerText()).trim();
  await choices.first().check();
  await press(page, 'Hỏi');
  const foot = await page.locator('article.turn .foot').innerText();
  expect(foot).toContain('Đúng cho ngày 01/03/2027');
  expect(foot).toContain(chosen);
  expect(await page.locator('article.turn').innerText()).not.toMatch(/^Chủ tịch UBND cấp xã/);
  // The next question of the conversation keeps both.
  await askDesk(page, 'thời hạn bao lâu?');
  expect(await page.locator('article.turn').count()).toBe(2);
  expect(await page.locator('article.turn .foot').last().innerText()).toContain('Đúng cho ngày 01/03/2027');
  await expectSound(page);
  await context.close();
});
