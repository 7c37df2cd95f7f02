import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { render } from 'svelte/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Examples } from '../../web/components/example.ts';
import GalleryFrame from '../../web/components/gallery-frame.svelte';
import { openBrowser, visit } from './support/browser.ts';

const HOME = fileURLToPath(new URL('../../', import.meta.url));
const found = import.meta.glob<Examples>('../../web/components/*/examples.ts', { eager: true, import: 'default' });
const shown = Object.entries(found).flatMap(([path, { component, examples }]) => examples.map((example) => ({ name: `${path.split('/').at(-2) ?? path}: ${example.name}`, component, props: example.props })));

test('every component has examples', () => {
  const folders = readdirSync(join(HOME, 'web/components'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(Object.keys(found).map((path) => path.split('/').at(-2)).sort()).toEqual(folders.map(({ name }) => name).sort());
});

describe.each(['vi', 'en'] as const)('in %s', (lang) => {
  test.each(shown)('$name is rendered with every word in place', ({ component, props }) => {
    const { body } = render(GalleryFrame, { props: { component, props, lang } });
    expect(body.replace(/<!--.*?-->/g, '').trim().length).toBeGreaterThanOrEqual(0);
    expect(body).not.toMatch(/undefined|\[object|NaN/);
    // A key that has no sentence would be shown as itself.
    expect(body.replace(/<[^>]+>/g, ' ')).not.toMatch(/\b(?:knowledge|change|golden|affected|edit|switches|recalls|counter|imports|nav|ask|answer|papers|channels|fee|time|procedure|place|plan|error|machine|office|account|people|role|roleHint|demo|signIn|setUp|desk|record|letter|library|taskPage|finding|situation|precedent|keys|validity|declare|card|talk|bill|follow|formWords|formFaults|dossier|deedForm|intake|register|signing|load)\.[a-zA-Z]+\b/);
    expect(body).not.toMatch(/<script>alert|<img src=x/);
  });
});

describe('the gallery page', () => {
  let browser: Browser;
  let server: ChildProcess;
  let baseUrl: string;
  beforeAll(async () => {
    // A process of its own: the built screens must load Svelte as in production, not through the test's transforms.
    server = spawn(join(HOME, 'node_modules/.bin/node'), [join(HOME, 'test/journeys/support/serve-fake.ts'), '0'], { env: { ...process.env, MOTCUA_GALLERY: '1' }, stdio: ['ignore', 'pipe', 'inherit'] });
    baseUrl = await new Promise<string>((resolve, reject) => {
      server.stdout?.once('data', (line: Buffer) => resolve(line.toString('utf8').trim()));
      server.once('exit', () => reject(new Error('The gallery server stopped: are the screens built?')));
    });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    server.removeAllListeners('exit');
    server.kill();
  });

  test.each(['light', 'dark'] as const)('shows each component without a fault in the %s theme', { timeout: 240_000 }, async (theme) => {
    const { page, context, faults } = await visit(browser, '/gallery', { baseUrl, theme, size: 'desktop' });
    expect(await page.locator('[data-component]').count(), await page.locator('main').innerText()).toBe(Object.keys(found).length);
    // Landmarks, headings and ids stand many times on one page of examples; on real pages they are checked.
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode(true)
      .options({ rules: { 'color-contrast-enhanced': { enabled: true } } })
      .disableRules(['duplicate-id', 'duplicate-id-aria', 'landmark-no-duplicate-banner', 'landmark-no-duplicate-contentinfo', 'landmark-unique', 'landmark-banner-is-top-level', 'landmark-contentinfo-is-top-level', 'landmark-complementary-is-top-level', 'heading-order', 'page-has-heading-one'])
      .analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html)])).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });
});
