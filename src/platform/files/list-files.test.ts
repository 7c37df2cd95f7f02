import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findSourceDate, listFiles } from './list-files.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'motcua-list-'));
  await mkdir(join(folder, 'sau/sau-nua'), { recursive: true });
  await mkdir(join(folder, '.an'));
  for (const name of ['b.md', 'a.txt', 'c.png', '.d.md', 'sau/e.MD', 'sau/sau-nua/f.md', '.an/g.md']) await writeFile(join(folder, name), 'x');
  await writeFile(join(folder, 'sau/SOURCE.md'), 'Taken 2031-01-02, last touched 2030-05-06.');
  await writeFile(join(folder, 'SOURCE.md'), 'First 2029-01-02, then 2031-03-04.');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const names = async (path: string, depth = 5) => (await listFiles(path, new Set(['.md', '.txt']), depth)).map((file) => file.path.slice(folder.length + 1));

describe('the files of a folder', () => {
  it('come by name, with the endings asked for, without hidden ones', async () => {
    expect(await names(folder)).toEqual(['SOURCE.md', 'a.txt', 'b.md', 'sau/SOURCE.md', 'sau/e.MD', 'sau/sau-nua/f.md']);
    expect(await names(folder, 0)).toEqual(['SOURCE.md', 'a.txt', 'b.md']);
  });

  it('a file named outright is taken whatever its ending', async () => {
    expect(await listFiles(join(folder, 'c.png'), new Set(['.md']), 5)).toMatchObject([{ bytes: 1 }]);
    await expect(listFiles(join(folder, 'khong-co'), new Set(['.md']), 5)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('have the day their SOURCE.md names', async () => {
    expect([await findSourceDate(folder), await findSourceDate(join(folder, 'sau')), await findSourceDate(join(folder, '.an'))]).toEqual(['2031-03-04', '2030-05-06', undefined]);
  });
});
