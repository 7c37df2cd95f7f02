import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#model/ids.ts';
import { openTestDatabase, type TestDatabase } from '#test/support/database.ts';
import type { Queries } from '../database/database.ts';
import { openDatabase } from '../database/open-database.ts';
import { silentLog } from '../log.ts';
import type { Bus } from './bus.ts';
import { createInProcessBus } from './in-process-bus.ts';
import { openOutboxPump, type OutboxPump } from './outbox-pump.ts';

/** Longer than any test: what is heard was heard by notice, not by looking now and then. */
const NEVER_MS = 3_600_000;

/** What a process has of its own: connections, a bus, a pump. */
interface Station {
  readonly pump: OutboxPump;
  readonly heard: string[];
  readonly listener: string;
  close(): Promise<void>;
}

let store: TestDatabase;
let stations: Station[];

beforeEach(async () => {
  store = await openTestDatabase();
  stations = [];
});
afterEach(async () => {
  for (const station of stations) await station.close();
  await store.close();
});

async function openStation(options: { pollMs?: number; around?: (bus: Bus) => Bus } = {}): Promise<Station> {
  const listener = `motcua test ${String(stations.length)}`;
  const database = await openDatabase({ connection: { connectionString: store.store.url }, name: listener, poolSize: 2 });
  const bus = createInProcessBus(silentLog);
  const heard: string[] = [];
  bus.subscribe('*', ({ subject }) => void heard.push(subject));
  const pump = await openOutboxPump(database, options.around?.(bus) ?? bus, silentLog, options.pollMs ?? NEVER_MS);
  const station = {
    pump,
    heard,
    listener,
    close: async () => {
      await pump.stop();
      await bus.close();
      await database.close();
    },
  };
  stations.push(station);
  return station;
}

async function put(subjects: readonly string[], queries: Queries = store.database): Promise<void> {
  for (const subject of subjects) {
    await queries.query("insert into outbox (site_id, id, name, subject, payload, at) values ('xa-1', $1, 'word.kept', $2, '{}', now())", [newId(Date.now()), subject]);
  }
}

/** The connections of a station that listen, as the server sees them. */
async function listeners({ listener }: Station): Promise<number[]> {
  const rows = await store.database.query<{ pid: number }>("select pid from pg_stat_activity where application_name = $1 and query like 'listen %'", [listener]);
  return rows.map((row) => row.pid);
}

const subjectsOf = (count: number): string[] => Array.from({ length: count }, (_, at) => `s-${String(at)}`);

describe('the way from the outbox to the bus', () => {
  test('carries everything once, in order, beyond one batch', async () => {
    const { pump, heard } = await openStation();
    await put(subjectsOf(450));
    await pump.drain();
    expect(await pump.drain()).toBe(0);
    expect(heard).toEqual(subjectsOf(450));
  });

  test('carries again what the bus could not take', async () => {
    let broken = true;
    const { pump, heard } = await openStation({
      around: (bus) => ({ ...bus, publish: (events) => (broken ? Promise.reject(new Error('broken')) : bus.publish(events)) }),
    });
    await put(['twice']);
    await expect(pump.drain()).rejects.toThrow('broken');
    broken = false;
    pump.nudge();
    pump.nudge();
    await expect.poll(() => heard).toEqual(['twice']);
  });

  test('carries what a process committed but died before it could tell', async () => {
    await put(['left behind']);
    const { pump, heard } = await openStation();
    pump.nudge();
    await expect.poll(() => heard).toEqual(['left behind']);
  });

  test('finds at the latest by looking now and then what nobody told', async () => {
    const { heard } = await openStation({ pollMs: 20 });
    await put(['untold']);
    await expect.poll(() => heard).toEqual(['untold']);
  });
});

describe('events of several processes on one database', () => {
  test('reach every process, whoever committed, in the same order', async () => {
    const all = [await openStation(), await openStation(), await openStation()];
    await Promise.all(
      all.map(async ({ pump }, at) => {
        for (let number = 0; number < 60; number += 1) {
          await put([`${String(at)}-${String(number)}`]);
          pump.nudge();
        }
      }),
    );
    for (const { heard } of all) await expect.poll(() => heard.length).toBe(180);
    expect(new Set(all[0]?.heard).size).toBe(180);
    expect(all[1]?.heard).toEqual(all[0]?.heard);
    expect(all[2]?.heard).toEqual(all[0]?.heard);
  });

  test('miss nothing of a transaction that began earlier and commits later', async () => {
    const writer = await openStation();
    const reader = await openStation();
    await store.database.transaction(async (slow) => {
      await put(['began first'], slow);
      await put(['committed first']);
      writer.pump.nudge();
      await expect.poll(() => reader.heard).toEqual(['committed first']);
    });
    writer.pump.nudge();
    await expect.poll(() => reader.heard).toEqual(['committed first', 'began first']);
  });

  test('come in full after the listening connection was lost', async () => {
    const writer = await openStation();
    const reader = await openStation();
    await expect.poll(() => listeners(reader)).toHaveLength(1);
    const [before] = await listeners(reader);
    await store.database.query('select pg_terminate_backend($1)', [before]);
    // Committed and told while nobody may be listening.
    await put(subjectsOf(3));
    await writer.pump.drain();
    await expect.poll(() => reader.heard).toEqual(subjectsOf(3));
    await expect.poll(async () => (await listeners(reader)).filter((pid) => pid !== before), { timeout: 10_000 }).toHaveLength(1);
    await put(['afterwards']);
    await writer.pump.drain();
    await expect.poll(() => reader.heard).toEqual([...subjectsOf(3), 'afterwards']);
  });

  test('are read on from the end by a process that opens later', async () => {
    const writer = await openStation();
    await put(['before']);
    await writer.pump.drain();
    const late = await openStation();
    await put(['after']);
    await writer.pump.drain();
    await expect.poll(() => late.heard).toEqual(['after']);
  });

  test('are no longer followed once stopped, and no connection stays', async () => {
    const writer = await openStation();
    const reader = await openStation();
    await expect.poll(() => listeners(reader)).toHaveLength(1);
    await reader.pump.stop();
    await expect.poll(() => listeners(reader)).toEqual([]);
    await put(['unheard']);
    await writer.pump.drain();
    reader.pump.nudge();
    expect(writer.heard).toEqual(['unheard']);
    expect(reader.heard).toEqual([]);
  });
});
