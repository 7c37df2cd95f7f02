import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { inject } from 'vitest';

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export const SIZES = { narrow: [320, 640], phone: [360, 740], desktop: [1366, 768], kiosk: [1080, 1920] } as const;

export interface Visit {
  readonly size?: keyof typeof SIZES;
  readonly theme?: 'light' | 'dark';
  readonly script?: boolean;
  readonly lang?: 'vi' | 'en';
  readonly baseUrl?: string;
}

/** The system's Chromium. Faults: none found; the message says what installs it. */
export async function openBrowser(): Promise<Browser> {
  const path = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((each) => each !== undefined && existsSync(each));
  if (path === undefined) throw new Error('No Chromium found: apt-get install -y chromium, or set CHROMIUM to its path');
  return chromium.launch({ executablePath: path, args: FLAGS });
}

/** A fresh visitor: no cookies, nothing remembered. What the page's scripts throw is kept in `faults`. */
export async function visit(browser: Browser, path: string, { size = 'phone', theme = 'light', script = true, lang, baseUrl = inject('baseUrl') }: Visit = {}): Promise<{ page: Page; context: BrowserContext; faults: string[] }> {
  const [width, height] = SIZES[size];
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme, javaScriptEnabled: script, reducedMotion: 'reduce', baseURL: baseUrl });
  const cookies = [...(size === 'kiosk' ? [{ name: 'mc_size', value: 'kiosk' }] : []), ...(lang === undefined ? [] : [{ name: 'mc_lang', value: lang }])];
  if (cookies.length > 0) await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: baseUrl })));
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (fault) => faults.push(String(fault)));
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|Refused/.test(message.text())) faults.push(message.text());
  });
  await page.goto(path);
  return { page, context, faults };
}

/** Types a question into the page's ask box and sends it; waits until an answer stands in the page. */
export async function ask(page: Page, question: string): Promise<void> {
  const before = await page.locator('article.turn:not(.waiting)').count();
  const box = page.locator('form[data-ask] input[name="q"]').last();
  await box.fill(question);
  await box.press('Enter');
  await page.waitForFunction((count) => document.querySelectorAll('article.turn:not(.waiting)').length > count, before, { timeout: 20_000 });
}
