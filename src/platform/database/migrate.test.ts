import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '#test/support/database.ts';
import { HOME } from '#test/support/home.ts';
import { describeSchema } from './describe-schema.ts';
import { migrate, readMigrations, type Migration } from './migrate.ts';
import { openDatabase } from './open-database.ts';

let empty: TestDatabase;
beforeEach(async () => {
  empty = await openTestDatabase({ empty: true });
});
afterEach(() => empty.close());

function step(number: number, body: string, breaking = false): Migration {
  const name = `step-${number}`;
  return { number, name, breaking, text: `insert into schema_migration (number, name, breaking) values (${number}, '${name}', ${breaking});\n${body}` };
}

describe('the steps of the schema', () => {
  test('lead to exactly what migrations/schema.sql says (write it anew with MOTCUA_WRITE_SCHEMA=1)', async () => {
    await migrate(empty.database, await readMigrations(join(HOME, 'migrations')));
    const found = await describeSchema(empty.database);
    const path = join(HOME, 'migrations', 'schema.sql');
    if (process.env['MOTCUA_WRITE_SCHEMA'] === '1') await writeFile(path, found);
    expect(found).toBe(await readFile(path, 'utf8'));
  });

  test('are taken once each, also when a later room fills a gap', async () => {
    const first = [step(1, 'create table a (x int);'), step(20, 'create table b (x int);')];
    expect(await migrate(empty.database, first)).toEqual([1, 20]);
    expect(await migrate(empty.database, first)).toEqual([]);
    expect(await migrate(empty.database, [first[0], step(10, 'create table c (x int);'), first[1]].filter((each) => each !== undefined))).toEqual([10]);
  });

  test('are undone whole when one breaks, and the earlier ones stay', async () => {
    const steps = [step(1, 'create table a (x int);'), step(2, 'create table b (x int); select 1/0;')];
    await expect(migrate(empty.database, steps)).rejects.toMatchObject({ code: 'migration_failed', details: { file: '2 step-2' } });
    expect(await empty.database.query("select number from schema_migration")).toEqual([{ number: 1 }]);
    expect(await empty.database.query("select to_regclass('b') as b")).toEqual([{ b: null }]);
  });

  test('are refused on a newer store, which is not touched (database_newer)', async () => {
    await migrate(empty.database, [step(1, ''), step(2, ''), step(3, '')]);
    await expect(migrate(empty.database, [step(1, ''), step(2, '')])).rejects.toMatchObject({ code: 'database_newer', details: { found: 3, expected: 2 } });
  });

  test('wait, when breaking, until nobody else uses the store (database_in_use)', async () => {
    await migrate(empty.database, [step(1, '')]);
    const other = await openDatabase({ connection: { connectionString: empty.store.url }, name: 'motcua other-house 1' });
    await expect(migrate(empty.database, [step(1, ''), step(2, '', true)])).rejects.toMatchObject({ code: 'database_in_use' });
    await other.close();
    await expect.poll(() => migrate(empty.database, [step(1, ''), step(2, '', true)]).catch(() => 'in use')).toEqual([2]);
  });

  test.each([
    ['a first statement with another number', '000001_house.sql', "insert into schema_migration (number, name, breaking) values (2, 'house', false);"],
    ['a first statement with another name', '000001_house.sql', "insert into schema_migration (number, name, breaking) values (1, 'home', false);"],
    ['no claim of its number', '000001_house.sql', 'create table a (x int);'],
  ])('are refused with %s', async (_what, file, text) => {
    const folder = await mkdtemp(join(tmpdir(), 'motcua-migrations-'));
    await writeFile(join(folder, file), text);
    await expect(readMigrations(folder)).rejects.toMatchObject({ code: 'migration_failed', details: { file } });
    await rm(folder, { recursive: true });
  });
});
