import { refuse, type Refusal } from '#model/outcome.ts';
import type { CommandCall } from './command.ts';
import type { NamedQueries } from './database/database.ts';

/** Printable, 8 to 200 characters: a UUID, or what a client makes of its own. */
const KEY_SHAPE = /^[\x21-\x7e]{8,200}$/;

/** Refuses: `idempotency_key_invalid`. */
export function checkKey(key: string | undefined): Refusal<'idempotency_key_invalid'> | undefined {
  return key === undefined || KEY_SHAPE.test(key) ? undefined : refuse('idempotency_key_invalid');
}

interface KeptRow {
  readonly fingerprint: string;
  readonly reply: { readonly results: readonly unknown[] } | null;
}

/** What an earlier call with the same key was answered: nothing, its results, or that the key was used for another input. */
export type FoundReply = undefined | { readonly results: readonly unknown[] } | Refusal<'idempotency_key_reused'>;

/** Looks for the answer of an earlier call with the same key; undefined also where the call has none. */
export async function findReply(queries: NamedQueries, { actor, idempotencyKey }: CommandCall, fingerprint: string): Promise<FoundReply> {
  if (idempotencyKey === undefined) return undefined;
  const [stored] = await queries.named<KeptRow>('reply-read', 'select fingerprint, reply from command_reply where site_id = $1 and actor_id = $2 and idempotency_key = $3', [actor.siteId, actor.id, idempotencyKey]);
  if (stored === undefined) return undefined;
  if (stored.fingerprint !== fingerprint) return refuse('idempotency_key_reused');
  if (stored.reply === null) throw new Error('command: a reply was committed without its results');
  return { results: stored.reply.results };
}

/** Another call with the same key stood first: nothing of this one does, and its answer is there to be read. */
export class RepeatMet extends Error {
  constructor(cause: Error) {
    super(cause.message, { cause });
  }
}

/** What the store's fault means where a reply is kept. */
export function meetRepeat(fault: Error): Error | undefined {
  return 'constraint' in fault && fault.constraint === 'command_reply_pkey' ? new RepeatMet(fault) : undefined;
}

/**
 * Lets calls of this process with the same key follow each other, so that a double click does its work once. Those of several processes
 * meet at the key of the reply's row instead.
 */
export function createKeyTurns(): <Result>({ actor, idempotencyKey }: CommandCall, work: () => Promise<Result>) => Promise<Result> {
  const last = new Map<string, Promise<unknown>>();
  return async ({ actor, idempotencyKey }, work) => {
    if (idempotencyKey === undefined) return work();
    const key = [actor.siteId, actor.id, idempotencyKey].join('\n');
    const before = last.get(key);
    const mine = before === undefined ? work() : before.then(work, work);
    last.set(key, mine);
    try {
      return await mine;
    } finally {
      if (last.get(key) === mine) last.delete(key);
    }
  };
}
