import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWaitingFiles } from './waiting-files.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'motcua-waiting-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function* chunks(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

test('a sent file is read under the name its sender gave it, which leads nowhere else', async () => {
  const files = createWaitingFiles(folder);
  const put = await files.put(chunks('Tên việc', ',Cơ quan'), 1_000);
  if (!put.ok) throw new Error(put.code);
  for (const [name, seen] of [['viec.csv', 'viec.csv'], ['../../etc/passwd', 'passwd'], ['C:\\tep\\viec.csv', 'viec.csv'], ['..', 'tep'], ['', 'tep']] as const) {
    const opened = await files.open(put.value.hash, name, async (path) => [basename(path), await readFile(path, 'utf8'), path.startsWith(folder)]);
    expect(opened?.result).toEqual([seen, 'Tên việc,Cơ quan', true]);
  }
});

test('a file above its limit leaves nothing, and what is not there is told as absent', async () => {
  const files = createWaitingFiles(folder);
  expect(await files.put(chunks('x'.repeat(600), 'y'.repeat(600)), 1_000)).toMatchObject({ ok: false, code: 'file_too_large' });
  expect(await files.open('0'.repeat(64), 'a', () => Promise.resolve(1))).toBeUndefined();
  expect(await files.open('../../x', 'a', () => Promise.resolve(1))).toBeUndefined();
});

test('what waits too long is forgotten, what is younger stays', async () => {
  const files = createWaitingFiles(folder);
  const put = await files.put(chunks('mới'), 1_000);
  if (!put.ok) throw new Error(put.code);
  expect(await files.forgetBefore(Date.now() - 60_000)).toBe(0);
  expect(await files.forgetBefore(Date.now() + 60_000)).toBeGreaterThan(0);
  expect(await files.open(put.value.hash, 'a', () => Promise.resolve(1))).toBeUndefined();
});
