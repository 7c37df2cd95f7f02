import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#model/ids.ts';
import { openTestDatabase, type TestDatabase } from '#test/support/database.ts';
import { silentLog } from '../log.ts';
import { busContract } from './bus.contract.ts';
import { createInProcessBus } from './in-process-bus.ts';
import { createOutboxPump } from './outbox-pump.ts';

busContract('in one process', () => createInProcessBus(silentLog));

describe('the way from the outbox to the bus', () => {
  let store: TestDatabase;
  beforeAll(async () => {
    store = await openTestDatabase();
  });
  afterAll(() => store.close());

  async function put(subjects: readonly string[]): Promise<void> {
    for (const subject of subjects) {
      await store.database.query("insert into outbox (site_id, id, name, subject, payload, at) values ('xa-1', $1, 'word.kept', $2, '{}', now())", [newId(Date.now()), subject]);
    }
  }

  test('carries everything once, in order, beyond one batch', async () => {
    const bus = createInProcessBus(silentLog);
    const heard: string[] = [];
    bus.subscribe('*', ({ subject }) => void heard.push(subject));
    const subjects = Array.from({ length: 450 }, (_, at) => `s-${at}`);
    await put(subjects);
    const pump = createOutboxPump(store.database, bus, silentLog);
    expect(await pump.drain()).toBe(450);
    expect(await pump.drain()).toBe(0);
    expect(heard).toEqual(subjects);
    await pump.stop();
  });

  test('carries again what was not marked, because the process ended in between', async () => {
    await put(['twice']);
    const broken = { ...createInProcessBus(silentLog), publish: () => Promise.reject(new Error('killed')) };
    const first = createOutboxPump(store.database, broken, silentLog);
    await expect(first.drain()).rejects.toThrow('killed');
    await first.stop();
    const bus = createInProcessBus(silentLog);
    const heard: string[] = [];
    bus.subscribe('*', ({ subject }) => void heard.push(subject));
    const second = createOutboxPump(store.database, bus, silentLog);
    second.nudge();
    second.nudge();
    await expect.poll(() => heard).toEqual(['twice']);
    await second.stop();
  });
});
