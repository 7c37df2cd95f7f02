import { createHash } from 'node:crypto';
import { canonicalJson } from '#model/canonical-json.ts';
import { newId } from '#model/ids.ts';
import { accept, refuse, type Outcome, type Refusal } from '#model/outcome.ts';
import { maskDeep, maskPersonalData } from '#model/personal-data.ts';
import type { AuditEntry } from './audit/audit-entry.ts';
import type { Clock } from './clock.ts';
import { LateRefusal, type CommandCall, type CommandContext, type CommandDefinition, type Commands, type RepeatRefusal, type RoomEvent } from './command.ts';
import type { Database, Transaction } from './database/database.ts';
import type { Jobs } from './jobs/jobs.ts';
import { writeEnd } from './write-end.ts';

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

async function runAll<Input, Result, Code extends string, Read>(
  deps: CommandsDeps,
  definition: CommandDefinition<Input, Result, Code, Read>,
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
  const fingerprint = key === undefined ? '' : createHash('sha256').update(canonicalJson([definition.name, isBatch, inputs])).digest('hex');
  try {
    const { results, kept } = await deps.database.transaction((transaction) =>
      runInside(deps, definition, inputs, call, { transaction, fingerprint, isBatch }),
    );
    if (kept === undefined) deps.nudge();
    else if (definition.reply !== undefined) return accept(await Promise.all(kept.map((each) => definition.reply?.recall(each) as Promise<Result>)));
    return accept(results);
  } catch (fault) {
    if (fault instanceof Refused) return fault.refusal as Refusal<Code | RepeatRefusal>;
    if (fault instanceof LateRefusal) return (await fault.refusal()) as Refusal<Code>;
    throw fault;
  }
}

interface Inside {
  readonly transaction: Transaction;
  readonly fingerprint: string;
  readonly isBatch: boolean;
}

async function runInside<Input, Result, Code extends string, Read>(
  deps: CommandsDeps,
  definition: CommandDefinition<Input, Result, Code, Read>,
  inputs: readonly Input[],
  call: CommandCall,
  { transaction, fingerprint, isBatch }: Inside,
): Promise<{ readonly results: readonly Result[]; readonly kept?: readonly unknown[] }> {
  const now = deps.clock.now();
  const reply = askForReply(transaction, call);
  const reading = definition.read?.(inputs, transaction.soon);
  reading?.catch(() => undefined);
  if (reply !== undefined || reading !== undefined) await transaction.send();
  const kept = readReply((await reply) ?? [], fingerprint);
  if (kept !== undefined) return { results: kept as Result[], kept };
  const read = (await reading) as Read;
  const results: Result[] = [];
  const entries: AuditEntry[] = [];
  const events: RoomEvent[] = [];
  for (const [at, input] of inputs.entries()) {
    const noted: { subject: string; details: Readonly<Record<string, unknown>> } = { subject: '', details: {} };
    const outcome = await definition.run(input, makeContext(deps, call, transaction, now, events, noted), read);
    if (!outcome.ok) throw new Refused(placed(outcome, at, isBatch));
    // In a batch what this input writes must be known to stand before the next one, so that a refusal says where.
    if (isBatch) await sendPlaced(transaction, at);
    results.push(outcome.value);
    entries.push(entryOf(definition.name, call, now, noted));
  }
  const { reply: keeping } = definition;
  const keptResults = keeping === undefined ? results : results.map((result) => keeping.keep(result));
  writeEnd(transaction, call, { entries, events, now, fingerprint, results: keptResults });
  return { results };
}

async function sendPlaced(transaction: Transaction, at: number): Promise<void> {
  try {
    await transaction.send();
  } catch (fault) {
    if (!(fault instanceof LateRefusal)) throw fault;
    throw new LateRefusal(async () => placed(await fault.refusal(), at, true), fault);
  }
}

interface KeptRow {
  readonly fingerprint: string;
  readonly reply: { readonly results: readonly unknown[] } | null;
}

/**
 * Asks for what an earlier call with this key was answered, behind a lock that is held to the transaction's end: a second caller waits
 * there until the first has committed or given up. The key's row itself is written once, with the reply.
 */
function askForReply(transaction: Transaction, { actor, idempotencyKey }: CommandCall): Promise<readonly KeptRow[]> | undefined {
  if (idempotencyKey === undefined) return undefined;
  const key = [actor.siteId, actor.id, idempotencyKey];
  transaction.later('reply-lock', 'select pg_advisory_xact_lock(hashtextextended($1, 0))', [key.join('\n')]);
  return transaction.soon.named<KeptRow>('reply-read', 'select fingerprint, reply from command_reply where site_id = $1 and actor_id = $2 and idempotency_key = $3', key);
}

/** The results kept by an earlier call, or undefined when this one is the first. Refuses: `idempotency_key_reused`. */
function readReply([stored]: readonly KeptRow[], fingerprint: string): readonly unknown[] | undefined {
  if (stored === undefined) return undefined;
  if (stored.fingerprint !== fingerprint) throw new Refused(refuse('idempotency_key_reused'));
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

function placed<Code extends string>(refusal: Refusal<Code>, at: number, isBatch: boolean): Refusal<Code> {
  return isBatch ? { ...refusal, details: { ...refusal.details, at } } : refusal;
}
