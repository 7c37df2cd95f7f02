import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOME } from '#test/support/home.ts';
import type { Database } from './database.ts';
import { describeSchema } from './describe-schema.ts';
import { migrate, readMigrations } from './migrate.ts';
import { openDatabase } from './open-database.ts';

interface WordTables {
  word: { id: number; word: string; on_day: string | null; at: string | null };
}

/** What every store must do, whichever PostgreSQL it is. `open` gives a server where databases may be made. */
export function databaseContract(name: string, open: () => Promise<{ readonly adminUrl: string; close(): Promise<void> }>): void {
  describe(`the store on ${name}`, () => {
    let server: { readonly adminUrl: string; close(): Promise<void> };
    let database: Database;
    let url: string;
    const databaseName = `contract_${randomBytes(4).toString('hex')}`;

    beforeAll(async () => {
      server = await open();
      const admin = await openDatabase({ connection: { connectionString: server.adminUrl }, poolSize: 1, name: 'test admin' });
      await admin.query(`create database ${databaseName} template template0`);
      await admin.close();
      const at = new URL(server.adminUrl.replace('postgres://motcua@/', 'postgres://motcua@placeholder/'));
      at.pathname = `/${databaseName}`;
      url = at.href.replace('motcua@placeholder/', 'motcua@/');
      database = await openDatabase({ connection: { connectionString: url } });
      await database.query('create table word (id bigint generated always as identity primary key, word text not null unique, on_day date, at timestamptz)');
    });
    afterAll(async () => {
      await database.close();
      const admin = await openDatabase({ connection: { connectionString: server.adminUrl }, poolSize: 1, name: 'test admin' });
      await admin.query(`drop database ${databaseName} with (force)`);
      await admin.close();
      await server.close();
    });

    test('gives days as days, moments as ISO text and bigint as number', async () => {
      const [row] = await database.query<Record<string, unknown>>("select date '2027-03-01' as day, timestamptz '2026-11-23 09:00:00.5+07' as at, 9007199254740991::bigint as big");
      expect(row).toEqual({ day: '2027-03-01', at: '2026-11-23T02:00:00.500Z', big: 9_007_199_254_740_991 });
    });

    test('keeps a transaction that ends well and nothing of one that throws', async () => {
      await database.transaction(async (transaction) => {
        await transaction.query('insert into word (word) values ($1)', ['giữ']);
      });
      const broken = database.transaction(async (transaction) => {
        await transaction.query('insert into word (word) values ($1)', ['bỏ']);
        throw new Error('half way');
      });
      await expect(broken).rejects.toThrow('half way');
      expect(await database.query('select word from word order by word')).toEqual([{ word: 'giữ' }]);
    });

    test('runs typed queries inside and outside of a transaction', async () => {
      await database.transaction(async (transaction) => {
        await transaction.tables<WordTables>().insertInto('word').columns(['word']).expression(sql`select 'trong giao dịch'`).execute();
        const inside = await transaction.tables<WordTables>().selectFrom('word').select('word').where('word', '=', 'trong giao dịch').execute();
        expect(inside).toHaveLength(1);
        expect(await database.tables<WordTables>().selectFrom('word').select('word').where('word', '=', 'trong giao dịch').execute()).toHaveLength(0);
      });
      expect(await database.tables<WordTables>().selectFrom('word').select('word').where('word', '=', 'trong giao dịch').execute()).toHaveLength(1);
    });

    test('runs named statements again and again on every connection', async () => {
      const answers = await Promise.all(Array.from({ length: 50 }, (_, at) => database.named<{ twice: number }>('contract-twice', 'select $1::int * 2 as twice', [at])));
      expect(answers.map(([row]) => row?.twice)).toEqual(Array.from({ length: 50 }, (_, at) => at * 2));
    });

    test('lets a unique constraint decide between 32 at once', async () => {
      const attempts = await Promise.allSettled(Array.from({ length: 32 }, () => database.query("insert into word (word) values ('một lần')")));
      expect(attempts.filter((attempt) => attempt.status === 'fulfilled')).toHaveLength(1);
    });

    test('lowers and compares Vietnamese letters', async () => {
      const [row] = await database.query<{ lower: string; same: boolean }>("select lower('ĐẮK LẮK') as lower, 'đ' ~* 'Đ' as same");
      expect(row).toEqual({ lower: 'đắk lắk', same: true });
    });

    test('tells a listener what was notified, after the commit', async () => {
      const heard: string[] = [];
      const end = await database.listen('motcua_contract', (payload) => heard.push(payload));
      await database.transaction(async (transaction) => {
        await transaction.query("select pg_notify('motcua_contract', 'đã ghi')");
      });
      await expect.poll(() => heard).toEqual(['đã ghi']);
      await end();
    });

    test('tells a listener when its connection broke, and not when it left by itself', async () => {
      let lost = 0;
      const end = await database.listen('motcua_left', () => undefined, () => (lost += 1));
      await end();
      await database.listen('motcua_broken', () => undefined, () => (lost += 10));
      await database.query("select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen \"motcua_broken\"'");
      await expect.poll(() => lost).toBe(10);
    });

    test('is brought to the same schema, once, by two starters at the same time', async () => {
      const migrations = await readMigrations(join(HOME, 'migrations'));
      const second = await openDatabase({ connection: { connectionString: url } });
      await database.query('drop table word');
      const applied = await Promise.all([migrate(database, migrations), migrate(second, migrations)]);
      await second.close();
      expect(applied.flat()).toEqual(migrations.map((migration) => migration.number));
      const { readFile } = await import('node:fs/promises');
      expect(await describeSchema(database)).toBe(await readFile(join(HOME, 'migrations', 'schema.sql'), 'utf8'));
    });
  });
}
