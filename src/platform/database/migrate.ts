import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDiskFull, PlatformFault } from '../fault.ts';
import type { Database, Queries } from './database.ts';
import { sessionName } from './open-database.ts';

/** One step of the schema, as its file says. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  /** An older program cannot run on what it makes; it is applied only while nobody else uses the store. */
  readonly breaking: boolean;
  readonly text: string;
}

const FILE_NAME = /^(\d{6})_([a-z0-9-]+)\.sql$/;
const FIRST_STATEMENT = /^\s*(?:--[^\n]*\n\s*)*insert into schema_migration \(number, name, breaking\) values \((\d+), '([a-z0-9-]+)', (true|false)\);/;
/** One house at a time changes the schema. The number is ours; any fixed one will do. */
const LOCK = 7_240_001;

/**
 * Reads the numbered files of a folder and checks that numbers, names and first statements agree.
 * Faults: `migration_failed` naming the file that is out of order.
 */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => FILE_NAME.test(name)).sort();
  const migrations: Migration[] = [];
  for (const file of names) {
    const text = await readFile(join(folder, file), 'utf8');
    const [, digits = '', name = ''] = FILE_NAME.exec(file) ?? [];
    const [, number, said, breaking] = FIRST_STATEMENT.exec(text) ?? [];
    if (Number(digits) !== Number(number) || said !== name) {
      throw new PlatformFault('migration_failed', { file, reason: `its first statement must claim number ${Number(digits)} and name '${name}'` });
    }
    if (migrations.at(-1)?.number === Number(number)) throw new PlatformFault('migration_failed', { file, reason: `number ${Number(number)} stands twice` });
    migrations.push({ number: Number(number), name, breaking: breaking === 'true', text });
  }
  return migrations;
}

/**
 * Brings the store to the program's schema; each file is one transaction whose first statement claims its number.
 * Gives the numbers applied.
 * Faults: `database_newer` (nothing is touched), `database_in_use` (a breaking step while others are connected), `migration_failed`, `disk_full`.
 */
export async function migrate(database: Database, migrations: readonly Migration[]): Promise<number[]> {
  if ((await findOpen(database, migrations)).open.length === 0) return [];
  const applied: number[] = [];
  await database.transaction(async (lock) => {
    await lock.query('select pg_advisory_xact_lock($1)', [LOCK]);
    await database.query(
      'create table if not exists schema_migration (number integer primary key, name text not null, breaking boolean not null, applied_at timestamptz not null default now())',
    );
    const { open, isEmpty } = await findOpen(database, migrations);
    if (!isEmpty && open.some((migration) => migration.breaking)) await refuseOthers(database);
    for (const migration of open) {
      await apply(database, migration);
      applied.push(migration.number);
    }
  });
  return applied;
}

/** The steps the store has not taken. Numbers may have gaps: rooms number theirs apart. */
async function findOpen(queries: Queries, migrations: readonly Migration[]): Promise<{ open: Migration[]; isEmpty: boolean }> {
  const [table] = await queries.query<{ found: boolean }>("select to_regclass('schema_migration') is not null as found");
  if (table?.found !== true) return { open: [...migrations], isEmpty: true };
  const rows = await queries.query<{ number: number }>('select number from schema_migration');
  const taken = new Set(rows.map((row) => row.number));
  const known = new Set(migrations.map((migration) => migration.number));
  const foreign = [...taken].filter((number) => !known.has(number));
  if (foreign.length > 0) throw new PlatformFault('database_newer', { found: Math.max(...foreign), expected: Math.max(0, ...known) });
  return { open: migrations.filter((migration) => !taken.has(migration.number)), isEmpty: taken.size === 0 };
}

async function apply(database: Database, migration: Migration): Promise<void> {
  try {
    await database.transaction((transaction) => transaction.query(migration.text));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new PlatformFault(isDiskFull(cause) ? 'disk_full' : 'migration_failed', { file: `${migration.number} ${migration.name}`, reason }, { cause });
  }
}

async function refuseOthers(database: Database): Promise<void> {
  const [row] = await database.query<{ others: number }>(
    `select count(*) as others from pg_stat_activity
      where datname = current_database() and application_name like 'motcua%' and application_name <> $1`,
    [sessionName()],
  );
  if ((row?.others ?? 0) > 0) throw new PlatformFault('database_in_use', { found: row?.others ?? 0 });
}
