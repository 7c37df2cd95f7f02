import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, visit } from './support/browser.ts';
import { findFaults } from './support/faults.ts';

const PAGES = [
  '/',
  '/hoi',
  '/hoi?q=l%C3%A0m%20gi%E1%BA%A5y%20khai%20sinh%20cho%20con%20c%E1%BA%A7n%20g%C3%AC',
  '/hoi?q=l%C3%A0m%20s%E1%BB%95%20%C4%91%E1%BB%8F',
  '/thu-tuc',
  '/thu-tuc/1.001193',
  '/thu-tuc/1.001193/lich-su',
  '/tim?q=khai%20sinh',
  '/viec/co-nguoi-mat',
  '/noi',
  '/noi?q=ben%20nghe',
  '/lich',
  '/lich?nam=2027&thoi-han=5%20ng%C3%A0y%20l%C3%A0m%20vi%E1%BB%87c&tu=2027-02-01T09%3A00',
  '/lich?thoi-han=abc',
  '/gioi-thieu',
  '/gap-can-bo',
  '/dang-nhap',
  '/dang-nhap/quen',
  '/verify',
  '/verify/VB-7K3M-9QXA-42CD',
  '/khong-co-trang-nay',
] as const;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const CONTRAST = ['color-contrast', 'color-contrast-enhanced'];

/** WCAG 2.2 AA, best practice, and the enhanced contrast of 7 : 1 that the design asks for; a theme changes colours only. */
describe.each(['phone', 'desktop', 'kiosk'] as const)('on the %s', (size) => {
  test.each(PAGES)('%s has no fault that a tool can find, in light and dark', async (path) => {
    const { page, context } = await visit(browser, path, { size });
    await page.locator('details').evaluateAll((all) => all.forEach((each) => each.closest('header') === null && each.setAttribute('open', '')));
    expect(await findFaults(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(16, 32, 26)');
    expect(await findFaults(page, CONTRAST)).toEqual([]);
    await context.close();
  });
});

test('everything that can be pressed on the first page, the answer and the procedure is at least 48 px high', async () => {
  for (const path of ['/', '/hoi?q=l%C3%A0m%20s%E1%BB%95%20%C4%91%E1%BB%8F', '/thu-tuc/1.001193']) {
    const { page, context } = await visit(browser, path);
    const small = await page.locator('button:visible, summary:visible, input:not([type="hidden"]):not([type="checkbox"]):visible, label:has(input):visible, .btn:visible, main li > a:visible').evaluateAll((all) =>
      all.filter((each) => each.getBoundingClientRect().height < 47.5).map((each) => each.outerHTML.slice(0, 120)),
    );
    expect(small, path).toEqual([]);
    await context.close();
  }
});
