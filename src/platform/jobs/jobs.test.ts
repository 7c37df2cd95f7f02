import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestPlatform, type TestPlatform } from '#test/support/database.ts';
import type { JobTask } from './jobs.ts';
import { freeLostJobs, startJobWorker, type JobWorker } from './worker.ts';

let platform: TestPlatform;
let worker: JobWorker | undefined;

beforeEach(async () => {
  platform = await openTestPlatform();
});
afterEach(async () => {
  await worker?.stop();
  worker = undefined;
  await platform.close();
});

async function startWith(tasks: Readonly<Record<string, JobTask>>): Promise<void> {
  const { database, clock, log, metrics } = platform;
  worker = await startJobWorker({ database, clock, log, metrics, tasks });
}

describe('jobs', () => {
  test('run once the transaction that enqueued them stands, never when it does not', async () => {
    const told: unknown[] = [];
    await startWith({ tell: async ({ word }) => void told.push(word) });
    await platform.database.transaction((transaction) => platform.jobs.enqueue(transaction, 'tell', { word: 'đã ghi' }));
    const broken = platform.database.transaction(async (transaction) => {
      await platform.jobs.enqueue(transaction, 'tell', { word: 'không ghi' });
      throw new Error('half way');
    });
    await expect(broken).rejects.toThrow('half way');
    await platform.jobs.enqueue(platform.database, 'tell', { word: 'sau đó' });
    await expect.poll(() => told, { timeout: 10_000 }).toEqual(['đã ghi', 'sau đó']);
    expect(worker?.pulseAgeMs()).toBeLessThan(60_000);
  });

  test('are tried again after a fault', async () => {
    const attempts: number[] = [];
    await startWith({
      shaky: async (_payload, { attempt }) => {
        attempts.push(attempt);
        if (attempt === 1) throw new Error('the printer is off');
      },
    });
    await platform.jobs.enqueue(platform.database, 'shaky', {});
    await expect.poll(() => attempts, { timeout: 20_000 }).toEqual([1, 2]);
  });

  test('wait for their moment, and the same key replaces one that waits', async () => {
    const told: unknown[] = [];
    const later = Date.now() + 3_600_000;
    await platform.jobs.enqueue(platform.database, 'tell', { word: 'lúc khác' }, { runAt: later, key: 'reminder-1' });
    await platform.jobs.enqueue(platform.database, 'tell', { word: 'ngay' }, { key: 'reminder-1' });
    await platform.jobs.enqueue(platform.database, 'tell', { word: 'mai' }, { runAt: later });
    await startWith({ tell: async ({ word }) => void told.push(word) });
    await expect.poll(() => told, { timeout: 10_000 }).toEqual(['ngay']);
    // A job that was done is taken off the list a moment after its work has ended.
    await expect.poll(() => platform.database.query('select 1 from graphile_worker._private_jobs'), { timeout: 10_000 }).toHaveLength(1);
  });

  test('of a worker that is gone are free at once where it was the only one, and after a while where not', async () => {
    await platform.jobs.enqueue(platform.database, 'tell', {});
    const lock = (minutes: number): Promise<unknown> =>
      platform.database.query("update graphile_worker._private_jobs set locked_by = 'gone', locked_at = now() - make_interval(mins => $1)", [minutes]);
    const locked = async (): Promise<unknown> => platform.database.query('select locked_by from graphile_worker._private_jobs');
    await lock(1);
    expect(await freeLostJobs(platform.database, false)).toBe(0);
    expect(await locked()).toEqual([{ locked_by: 'gone' }]);
    expect(await freeLostJobs(platform.database, true)).toBe(1);
    expect(await locked()).toEqual([{ locked_by: null }]);
    await lock(20);
    expect(await freeLostJobs(platform.database, false)).toBe(1);
  });

  test('under way may end when the worker stops', async () => {
    let ended = false;
    let begun = false;
    await startWith({
      slow: async () => {
        begun = true;
        await new Promise((resolve) => setTimeout(resolve, 200));
        ended = true;
      },
    });
    await platform.jobs.enqueue(platform.database, 'slow', {});
    await expect.poll(() => begun, { timeout: 10_000 }).toBe(true);
    await worker?.stop();
    expect(ended).toBe(true);
  });
});
