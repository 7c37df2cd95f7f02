import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testClock } from '#platform/clock.ts';
import { openTestPlatform, type TestPlatform } from '#test/support/database.ts';
import { HOME } from '#test/support/home.ts';
import { buildWordHouse } from '#test/support/word-house.ts';
import { readLocales } from '../content.ts';
import { openHttp, type HttpLimits, type HttpServer } from '../http.ts';
import { createApi } from './api.ts';

const MB = 1024 * 1024;
const SESSION = { cookie: 'mc_session=nobody' };
/** Screens that answer without reading, as they do when they refuse; only what brings a file is read first. */
const SCREENS = `export const handler = (request, response) => {
  const answer = () => { response.statusCode = 403; response.end('no'); };
  if (request.url.includes('nhap-lieu')) request.resume().once('end', answer);
  else { request.on('data', () => request.pause()); answer(); }
};`;

let home: string;
let platform: TestPlatform;

beforeAll(async () => {
  platform = await openTestPlatform({ clock: testClock('2026-11-23T09:00:00+07:00') });
  home = await mkdtemp(join(tmpdir(), 'motcua-home-'));
  await mkdir(join(home, 'build'));
  await writeFile(join(home, 'build/handler.js'), SCREENS);
  await writeFile(join(home, 'package.json'), '{"type":"module"}');
});
afterAll(async () => {
  await platform.close();
  await rm(home, { recursive: true, force: true });
});

async function open(ratePerSecond = 0, limits: Partial<HttpLimits> = {}): Promise<HttpServer> {
  const locales = await readLocales(HOME);
  const { routes } = await buildWordHouse(platform);
  const api = createApi({ platform, locales, siteId: 'local', routes, maxBodyBytes: MB });
  return openHttp({ config: { host: '127.0.0.1', port: 0, dataDir: '', importPaths: [], demo: false, siteId: 'local', home, ratePerSecond }, platform, api, locales, limits });
}

interface Asked {
  readonly bytes: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Without a length: in chunks. */
  readonly chunked?: boolean;
  /** How long the second half of the body is held back. Unit: milliseconds. */
  readonly pauseMs?: number;
}

/** Sends the whole body whatever the answer, and only then counts the answer: whoever cuts the line is found out. */
function send(agent: Agent, address: string, path: string, { bytes, headers = {}, chunked = false, pauseMs = 0 }: Asked): Promise<{ status: number; text: string; reused: boolean }> {
  return new Promise((resolve, reject) => {
    const asking = request(address + path, { method: 'POST', agent, headers: { 'content-type': 'application/octet-stream', ...(chunked ? {} : { 'content-length': String(bytes) }), ...headers } });
    const sent = new Promise<void>((done) => asking.once('finish', done));
    asking.once('error', reject).once('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.once('end', () => void sent.then(() => resolve({ status: response.statusCode ?? 0, text, reused: asking.reusedSocket })));
    });
    asking.write(Buffer.alloc(Math.ceil(bytes / 2)));
    setTimeout(() => asking.end(Buffer.alloc(Math.floor(bytes / 2))), pauseMs);
  });
}

/** One line to the house: the refused request, then a plain one on the same connection. */
async function refusedThenAsked(address: string, path: string, asked: Asked): Promise<unknown[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  try {
    const refused = await send(agent, address, path, asked);
    const next = await send(agent, address, '/api/v1/nowhere', { bytes: 2 });
    const problem = refused.text.startsWith('{') ? (JSON.parse(refused.text) as { code: string }).code : refused.text;
    return [refused.status, problem, next.status, next.reused];
  } finally {
    agent.destroy();
  }
}

describe('a request that is refused before its body was read gets its answer, and its line goes on', () => {
  let server: HttpServer;
  beforeAll(async () => {
    server = await open();
  });
  afterAll(() => server.close());

  test.each<[string, string, Asked, unknown[]]>([
    ['too long by its length', '/api/v1/words', { bytes: 5 * MB }, [413, 'body_too_large']],
    ['far too long by its length', '/api/v1/words', { bytes: 40 * MB }, [413, 'body_too_large']],
    ['too long in chunks', '/api/v1/words', { bytes: 5 * MB, chunked: true, headers: { 'content-type': 'application/json' } }, [413, 'body_too_large']],
    ['a file too long', '/api/v1/form-drafts/019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7/files', { bytes: 20 * MB, headers: { 'x-draft-token': 'x' } }, [413, 'file_over_limit']],
    ['to nowhere', '/api/v1/import-files', { bytes: 5 * MB, headers: SESSION }, [404, 'not_found']],
    ['of a kind that is not taken', '/api/v1/words', { bytes: MB - 10 }, [415, 'unsupported_media_type']],
    ['by the screens', '/can-bo/x', { bytes: MB - 10 }, [403, 'no']],
    ['without a length to a page', '/can-bo/x', { bytes: 5 * MB, chunked: true }, [411, 'body_length_missing']],
    ['whose second half comes late', '/api/v1/words', { bytes: 5 * MB, pauseMs: 300 }, [413, 'body_too_large']],
  ])('%s', async (_name, path, asked, expected) => {
    expect(await refusedThenAsked(server.address, path, asked)).toEqual([...expected, 404, true]);
  });

  test('a third file while two are coming (import_busy)', async () => {
    const agent = new Agent();
    const slow = [1, 2].map(() => send(agent, server.address, '/can-bo/kien-thuc/nhap-lieu/van-ban', { bytes: 2 * MB, pauseMs: 1_000, headers: SESSION }));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await refusedThenAsked(server.address, '/api/v1/import-files', { bytes: 5 * MB, headers: SESSION })).toEqual([409, 'import_busy', 404, true]);
    expect(await Promise.all(slow.map(async (soon) => (await soon).status))).toEqual([403, 403]);
    agent.destroy();
  });
});

test('asking too fast is answered however long the body is (too_many_requests)', async () => {
  const server = await open(1);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const statuses: number[] = [];
  for (let at = 0; at < 8; at += 1) statuses.push((await send(agent, server.address, '/api/v1/words', { bytes: 5 * MB })).status);
  expect(statuses.slice(-2)).toEqual([429, 429]);
  agent.destroy();
  await server.close();
});

test('a body that never ends is cut off after its answer', async () => {
  const server = await open(0, { lingerMs: 300 });
  const asking = request(`${server.address}/api/v1/words`, { method: 'POST', headers: { 'content-type': 'application/json', 'content-length': String(5 * MB) } });
  asking.write(Buffer.alloc(MB));
  const answered = new Promise<number>((resolve) => asking.once('response', (response) => resolve(response.resume().statusCode ?? 0)));
  const cut = new Promise<boolean>((resolve) => asking.once('error', () => resolve(true)).once('close', () => resolve(true)));
  expect([await answered, await cut]).toEqual([413, true]);
  await server.close();
});
