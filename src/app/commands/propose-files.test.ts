import { rm, writeFile, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { DECREE } from '#law/law.fixture.ts';
import type { Database } from '#platform/database/database.ts';
import { openDatabase } from '#platform/database/open-database.ts';
import { createTestStore, type TestStore } from '#test/support/database.ts';
import { HOME } from '#test/support/home.ts';
import { EXIT_NO, exitCodes } from '../exit-codes.ts';
import { openFullHouse } from '../open-house.ts';
import { readStartConfig } from '../config.ts';
import { runCommandLine } from '../main.ts';

let store: TestStore;
let database: Database;
let folder: string;
let out: string[];
let errors: string[];
beforeAll(async () => {
  store = await createTestStore();
  database = await openDatabase({ connection: { connectionString: store.url }, poolSize: 1, name: 'test' });
  folder = await mkdtemp(join(tmpdir(), 'motcua-propose-'));
  // The people of the demonstration: among them an editor at the province.
  const open = await openFullHouse(readStartConfig({ args: ['--data', join(folder, 'data'), '--demo'], environment: { DATABASE_URL: store.url }, home: HOME }));
  await open.close();
  await writeFile(join(folder, 'nd.txt'), DECREE);
}, 240_000);
afterAll(async () => {
  await database.close();
  await store.drop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
  out = [];
  errors = [];
});
function run(...args: readonly string[]): Promise<number> {
  const io = { out: (text: string) => void out.push(text), error: (text: string) => void errors.push(text), environment: { DATABASE_URL: store.url }, home: HOME };
  return runCommandLine(['import', ...args, '--data', join(folder, 'data')], io);
}

test('a file is proposed in the name of a person, and nothing is written before another approves', { timeout: 120_000 }, async () => {
  expect(await run('law', join(folder, 'nd.txt'), '--propose', '--by', 'bientaptinh', '--why', 'nghị định mới')).toBe(0);
  expect(out.join('\n')).toContain('1 bản ghi; đã đọc 1: mới 1');
  const [set] = await database.query<{ title: string; state: string; reason: string; origin: string; created_by: string }>('select title, state, reason, origin, created_by from change_set');
  expect(set).toMatchObject({ title: 'Nhập nd.txt', state: 'draft', reason: 'nghị định mới', origin: 'import' });
  expect(await database.query('select 1 from law_provision')).toEqual([]);
  expect(await run('law', join(folder, 'nd.txt'), '--propose', '--by', 'duyet', '--why', 'x')).toBe(EXIT_NO);
  expect(errors.join('\n')).toContain('không được làm việc này');
  // The operator's direct way writes at once, and says so in the audit.
  expect(await run('law', join(folder, 'nd.txt'))).toBe(0);
  expect(await database.query('select actor_id from audit_entry where command = $1', ['law.importText'])).toEqual([{ actor_id: 'system' }]);
  expect(await run('law', join(folder, 'nd.txt'), '--propose', '--by=bientaptinh', '--why=lại')).toBe(EXIT_NO);
  expect(errors.join('\n')).toContain('Tệp không làm thay đổi gì');
});

test.each<[string, readonly string[], string]>([
  ['without a person', ['--propose', '--why', 'x'], '--propose cần --by'],
  ['without a reason', ['--propose', '--by', 'bientaptinh'], '--propose cần --by'],
  ['with a trial', ['--propose', '--by', 'a', '--why', 'x', '--dry-run'], 'không đi cùng --dry-run'],
  ['in the name of nobody', ['--propose', '--by', 'khong-co', '--why', 'x'], 'không có ai ở cấp tỉnh'],
])('%s nothing is proposed', { timeout: 120_000 }, async (_, args, told) => {
  expect(await run('law', join(folder, 'nd.txt'), ...args)).toBe(exitCodes.usage.exit);
  expect(errors.join('\n')).toContain(told);
});
