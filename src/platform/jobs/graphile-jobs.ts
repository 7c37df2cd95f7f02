import type { ConnectionSettings, Database } from '../database/database.ts';
import type { Jobs } from './jobs.ts';

const SCHEMA = 'graphile_worker';

/** Jobs kept by graphile-worker; its SQL function enqueues inside the caller's transaction. */
export function createGraphileJobs(): Jobs {
  return {
    enqueue: async (queries, task, payload, options = {}) => {
      await queries.named(
        'job-add',
        `select 1 from ${SCHEMA}.add_job($1, payload => $2::json, run_at => $3::timestamptz, max_attempts => $4::integer, job_key => $5)`,
        [task, JSON.stringify(payload), options.runAt === undefined ? null : new Date(options.runAt).toISOString(), options.maxAttempts ?? 10, options.key ?? null],
      );
    },
  };
}

/** Makes graphile-worker's own tables where they are missing; the worker brings them up to date when it starts. */
export async function ensureJobTables(database: Database): Promise<void> {
  const [found] = await database.query<{ there: boolean }>(`select to_regclass('${SCHEMA}.migrations') is not null as there`);
  if (found?.there === true) return;
  const { runMigrations } = await import('graphile-worker');
  await runMigrations({ connectionString: connectionStringOf(database.connection), preset: quietPreset });
}

/** Says nothing of its own; what matters reaches our log through events. */
export const quietPreset = { worker: { schema: SCHEMA } } as const;

/** The address of the store as `postgres://`, which is what graphile-worker takes. */
export function connectionStringOf(connection: ConnectionSettings): string {
  if (connection.connectionString !== undefined) return connection.connectionString;
  const parameters = new URLSearchParams({ host: connection.host ?? '127.0.0.1', port: String(connection.port ?? 5432) });
  return `postgres://${connection.user ?? ''}@/${connection.database ?? ''}?${parameters.toString()}`;
}
