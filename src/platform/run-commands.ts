import { createHash } from 'node:crypto';
import { canonicalJson } from '#model/canonical-json.ts';
import { newId } from '#model/ids.ts';
import { accept, refuse, type Outcome, type Refusal } from '#model/outcome.ts';
import { maskDeep, maskPersonalData } from '#model/personal-data.ts';
import type { AuditEntry } from './audit/audit-entry.ts';
import { writeAuditEntries } from './audit/audit-log.ts';
import type { Clock } from './clock.ts';
import type { CommandCall, CommandContext, CommandDefinition, Commands, RepeatRefusal, RoomEvent } from './command.ts';
import type { Database, Transaction } from './database/database.ts';
import type { Jobs } from './jobs/jobs.ts';

export interface CommandsDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly jobs: Jobs;
  /** Called after a commit: the sealer and the outbox have work. */
  readonly nudge: () => void;
}

/** Printable, 8 to 200 characters: a UUID, or what a client makes of its own. */
const KEY_SHAPE = /^[\x21-\x7e]{8,200}$/;

/** Leaves the transaction without a trace; the refusal itself is the answer. */
class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** The one way to write, as `Commands` says. */
export function createCommands(deps: CommandsDeps): Commands {
  return {
    run: async (definition, input, call) => {
      const outcome = await runAll(deps, definition, [input], call);
      if (!outcome.ok) return outcome;
      const [result] = outcome.value;
      return accept(result as never);
    },
    runBatch: (definition, inputs, call) => runAll(deps, definition, inputs, call, true),
  };
}

async function runAll<Input, Result, Code extends string>(
  deps: CommandsDeps,
  definition: CommandDefinition<Input, Result, Code>,
  inputs: readonly Input[],
  call: CommandCall,
  isBatch = false,
): Promise<Outcome<readonly Result[], Code | RepeatRefusal>> {
  const key = call.idempotencyKey;
  if (key !== undefined && !KEY_SHAPE.test(key)) return refuse('idempotency_key_invalid');
  for (const [at, input] of inputs.entries()) {
    const refusal = definition.policy(call.actor, input);
    if (refusal !== undefined) return placed(refusal, at, isBatch);
  }
  const fingerprint = createHash('sha256').update(canonicalJson([definition.name, isBatch, inputs])).digest('hex');
  try {
    const { results, repeated } = await deps.database.transaction((transaction) =>
      runInside(deps, definition, inputs, call, { transaction, fingerprint, isBatch }),
    );
    if (!repeated) deps.nudge();
    return accept(results);
  } catch (fault) {
    if (fault instanceof Refused) return fault.refusal as Refusal<Code | RepeatRefusal>;
    throw fault;
  }
}

interface Inside {
  readonly transaction: Transaction;
  readonly fingerprint: string;
  readonly isBatch: boolean;
}

async function runInside<Input, Result, Code extends string>(
  deps: CommandsDeps,
  definition: CommandDefinition<Input, Result, Code>,
  inputs: readonly Input[],
  call: CommandCall,
  { transaction, fingerprint, isBatch }: Inside,
): Promise<{ results: readonly Result[]; repeated: boolean }> {
  const now = deps.clock.now();
  const claim = await claimKey(transaction, call, fingerprint, now);
  if (claim !== undefined) return { results: claim as Result[], repeated: true };
  const results: Result[] = [];
  const entries: AuditEntry[] = [];
  const events: RoomEvent[] = [];
  for (const [at, input] of inputs.entries()) {
    const noted: { subject: string; details: Readonly<Record<string, unknown>> } = { subject: '', details: {} };
    const outcome = await definition.run(input, makeContext(deps, call, transaction, now, events, noted));
    if (!outcome.ok) throw new Refused(placed(outcome, at, isBatch));
    results.push(outcome.value);
    entries.push(entryOf(definition.name, call, now, noted));
  }
  writeAuditEntries(transaction, entries);
  writeOutbox(transaction, call.actor.siteId, events, now);
  if (call.idempotencyKey !== undefined) {
    transaction.later(
      'reply-keep',
      'update command_reply set reply = $4::jsonb where site_id = $1 and actor_id = $2 and idempotency_key = $3',
      [call.actor.siteId, call.actor.id, call.idempotencyKey, JSON.stringify({ results })],
    );
  }
  return { results, repeated: false };
}

/**
 * Claims the key by the store's constraint: a second caller waits here until the first has committed or given up.
 * Gives the stored results of an earlier call, or undefined when this call is the first.
 */
async function claimKey(transaction: Transaction, call: CommandCall, fingerprint: string, now: number): Promise<readonly unknown[] | undefined> {
  if (call.idempotencyKey === undefined) return undefined;
  const key = [call.actor.siteId, call.actor.id, call.idempotencyKey];
  const claimed = await transaction.named(
    'reply-claim',
    `insert into command_reply (site_id, actor_id, idempotency_key, fingerprint, at) values ($1, $2, $3, $4, $5)
     on conflict do nothing returning 1 as first`,
    [...key, fingerprint, new Date(now).toISOString()],
  );
  if (claimed.length > 0) return undefined;
  const [stored] = await transaction.named<{ fingerprint: string; reply: { results: readonly unknown[] } | null }>(
    'reply-read',
    'select fingerprint, reply from command_reply where site_id = $1 and actor_id = $2 and idempotency_key = $3',
    key,
  );
  if (stored?.fingerprint !== fingerprint) throw new Refused(refuse('idempotency_key_reused'));
  if (stored.reply === null) throw new Error('command: a reply was committed without its results');
  return stored.reply.results;
}

function makeContext(
  deps: CommandsDeps,
  call: CommandCall,
  transaction: Transaction,
  now: number,
  events: RoomEvent[],
  noted: { subject: string; details: Readonly<Record<string, unknown>> },
): CommandContext {
  return {
    actor: call.actor,
    transaction,
    now,
    newId: () => newId(now),
    announce: (event) => {
      events.push(event);
    },
    note: (subject, details = {}) => {
      noted.subject = subject;
      noted.details = details;
    },
    enqueue: (task, payload, options) => deps.jobs.enqueue(transaction, task, payload, options),
  };
}

function entryOf(command: string, call: CommandCall, now: number, noted: { subject: string; details: Readonly<Record<string, unknown>> }): AuditEntry {
  return {
    siteId: call.actor.siteId,
    id: newId(now),
    at: new Date(now).toISOString(),
    actorKind: call.actor.kind,
    actorId: call.actor.id,
    command,
    subject: maskPersonalData(noted.subject),
    // Through JSON once: what is hashed is exactly what the store gives back.
    details: JSON.parse(JSON.stringify(maskDeep(noted.details))) as Record<string, unknown>,
    requestId: call.requestId ?? '',
  };
}

function writeOutbox(transaction: Transaction, siteId: string, events: readonly RoomEvent[], now: number): void {
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

function placed<Code extends string>(refusal: Refusal<Code>, at: number, isBatch: boolean): Refusal<Code> {
  return isBatch ? { ...refusal, details: { ...refusal.details, at } } : refusal;
}
