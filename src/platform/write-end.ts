import { newId } from '#model/ids.ts';
import { hashEntry, type AuditEntry } from './audit/audit-entry.ts';
import { writeAuditEntries } from './audit/audit-log.ts';
import type { CommandCall, RoomEvent } from './command.ts';
import type { Transaction } from './database/database.ts';
import { meetRepeat } from './kept-replies.ts';

/** What every command leaves behind beside the room's own rows. */
export interface CommandEnd {
  readonly entries: readonly AuditEntry[];
  readonly events: readonly RoomEvent[];
  /** Unit: milliseconds since 1970. */
  readonly now: number;
  readonly fingerprint: string;
  /** What a repetition is answered from. */
  readonly results: readonly unknown[];
}

type Later = Pick<Transaction, 'later'>;

/** Writes audit, events and reply with the caller's transaction. */
export function writeEnd(transaction: Later, call: CommandCall, end: CommandEnd): void {
  const { entries: [entry], events: [event] } = end;
  if (entry !== undefined && event !== undefined && call.idempotencyKey !== undefined && end.entries.length === 1 && end.events.length === 1) {
    writeUsualEnd(transaction, call, call.idempotencyKey, end, entry, event);
    return;
  }
  writeAuditEntries(transaction, end.entries);
  writeOutbox(transaction, call.actor.siteId, end.events, end.now);
  if (call.idempotencyKey === undefined) return;
  transaction.later('reply-keep', 'insert into command_reply (site_id, actor_id, idempotency_key, fingerprint, at, reply) values ($1, $2, $3, $4, $5, $6::jsonb)', [
    call.actor.siteId, call.actor.id, call.idempotencyKey, end.fingerprint, new Date(end.now).toISOString(), JSON.stringify({ results: end.results }),
  ], meetRepeat);
}

/** One change, one event, one reply: what nearly every command leaves, in one statement, for each one more costs store and house as much as the rows do. */
function writeUsualEnd(transaction: Later, { actor }: CommandCall, key: string, { now, fingerprint, results }: CommandEnd, entry: AuditEntry, event: RoomEvent): void {
  transaction.later(
    'command-end',
    `with entry as (
       insert into audit_entry (site_id, id, at, actor_kind, actor_id, command, subject, details, request_id, content_hash) values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9, $10) returning number),
     noted as (insert into audit_open (site_id, number) select $1, number from entry),
     told as (insert into outbox (site_id, id, name, subject, payload, at) values ($1, $11, $12, $13, $14::jsonb, $3))
     insert into command_reply (site_id, actor_id, idempotency_key, fingerprint, at, reply) values ($1, $5, $15, $16, $3, $17::jsonb)`,
    [
      actor.siteId, entry.id, entry.at, entry.actorKind, actor.id, entry.command, entry.subject, JSON.stringify(entry.details), entry.requestId, hashEntry(entry),
      newId(now), event.name, event.subject, JSON.stringify(event.payload), key, fingerprint, JSON.stringify({ results }),
    ],
    meetRepeat,
  );
}

function writeOutbox(transaction: Later, siteId: string, events: readonly RoomEvent[], now: number): void {
  if (events.length === 0) return;
  const at = new Date(now).toISOString();
  const rows = events.map(({ name, subject, payload }) => ({ id: newId(now), name, subject, payload }));
  transaction.later(
    'outbox-write',
    `insert into outbox (site_id, id, name, subject, payload, at)
     select $1, (e->>'id')::uuid, e->>'name', e->>'subject', e->'payload', $3::timestamptz
       from jsonb_array_elements($2::jsonb) with ordinality as t(e, place) order by place`,
    [siteId, JSON.stringify(rows), at],
  );
}
