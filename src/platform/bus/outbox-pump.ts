import type { Database } from '../database/database.ts';
import type { Log } from '../log.ts';
import type { Bus, BusEvent } from './bus.ts';

/** Carries committed events from the outbox to the bus, in the order they were written. */
export interface OutboxPump {
  /** Something was committed; look at once. */
  nudge(): void;
  /** Carries all that is there now; gives how many. */
  drain(): Promise<number>;
  stop(): Promise<void>;
}

const BATCH = 200;
/** What another process committed, or a fault left behind, is found at the latest after this. */
const POLL_MS = 5_000;
const LOCK = 7_240_002;

interface OutboxRow {
  site_id: string;
  id: string;
  number: number;
  name: string;
  subject: string;
  payload: Record<string, unknown>;
  at: string;
}

/** A pump of one process. Events reach the bus at least once: a crash between carrying and marking repeats the last batch. */
export function createOutboxPump(database: Database, bus: Bus, log: Log): OutboxPump {
  let running: Promise<number> | undefined;
  let again = false;
  let stopped = false;
  const drain = async (): Promise<number> => {
    let carried = 0;
    for (;;) {
      const count = await carryBatch(database, bus);
      carried += count;
      if (count < BATCH) return carried;
    }
  };
  const nudge = (): void => {
    if (stopped) return;
    again = running !== undefined;
    running ??= drain()
      .catch((fault: unknown) => {
        log.error('the outbox could not be carried; it is tried again', { fault });
        return 0;
      })
      .finally(() => {
        running = undefined;
        if (again) nudge();
      });
  };
  const timer = setInterval(nudge, POLL_MS);
  timer.unref();
  return {
    nudge,
    drain,
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}

async function carryBatch(database: Database, bus: Bus): Promise<number> {
  return database.transaction(async (transaction) => {
    const [lock] = await transaction.named<{ mine: boolean }>('outbox-lock', 'select pg_try_advisory_xact_lock($1) as mine', [LOCK]);
    if (lock?.mine !== true) return 0;
    const rows = await transaction.named<OutboxRow>(
      'outbox-read',
      'select site_id, id, number, name, subject, payload, at from outbox where published_at is null order by number limit $1',
      [BATCH],
    );
    if (rows.length === 0) return 0;
    await bus.publish(rows.map(eventOf));
    await transaction.named('outbox-mark', 'update outbox set published_at = now() where published_at is null and number = any($1::bigint[])', [
      rows.map((row) => row.number),
    ]);
    return rows.length;
  });
}

function eventOf(row: OutboxRow): BusEvent {
  return { id: row.id, siteId: row.site_id, name: row.name, subject: row.subject, at: row.at, payload: row.payload };
}
