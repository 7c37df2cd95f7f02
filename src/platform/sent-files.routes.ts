import type { Context } from 'hono';
import type { HouseEnv } from './routes.ts';

/** A file as a request brought it. */
export interface SentFile {
  readonly bytes: Uint8Array;
  /** As the device calls it; shown, never believed. */
  readonly name: string;
}

/** The bytes of a request, be they its body or the part `file` of a form; undefined for a form without one. */
export async function readSentFile(c: Context<HouseEnv>, name: string | undefined): Promise<SentFile | undefined> {
  if (!(c.req.header('content-type') ?? '').startsWith('multipart/form-data')) return { bytes: new Uint8Array(await c.req.arrayBuffer()), name: name ?? '' };
  const part = (await c.req.parseBody())['file'];
  return part instanceof File ? readPart(part, name) : undefined;
}

/** The file in a part of a form. */
export async function readPart(part: File, name?: string): Promise<SentFile> {
  return { bytes: new Uint8Array(await part.arrayBuffer()), name: name ?? part.name };
}

/** Answers with a file that somebody sent: nobody keeps a copy on the way, and nothing in it runs. */
export function replyFile(c: Context<HouseEnv>, { content, type, name }: { readonly content: Uint8Array; readonly type: string; readonly name: string }): Response {
  return c.body(content as Uint8Array<ArrayBuffer>, 200, {
    'content-type': type, 'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(name)}`, 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; sandbox",
  });
}
