import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testClock } from '#platform/clock.ts';
import { openTestPlatform, type TestPlatform } from '#test/support/database.ts';
import { HOME } from '#test/support/home.ts';
import { buildWordHouse } from '#test/support/word-house.ts';
import type { Config } from './config.ts';
import { readLocales } from './content.ts';
import { createApi } from './http/api.ts';
import { openHttp, type HttpLimits, type HttpServer } from './http.ts';

const clock = testClock('2026-11-23T09:00:00+07:00');
const CONFIG: Config = { host: '127.0.0.1', port: 0, dataDir: '', importPaths: [], demo: false, siteId: 'local', home: `${HOME}/test`, ratePerSecond: 0 };
let platform: TestPlatform;
let server: HttpServer;

async function open(limits: Partial<HttpLimits> = {}, ratePerSecond = 0): Promise<HttpServer> {
  const locales = await readLocales(HOME);
  const { routes } = await buildWordHouse(platform);
  const api = createApi({ platform, locales, siteId: 'local', routes, maxBodyBytes: limits.maxBodyBytes ?? 1024 * 1024 });
  return openHttp({ config: { ...CONFIG, ratePerSecond }, platform, api, locales, limits });
}

beforeAll(async () => {
  platform = await openTestPlatform({ clock });
  server = await open();
});
afterAll(async () => {
  await server.close();
  await platform.close();
});

function get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(server.address + path, { headers });
}

function post(body: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(`${server.address}/api/v1/words`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
}

interface Raw {
  status: number;
  headers: Record<string, unknown>;
  body: Buffer;
}

function raw(path: string, headers: Readonly<Record<string, string>>): Promise<Raw> {
  return new Promise((resolve, reject) => {
    request(server.address + path, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }));
    })
      .on('error', reject)
      .end();
  });
}

describe('problem details', () => {
  test.each([
    ['vi', 'Không tìm thấy', {}],
    ['en', 'Not found', { 'accept-language': 'en-GB,en;q=0.9,vi;q=0.5' }],
    ['vi', 'Không tìm thấy', { 'accept-language': 'fr,vi;q=0.9,en;q=0.1' }],
  ])('speak %s: %s (not_found)', async (language, title, headers) => {
    const response = await get('/api/v1/nowhere', headers);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(response.headers.get('content-language')).toBe(language);
    expect(await response.json()).toMatchObject({ type: '/api/v1/docs#not_found', title, status: 404, code: 'not_found', instance: '/api/v1/nowhere' });
  });

  test.each([
    ['malformed_json', 400, '{"word":'],
    ['malformed_json', 400, '\ufeff{"word":"a"'],
    ['invalid_request', 422, '{"word":""}'],
    ['invalid_request', 422, '{"word":5}'],
    ['invalid_request', 422, '[]'],
  ])('say %s (%i) to %s', async (code, status, body) => {
    const response = await post(body);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ code, status });
  });

  test('say that a body of another kind is not taken, and record no fault (unsupported_media_type)', async () => {
    const response = await post('chữ', { 'content-type': 'text/plain' });
    expect(response.status).toBe(415);
    expect(await response.json()).toMatchObject({ code: 'unsupported_media_type', title: expect.any(String) as string });
  });

  test('say what is wrong with which field, in the language asked for', async () => {
    expect(await (await post('{"word":5}')).json()).toMatchObject({ detail: 'Hãy sửa yêu cầu: word: Đầu vào không hợp lệ: mong đợi string.' });
    expect(await (await post('{"word":5}', { 'accept-language': 'en' })).json()).toMatchObject({ detail: 'Please correct the request: word: Invalid input: expected string, received number.' });
  });

  test('hide a fault and name the request under which it is recorded (internal_fault)', async () => {
    const response = await get('/api/v1/broken', { 'x-request-id': 'request-12345' });
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({ code: 'internal_fault' });
    expect(text).toContain('request-12345');
    expect(text).not.toContain('defect');
  });

  test('say the key was used for something else (idempotency_key_reused)', async () => {
    const key = { 'idempotency-key': 'http-key-1' };
    expect((await post('{"word":"một"}', key)).status).toBe(200);
    expect(await (await post('{"word":"một"}', key)).json()).toEqual({ word: 'một' });
    expect(await (await post('{"word":"hai"}', key)).json()).toMatchObject({ status: 409, code: 'idempotency_key_reused' });
    expect(await (await post('{"word":"hai"}', { 'idempotency-key': 'x' })).json()).toMatchObject({ status: 400, code: 'idempotency_key_invalid' });
  });
});

describe('the limits of a request', () => {
  test('refuse a body above 1 MB by its announced length (body_too_large)', async () => {
    const response = await post(JSON.stringify({ word: 'x'.repeat(1_100_000) }));
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ code: 'body_too_large' });
  });

  test('tell a person at a page that a file is too large, instead of cutting the line', async () => {
    const response = await fetch(`${server.address}/can-bo/x`, { method: 'POST', headers: { accept: 'text/html' }, body: 'x'.repeat(3_000_000) });
    expect(response.status).toBe(413);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(await response.text()).toContain('Nội dung quá lớn');
  });

  test('refuse a body above 1 MB that announces nothing', async () => {
    const chunk = new TextEncoder().encode('x'.repeat(100_000));
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode('{"word":"'));
        for (let at = 0; at < 12; at += 1) controller.enqueue(chunk);
        controller.close();
      },
    });
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body, duplex: 'half' };
    const response = await fetch(`${server.address}/api/v1/words`, init as RequestInit);
    expect(response.status).toBe(413);
  });

  test('refuse one address that asks too fast, until it has waited (too_many_requests)', async () => {
    const limited = await open({}, 5);
    const ask = (): Promise<Response> => fetch(`${limited.address}/api/v1/words`);
    const statuses: number[] = [];
    for (let at = 0; at < 21; at += 1) statuses.push((await ask()).status);
    expect(statuses.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 200));
    const refused = await ask();
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(await refused.json()).toMatchObject({ code: 'too_many_requests' });
    clock.advance(1_000);
    expect((await ask()).status).toBe(200);
    await limited.close();
  });

  test('end a request that takes too long (request_timeout)', async () => {
    const limited = await open({ timeoutMs: 100 });
    const response = await fetch(`${limited.address}/api/v1/slow?ms=400`);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ code: 'request_timeout' });
    await limited.close();
  });

  test('say of a file of a form above 15 MB what to do (file_over_limit)', async () => {
    const path = '/api/v1/form-drafts/019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7/files';
    const large = await fetch(server.address + path, { method: 'POST', headers: { 'x-draft-token': 'x' }, body: new Uint8Array(40 * 1024 * 1024) });
    expect([large.status, await large.json()]).toEqual([413, expect.objectContaining({ code: 'file_over_limit', detail: expect.stringContaining('15 MB') as string })]);
  });
});

describe('reads', () => {
  test('carry a weak ETag, and nothing is sent again that the caller has', async () => {
    const first = await get('/api/v1/words');
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^W\/"[\w-]+"$/);
    const again = await get('/api/v1/words', { 'if-none-match': `"other", ${tag}` });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    await post('{"word":"mới"}');
    expect((await get('/api/v1/words', { 'if-none-match': tag })).status).toBe(200);
  });

  test('carry a request id, the given one where it is one', async () => {
    expect((await get('/api/v1/words', { 'x-request-id': 'abc-12345' })).headers.get('x-request-id')).toBe('abc-12345');
    expect((await get('/api/v1/words', { 'x-request-id': 'bad id!' })).headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  test.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ])('are compressed with %s where the caller takes it', async (encoding, decompress) => {
    const plain = await raw('/api/v1/openapi.json', {});
    const packed = await raw('/api/v1/openapi.json', { 'accept-encoding': encoding });
    expect(packed.headers['content-encoding']).toBe(encoding);
    expect(packed.body.length).toBeLessThan(plain.body.length);
    expect(decompress(packed.body).equals(plain.body)).toBe(true);
  });

  test('are not compressed where the caller refuses it or they are tiny', async () => {
    expect((await raw('/api/v1/openapi.json', { 'accept-encoding': 'br;q=0, gzip;q=0' })).headers['content-encoding']).toBeUndefined();
    expect((await raw('/ready', { 'accept-encoding': 'br' })).headers['content-encoding']).toBeUndefined();
  });

  test('carry headers that keep a browser to ourselves', async () => {
    const { headers } = await get('/api/v1/docs');
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('live streams', () => {
  test('arrive while they are made, and end when the client goes', async () => {
    const gone = new AbortController();
    const response = await fetch(`${server.address}/api/v1/stream`, { signal: gone.signal });
    const reader = (response.body ?? new ReadableStream<Uint8Array>()).getReader();
    let text = '';
    while (!text.includes('id: 3')) text += new TextDecoder().decode((await reader.read()).value);
    expect(text).toContain('data: đếm');
    gone.abort();
    await expect.poll(() => (globalThis as { streamEnded?: boolean }).streamEnded).toBe(true);
  });

  test('do not hold up a stop', async () => {
    const second = await open();
    const response = await fetch(`${second.address}/api/v1/stream`);
    const reader = (response.body ?? new ReadableStream<Uint8Array>()).getReader();
    await reader.read();
    await second.close();
    await expect((async () => { for (;;) if ((await reader.read()).done) throw new Error('ended'); })()).rejects.toThrow();
  });
});

describe('a stop', () => {
  test('lets what is under way end and refuses what is new', async () => {
    const second = await open();
    const slow = fetch(`${second.address}/api/v1/slow?ms=300`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const stopped = second.close();
    expect((await slow).status).toBe(200);
    await stopped;
    await expect(fetch(`${second.address}/api/v1/words`)).rejects.toThrow();
  });
});

describe('what the operator asks', () => {
  test('is the health of each component', async () => {
    expect(await (await get('/health')).json()).toEqual({ state: 'up', components: { database: { state: 'up' } } });
    platform.health.register('printer', () => ({ state: 'down', note: 'no paper' }), { needed: false });
    expect(await (await get('/ready')).json()).toMatchObject({ ready: true, state: 'degraded', components: { printer: { note: 'no paper' } } });
    platform.health.register('printer', () => Promise.reject(new Error('burnt')));
    expect((await get('/health')).status).toBe(503);
    expect((await get('/ready')).status).toBe(503);
    platform.health.register('printer', () => ({ state: 'up' }));
  });

  test('is numbers over time', async () => {
    await get('/api/v1/words');
    const text = await (await get('/metrics')).text();
    expect(text).toContain('motcua_request_seconds_count{route="/api/v1/words",method="GET",status="200"}');
  });
});

describe('the documents of the API', () => {
  test('are OpenAPI 3.1 and a page for people in both languages', async () => {
    const document = (await (await get('/api/v1/openapi.json')).json()) as { openapi: string; paths: Record<string, unknown> };
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toContain('/api/v1/words');
    const page = await (await get('/api/v1/docs?lang=en')).text();
    expect(page).toContain('id="idempotency_key_reused"');
    expect(page).toContain('The API of Một Cửa');
    expect(page).not.toMatch(/<script|https?:\/\//);
  });
});
