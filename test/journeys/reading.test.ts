import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, visit } from './support/browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function choose(page: Awaited<ReturnType<typeof visit>>['page'], name: string, value: string): Promise<void> {
  await page.locator('header details summary').click();
  await Promise.all([page.waitForNavigation(), page.locator(`header button[name="${name}"][value="${value}"]`).click()]);
}

test('English is chosen once and every page after it is English', async () => {
  const { page, context } = await visit(browser, '/thu-tuc/1.001193', { script: false });
  await choose(page, 'lang', 'en');
  expect(new URL(page.url()).pathname).toBe('/thu-tuc/1.001193');
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  expect(await page.locator('h2').allInnerTexts()).toContain('Papers to prepare');
  await page.goto('/');
  expect(await page.locator('h1').innerText()).toBe('What do you need to do?');
  await page.goto('/?lang=vi');
  expect(await page.locator('h1').innerText()).toBe('Bác cần làm việc gì?');
  await context.close();
});

test('the dark theme is chosen once, and otherwise the device decides', async () => {
  const colour = (page: Awaited<ReturnType<typeof visit>>['page']): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await visit(browser, '/', { theme: 'light', script: false });
  expect(await colour(light.page)).toBe('rgb(251, 250, 246)');
  await choose(light.page, 'theme', 'dark');
  expect(await colour(light.page)).toBe('rgb(16, 32, 26)');
  const dark = await visit(browser, '/', { theme: 'dark', script: false });
  expect(await colour(dark.page)).toBe('rgb(16, 32, 26)');
  await choose(dark.page, 'theme', 'light');
  expect(await colour(dark.page)).toBe('rgb(251, 250, 246)');
  await light.context.close();
  await dark.context.close();
});

test('text is 18 px, grows on request and is 28 px at the kiosk', async () => {
  const size = (page: Awaited<ReturnType<typeof visit>>['page']): Promise<string> => page.evaluate(() => getComputedStyle(document.body).fontSize);
  const { page, context } = await visit(browser, '/', { script: false });
  expect(await size(page)).toBe('18px');
  await choose(page, 'size', 'larger');
  expect(await size(page)).toBe('24px');
  const kiosk = await visit(browser, '/', { size: 'kiosk', script: false });
  expect(await size(kiosk.page)).toBe('28px');
  await context.close();
  await kiosk.context.close();
});

test.each(['/', '/hoi?q=l%C3%A0m%20gi%E1%BA%A5y%20khai%20sinh', '/thu-tuc', '/thu-tuc/1.001193', '/viec/sinh-con', '/noi', '/tim?q=khai%20sinh', '/gioi-thieu', '/gap-can-bo'])(
  '%s needs no sideways scroll at 320 px, even with very large text',
  async (path) => {
    const { page, context } = await visit(browser, path, { size: 'narrow' });
    const width = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth);
    expect(await width()).toBeLessThanOrEqual(320);
    await page.evaluate(() => document.documentElement.setAttribute('data-size', 'larger'));
    expect(await width()).toBeLessThanOrEqual(320);
    await context.close();
  },
);

test('by keyboard the first stop skips to the content and the question is two stops further', async () => {
  const { page, context } = await visit(browser, '/');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.className)).toContain('skip');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('noi-dung');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('q');
  await page.keyboard.type('đăng ký kết hôn');
  await Promise.all([page.waitForURL(/\/hoi\?c=/), page.keyboard.press('Enter')]);
  expect(await page.locator('article.turn').count()).toBe(1);
  await context.close();
});

test('the officer and the words that this is a machine are on every page', async () => {
  const { page, context } = await visit(browser, '/', { script: false });
  for (const path of ['/', '/hoi', '/thu-tuc', '/thu-tuc/1.001193', '/viec/ket-hon', '/noi', '/gioi-thieu', '/khong-co-trang-nay']) {
    await page.goto(path);
    expect(await page.locator('aside a[href^="/gap-can-bo"]').isVisible()).toBe(true);
    expect(await page.locator('aside').innerText()).toContain('không phải cán bộ');
  }
  await context.close();
});

test('reading pages carry no script but the small one of the house', async () => {
  const { page, context } = await visit(browser, '/', { script: false });
  for (const path of ['/', '/thu-tuc/1.001193', '/gioi-thieu']) {
    const html = await (await context.request.get(path)).text();
    expect([...html.matchAll(/<script[^>]*>/g)].map(([tag]) => tag)).toEqual([expect.stringMatching(/^<script async(?:="")? src="\/tep\/page\.[0-9a-f]{10}\.js">$/)]);
  }
  await page.close();
  await context.close();
});
