import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestStore, type TestStore } from '#test/support/database.ts';
import { HOME } from '#test/support/home.ts';
import { exitCodes } from '../exit-codes.ts';
import { runCommandLine } from '../main.ts';

let store: TestStore;
let folder: string;

beforeAll(async () => {
  store = await createTestStore();
  folder = await mkdtemp(join(tmpdir(), 'motcua-export-'));
  await mkdir(join(folder, 'out'));
});
afterAll(async () => {
  await store.drop();
  await rm(folder, { recursive: true, force: true });
});

async function run(...args: string[]): Promise<{ exit: number; said: string }> {
  const said: string[] = [];
  const say = (text: string): void => void said.push(text);
  const exit = await runCommandLine([...args, '--data', join(folder, 'data')], { out: say, error: say, environment: { DATABASE_URL: store.url }, home: HOME });
  return { exit, said: said.join('\n') };
}

describe('./motcua export', () => {
  test('puts the whole file in place and says how many procedures it holds', async () => {
    expect(await run('export', '--out', join(folder, 'out', 'all.csv'), '--format', 'csv')).toMatchObject({ exit: 0, said: expect.stringContaining('Đã xuất 0 thủ tục') as string });
    expect(await readFile(join(folder, 'out', 'all.csv'), 'utf8')).toContain('Mã thủ tục');
    expect(await readdir(join(folder, 'out'))).toEqual(['all.csv']);
  });

  test.each([
    ['a folder that is not there', 'no/such/all.json', 'ENOENT'],
    ['a folder in the place of the file', 'out', 'EISDIR'],
    ['a file in the place of the folder', 'out/all.csv/all.json', 'ENOTDIR'],
  ])('says so in both languages at %s (usage)', async (_where, path, code) => {
    const { exit, said } = await run('export', '--out', join(folder, path));
    expect(exit).toBe(exitCodes.usage.exit);
    expect(said).toContain(`không ghi được "${join(folder, path)}" (${code})`);
    expect(said).toContain(`cannot be written (${code})`);
    expect(await readdir(join(folder, 'out'))).toEqual(['all.csv']);
  });

  test.each([['--out'], ['--format', 'pdf'], ['--format', 'xlsx'], ['--colour']])('a flag is wrong (usage): %s %s', async (...args) => {
    expect(await run('export', ...args.filter((arg) => arg !== undefined))).toMatchObject({ exit: exitCodes.usage.exit });
  });
});

describe('./motcua eval', () => {
  test.each([[['--questions', '/no/such.jsonl']], [['--questions=/no/such.jsonl', '--json']]])('names a file of questions that is not there (usage): %j', async (args) => {
    const { exit, said } = await run('eval', ...args);
    expect(exit).toBe(exitCodes.usage.exit);
    expect(said).toContain('/no/such.jsonl');
  });
});
