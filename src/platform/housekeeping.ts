import type { Database } from './database/database.ts';

/** A repeated request is recognised for this long. Unit: days. */
const KEEP_REPLIES_DAYS = 30;
/** Carried events are kept for a look back. Unit: days. */
const KEEP_EVENTS_DAYS = 30;

/** Forgets stored replies and carried events past their time; the audit is never touched. Gives how many rows went. */
export async function forgetOldRows(database: Database, now: number): Promise<number> {
  const before = (days: number): string => new Date(now - days * 86_400_000).toISOString();
  const replies = await database.query('delete from command_reply where at < $1 returning 1 as gone', [before(KEEP_REPLIES_DAYS)]);
  const events = await database.query('delete from outbox where published_at < $1 returning 1 as gone', [before(KEEP_EVENTS_DAYS)]);
  return replies.length + events.length;
}
