import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, openBrowser, visit } from './support/browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function askPlainly(page: Awaited<ReturnType<typeof visit>>['page'], question: string): Promise<void> {
  await page.locator('form[data-ask] input[name="q"]').last().fill(question);
  await Promise.all([page.waitForNavigation(), page.locator('form[data-ask] button.main').last().click()]);
}

test('without JavaScript a question is asked, read with its sources, and asked on', async () => {
  const { page, context } = await visit(browser, '/', { script: false });
  await askPlainly(page, 'làm giấy khai sinh cho con cần giấy tờ gì');
  expect(new URL(page.url()).pathname).toBe('/hoi');
  expect(await page.locator('article.turn .procedure a').getAttribute('href')).toBe('/thu-tuc/1.001193');
  await page.locator('article.turn details summary').last().click();
  expect(await page.locator('article.turn details ul').first().isVisible()).toBe(true);
  await askPlainly(page, 'đăng ký khai sinh mất bao lâu?');
  expect(await page.locator('article.turn').count()).toBe(2);
  await context.close();
});

test('without JavaScript a choice is a form button', async () => {
  const { page, context } = await visit(browser, '/hoi?q=l%C3%A0m%20s%E1%BB%95%20%C4%91%E1%BB%8F', { script: false });
  await Promise.all([page.waitForNavigation(), page.locator('article.turn fieldset button[name="q"]').first().click()]);
  expect(await page.locator('article.turn').count()).toBe(2);
  expect(await page.locator('article.turn').last().locator('.procedure a').count()).toBe(1);
  await context.close();
});

test('without JavaScript the print view is a page of its own with the whole answer', async () => {
  const { page, context } = await visit(browser, '/', { script: false });
  await askPlainly(page, 'đăng ký kết hôn cần gì');
  const text = await page.locator('[data-answer-text]').innerText();
  await Promise.all([page.waitForNavigation(), page.locator('[data-print-link]').click()]);
  expect(new URL(page.url()).pathname).toMatch(/^\/tra-loi\/TL-/);
  expect(await page.locator('[data-answer-text]').innerText()).toBe(text);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('header').isVisible()).toBe(false);
  expect(await page.locator('form[data-ask]').first().isVisible().catch(() => false)).toBe(false);
  await context.close();
});

test('the same form sent twice is answered once', async () => {
  const { page, context } = await visit(browser, '/hoi', { script: false });
  await page.locator('input[name="q"]').fill('đăng ký khai tử');
  const fields = await page.locator('form[data-ask]').evaluate((form) => Object.fromEntries([...new FormData(form as HTMLFormElement)].map(([name, value]) => [name, String(value)])));
  const send = async (): Promise<string> => {
    const reply = await context.request.post('/hoi', { form: fields, headers: { 'sec-fetch-site': 'same-origin', accept: 'text/html' }, maxRedirects: 0 });
    expect(reply.status()).toBe(303);
    return reply.headers()['location'] ?? '';
  };
  expect(await send()).toBe(await send());
  await context.close();
});

test('a form sent from another site is refused', async () => {
  const { context } = await visit(browser, '/hoi', { script: false });
  const reply = await context.request.post('/hoi', { form: { q: 'đăng ký khai tử' }, headers: { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, maxRedirects: 0 });
  expect(reply.status()).toBe(403);
  await context.close();
});

test('with JavaScript the same conversation continues where it was left without', async () => {
  const plain = await visit(browser, '/', { script: false });
  await askPlainly(plain.page, 'làm giấy khai sinh');
  const { page, context } = await visit(browser, new URL(plain.page.url()).pathname + new URL(plain.page.url()).search);
  await ask(page, 'đăng ký khai sinh mất bao nhiêu tiền?');
  expect(await page.locator('article.turn').count()).toBe(2);
  await plain.context.close();
  await context.close();
});
