import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { isDiskFull, isNotWritable, PlatformFault } from '../../fault.ts';
import type { ConnectionSettings } from '../database.ts';
import { ensureCluster, stopCluster, type Cluster } from './cluster.ts';
import { withFileLock } from './file-lock.ts';
import { sessionName } from '../open-database.ts';
import { STORE_NAME } from './postmaster-file.ts';

/** An embedded store in use by this process. Several processes may use it; the last one to leave stops it. */
export interface EmbeddedStore {
  readonly connection: ConnectionSettings;
  readonly folder: string;
  readonly how: Cluster['how'];
  /** Stops PostgreSQL unless another process of the house still has a session. Close your own sessions first. */
  release(): Promise<void>;
}

/**
 * Makes the embedded store of a data folder run and holds it until `release`.
 * Faults: `data_dir_not_writable`, `disk_full`, `store_busy`, and those of `ensureCluster`.
 */
export async function holdEmbeddedStore(dataDir: string, settings: Readonly<Record<string, string>> = {}): Promise<EmbeddedStore> {
  const folder = resolve(dataDir);
  const lock = join(folder, 'store.lock');
  try {
    await mkdir(folder, { recursive: true, mode: 0o755 });
    return await withFileLock(lock, async () => {
      const cluster = await ensureCluster(folder, settings);
      const revive: Revive = (isWanted) =>
        withFileLock(lock, async () =>
          // Whoever released meanwhile wants no server any more.
          isWanted() ? connectAs((await ensureCluster(folder, settings, cluster.connection.host)).connection, sessionName()) : undefined,
        );
      const holder = await openHolder(await connectAs(cluster.connection, sessionName()), revive);
      holds.set(cluster.folder, (holds.get(cluster.folder) ?? 0) + 1);
      return {
        connection: { ...cluster.connection, database: STORE_NAME },
        folder: cluster.folder,
        how: cluster.how,
        release: () => {
          const session = holder.let();
          return withFileLock(lock, () => leave(session(), cluster));
        },
      };
    });
  } catch (fault) {
    if (fault instanceof PlatformFault) throw fault;
    if (isDiskFull(fault)) throw new PlatformFault('disk_full', { reason: messageOf(fault) }, { cause: fault });
    if (isNotWritable(fault)) throw new PlatformFault('data_dir_not_writable', { folder, reason: messageOf(fault) }, { cause: fault });
    throw fault;
  }
}

/** The session that says "in use" until release, whatever the pools do. When the server dies, it is started again. */
interface Holder {
  /** From now on nothing is revived; gives the session for a last question, to be fetched under the lock. */
  let(): () => pg.Client;
}

/** Starts the server again and gives a session, under the lock; nothing when it is no longer wanted by then. */
type Revive = (isWanted: () => boolean) => Promise<pg.Client | undefined>;

const REVIVE_PAUSE_MS = 1_000;

async function openHolder(first: pg.Client, revive: Revive): Promise<Holder> {
  const found = await first.query('select 1 from pg_database where datname = $1', [STORE_NAME]);
  if (found.rowCount === 0) await first.query(`create database ${STORE_NAME}`);
  let current = first;
  let released = false;
  const watch = (client: pg.Client): void => {
    client.once('end', () => void again());
  };
  const again = async (): Promise<void> => {
    while (!released) {
      try {
        const revived = await revive(() => !released);
        if (revived === undefined) return;
        current = revived;
        return watch(current);
      } catch {
        // Still down (a full disk, perhaps): health says so, and it is tried again until release.
        await wait(REVIVE_PAUSE_MS);
      }
    }
  };
  watch(first);
  return {
    let: () => {
      released = true;
      return () => current;
    },
  };
}

/** How often this very process holds a store; its own closed sessions may still show for a moment and do not count. */
const holds = new Map<string, number>();

async function leave(holder: pg.Client, cluster: Cluster): Promise<void> {
  const left = (holds.get(cluster.folder) ?? 1) - 1;
  holds.set(cluster.folder, left);
  try {
    const others = await holder.query(
      "select 1 from pg_stat_activity where application_name like 'motcua%' and application_name <> $1 limit 1",
      [sessionName()],
    );
    await holder.end();
    if (left > 0 || (others.rowCount ?? 0) > 0) return;
  } catch {
    // The server is gone or going; stopping it is still right.
  }
  await stopCluster(cluster.folder);
}

async function connectAs(connection: ConnectionSettings, name: string): Promise<pg.Client> {
  const client = new pg.Client({ ...connection, application_name: name });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (cause) {
    throw new PlatformFault('postgres_failed', { reason: messageOf(cause) }, { cause });
  }
  return client;
}

function messageOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault);
}
