import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOME } from '#test/support/home.ts';
import type { Database, Transaction } from './database.ts';
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

    describe('what nobody waits for', () => {
      const put = 'insert into word (word) values ($1)';
      const kept = async (like: string) => (await database.query<{ word: string }>('select word from word where word like $1 order by word', [like])).map(({ word }) => word);

      test('is written in order, with the next statement or with the commit', async () => {
        await database.transaction(async (transaction) => {
          transaction.later('contract-put', put, ['sau một']);
          expect(await transaction.named('contract-all', "select word from word where word like 'sau%'")).toEqual([{ word: 'sau một' }]);
          transaction.later('contract-put', put, ['sau hai']);
          expect(await transaction.query("select word from word where word like 'sau%' order by word")).toHaveLength(2);
          transaction.later('contract-put', put, ['sau ba']);
        });
        expect(await kept('sau%')).toEqual(['sau ba', 'sau hai', 'sau một']);
      });

      test('takes the whole transaction along when it fails, and the connection goes on', async () => {
        const work = (word: string) => database.transaction(async (transaction) => {
          transaction.later('contract-put-a', put, [`hỏng ${word}`]);
          transaction.later('contract-put-b', put, ['sau một']);
          transaction.later('contract-put-c', put, [`hỏng ${word} nữa`]);
        });
        // More often than there are connections: what was not prepared must not be taken for prepared.
        for (let at = 0; at < 12; at += 1) await expect(work(String(at))).rejects.toMatchObject({ code: '23505' });
        expect(await kept('hỏng%')).toEqual([]);
        await database.transaction(async (transaction) => {
          for (const name of ['a', 'b', 'c']) transaction.later(`contract-put-${name}`, put, [`lành ${name}`]);
        });
        expect(await kept('lành%')).toHaveLength(3);
      });

      test('is asked soon and answered with what goes out next, in order', async () => {
        await database.transaction(async (transaction) => {
          transaction.later('contract-put', put, ['hỏi một']);
          const first = transaction.soon.named<{ word: string }>('contract-soon', "select word from word where word like 'hỏi%' order by word");
          transaction.later('contract-put', put, ['hỏi sau']);
          const second = transaction.soon.named<{ word: string }>('contract-soon', "select word from word where word like 'hỏi%' order by word");
          await transaction.send();
          expect(await first).toEqual([{ word: 'hỏi một' }]);
          expect(await second).toEqual([{ word: 'hỏi một' }, { word: 'hỏi sau' }]);
        });
        expect(await kept('hỏi%')).toHaveLength(2);
      });

      test('says of its failure what its writer says of it, to whoever waits', async () => {
        const unmet = (fault: Error): Error => new Error('somebody was first', { cause: fault });
        const work = database.transaction(async (transaction) => {
          transaction.later('contract-put', put, ['đến trước']);
          transaction.later('contract-put', put, ['đến trước'], unmet);
          const read = transaction.soon.named('contract-one-more', 'select 1 as one');
          await transaction.send().catch(() => undefined);
          await read;
        });
        await expect(work).rejects.toThrow('somebody was first');
        await expect(database.transaction(async (transaction) => void transaction.later('contract-put', put, ['đến trước'], unmet))).resolves.toBeUndefined();
        await expect(database.transaction(async (transaction) => void transaction.later('contract-put', put, ['đến trước'], unmet))).rejects.toThrow('somebody was first');
      });

      test('is dropped with a transaction that throws', async () => {
        const broken = database.transaction(async (transaction) => {
          await transaction.named('contract-put', put, ['rơi một']);
          transaction.later('contract-put', put, ['rơi hai']);
          throw new Error('half way');
        });
        await expect(broken).rejects.toThrow('half way');
        expect(await kept('rơi%')).toEqual([]);
      });
    });

    describe('works that only write, together', () => {
      const put = 'insert into word (word) values ($1)';
      const writing = (...words: string[]) => database.together(async (transaction) => {
        for (const word of words) transaction.later('contract-put', put, [word], (fault) => new Error(`${word} was there`, { cause: fault }));
        return words.length;
      });
      const transactionsOf = (like: string) => database.query<{ word: string; number: string }>('select word, xmin::text as number from word where word like $1 order by word', [like]);

      test('share transactions with those of the same moment', async () => {
        expect(await Promise.all(Array.from({ length: 12 }, (_, at) => writing(`chung ${String(at)}`, `chung ${String(at)} nữa`)))).toEqual(Array.from({ length: 12 }, () => 2));
        const rows = await transactionsOf('chung%');
        expect(rows).toHaveLength(24);
        // The first four go at once, the others gather meanwhile.
        expect(new Set(rows.map(({ number }) => number)).size).toBe(5);
      });

      test('are undone one by one: whoever fails fails alone, with what its writer says of it', async () => {
        await writing('có rồi');
        const first = ['1', '2', '3', '4'].map((word) => writing(`riêng ${word}`));
        const outcomes = await Promise.allSettled([...first, writing('riêng c'), writing('riêng d nửa chừng', 'có rồi'), writing('riêng e')]);
        expect(outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : (outcome.reason as Error).message))).toEqual([1, 1, 1, 1, 1, 'có rồi was there', 1]);
        expect((await transactionsOf('riêng%')).map(({ word }) => word)).toEqual(['riêng 1', 'riêng 2', 'riêng 3', 'riêng 4', 'riêng c', 'riêng e']);
      });

      test('do not go again where nobody knows whether they stand', async () => {
        const cut = (word: string) => database.together(async (transaction) => {
          transaction.later('contract-put', put, [word]);
          transaction.later('contract-cut', 'select pg_terminate_backend(pg_backend_pid())', []);
        });
        const first = ['1', '2', '3', '4'].map((word) => writing(`đứt trước ${word}`));
        const outcomes = await Promise.allSettled([...first, writing('đứt a'), cut('đứt b'), writing('đứt c')]);
        expect(outcomes.map(({ status }) => status)).toEqual([...first.map(() => 'fulfilled'), 'rejected', 'rejected', 'rejected']);
        expect((await transactionsOf('đứt%')).map(({ word }) => word)).toEqual(['đứt trước 1', 'đứt trước 2', 'đứt trước 3', 'đứt trước 4']);
        expect(await writing('đứt sau')).toBe(1);
      });

      test.each([
        ['and waits for the answer', (work: (transaction: Transaction) => Promise<unknown>) => work],
        ['and swallows that it was not answered', (work: (transaction: Transaction) => Promise<unknown>) => (transaction: Transaction) => work(transaction).catch(() => [])],
      ])('give way to a transaction of its own for work that reads %s', async (name, wrap) => {
        const found = await database.together(wrap(async (transaction) => {
          transaction.later('contract-put', put, [`đọc ${name}`]);
          return transaction.named('contract-found', 'select word from word where word like $1', [`đọc ${name}%`]);
        }));
        expect(found).toEqual([{ word: `đọc ${name}` }]);
      });

      test('leave nothing of work that throws', async () => {
        const work = database.together(async (transaction) => {
          transaction.later('contract-put', put, ['ném đi']);
          throw new Error('half way');
        });
        await expect(work).rejects.toThrow('half way');
        expect(await transactionsOf('ném%')).toEqual([]);
      });
    });

    test('does not say that a transaction stands whose statement failed unseen', async () => {
      const work = database.transaction(async (transaction) => {
        await transaction.named('contract-put', 'insert into word (word) values ($1)', ['nuốt']);
        await transaction.query('select 1 / 0').catch(() => undefined);
      });
      await expect(work).rejects.toThrow('nothing was kept');
      expect(await database.query("select word from word where word = 'nuốt'")).toEqual([]);
    });

    test('refuses one name for two texts, and keeps nothing', async () => {
      const work = database.transaction(async (transaction) => {
        await transaction.named('contract-one', 'select 1 as one');
        await transaction.named('contract-one', 'select 2 as one');
      });
      await expect(work).rejects.toThrow('must be unique');
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
