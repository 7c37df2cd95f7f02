import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import { ensureCluster } from '#platform/database/embedded/cluster.ts';
import { withFileLock } from '#platform/database/embedded/file-lock.ts';
import { migrate, readMigrations } from '#platform/database/migrate.ts';
import { openDatabase } from '#platform/database/open-database.ts';
import { connectionStringOf, ensureJobTables } from '#platform/jobs/graphile-jobs.ts';
import { silentLog, type Log } from '#platform/log.ts';
import { openPlatform, type OpenPlatform } from '#platform/open-platform.ts';
import { HOME } from './home.ts';

const TEMPLATE = 'house_template';
/** A test's data need not outlive the machine. */
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };

export interface TestStore {
  /** Shape: `postgres://…`, for whoever opens the store itself. */
  readonly url: string;
  drop(): Promise<void>;
}

/** A fresh copy of the migrated store (`empty`: nothing in it at all), for one test file. Call `drop` when done. */
export async function createTestStore(options: { readonly empty?: boolean } = {}): Promise<TestStore> {
  const folder = inject('storeFolder');
  return withFileLock(join(folder, 'test.lock'), async () => {
    const { connection } = await ensureCluster(folder, FAST);
    const admin = await openDatabase({ connection, poolSize: 1, name: 'test admin' });
    try {
      const [template] = await admin.query('select 1 as found from pg_database where datname = $1', [TEMPLATE]);
      if (template === undefined && options.empty !== true) {
        await admin.query(`create database ${TEMPLATE}`);
        const made = await openDatabase({ connection: { ...connection, database: TEMPLATE }, poolSize: 2 });
        await migrate(made, await readMigrations(join(HOME, 'migrations')));
        await ensureJobTables(made);
        await made.close();
      }
      const name = `t_${randomBytes(6).toString('hex')}`;
      await admin.query(`create database ${name} template ${options.empty === true ? 'template0' : TEMPLATE}`);
      return {
        url: connectionStringOf({ ...connection, database: name }),
        drop: async () => {
          const last = await openDatabase({ connection, poolSize: 1, name: 'test admin' });
          await last.query(`drop database if exists ${name} with (force)`);
          await last.close();
        },
      };
    } finally {
      await admin.close();
    }
  });
}

export interface TestDatabase {
  readonly database: Database;
  readonly store: TestStore;
  close(): Promise<void>;
}

/** An open, migrated store of its own. */
export async function openTestDatabase(options: { readonly empty?: boolean } = {}): Promise<TestDatabase> {
  const store = await createTestStore(options);
  const database = await openDatabase({ connection: { connectionString: store.url } });
  return {
    database,
    store,
    close: async () => {
      await database.close();
      await store.drop();
    },
  };
}

export interface TestPlatform extends OpenPlatform {
  readonly testStore: TestStore;
}

/** A whole platform on a store and a data folder of its own, for tests of rooms: `await platform.close()` when done. */
export async function openTestPlatform(options: { readonly clock?: Clock; readonly log?: Log } = {}): Promise<TestPlatform> {
  const testStore = await createTestStore();
  const dataDir = await mkdtemp(join(tmpdir(), 'motcua-data-'));
  const platform = await openPlatform({
    dataDir,
    databaseUrl: testStore.url,
    migrationsFolder: join(HOME, 'migrations'),
    log: options.log ?? silentLog,
    ...(options.clock === undefined ? {} : { clock: options.clock }),
  });
  return {
    ...platform,
    testStore,
    close: async () => {
      await platform.close();
      await testStore.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
