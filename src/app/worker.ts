import { setTimeout as wait } from 'node:timers/promises';
import { forgetOldRows } from '#platform/housekeeping.ts';
import { freeLostJobs, startJobWorker, type JobWorker } from '#platform/jobs/worker.ts';
import type { JobTask } from '#platform/jobs/jobs.ts';
import type { Platform } from '#platform/platform.ts';
import type { House } from './build.ts';

/** Without a sign of life for this long the worker counts as down. Unit: milliseconds. */
const PULSE_LIMIT_MS = 60_000;
const RESTART_PAUSE_MS = 1_000;

export interface HouseWorker {
  stop(): Promise<void>;
}

/**
 * Runs the rooms' tasks and the platform's own until `stop`. A worker that ends by itself, or cannot begin because the
 * store is away, begins anew; its pulse shows in `/health`. `alone`: this process alone uses the store.
 */
export function openWorker(platform: Platform, house: House, alone: boolean): HouseWorker {
  const forget: JobTask = async () => {
    const rows = await forgetOldRows(platform.database, platform.clock.now());
    const freed = await freeLostJobs(platform.database, false);
    platform.log.info('old replies and carried events were forgotten, lost jobs freed', { rows, freed });
  };
  const stopping = new AbortController();
  let current: JobWorker | undefined;
  platform.health.register(
    'worker',
    () => {
      if (current === undefined) return { state: 'down', note: 'beginning' };
      const ageMs = current.pulseAgeMs();
      return ageMs < PULSE_LIMIT_MS ? { state: 'up' } : { state: 'down', note: `no sign of life for ${Math.round(ageMs / 1000)} s` };
    },
    { needed: false },
  );
  const begin = async (): Promise<void> => {
    await freeLostJobs(platform.database, alone);
    current = await startJobWorker({
      database: platform.database,
      clock: platform.clock,
      log: platform.log,
      metrics: platform.metrics,
      tasks: { ...house.tasks, platform_forget: forget },
      // Seventeen minutes past every hour.
      timers: ['17 * * * * platform_forget', ...(house.timers ?? [])],
    });
    if (stopping.signal.aborted) await current.stop();
    await current.ended;
    current = undefined;
  };
  const running = (async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        await begin();
      } catch (fault) {
        platform.log.error('the worker could not be started; it is tried again', { fault });
      }
      await wait(RESTART_PAUSE_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await current?.stop();
      await running;
    },
  };
}
