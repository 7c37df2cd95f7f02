import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { refuse } from '#model/outcome.ts';
import { createDiskFiles } from './disk-files.ts';
import type { Files } from './files.ts';

let folder: string;
let files: Files;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'motcua-files-'));
  files = createDiskFiles(join(folder, 'files'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const text = new TextEncoder().encode('đơn đề nghị');
const hash = createHash('sha256').update(text).digest('hex');

describe('stored files', () => {
  test('are named by their content and given back whole', async () => {
    expect(await files.put(text)).toEqual({ ok: true, value: { hash, bytes: text.byteLength } });
    expect(Buffer.from((await files.find(hash)) ?? []).toString('utf8')).toBe('đơn đề nghị');
    const stream = await files.findStream(hash);
    expect(await new Response(stream ?? null).text()).toBe('đơn đề nghị');
    expect(await files.has(hash)).toBe(true);
    expect((await stat(join(folder, 'files', hash.slice(0, 2), hash.slice(2)))).mode & 0o077).toBe(0);
  });

  test('are stored once, also when eight store the same at once', async () => {
    await Promise.all(Array.from({ length: 8 }, () => files.put(text)));
    expect(await readdir(join(folder, 'files', hash.slice(0, 2)))).toEqual([hash.slice(2)]);
  });

  test('above the limit are refused and leave nothing (file_too_large)', async () => {
    async function* parts(): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < 10; at += 1) yield text;
    }
    expect(await files.put(parts(), { maxBytes: 40 })).toEqual(refuse('file_too_large', { maxBytes: 40 }));
    expect(await readdir(join(folder, 'files', 'incoming'))).toEqual([]);
  });

  test('that break half way leave nothing', async () => {
    async function* parts(): AsyncGenerator<Uint8Array> {
      yield text;
      throw new Error('the client went away');
    }
    await expect(files.put(parts())).rejects.toThrow('the client went away');
    expect(await readdir(join(folder, 'files', 'incoming'))).toEqual([]);
  });

  test('on a full disk are a fault that says so (disk_full)', async () => {
    async function* parts(): AsyncGenerator<Uint8Array> {
      yield text;
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    }
    await expect(files.put(parts())).rejects.toMatchObject({ code: 'disk_full' });
  });

  test('that are not there are undefined, and a name that is no hash is a defect', async () => {
    expect(await files.find(hash)).toBeUndefined();
    expect(await files.findStream(hash)).toBeUndefined();
    await writeFile(join(folder, 'secret'), 'x');
    await expect(files.find('../../secret')).rejects.toThrow('not a SHA-256');
    await files.put(text);
    await files.remove(hash);
    expect(await files.has(hash)).toBe(false);
  });
});
