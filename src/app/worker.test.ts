import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemActor } from '#model/actor.ts';
import type { JobContext } from '#platform/jobs/jobs.ts';
import { KEPT_DAYS } from '#conversations/conversations.ts';
import { testClock } from '#platform/clock.ts';
import { openTestPlatform, type TestPlatform } from '#test/support/database.ts';
import { HOME } from '#test/support/home.ts';
import { makeDataDir } from '#test/support/house-process.ts';
import { buildHouse, type FullHouse } from './build.ts';
import { openWorker } from './worker.ts';

const clock = testClock('2026-11-23T09:00:00+07:00');
const actor = systemActor('local');
const AT_ONCE: JobContext = { attempt: 1, signal: new AbortController().signal };
let platform: TestPlatform;
let house: FullHouse;
let dataDir: Awaited<ReturnType<typeof makeDataDir>>;

beforeAll(async () => {
  dataDir = await makeDataDir();
  platform = await openTestPlatform({ clock });
  const config = { host: '127.0.0.1', port: 0, dataDir: dataDir.path, databaseUrl: platform.testStore.url, importPaths: [], demo: false, siteId: 'local', home: HOME, ratePerSecond: 0 };
  house = await buildHouse(config, platform);
}, 120_000);
afterAll(async () => {
  await house.close();
  await platform.close();
  await dataDir.remove();
});

describe('the worker of a whole house', () => {
  test('forgets conversations past their time, and none before', async () => {
    const asked = await house.assistant.ask({ text: 'làm giấy khai sinh bao lâu' }, { actor });
    expect(asked.ok).toBe(true);
    const count = async (): Promise<number> => (await platform.database.query('select 1 from answer')).length;
    await house.tasks['conversations_forget']?.({}, AT_ONCE);
    expect(await count()).toBe(1);
    clock.advance(KEPT_DAYS * 86_400_000);
    await house.tasks['conversations_forget']?.({}, AT_ONCE);
    expect(await count()).toBe(0);
  });

  test('takes the timers of the rooms beside its own, each for a task it knows', async () => {
    const worker = openWorker(platform, house, false);
    const known = async (): Promise<unknown[]> =>
      (await platform.database.query<{ identifier: string }>('select identifier from graphile_worker._private_known_crontabs order by identifier')).map((row) => row.identifier);
    await expect.poll(known, { timeout: 20_000 }).toEqual([...(house.timers ?? []).map((timer) => timer.split(' ').at(-1)), 'platform_forget'].sort());
    await worker.stop();
    for (const timer of house.timers ?? []) expect(Object.keys(house.tasks)).toContain(timer.split(' ').at(-1));
  });
});
