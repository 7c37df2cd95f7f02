import type { IncomingMessage, ServerResponse } from 'node:http';
import { constants, createBrotliCompress, createGzip, type BrotliCompress, type Gzip } from 'node:zlib';

const COMPRESSIBLE = /^(?:text\/(?!event-stream)|application\/(?:json|javascript|xml|manifest\+json|problem\+json|.*\+json)|image\/svg\+xml)/;
/** Below this a packet is a packet. Unit: bytes. */
const WORTH_IT = 600;

/**
 * Compresses what a handler writes to a response, when the client takes it and it is text. Event streams, ready-made
 * files and tiny answers pass as they are. Works by standing between handler and response, because pages are written by
 * SvelteKit and answers by Hono.
 */
export function compressResponse(request: IncomingMessage, response: ServerResponse): void {
  const encoding = chooseEncoding(String(request.headers['accept-encoding'] ?? ''));
  if (encoding === undefined || request.method === 'HEAD') return;
  const writeHead = response.writeHead.bind(response) as (status: number) => ServerResponse;
  const write = response.write.bind(response) as (chunk: Uint8Array) => boolean;
  const end = response.end.bind(response) as (chunk?: Uint8Array) => ServerResponse;
  let stream: BrotliCompress | Gzip | undefined;
  let decided = false;

  const decide = (lastBytes?: number): void => {
    if (decided) return;
    decided = true;
    const length = Number(response.getHeader('content-length') ?? lastBytes ?? Infinity);
    const type = String(response.getHeader('content-type') ?? '');
    if (response.hasHeader('content-encoding') || !COMPRESSIBLE.test(type) || response.statusCode === 204 || response.statusCode === 304) return;
    response.appendHeader('vary', 'Accept-Encoding');
    if (length < WORTH_IT) return;
    response.removeHeader('content-length');
    response.setHeader('content-encoding', encoding);
    stream = encoding === 'br' ? createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }) : createGzip({ level: 6 });
    stream.on('data', (chunk: Buffer) => {
      if (!write(chunk)) {
        stream?.pause();
        response.once('drain', () => stream?.resume());
      }
    });
    stream.on('end', () => end());
    stream.on('drain', () => response.emit('drain'));
    response.once('close', () => stream?.destroy());
  };

  response.writeHead = ((status: number, reasonOrHeaders?: unknown, headers?: unknown): ServerResponse => {
    response.statusCode = status;
    const given = typeof reasonOrHeaders === 'object' ? reasonOrHeaders : headers;
    if (typeof given === 'object' && given !== null && !Array.isArray(given)) {
      for (const [name, value] of Object.entries(given)) if (value !== undefined) response.setHeader(name, value as string);
    }
    return response;
  }) as typeof response.writeHead;

  response.write = ((chunk: Uint8Array | string, encodingOrDone?: unknown): boolean => {
    decide();
    if (!response.headersSent) writeHead(response.statusCode);
    return stream === undefined ? write(toBytes(chunk, encodingOrDone)) : stream.write(toBytes(chunk, encodingOrDone));
  }) as typeof response.write;

  response.end = ((chunk?: unknown, encodingOrDone?: unknown): ServerResponse => {
    const last = typeof chunk === 'string' || chunk instanceof Uint8Array ? toBytes(chunk, encodingOrDone) : undefined;
    decide(last?.byteLength ?? 0);
    if (!response.headersSent) writeHead(response.statusCode);
    if (stream === undefined) return last === undefined ? end() : end(last);
    stream.end(last);
    return response;
  }) as typeof response.end;

  const flushHeaders = response.flushHeaders.bind(response);
  response.flushHeaders = () => {
    decide();
    flushHeaders();
  };
}

function chooseEncoding(accepts: string): 'br' | 'gzip' | undefined {
  if (/\bbr\b(?!;\s*q=0(?:\.0+)?(?:,|$))/.test(accepts)) return 'br';
  return /\bgzip\b(?!;\s*q=0(?:\.0+)?(?:,|$))/.test(accepts) ? 'gzip' : undefined;
}

function toBytes(chunk: Uint8Array | string, encoding: unknown): Uint8Array {
  return typeof chunk === 'string' ? Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8') : chunk;
}
