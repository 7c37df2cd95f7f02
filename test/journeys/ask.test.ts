import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, openBrowser, visit } from './support/browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test('a question on the first page is answered with its procedure, number and sources', async () => {
  const { page, context, faults } = await visit(browser, '/');
  await ask(page, 'làm giấy khai sinh cho con cần giấy tờ gì');
  const turn = page.locator('article.turn');
  await expect.poll(() => turn.locator('.procedure a').getAttribute('href')).toBe('/thu-tuc/1.001193');
  expect(await turn.locator('.foot').innerText()).toMatch(/TL-[0-9A-Z]{4}-[0-9A-Z]{4}/);
  const sources = turn.locator('details').last();
  expect(await sources.locator('ul').first().isVisible()).toBe(false);
  await sources.locator('summary').click();
  expect(await sources.locator('ul').first().isVisible()).toBe(true);
  expect(await page.locator('aside').innerText()).toContain('không phải cán bộ');
  expect(faults).toEqual([]);
  await context.close();
});

test('a follow-up keeps the procedure and stands below the first answer', async () => {
  const { page, context, faults } = await visit(browser, '/hoi?q=l%C3%A0m%20gi%E1%BA%A5y%20khai%20sinh%20cho%20con');
  const streamed = page.waitForRequest((request) => request.url().endsWith('/api/v1/answers'));
  await ask(page, 'đăng ký khai sinh mất bao lâu?');
  expect((await streamed).headers()['accept']).toBe('text/event-stream');
  expect(await page.locator('article.turn').count()).toBe(2);
  expect(await page.locator('article.turn').last().locator('.procedure a').getAttribute('href')).toBe('/thu-tuc/1.001193');
  await page.reload();
  expect(await page.locator('article.turn').count()).toBe(2);
  expect(faults).toEqual([]);
  await context.close();
});

test('where several procedures fit, a choice is a button and leads to an answer', async () => {
  const { page, context } = await visit(browser, '/hoi?q=l%C3%A0m%20s%E1%BB%95%20%C4%91%E1%BB%8F');
  const choices = page.locator('article.turn fieldset button[name="q"]');
  const label = await choices.first().innerText();
  expect(await choices.count()).toBeGreaterThan(1);
  await choices.first().click();
  await expect.poll(() => page.locator('article.turn:not(.waiting)').count(), { timeout: 15_000 }).toBe(2);
  expect(label.trim()).not.toBe('');
  expect(await page.locator('article.turn').last().locator('.procedure a').count()).toBe(1);
  await context.close();
});

test('when the line breaks while the answer streams, the plain form takes over', async () => {
  const { page, context } = await visit(browser, '/hoi');
  await page.route('**/api/v1/answers', (route) => route.abort());
  await ask(page, 'đăng ký kết hôn cần gì');
  expect(await page.locator('article.turn .procedure a').getAttribute('href')).toBe('/thu-tuc/1.000894');
  await context.close();
});

test('an English question is answered in English on a Vietnamese page', async () => {
  const { page, context } = await visit(browser, '/');
  await ask(page, 'how do I register the birth of my child');
  const turn = page.locator('article.turn');
  expect(await turn.getAttribute('lang')).toBe('en');
  expect(await turn.locator('.procedure a').getAttribute('href')).toMatch(/^\/thu-tuc\//);
  await context.close();
});

test('a conversation is deleted at the wish of whoever holds it', async () => {
  const { page, context } = await visit(browser, '/', { script: false });
  await page.locator('form[data-ask] input[name="q"]').fill('đăng ký kết hôn cần gì');
  await Promise.all([page.waitForNavigation(), page.locator('form[data-ask] button.main').click()]);
  const address = page.url();
  await Promise.all([page.waitForNavigation(), page.locator('form[action="/hoi/xoa"] button').click()]);
  expect(new URL(page.url()).pathname).toBe('/');
  const gone = await page.goto(address);
  expect(gone?.status()).toBe(404);
  await context.close();
});

test('markup in a question is shown as words and runs nothing', async () => {
  const { page, context, faults } = await visit(browser, '/');
  const hostile = '<img src=x onerror="document.title=1"><script>document.title=2</script> đăng ký khai sinh';
  await ask(page, hostile);
  expect(await page.locator('article.turn .question').innerText()).toContain('<img src=x');
  expect(await page.locator('main img, main script').count()).toBe(0);
  expect(await page.title()).not.toMatch(/^[12]$/);
  expect(faults).toEqual([]);
  await context.close();
});

test('a question that is far too long is told so and nothing breaks', async () => {
  const { page, context } = await visit(browser, '/hoi');
  await page.locator('input[name="q"]').fill('tôi muốn hỏi '.repeat(2000));
  await page.locator('input[name="q"]').press('Enter');
  await expect.poll(() => page.locator('main').innerText(), { timeout: 15_000 }).toMatch(/dài/);
  expect(await page.locator('form[data-ask]').count()).toBeGreaterThan(0);
  await context.close();
});

test('an empty question is answered with what to do, not with an error page', async () => {
  const { page, context } = await visit(browser, '/', { script: false });
  await page.locator('form[data-ask] button.main').click();
  expect(await page.locator('form[data-ask] input[name="q"]').count()).toBeGreaterThan(0);
  expect(await page.locator('h1').count()).toBe(1);
  await context.close();
});
