import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from './support/browser.ts';
import { expectSound } from './support/faults.ts';
import { startOwnHouse, type OwnHouse } from './support/own-house.ts';
import { follow, press, signInTo } from './support/sign-in.ts';

const BAND = 'TẬP DƯỢT: người và hồ sơ đều là ví dụ';
let browser: Browser;
let house: OwnHouse;
beforeAll(async () => {
  [browser, house] = await Promise.all([openBrowser(), startOwnHouse(['--demo'], { environment: { MOTCUA_DEMO_DOSSIERS: '' } })]);
});
afterAll(async () => {
  await browser.close();
  await house.stop();
});

/** Begins an exercise on the page of exercises. */
async function begin(page: Page, id: string): Promise<void> {
  await page.goto('/can-bo/tap-duot');
  await Promise.all([page.waitForNavigation(), page.locator(`#${id} button[name="bai"]`).click()]);
}
const doneSteps = (page: Page, id: string): Promise<number> => page.locator(`#${id} li.did`).count();

test('a demonstration begins with dossiers in every state, and says they are examples', { timeout: 120_000 }, async () => {
  const { page, context } = await signInTo(house, browser, 'canbo', '/can-bo/ho-so?muc=open', { size: 'desktop' });
  expect(await page.getByRole('link', { name: '(ví dụ)' }).count()).toBeGreaterThan(15);
  expect(await page.getByText('Bản trình diễn').first().isVisible()).toBe(true);
  expect(await page.getByText(BAND).count()).toBe(0);
  await context.close();
});

test('one click from the desk: papers missing, asked for once; then the same pages are real again', { timeout: 300_000 }, async () => {
  const { page, context, faults } = await signInTo(house, browser, 'canbo', '/can-bo/ho-so', { size: 'desktop' });
  await press(page, 'Tập dượt');
  expect(new URL(page.url()).pathname).toBe('/can-bo/tap-duot');
  expect(await page.getByText(BAND).isVisible()).toBe(true);
  expect(await page.locator('ol article').count()).toBe(10);
  await expectSound(page);

  await begin(page, 'ask-once');
  expect(await doneSteps(page, 'ask-once')).toBe(0);
  await expectSound(page);
  await follow(page, /Mở hồ sơ HS-/);
  const dossier = new URL(page.url()).pathname;
  // The band stands on the desk's own pages with what comes next.
  expect(await page.locator('aside').filter({ hasText: BAND }).innerText()).toContain('0/3 bước');
  await page.goto(`${dossier}/nhan-viec`);
  await press(page, 'Nhận việc');
  expect(await page.locator('aside').filter({ hasText: BAND }).innerText()).toContain('1/3 bước');
  await page.goto(`${dossier}/yeu-cau-bo-sung`);
  for (const ref of await page.locator('input[name^="loi-c"][type="checkbox"]').evaluateAll((all) => all.map((each) => (each as HTMLInputElement).name))) {
    const what = page.locator(`input[name="${ref}-gi"]`);
    if ((await what.count()) === 0) continue;
    if (!(await page.locator(`input[name="${ref}"]`).isChecked())) await page.locator(`input[name="${ref}"]`).check();
    await what.fill('Chưa có giấy này');
    await page.locator(`input[name="${ref}-cach"]`).fill('Nộp bản sao tại quầy');
  }
  await press(page, 'Yêu cầu bổ sung');
  expect(await page.getByText('Tin đáng lẽ gửi cho người nộp').isVisible()).toBe(true);
  expect(await page.getByText('tập dượt: không gửi đi').first().isVisible()).toBe(true);
  await expectSound(page);
  await page.goto('/can-bo/tap-duot');
  expect(await doneSteps(page, 'ask-once')).toBe(3);
  expect(await page.locator('#ask-once').innerText()).toContain('Đã xong');

  // Its paper says across the page that it is none, and its code leads to the same word.
  await page.goto(dossier);
  const paper = await page.getByRole('link', { name: 'Phiếu yêu cầu bổ sung' }).first().getAttribute('href');
  const made = (await (await page.request.get(`/api/v1/documents/${(paper ?? '').split('/').at(-1) ?? ''}`)).json()) as { code: string; frame: { mark?: string } };
  expect(made.frame.mark).toBe('TẬP DƯỢT');
  await page.goto(`/verify/${made.code}`);
  expect(await page.getByRole('status').innerText()).toContain('Giấy tập dượt, không có giá trị');
  await expectSound(page);

  await page.goto('/can-bo/ho-so');
  await press(page, 'Rời tập dượt');
  expect(await page.getByText(BAND).count()).toBe(0);
  expect((await page.goto(dossier))?.status()).toBe(404);
  expect(faults).toEqual([]);
  await context.close();
});

test('on a phone, without script: a batch is signed by whoever plays the leader, then everything is cleared', { timeout: 300_000 }, async () => {
  const { page, context } = await signInTo(house, browser, 'canbo', '/can-bo/ho-so', { script: false });
  const seen = await signInTo(house, browser, 'canbo', '/can-bo/ho-so');
  await press(seen.page, 'Tập dượt');
  await press(page, 'Tập dượt');
  await begin(page, 'sign-a-batch');
  await page.locator('aside summary').first().click();
  await press(page, 'Đóng vai Lãnh đạo');
  expect(await page.locator('aside').filter({ hasText: BAND }).innerText()).toContain('Đang đóng vai: Lãnh đạo');
  await page.goto('/can-bo/ky');
  const mine = await page.locator('input[name="ho-so"]').count();
  expect(mine).toBeGreaterThanOrEqual(6);
  for (let at = 0; at < mine; at += 1) await page.locator('input[name="ho-so"]').nth(at).check();
  await press(page, 'Xem lại trước khi ký');
  await press(page, `Ký ${String(mine)} hồ sơ`);
  await page.goto('/can-bo/tap-duot');
  expect(await page.locator('#sign-a-batch').innerText()).toContain('Đã xong');
  // Seen by the same person on another phone, with the tool that needs script.
  for (const path of ['/can-bo/tap-duot', '/can-bo/tap-duot/xoa', '/can-bo/ho-so', '/can-bo/so-theo-doi']) {
    await seen.page.goto(path);
    await expectSound(seen.page);
  }
  await page.goto('/can-bo/tap-duot');
  await follow(page, 'Xóa sạch và lập lại');
  await press(page, 'Xóa sạch ngay');
  expect(await page.getByRole('status').innerText()).toContain('Đã xóa sạch và lập lại');
  expect(await page.locator('#sign-a-batch').innerText()).toContain('Chưa làm');
  await page.goto('/can-bo/ky');
  expect(await page.locator('input[name="ho-so"]').count()).toBe(3);
  await Promise.all([context.close(), seen.context.close()]);
});
