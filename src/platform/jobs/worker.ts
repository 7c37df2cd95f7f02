import type { Runner } from 'graphile-worker';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { openPool, sessionName } from '../database/open-database.ts';
import { quietPreset } from './graphile-jobs.ts';
import type { JobTask } from './jobs.ts';

export interface WorkerDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly tasks: Readonly<Record<string, JobTask>>;
  /** Timers by task, in crontab form and UTC. Shape: `17 20 * * * platform_forget`. */
  readonly timers?: readonly string[];
  /** How many jobs at once; 2 unless said. */
  readonly concurrency?: number;
}

export interface JobWorker {
  /** Ends when the worker does, asked to or not. */
  readonly ended: Promise<void>;
  /** Milliseconds since the worker last looked for work. */
  pulseAgeMs(): number;
  /** Lets running jobs end; what could not end is tried again by the next worker. */
  stop(): Promise<void>;
}

/** Jobs that a dead worker held are free again after this; graphile-worker alone would wait four hours. Unit: minutes. */
const LOCK_LIMIT_MINUTES = 15;

/**
 * Frees jobs whose worker is gone. `alone`: no other worker lives on this store (an embedded one that we have just
 * claimed), so every lock is a dead one's.
 */
export async function freeLostJobs(database: Database, alone: boolean): Promise<number> {
  const held = await database.query<{ locked_by: string }>(
    `select distinct locked_by from graphile_worker._private_jobs
      where locked_by is not null and ($1 or locked_at < now() - make_interval(mins => $2))`,
    [alone, LOCK_LIMIT_MINUTES],
  );
  if (held.length > 0) await database.query('select graphile_worker.force_unlock_workers($1::text[])', [held.map((row) => row.locked_by)]);
  return held.length;
}

/** Starts taking jobs from the store. A task that throws is tried again, later each time, until its attempts are used up. */
export async function startJobWorker(deps: WorkerDeps): Promise<JobWorker> {
  const { run, Logger } = await import('graphile-worker');
  const { clock, log, metrics } = deps;
  let pulseAt = clock.now();
  const taskList = Object.fromEntries(
    Object.entries(deps.tasks).map(([name, task]) => [
      name,
      async (payload: unknown, helpers: { job: { attempts: number }; abortSignal?: AbortSignal }) => {
        const startedAt = performance.now();
        await task((payload ?? {}) as Record<string, unknown>, { attempt: helpers.job.attempts, signal: helpers.abortSignal ?? new AbortController().signal });
        metrics.observe('motcua_job_seconds', (performance.now() - startedAt) / 1000, { task: name });
      },
    ]),
  );
  const pool = openPool(
    { ...deps.database.connection, application_name: sessionName(), max: (deps.concurrency ?? 2) + 2 },
    (fault) => log.warn('a connection of the worker broke', { fault }),
  );
  const runner: Runner = await run({
    pgPool: pool,
    concurrency: deps.concurrency ?? 2,
    pollInterval: 2_000,
    noHandleSignals: true,
    taskList,
    crontab: (deps.timers ?? []).join('\n'),
    preset: quietPreset,
    logger: new Logger(() => (level, message) => {
      if (level === 'error' || level === 'warning') log.warn('the worker reports', { level, message });
    }),
  }).catch(async (fault: unknown) => {
    await pool.end();
    throw fault;
  });
  const beat = (): void => {
    pulseAt = clock.now();
  };
  runner.events.on('worker:getJob:start', beat);
  runner.events.on('worker:getJob:empty', beat);
  runner.events.on('job:error', ({ job, error }) => {
    metrics.count('motcua_job_faults_total', { task: job.task_identifier });
    log.warn('a job failed and is tried again', { task: job.task_identifier, attempt: job.attempts, fault: error });
  });
  runner.events.on('job:failed', ({ job, error }) => log.error('a job was given up', { task: job.task_identifier, attempts: job.attempts, fault: error }));
  let stopping: Promise<void> | undefined;
  return {
    ended: runner.promise.then(
      () => undefined,
      () => undefined,
    ),
    pulseAgeMs: () => clock.now() - pulseAt,
    stop: () =>
      (stopping ??= (async () => {
        await runner.stop();
        await pool.end();
      })()),
  };
}
