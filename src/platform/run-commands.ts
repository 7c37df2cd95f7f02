import { createHash } from 'node:crypto';
import { canonicalJson } from '#model/canonical-json.ts';
import { newId } from '#model/ids.ts';
import { accept, type Outcome, type Refusal } from '#model/outcome.ts';
import { maskDeep, maskPersonalData } from '#model/personal-data.ts';
import type { AuditEntry } from './audit/audit-entry.ts';
import type { Clock } from './clock.ts';
import { LateRefusal, type CommandCall, type CommandContext, type CommandDefinition, type Commands, type RepeatRefusal, type RoomEvent } from './command.ts';
import type { Database, Transaction } from './database/database.ts';
import { codeOf } from './fault.ts';
import type { Jobs } from './jobs/jobs.ts';
import { checkKey, createKeyTurns, findReply, RepeatMet, type FoundReply } from './kept-replies.ts';
import { writeEnd } from './write-end.ts';

export interface CommandsDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly jobs: Jobs;
  /** Called after a commit: the sealer and the outbox have work. */
  readonly nudge: () => void;
}

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
  const inKeyTurn = createKeyTurns();
  return {
    run: async (definition, input, call) => {
      const outcome = await inKeyTurn(call, () => runAll(deps, definition, [input], call, false));
      if (!outcome.ok) return outcome;
      const [result] = outcome.value;
      return accept(result as never);
    },
    runBatch: (definition, inputs, call) => inKeyTurn(call, () => runAll(deps, definition, inputs, call, true)),
  };
}

async function runAll<Input, Result, Code extends string, Read>(
  deps: CommandsDeps,
  definition: CommandDefinition<Input, Result, Code, Read>,
  inputs: readonly Input[],
  call: CommandCall,
  isBatch: boolean,
): Promise<Outcome<readonly Result[], Code | RepeatRefusal>> {
  const wrongKey = checkKey(call.idempotencyKey);
  if (wrongKey !== undefined) return wrongKey;
  for (const [at, input] of inputs.entries()) {
    const refusal = definition.policy(call.actor, input);
    if (refusal !== undefined) return placed(refusal, at, isBatch);
  }
  const fingerprint = call.idempotencyKey === undefined ? '' : createHash('sha256').update(canonicalJson([definition.name, isBatch, inputs])).digest('hex');
  const attempt = (recalled?: Read): Promise<Attempt<Result>> => tryAll(deps, definition, inputs, call, { fingerprint, isBatch, ...(recalled === undefined ? {} : { recalled }) });
  const [only] = inputs;
  const recalled = isBatch || only === undefined ? undefined : definition.recall?.(only);
  const quick = recalled === undefined ? undefined : await attempt(recalled);
  const tried = quick?.results === undefined ? await attempt() : quick;
  if (tried.results !== undefined) {
    deps.nudge();
    return accept(tried.results);
  }
  // Refused perhaps because an earlier call with this key has done it: that one's answer is the answer.
  const found = tried.found ?? (await findReply(deps.database, call, fingerprint));
  if (found === undefined) {
    if (tried.refusal === undefined) throw new Error('command: a call with the same key stood first and left no reply');
    return (await tried.refusal()) as Refusal<Code>;
  }
  if ('ok' in found) return found;
  const { reply } = definition;
  return accept(reply === undefined ? (found.results as Result[]) : await Promise.all(found.results.map((each) => reply.recall(each))));
}

/** How one try went: it stands; an earlier call's answer was met; it was refused; or, with none of them, another call with its key stood first. */
interface Attempt<Result> {
  readonly results?: readonly Result[];
  readonly found?: NonNullable<FoundReply>;
  readonly refusal?: () => Promise<Refusal>;
}

interface Given<Read> {
  readonly fingerprint: string;
  readonly isBatch: boolean;
  /** What the process remembers, instead of reading. */
  readonly recalled?: Read;
  /** It was undone once already, for two that waited for each other. */
  readonly isSecond?: boolean;
}

/** How the store says that two transactions waited for each other, of which it has undone this one. */
const DEADLOCK = '40P01';

async function tryAll<Input, Result, Code extends string, Read>(
  deps: CommandsDeps,
  definition: CommandDefinition<Input, Result, Code, Read>,
  inputs: readonly Input[],
  call: CommandCall,
  given: Given<Read>,
): Promise<Attempt<Result>> {
  try {
    const work = (transaction: Transaction): Promise<Attempt<Result>> => runInside(deps, definition, inputs, call, transaction, given);
    return await (given.recalled === undefined ? deps.database.transaction(work) : deps.database.together(work));
  } catch (fault) {
    if (fault instanceof Refused) return { refusal: async () => fault.refusal };
    if (fault instanceof LateRefusal) return { refusal: fault.refusal };
    if (fault instanceof RepeatMet) return {};
    if (codeOf(fault) === DEADLOCK && given.isSecond !== true) return tryAll(deps, definition, inputs, call, { ...given, isSecond: true });
    throw fault;
  }
}

async function runInside<Input, Result, Code extends string, Read>(
  deps: CommandsDeps,
  definition: CommandDefinition<Input, Result, Code, Read>,
  inputs: readonly Input[],
  call: CommandCall,
  transaction: Transaction,
  { fingerprint, isBatch, recalled }: Given<Read>,
): Promise<Attempt<Result>> {
  const now = deps.clock.now();
  const asked = recalled === undefined ? await ask(definition, inputs, call, transaction, fingerprint) : { found: undefined, read: recalled };
  if (asked.found !== undefined) return { found: asked.found };
  const results: Result[] = [];
  const entries: AuditEntry[] = [];
  const events: RoomEvent[] = [];
  for (const [at, input] of inputs.entries()) {
    const noted: { subject: string; details: Readonly<Record<string, unknown>> } = { subject: '', details: {} };
    const outcome = await definition.run(input, makeContext(deps, call, transaction, now, events, noted), asked.read);
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

/** Asks for an earlier call's answer and for what the room needs, in one message. */
async function ask<Input, Result, Code extends string, Read>(
  definition: CommandDefinition<Input, Result, Code, Read>,
  inputs: readonly Input[],
  call: CommandCall,
  transaction: Transaction,
  fingerprint: string,
): Promise<{ readonly found: FoundReply; readonly read: Read }> {
  const finding = findReply(transaction.soon, call, fingerprint);
  const reading = definition.read?.(inputs, transaction.soon);
  finding.catch(() => undefined);
  reading?.catch(() => undefined);
  if (call.idempotencyKey !== undefined || reading !== undefined) await transaction.send();
  return { found: await finding, read: (await reading) as Read };
}

async function sendPlaced(transaction: Transaction, at: number): Promise<void> {
  try {
    await transaction.send();
  } catch (fault) {
    if (!(fault instanceof LateRefusal)) throw fault;
    throw new LateRefusal(async () => placed(await fault.refusal(), at, true), fault);
  }
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
