import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';

/** What a request brings along beside itself; Hono gives it to handlers as `c.env`. */
export interface RequestSurroundings {
  readonly address: string;
  readonly requestId: string;
  /** Whether reading the body met its limit; parsers hide the fault that told so. */
  readonly bodyTooLarge: () => boolean;
}

/** Thrown into the reader of a body that is longer than allowed. */
export class BodyTooLarge extends Error {}

/** A Request of the web platform for a request of Node; its signal fires when the client goes away. */
export function toRequest(
  incoming: IncomingMessage,
  options: { readonly signal: AbortSignal; readonly maxBodyBytes: number; readonly onTooLarge: () => void },
): Request {
  const host = /^[\w.:[\]-]+$/.test(incoming.headers.host ?? '') ? incoming.headers.host : 'localhost';
  const headers = new Headers();
  for (let at = 0; at + 1 < incoming.rawHeaders.length; at += 2) {
    const name = incoming.rawHeaders[at] ?? '';
    if (!name.startsWith(':')) headers.append(name, incoming.rawHeaders[at + 1] ?? '');
  }
  const method = incoming.method ?? 'GET';
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(new URL(incoming.url ?? '/', `http://${host ?? 'localhost'}`), {
    method,
    headers,
    signal: options.signal,
    ...(hasBody ? { body: Readable.toWeb(Readable.from(limited(incoming, options))) as ReadableStream<Uint8Array>, duplex: 'half' } : {}),
  });
}

async function* limited(incoming: IncomingMessage, options: { readonly maxBodyBytes: number; readonly onTooLarge: () => void }): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  // Destroying the request on leaving would cut the line before the answer is out.
  for await (const chunk of incoming.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes > options.maxBodyBytes) {
      options.onTooLarge();
      throw new BodyTooLarge(`body longer than ${options.maxBodyBytes} bytes`);
    }
    yield chunk;
  }
}

/** Sends a Response of the web platform through Node, chunk by chunk, no faster than the client reads. */
export async function sendResponse(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers) if (name !== 'set-cookie') outgoing.setHeader(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies);
  if (response.body === null || outgoing.req.method === 'HEAD') {
    await response.body?.cancel();
    outgoing.end();
    return;
  }
  const reader = response.body.getReader();
  const stop = (): void => void reader.cancel().catch(() => undefined);
  outgoing.once('close', stop);
  try {
    if (isStream(response)) outgoing.flushHeaders();
    else {
      // Most answers are one chunk: sent at once, with their length.
      const first = await reader.read();
      const second = first.done ? first : await reader.read();
      if (second.done) return void outgoing.end(first.value);
      outgoing.write(first.value);
      outgoing.write(second.value);
    }
    for (;;) {
      const { done, value } = await reader.read();
      if (done || outgoing.destroyed) break;
      if (!outgoing.write(value)) await drained(outgoing);
    }
    outgoing.end();
  } catch {
    // The source broke after the status was sent: cutting the connection is the only honest sign left.
    outgoing.destroy();
  } finally {
    outgoing.off('close', stop);
  }
}

/** Events and lines that are sent while they are made. */
function isStream(response: Response): boolean {
  return /^(?:text\/event-stream|application\/(?:x-ndjson|jsonl))/.test(response.headers.get('content-type') ?? '');
}

function drained(outgoing: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      outgoing.off('drain', done);
      outgoing.off('close', done);
      resolve();
    };
    outgoing.once('drain', done);
    outgoing.once('close', done);
  });
}
