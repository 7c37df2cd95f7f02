import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makePage } from '#catalogue/test-records.ts';
import { createTestStore, type TestStore } from '#test/support/database.ts';
import { HOME } from '#test/support/home.ts';
import { makeDataDir, startHouse, type HouseProcess } from '#test/support/house-process.ts';

type DataDir = Awaited<ReturnType<typeof makeDataDir>>;
const CODE = '1.987654';
let store: TestStore;
let dirs: DataDir[];
let houses: HouseProcess[] = [];

beforeAll(async () => {
  store = await createTestStore();
  dirs = [await makeDataDir(), await makeDataDir(), await makeDataDir()];
  houses = await Promise.all(dirs.slice(0, 2).map(({ path }) => startHouse({ dataDir: path, environment: { DATABASE_URL: store.url } })));
}, 120_000);
afterAll(async () => {
  const exits = await Promise.all(houses.map((house) => house.stop()));
  await store.drop();
  for (const dir of dirs) await dir.remove();
  expect(exits).toEqual([0, 0]);
});

/** Imports one record in a process of its own, on the same database. */
async function importRecord(name: string): Promise<void> {
  const { path } = dirs[2] as DataDir;
  const file = join(path, 'record.jsonl');
  await writeFile(file, `${JSON.stringify(await makePage(CODE, { ten_thu_tuc: name }))}\n`);
  const args = ['--disable-warning=ExperimentalWarning', join(HOME, 'src/app/main.ts'), 'import', 'procedures', file, '--data', path];
  await promisify(execFile)(process.execPath, args, { env: { ...process.env, DATABASE_URL: store.url } });
  await rm(file);
}

/** What a house answers: from its own index, and from the record it may still have at hand. */
async function ask({ address }: HouseProcess, question: string): Promise<unknown> {
  const response = await fetch(`${address}/api/v1/answers`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ question }) });
  const { procedure } = (await response.json()) as { procedure: { code: string; name: string } | null };
  return procedure?.code === CODE ? procedure.name : undefined;
}

describe('two houses on one database', () => {
  test('both answer with what a third process imported, and with its change', { timeout: 120_000 }, async () => {
    for (const name of ['Nuôi ong lấy mật trên mái nhà', 'Nuôi ong lấy sáp trên sân thượng']) {
      await importRecord(name);
      for (const house of houses) {
        await expect.poll(() => ask(house, `${name} cần giấy tờ gì`), { timeout: 20_000 }).toBe(name);
        await expect.poll(() => ask(house, `${CODE} mất bao lâu`), { timeout: 20_000 }).toBe(name);
      }
    }
  });
});
