import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, visit } from './support/browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test('papers are ticked, the tick stays on the device, and the list prints', async () => {
  const { page, context, faults } = await visit(browser, '/thu-tuc/1.001193');
  await page.evaluate(() => Object.assign(window, { print: () => document.documentElement.setAttribute('data-printed', 'yes') }));
  const first = page.locator('input[data-tick]').first();
  await first.check();
  await page.locator('[data-print]').first().click();
  expect(await page.locator('html').getAttribute('data-printed')).toBe('yes');
  await page.reload();
  expect(await page.locator('input[data-tick]').first().isChecked()).toBe(true);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('input[data-tick]').first().isVisible()).toBe(true);
  expect(await page.locator('header').isVisible()).toBe(false);
  expect(faults).toEqual([]);
  await context.close();
});

test('each case of a procedure has its own papers, fee and ticks', async () => {
  const { page, context } = await visit(browser, '/thu-tuc/1.001193', { script: false });
  const cases = page.locator('nav[aria-labelledby="th"] a');
  expect(await cases.count()).toBe(2);
  await Promise.all([page.waitForNavigation(), cases.nth(1).click()]);
  expect(await page.locator('nav[aria-labelledby="th"] [aria-current]').innerText()).toContain('quá hạn');
  expect(await page.locator('main').innerText()).toContain('mỗi tỉnh một mức');
  await context.close();
});

test('every figure of the page has a source with a date', async () => {
  const { page, context } = await visit(browser, '/thu-tuc/1.001193', { script: false });
  expect(await page.locator('section[aria-labelledby="nguon"]').innerText()).toMatch(/\d{2}\/\d{2}\/\d{4}/);
  expect(await page.locator('section[aria-labelledby="luat"] li').count()).toBeGreaterThan(3);
  await Promise.all([page.waitForNavigation(), page.locator('a[href$="/lich-su"]').click()]);
  expect(await page.locator('main ol li').count()).toBeGreaterThan(0);
  await context.close();
});

test('where the record is silent about the fee the page says so and never calls it free', async () => {
  const { page, context } = await visit(browser, '/thu-tuc', { script: false });
  const codes = await page.locator('main a[href^="/thu-tuc/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  let silent = 0;
  for (const path of codes) {
    const record = (await (await context.request.get(`/api/v1/procedures/${path.split('/').at(-1)}`)).json()) as { procedure: { cases: { channels: { fees: { state: string }[] }[] }[] } };
    const ways = record.procedure.cases[0]?.channels ?? [];
    if (ways.length === 0 || ways.some((way) => way.fees.some((fee) => fee.state !== 'silent'))) continue;
    silent += 1;
    await page.goto(path);
    const text = await page.locator('main dl').first().innerText();
    expect(text).toContain('Không công bố');
    expect(text).not.toMatch(/miễn phí|không mất/i);
  }
  expect(silent).toBeGreaterThanOrEqual(0);
  await context.close();
});

test('a code that nobody knows gives a page that says what to do', async () => {
  const { page, context } = await visit(browser, '/thu-tuc/9.999999');
  expect(await page.locator('h1').innerText()).toContain('Không thấy');
  expect(await page.locator('main a.btn').count()).toBeGreaterThan(1);
  await context.close();
});

test('in English the words of the record say that they are Vietnamese, to the eye, to a screen reader and to the own voice of the page', async () => {
  const { page, context, faults } = await visit(browser, '/thu-tuc/1.001193', { lang: 'en' });
  expect(await page.locator('main').innerText()).toContain('The words of the record are kept in Vietnamese');
  // Every run of Vietnamese stands in an element that says so; a name within an English sentence may not.
  const unmarked = await page.locator('#trang').evaluate((whole) => {
    const found: string[] = [];
    const walk = document.createTreeWalker(whole, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
      const text = node.textContent?.trim() ?? '';
      const words = text.split(/\s+/);
      const isVietnamese = words.filter((word) => /[\u0102-\u0111\u01a0-\u01b0\u1ea0-\u1ef9àáâãèéêìíòóôõùúý]/iu.test(word)).length * 2 >= words.length;
      if (text !== '' && isVietnamese && node.parentElement?.closest('[lang]')?.getAttribute('lang') !== 'vi') found.push(text);
    }
    return found;
  });
  expect(unmarked).toEqual([]);
  const spoken = await page.evaluate(() => {
    const said: string[] = [];
    Object.defineProperty(window, 'speechSynthesis', { value: { speaking: false, cancel: () => undefined, speak: ({ lang, text }: SpeechSynthesisUtterance) => said.push(`${lang} ${text}`) } });
    document.querySelector<HTMLElement>('[data-read]')?.click();
    return said;
  });
  expect(spoken.some((each) => each.startsWith('vi-VN') && each.includes('Giấy chứng sinh'))).toBe(true);
  expect(spoken.some((each) => each.startsWith('en-GB') && each.includes('When a child is born'))).toBe(true);
  expect(spoken.some((each) => each.startsWith('en-GB') && each.includes('Giấy chứng sinh'))).toBe(false);
  expect(faults).toEqual([]);
  await context.close();
});
