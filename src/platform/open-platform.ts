import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Commands } from './command.ts';
import { createSealer, type Sealer } from './audit/sealer.ts';
import { createInProcessBus } from './bus/in-process-bus.ts';
import { openOutboxPump, type OutboxPump } from './bus/outbox-pump.ts';
import { systemClock, type Clock } from './clock.ts';
import { createCommands } from './run-commands.ts';
import type { ConnectionSettings, Database } from './database/database.ts';
import { holdEmbeddedStore, type EmbeddedStore } from './database/embedded/store.ts';
import { migrate, readMigrations } from './database/migrate.ts';
import { describeConnection, openDatabase } from './database/open-database.ts';
import { createDiskFiles } from './files/disk-files.ts';
import { isDiskFull, isForbidden, PlatformFault } from './fault.ts';
import { createHealth } from './health.ts';
import { createGraphileJobs, ensureJobTables } from './jobs/graphile-jobs.ts';
import type { Log } from './log.ts';
import type { Platform } from './platform.ts';
import { createPromMetrics } from './prom-metrics.ts';

export interface OpenPlatformOptions {
  readonly dataDir: string;
  readonly databaseUrl?: string;
  readonly migrationsFolder: string;
  readonly log: Log;
  readonly clock?: Clock;
  readonly poolSize?: number;
  /** Extra settings of the embedded server, for tests. */
  readonly storeSettings?: Readonly<Record<string, string>>;
  readonly processMetrics?: boolean;
}

/** The platform of one process, and how its store came to run. */
export interface OpenPlatform extends Platform {
  readonly store: { readonly kind: 'embedded'; readonly how: EmbeddedStore['how'] } | { readonly kind: 'external' };
  readonly migrated: readonly number[];
  /** Carries and chains what is left, then leaves the store. */
  close(): Promise<void>;
}

/**
 * Opens everything a room may be given: store, migrations, commands, jobs, bus, files.
 * Faults: every `PlatformFault` of the store; what was opened until then is closed again.
 */
export async function openPlatform(options: OpenPlatformOptions): Promise<OpenPlatform> {
  const dataDir = resolve(options.dataDir);
  const { log } = options;
  const clock = options.clock ?? systemClock;
  await makeDataDir(dataDir);
  const embedded = options.databaseUrl === undefined ? await holdEmbeddedStore(dataDir, options.storeSettings) : undefined;
  const connection: ConnectionSettings = embedded?.connection ?? { connectionString: options.databaseUrl ?? '' };
  let database: Database | undefined;
  try {
    database = await openDatabase({
      connection,
      ...(options.poolSize === undefined ? {} : { poolSize: options.poolSize }),
      onIdleFault: (fault) => log.error('a connection to the store broke', { fault }),
    });
    const migrated = await migrate(database, await readMigrations(options.migrationsFolder));
    await ensureJobTables(database);
    const bus = createInProcessBus(log);
    const pump = await openOutboxPump(database, bus, log);
    const sealer = createSealer(database, log);
    const jobs = createGraphileJobs();
    const store = database;
    const commandsBy = (by: Clock): Commands => createCommands({ database: store, clock: by, jobs, nudge: () => wake(pump, sealer) });
    const health = createHealth();
    health.register('database', async () => {
      await store.query('select 1');
      return { state: 'up' };
    });
    // What an earlier process committed but could not carry or chain any more.
    wake(pump, sealer);
    return {
      database,
      commands: commandsBy(clock),
      commandsBy,
      jobs,
      bus,
      files: createDiskFiles(join(dataDir, 'files')),
      clock,
      log,
      metrics: createPromMetrics({ processMetrics: options.processMetrics ?? false }),
      health,
      dataDir,
      store: embedded === undefined ? { kind: 'external' } : { kind: 'embedded', how: embedded.how },
      migrated,
      close: once(async () => {
        await pump.stop();
        await bus.close();
        await sealer.stop();
        await store.close();
        await embedded?.release();
      }),
    };
  } catch (fault) {
    await database?.close();
    await embedded?.release();
    if (isForbidden(fault)) throw new PlatformFault('database_forbidden', { address: describeConnection(connection), reason: fault instanceof Error ? fault.message : '' }, { cause: fault });
    if (!(fault instanceof PlatformFault) && isDiskFull(fault)) throw new PlatformFault('disk_full', { folder: dataDir }, { cause: fault });
    throw fault;
  }
}

async function makeDataDir(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o755 });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new PlatformFault(isDiskFull(cause) ? 'disk_full' : 'data_dir_not_writable', { folder: dataDir, reason }, { cause });
  }
}

function wake(pump: OutboxPump, sealer: Sealer): void {
  pump.nudge();
  sealer.nudge();
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => (running ??= work());
}
