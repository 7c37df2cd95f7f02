import { forgetOldRows } from '#platform/housekeeping.ts';
import { startJobWorker, type JobWorker } from '#platform/jobs/worker.ts';
import type { JobTask } from '#platform/jobs/jobs.ts';
import type { Platform } from '#platform/platform.ts';
import type { House } from './build.ts';

/** Without a sign of life for this long the worker counts as degraded. Unit: milliseconds. */
const PULSE_LIMIT_MS = 60_000;

/** Starts the worker of this house: the rooms' tasks and the platform's own; its pulse shows in `/health`. */
export async function openWorker(platform: Platform, house: House): Promise<JobWorker> {
  const forget: JobTask = async () => {
    const rows = await forgetOldRows(platform.database, platform.clock.now());
    platform.log.info('old replies and carried events were forgotten', { rows });
  };
  const worker = await startJobWorker({
    database: platform.database,
    clock: platform.clock,
    log: platform.log,
    metrics: platform.metrics,
    tasks: { ...house.tasks, platform_forget: forget },
    // 03:17 in Vietnam.
    timers: ['17 20 * * * platform_forget'],
  });
  platform.health.register(
    'worker',
    () => {
      const ageMs = worker.pulseAgeMs();
      return ageMs < PULSE_LIMIT_MS ? { state: 'up' } : { state: 'down', note: `no sign of life for ${Math.round(ageMs / 1000)} s` };
    },
    { needed: false },
  );
  return worker;
}
