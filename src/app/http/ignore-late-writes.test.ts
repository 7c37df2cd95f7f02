import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testClock } from '#platform/clock.ts';
import { openTestPlatform, type TestPlatform } from '#test/support/database.ts';
import { HOME } from '#test/support/home.ts';
import { readLocales } from '../content.ts';
import { openHttp, type HttpServer } from '../http.ts';
import { createApi } from './api.ts';

/** A page that is made too slowly, written as SvelteKit's server writes one: outside of what the house waits for. */
const SCREENS = `globalThis.lateWrites = [];
export const handler = (request, response) => {
  if (request.url === '/nhanh') return response.end('nhanh');
  (async () => {
    await new Promise((done) => response.once('finish', done));
    await new Promise((done) => setTimeout(done, 50));
    try {
      response.setHeader('content-type', 'text/html');
      response.writeHead(200);
      globalThis.lateWrites.push(response.write('muộn'));
      response.end();
      globalThis.lateWrites.push('ended');
    } catch (fault) {
      globalThis.lateWrites.push(String(fault));
    }
  })();
};`;

let home: string;
let platform: TestPlatform;
let server: HttpServer;

beforeAll(async () => {
  platform = await openTestPlatform({ clock: testClock('2026-11-23T09:00:00+07:00') });
  home = await mkdtemp(join(tmpdir(), 'motcua-home-'));
  await mkdir(join(home, 'build'));
  await writeFile(join(home, 'build/handler.js'), SCREENS);
  await writeFile(join(home, 'package.json'), '{"type":"module"}');
  const locales = await readLocales(HOME);
  const api = createApi({ platform, locales, siteId: 'local', routes: [], maxBodyBytes: 1024 });
  server = await openHttp({ config: { host: '127.0.0.1', port: 0, dataDir: '', importPaths: [], demo: false, siteId: 'local', home, ratePerSecond: 0 }, platform, api, locales, limits: { timeoutMs: 100 } });
});
afterAll(async () => {
  await server.close();
  await platform.close();
  await rm(home, { recursive: true, force: true });
});

test.each(['identity', 'br'])('a page that is ready after its time was up falls over nothing, and the next is answered (%s)', async (encoding) => {
  const said = globalThis as unknown as { lateWrites: unknown[] };
  said.lateWrites.length = 0;
  const headers = { accept: 'text/html', 'accept-encoding': encoding };
  const slow = await fetch(`${server.address}/cham`, { headers });
  expect(slow.status).toBe(503);
  expect(await slow.text()).toContain('<html');
  await expect.poll(() => said.lateWrites, { timeout: 10_000 }).toEqual([true, 'ended']);
  expect(await (await fetch(`${server.address}/nhanh`, { headers })).text()).toBe('nhanh');
});
