/** Serves the built screens with the stand-in API: `node test/journeys/support/serve-fake.ts [port]`. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { compressResponse } from '#app/http/compress.ts';
import { createFakeApi } from './fake-api.ts';

const port = Number(process.argv[2] ?? 8190);
const home = new URL('../../../', import.meta.url);
const api = createFakeApi(new URL('content/', home));
(globalThis as Record<symbol, unknown>)[Symbol.for('motcua.api')] = api;
const { handler } = (await import(new URL('build/handler.js', home).href)) as { handler: (request: unknown, response: unknown, next: () => void) => void };

const server = createServer((request, response) => {
  compressResponse(request, response);
  if (!request.url?.startsWith('/api/')) return handler(request, response, () => response.writeHead(404).end());
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = chunks.length === 0 ? {} : { body: new Uint8Array(Buffer.concat(chunks)) };
    void Promise.resolve(api.fetch(new Request(`http://127.0.0.1:${port}${request.url ?? ''}`, { method: request.method ?? 'GET', headers: request.headers as Record<string, string>, ...body }))).then(async (reply) => {
      response.writeHead(reply.status, Object.fromEntries(reply.headers));
      if (reply.body !== null) for await (const chunk of reply.body) response.write(chunk);
      response.end();
    });
  });
});
server.listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
