import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFileOnce } from './make-file-once.ts';

test('of many who make a file at once one makes it, and everybody reads the whole of that one', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'motcua-once-'));
  const path = join(folder, 'khoa');
  const texts = Array.from({ length: 20 }, (_each, at) => String(at).padStart(2, '0').repeat(50_000));
  const reads = await Promise.all(texts.map(async (text) => [await makeFileOnce(path, text), await readFile(path, 'utf8')] as const));
  const winner = texts[reads.findIndex(([made]) => made)];
  expect(reads.filter(([made]) => made)).toHaveLength(1);
  expect(reads.every(([, read]) => read === winner)).toBe(true);
  expect(await readdir(folder)).toEqual(['khoa']);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  await expect(makeFileOnce(join(folder, 'không có', 'khoa'), 'x')).rejects.toMatchObject({ code: 'ENOENT' });
  await rm(folder, { recursive: true, force: true });
});
