import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, visit } from './support/browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test('the list turns its pages and no procedure stands on both', async () => {
  const { page, context } = await visit(browser, '/thu-tuc', { script: false });
  const listed = (): Promise<string[]> => page.locator('section[aria-labelledby="ds"] ul a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  const first = await listed();
  expect(first).toHaveLength(20);
  await Promise.all([page.waitForNavigation(), page.locator('a[rel="next"]').click()]);
  const second = await listed();
  expect(second.length).toBeGreaterThan(0);
  expect(second.filter((href) => first.includes(href))).toEqual([]);
  await Promise.all([page.waitForNavigation(), page.locator('nav a.btn', { hasText: 'trang đầu' }).click()]);
  expect(await listed()).toEqual(first);
  await context.close();
});

test('a field and a level narrow the list', async () => {
  const { page, context } = await visit(browser, '/thu-tuc', { script: false, size: 'desktop' });
  await Promise.all([page.waitForNavigation(), page.locator('section[aria-labelledby="lv"] a', { hasText: 'Hộ tịch' }).first().click()]);
  expect(await page.locator('h1').innerText()).toBe('Hộ tịch');
  await Promise.all([page.waitForNavigation(), page.locator('nav.levels a', { hasText: 'Cấp xã' }).click()]);
  expect(await page.locator('nav.levels [aria-current]').innerText()).toBe('Cấp xã');
  for (const line of await page.locator('section[aria-labelledby="ds"] ul .small').allInnerTexts()) expect(line).toMatch(/Hộ tịch.*Cấp xã/);
  await context.close();
});

test('a search by words finds the procedure and can be asked instead', async () => {
  const { page, context } = await visit(browser, '/tim?q=k%E1%BA%BFt%20h%C3%B4n', { script: false });
  expect(await page.locator('main ul a[href="/thu-tuc/1.000894"]').count()).toBe(1);
  await Promise.all([page.waitForNavigation(), page.locator('main a[href^="/hoi?"]').click()]);
  expect(await page.locator('article.turn').count()).toBe(1);
  await context.close();
});

test('a life event gives its procedures in order and its papers once', async () => {
  const { page, context } = await visit(browser, '/', { script: false });
  expect(await page.locator('a[href^="/viec/"]').count()).toBe(12);
  await Promise.all([page.waitForNavigation(), page.locator('a[href="/viec/sinh-con"]').click()]);
  const codes = await page.locator('ol.plan a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  expect(codes.slice(0, 2)).toEqual(['/thu-tuc/2.000986', '/thu-tuc/1.001193']);
  const papers = await page.locator('ul.once li').allInnerTexts();
  expect(papers.length).toBeGreaterThan(2);
  expect(new Set(papers).size).toBe(papers.length);
  await context.close();
});

test('the place that was chosen is remembered on this device only', async () => {
  const { page, context } = await visit(browser, '/noi');
  await page.locator('input[name="q"]').fill('ben nghe');
  await Promise.all([page.waitForNavigation(), page.locator('form[role="search"] button').click()]);
  const choice = page.locator('a[data-choose-place]').first();
  const name = (await choice.getAttribute('data-name')) ?? '';
  await choice.click();
  await page.waitForURL(/\/$/);
  await expect.poll(() => page.locator('[data-place-line]').innerText()).toContain(name);
  expect(await page.locator('form[data-ask] input[name="communeCode"]').inputValue()).toMatch(/^\d{5}$/);
  expect((await context.cookies()).map(({ name: cookie }) => cookie)).toEqual([]);
  await context.close();
});

test('without JavaScript the chosen place goes along with the question', async () => {
  const { page, context } = await visit(browser, '/noi?q=ben%20nghe', { script: false });
  await Promise.all([page.waitForNavigation(), page.locator('a[data-choose-place]').first().click()]);
  expect(await page.locator('form[data-ask] input[name="communeCode"]').inputValue()).toMatch(/^\d{5}$/);
  expect(await page.locator('[data-place-line]').innerText()).not.toContain('Chưa chọn');
  await context.close();
});
