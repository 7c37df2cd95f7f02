import { AxeBuilder } from '@axe-core/playwright';
import { expect } from 'vitest';
import type { Page } from 'playwright-core';

const CONTRAST = ['color-contrast', 'color-contrast-enhanced'];

/** What a tool finds wrong with a page: WCAG 2.2 AA, best practice, and the contrast of 7 : 1 that the design asks for. */
export async function findFaults(page: Page, only?: readonly string[]): Promise<unknown> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await (only === undefined ? axe.options({ rules: { 'color-contrast-enhanced': { enabled: true } } }) : axe.withRules([...only])).analyze();
  return violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html, failureSummary }) => `${html} ${failureSummary ?? ''}`)]);
}

/** Expects a page without such a fault in both themes, not wider than its window, and everything to press at least 48 px high. */
export async function expectSound(page: Page): Promise<void> {
  const where = new URL(page.url()).pathname;
  expect(await findFaults(page), where).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(16, 32, 26)');
  expect(await findFaults(page, CONTRAST), where).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), where).toBeLessThanOrEqual(0);
  const small = await page
    .locator('button:not(.hidden-word):visible, summary:visible, select:visible, input:not([type="hidden"]):not([type="checkbox"]):not([type="radio"]):not(.hidden-word):visible, label:has(input[type="checkbox"], input[type="radio"]):visible, .btn:visible')
    .evaluateAll((all) => all.filter((each) => each.getBoundingClientRect().height < 47.5).map((each) => each.outerHTML.slice(0, 120)));
  expect(small, where).toEqual([]);
}
