import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OpenAPIHono } from '@hono/zod-openapi';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { afterEach, describe, expect, test } from 'vitest';
import type { HouseEnv } from '#platform/routes.ts';
import { HOME } from '#test/support/home.ts';
import { createMcpServer } from './create-mcp-server.ts';
import { MCP_PATH, registerMcpRoutes } from './mcp.routes.ts';
import { MCP_TOOLS } from './tools.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function connect(read: Parameters<typeof createMcpServer>[0]): Promise<Client> {
  const [left, right] = InMemoryTransport.createLinkedPair();
  const server = createMcpServer(read);
  const client = new Client({ name: 'test', version: '1' });
  await Promise.all([server.connect(left), client.connect(right)]);
  open.push(client, server);
  return client;
}

describe('the tools for other programs', () => {
  test('are all read-only and say what they give', async () => {
    const client = await connect(async () => ({ status: 200, body: '{}' }));
    const { tools } = await client.listTools();
    expect(tools.map((tool) => tool.name)).toEqual(MCP_TOOLS.map((tool) => tool.name));
    for (const tool of tools) {
      expect(tool.annotations?.readOnlyHint).toBe(true);
      expect((tool.description ?? '').length).toBeGreaterThan(40);
    }
  });

  test.each([
    ['search_procedures', { q: 'khai sinh & kết hôn', limit: 3 }, '/api/v1/search?q=khai+sinh+%26+k%E1%BA%BFt+h%C3%B4n&limit=3'],
    ['get_procedure', { code: '1.001193', asOf: '2027-03-01' }, '/api/v1/procedures/1.001193?asOf=2027-03-01'],
    ['get_provision', { document: '118/2025/NĐ-CP', article: '17' }, '/api/v1/provisions?number=118%2F2025%2FN%C4%90-CP&article=17'],
    ['who_decides', { q: 'tranh chấp đất', place: '00004' }, '/api/v1/rulings?q=tranh+ch%E1%BA%A5p+%C4%91%E1%BA%A5t&place=00004'],
  ])('%s reads the open API', async (name, input, path) => {
    const paths: string[] = [];
    const client = await connect(async (asked) => {
      paths.push(asked);
      return { status: 200, body: '{"items":[]}' };
    });
    const result = await client.callTool({ name, arguments: input });
    expect(paths).toEqual([path]);
    expect(result.isError).toBe(false);
    expect(result.content).toEqual([{ type: 'text', text: '{"items":[]}' }]);
  });

  test('what the API refuses is an error with its words, and what is not understood never reaches it', async () => {
    let calls = 0;
    const client = await connect(async () => {
      calls += 1;
      return { status: 404, body: '{"code":"not_found"}' };
    });
    expect(await client.callTool({ name: 'get_procedure', arguments: { code: '9.999999' } })).toMatchObject({ isError: true, content: [{ text: '{"code":"not_found"}' }] });
    const before = calls;
    for (const arguments_ of [{ code: '../../etc' }, {}, { code: '1.001193', asOf: 'tomorrow' }, { code: '1.001193', extra: 1 }]) {
      expect((await client.callTool({ name: 'get_procedure', arguments: arguments_ })).isError).toBe(true);
    }
    expect(calls).toBe(before);
  });

  test('a giant answer is cut and says where the rest is', async () => {
    const client = await connect(async () => ({ status: 200, body: 'x'.repeat(300_000) }));
    const { content } = await client.callTool({ name: 'find_place', arguments: { q: 'x' } });
    expect(JSON.stringify(content)).toContain('100000 more at /api/v1/places?q=x');
  });
});

describe('over streamable HTTP', () => {
  function openApi(): OpenAPIHono<HouseEnv> {
    const api = new OpenAPIHono<HouseEnv>();
    api.use('*', async (c, next) => {
      c.set('language', 'vi');
      c.set('requestId', 'request-1');
      c.set('problem', (refusal) => Response.json(refusal, { status: 403 }));
      await next();
    });
    registerMcpRoutes(api);
    api.get('/api/v1/places', (c) => c.json({ items: [c.req.query('q')] }));
    return api;
  }

  test('a client lists and calls tools', async () => {
    const api = openApi();
    const transport = new StreamableHTTPClientTransport(new URL(`http://127.0.0.1:1${MCP_PATH}`), { fetch: async (url, init) => api.request(String(url), init as RequestInit) });
    const client = new Client({ name: 'test', version: '1' });
    await client.connect(transport as Parameters<typeof client.connect>[0]);
    open.push(client);
    expect((await client.listTools()).tools).toHaveLength(MCP_TOOLS.length);
    expect(await client.callTool({ name: 'find_place', arguments: { q: 'Bến Nghé' } })).toMatchObject({ content: [{ text: '{"items":["Bến Nghé"]}' }] });
  });

  test("a page of another site is refused; what is no message gets the protocol's own error", async () => {
    const api = openApi();
    const foreign = await api.request(MCP_PATH, { method: 'POST', headers: { origin: 'https://elsewhere.example', host: '127.0.0.1' }, body: '{}' });
    expect(foreign.status).toBe(403);
    const broken = await api.request(MCP_PATH, { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' }, body: '{' });
    expect(broken.status).toBe(400);
  });
});

describe('every tool', () => {
  test('reads a path that the open API has', async () => {
    const client = await readFile(join(HOME, 'web/api.ts'), 'utf8');
    for (const tool of MCP_TOOLS) {
      const [path = ''] = tool.path({ q: 'x', code: '1.001193', document: '118/2025/NĐ-CP', article: '1' }).split('?');
      expect(client).toContain(`'GET ${path.replace('1.001193', '{code}')}'`);
    }
  });
});
