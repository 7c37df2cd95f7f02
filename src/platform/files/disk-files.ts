import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { accept, refuse } from '#model/outcome.ts';
import { isDiskFull, PlatformFault } from '../fault.ts';
import type { Files } from './files.ts';

const DEFAULT_MAX_BYTES = 10 * 1024 * 1024;
const HASH = /^[0-9a-f]{64}$/;

/**
 * Files in a folder, two levels deep by the first digits of their hash.
 * Faults: `disk_full`; a name that is no hash is a programming fault.
 */
export function createDiskFiles(folder: string): Files {
  const pathOf = (hash: string): string => pathOfFile(folder, hash);
  return {
    put: async (content, options = {}) => {
      const maxBytes = options.maxBytes ?? DEFAULT_MAX_BYTES;
      const half = join(folder, 'incoming', randomBytes(12).toString('hex'));
      try {
        await mkdir(join(folder, 'incoming'), { recursive: true });
        const written = await writeHalf(half, content, maxBytes);
        if (written === undefined) return refuse('file_too_large', { maxBytes });
        const path = pathOf(written.hash);
        await mkdir(join(folder, written.hash.slice(0, 2)), { recursive: true });
        await rename(half, path);
        await syncFolder(join(folder, written.hash.slice(0, 2)));
        return accept(written);
      } catch (cause) {
        if (isDiskFull(cause)) throw new PlatformFault('disk_full', { folder }, { cause });
        throw cause;
      } finally {
        await rm(half, { force: true });
      }
    },
    find: async (hash) => readFile(pathOf(hash)).catch(absentOrFault),
    findStream: async (hash) => {
      const found = await stat(pathOf(hash)).catch(absentOrFault);
      return found === undefined ? undefined : (Readable.toWeb(createReadStream(pathOf(hash))) as ReadableStream<Uint8Array>);
    },
    has: async (hash) => (await stat(pathOf(hash)).catch(absentOrFault)) !== undefined,
    remove: async (hash) => rm(pathOf(hash), { force: true }),
  };
}

/** Where a file of a folder stands. */
export function pathOfFile(folder: string, hash: string): string {
  if (!HASH.test(hash)) throw new Error(`files: "${hash.slice(0, 80)}" is not a SHA-256`);
  return join(folder, hash.slice(0, 2), hash.slice(2));
}

/** Writes and counts; undefined when the content is larger than allowed. The file is on the disk when this ends. */
async function writeHalf(path: string, content: Uint8Array | AsyncIterable<Uint8Array>, maxBytes: number): Promise<{ hash: string; bytes: number } | undefined> {
  const hash = createHash('sha256');
  let bytes = 0;
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of content instanceof Uint8Array ? [content] : content) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) return undefined;
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    await file.datasync();
    return { hash: hash.digest('hex'), bytes };
  } finally {
    await file.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

function absentOrFault(fault: unknown): undefined {
  if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return undefined;
  throw fault;
}
