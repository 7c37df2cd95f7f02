import { readdirSync } from 'node:fs';
import type { APIResponse, Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, visit } from './support/browser.ts';
import { expectSound } from './support/faults.ts';
import { startOwnHouse, type OwnHouse } from './support/own-house.ts';
import { follow, press, signInTo } from './support/sign-in.ts';

/** Each template has a folder of its own. */
const TEMPLATES = readdirSync(new URL('../../content/templates/', import.meta.url), { withFileTypes: true }).filter((entry) => entry.isDirectory()).length;

interface Paper {
  readonly id: string;
  readonly code: string;
}

let browser: Browser;
let house: OwnHouse;
/** Three papers of the same form: one stands, one was replaced, one taken back. */
let standing: Paper;
let replaced: Paper;
let revoked: Paper;

const order = (number: string): object => ({ templateId: 'one-stop-01', number, data: { dossierCode: 'H99.99.01-261130-0001', applicant: { name: 'Nguyễn Thị Thử Nghiệm' } } });
async function paperOf(reply: APIResponse): Promise<Paper> {
  if (!reply.ok()) throw new Error(`${String(reply.status())}: ${await reply.text()}`);
  return (await reply.json()) as Paper;
}
const post = (page: Page, path: string, data: object): Promise<Paper> => page.request.post(`/api/v1/documents${path}`, { data, headers: { 'sec-fetch-site': 'same-origin' } }).then(paperOf);

beforeAll(async () => {
  [browser, house] = await Promise.all([openBrowser(), startOwnHouse(['--demo'])]);
  const { page, context } = await signInTo(house, browser, 'truongquay', '/can-bo');
  replaced = await post(page, '', order('0101'));
  standing = await post(page, `/${replaced.id}/replacement`, order('0102'));
  revoked = await post(page, '', order('0103'));
  await post(page, `/${revoked.id}/revocation`, { reason: 'Ghi nhầm' });
  await context.close();
});
afterAll(async () => {
  await browser.close();
  await house.stop();
});

const open = (path: string, how: Parameters<typeof visit>[2] = {}): ReturnType<typeof visit> => visit(browser, path, { baseUrl: house.baseUrl, ...how });

test('whoever scans a paper learns whether it stands, and nothing of what it says, without script', async () => {
  for (const theme of ['light', 'dark'] as const) {
    for (const [paper, says] of [[standing, 'Giấy này đang có giá trị'], [replaced, 'Giấy này đã được thay bằng bản mới'], [revoked, 'Giấy này đã bị thu hồi']] as const) {
      const { page, context } = await open(`/verify/${paper.code}`, { theme, script: false });
      expect(await page.getByRole('status').innerText()).toContain(says);
      const text = await page.locator('main').innerText();
      expect(text).toContain('Giấy tiếp nhận hồ sơ và hẹn trả kết quả');
      expect(text).toContain('Trung tâm Phục vụ hành chính công');
      expect(text).not.toContain('Thử Nghiệm');
      expect(text).not.toContain('H99.99.01');
      await context.close();
    }
  }
});

test('a code typed by hand is found in any case and spacing; an unknown one says what to look at', async () => {
  for (const [size, script] of [['phone', false], ['desktop', true]] as const) {
    const { page, context } = await open('/verify', { size, script });
    if (script) await expectSound(page);
    await page.getByLabel('Mã kiểm tra').fill(` ${standing.code.toLowerCase().replaceAll('-', ' ')}`);
    await press(page, 'Kiểm tra');
    expect(await page.getByRole('status').innerText()).toContain('đang có giá trị');
    if (script) await expectSound(page);
    await page.goto('/verify/VB-2222-2222-2222');
    expect(await page.getByRole('status').innerText()).toContain('Không tìm thấy');
    expect(await page.getByLabel('Mã kiểm tra').inputValue()).toBe('VB-2222-2222-2222');
    for (const hostile of ['%2e%2e%2fetc%2fpasswd', '%3Cscript%3Ealert(1)%3C%2Fscript%3E', 'x'.repeat(400)]) {
      await page.goto(`/verify/${hostile}`);
      expect(await page.getByRole('status').innerText()).toContain('Không tìm thấy');
    }
    if (script) await expectSound(page);
    await context.close();
  }
});

test('an officer sees every form with its source, how it looks, and prints it blank, on a phone and at a desk', async () => {
  for (const size of ['phone', 'desktop'] as const) {
    const { page, context, faults } = await signInTo(house, browser, 'canbo', '/can-bo/bieu-mau', { size });
    expect(await page.locator('tbody tr').count()).toBe(TEMPLATES);
    await expectSound(page);
    await follow(page, 'Tờ khai đăng ký khai sinh');
    await page.getByRole('img', { name: /điền thử/ }).scrollIntoViewIfNeeded();
    expect(await page.getByRole('img', { name: /điền thử/ }).evaluate(async (image) => (await (image as HTMLImageElement).decode(), (image as HTMLImageElement).naturalHeight))).toBeGreaterThan(500);
    await expectSound(page);
    for (const name of ['In mẫu trống, khổ A4', 'Mở bản điền thử (PDF)']) {
      const href = await page.getByRole('link', { name }).getAttribute('href');
      const reply = await page.request.get(href ?? '');
      expect(reply.headers()['content-type']).toBe('application/pdf');
      expect((await reply.body()).subarray(0, 5).toString()).toBe('%PDF-');
    }
    expect(faults).toEqual([]);
    await context.close();
  }
});
