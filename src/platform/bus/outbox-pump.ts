import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '../database/database.ts';
import type { Log } from '../log.ts';
import type { Bus, BusEvent } from './bus.ts';
import { followNotices } from './follow-notices.ts';

/** Carries committed events from the outbox to the bus of this process, in the order of their positions. */
export interface OutboxPump {
  /** Something was committed; look at once. */
  nudge(): void;
  /** Carries all that is there now; gives how many reached this process's bus. */
  drain(): Promise<number>;
  stop(): Promise<void>;
}

const BATCH = 200;
const CHANNEL = 'motcua_outbox';
/** Between two looks while there is much to carry: many events then share one transaction. Whoever comes after a rest is carried at once. */
const REST_MS = 25;
/** Should a notice ever be lost (a connection that died without a word), the event is found at the latest after this. */
const POLL_MS = 5_000;

interface OutboxRow {
  site_id: string;
  id: string;
  position: number;
  name: string;
  subject: string;
  payload: Record<string, unknown>;
  at: string;
}

/**
 * A pump of one process, from now on. Whatever any process of this database commits reaches the bus of every one of
 * them: who committed gives the rows their positions and notifies, each reads on from the last position it has seen.
 * Events reach the bus at least once; what a process had not carried when it ended is not carried again, for what it
 * keeps in memory ended with it. Work that must be done once, and surely, is a job.
 */
export async function openOutboxPump(database: Database, bus: Bus, log: Log, pollMs = POLL_MS): Promise<OutboxPump> {
  let seen = await readHead(database);
  let tail: Promise<unknown> = Promise.resolve();
  let waiting = false;
  let lastEnd = -REST_MS;
  let stopped = false;
  const carry = async (): Promise<number> => {
    let carried = 0;
    await placeWaiting(database);
    for (;;) {
      const rows = await readAfter(database, seen);
      await bus.publish(rows.map(eventOf));
      seen = rows.at(-1)?.position ?? seen;
      carried += rows.length;
      if (rows.length < BATCH) return carried;
    }
  };
  const drain = (): Promise<number> => {
    const work = tail.then(carry);
    tail = work.catch(() => undefined);
    return work;
  };
  const nudge = (): void => {
    if (stopped || waiting) return;
    waiting = true;
    // Waits for the work under way, which may have looked too early; more nudges until then ask for the same.
    tail = tail.then(async () => {
      const rest = REST_MS - (performance.now() - lastEnd);
      if (rest > 0 && !stopped) await wait(rest);
      waiting = false;
      await carry().finally(() => (lastEnd = performance.now()));
    }).catch((fault: unknown) => log.error('the outbox could not be carried; it is tried again', { fault }));
  };
  const notices = followNotices(database, CHANNEL, nudge, log);
  const timer = setInterval(nudge, pollMs);
  timer.unref();
  return {
    nudge,
    drain,
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await notices.stop();
      await tail;
    },
  };
}

async function readHead(database: Database): Promise<number> {
  const [head] = await database.named<{ position: number }>('outbox-head', 'select position from outbox_head');
  return head?.position ?? 0;
}

/** Gives committed rows their positions, and tells every process that there are new ones; one process at a time. */
async function placeWaiting(database: Database): Promise<void> {
  const [found] = await database.named<{ any: boolean }>('outbox-waiting', 'select exists (select 1 from outbox where position is null) as any');
  if (found?.any !== true) return;
  await database.transaction(async (transaction) => {
    // The lock first, the look afterwards: rows another process has placed meanwhile are no longer seen as waiting.
    const [head] = await transaction.named<{ position: number }>('outbox-lock', 'select position from outbox_head for update');
    const rows = await transaction.named(
      'outbox-place',
      `update outbox o set position = $1::bigint + w.place, published_at = now()
         from (select site_id, id, row_number() over (order by number) as place from outbox where position is null) w
        where o.site_id = w.site_id and o.id = w.id returning 1 as placed`,
      [head?.position ?? 0],
    );
    if (rows.length === 0) return;
    await transaction.named('outbox-move', `update outbox_head set position = position + $1::bigint returning pg_notify('${CHANNEL}', position::text)`, [rows.length]);
  });
}

function readAfter(database: Database, seen: number): Promise<OutboxRow[]> {
  return database.named<OutboxRow>(
    'outbox-read',
    'select site_id, id, position, name, subject, payload, at from outbox where position > $1::bigint order by position limit $2',
    [seen, BATCH],
  );
}

function eventOf(row: OutboxRow): BusEvent {
  return { id: row.id, siteId: row.site_id, name: row.name, subject: row.subject, at: row.at, payload: row.payload };
}
