import { readdirSync, readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FormSchema, type Form } from '../../src/model/form.ts';
import { openBrowser, visit } from './support/browser.ts';
import { beginForm, fillForm } from './support/fill-form.ts';

const FOLDER = new URL('../../content/forms/', import.meta.url);
const FORMS: readonly Form[] = readdirSync(FOLDER).filter((name) => name.endsWith('.json')).map((name) => FormSchema.parse(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))));

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test('there are the declarations of at least twelve procedures', () => {
  expect(FORMS.length).toBeGreaterThanOrEqual(12);
});

test.each(FORMS.map((form) => [form.id, form] as const))('%s is filled, checked and sent on a phone without JavaScript', async (_id, form) => {
  const { page, context } = await visit(browser, '/to-khai', { script: false, size: 'phone' });
  await beginForm(page, form.id);
  await fillForm(page, form, form.samples[0]?.answers ?? {});
  // The numbers of invented people have no province; that is said and may be passed.
  expect(await page.locator('#loi:not(.soft)').count(), await page.locator('main').innerText()).toBe(0);
  if (form.paper !== undefined) {
    const printed = await context.request.get(`/to-khai/${form.id}/to-khai.pdf`);
    expect((await printed.body()).subarray(0, 5).toString()).toBe('%PDF-');
  }
  await Promise.all([page.waitForNavigation(), page.locator('a[href$="/gui"]').click()]);
  await Promise.all([page.waitForNavigation(), page.locator('form[data-declare] button.main').click()]);
  expect(new URL(page.url()).pathname, await page.locator('main').innerText()).toMatch(/^\/ho-so\/HS-[0-9A-Z]{4}-[0-9A-Z]{4}\/phieu$/u);
  expect(await page.locator('.number').innerText()).toMatch(/^HS-/u);
  await Promise.all([page.waitForNavigation(), page.locator('main a.btn.main').click()]);
  expect(await page.locator('main').innerText()).toContain('Mới đăng ký');
  await context.close();
}, 240_000);
