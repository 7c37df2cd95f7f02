import type { Actor } from '#model/actor.ts';
import type { Outcome, Refusal } from '#model/outcome.ts';
import type { NamedQueries, Transaction } from './database/database.ts';

/** Who may: gives nothing when the actor may, a refusal when not. Lives in `<room>.policy.ts`. */
export type Policy<Input, Code extends string = string> = (actor: Actor, input: Input) => Refusal<Code> | undefined;

/** What happened, in the past tense; leaves the house through the outbox once the transaction stands. */
export interface RoomEvent {
  /** Shape: `dossier.received`. */
  readonly name: string;
  /** The id of what it happened to. */
  readonly subject: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** What a room's function is given while it runs inside the transaction. */
export interface CommandContext {
  readonly actor: Actor;
  /** Every write of the command goes through it. */
  readonly transaction: Transaction;
  /** The one moment of this command. Unit: milliseconds since 1970. */
  readonly now: number;
  /** A new id that sorts by this command's moment. */
  newId(): string;
  /** Puts an event in the outbox of the same transaction. */
  announce(event: RoomEvent): void;
  /** Says what the audit row is about; personal data is masked before it is written. */
  note(subject: string, details?: Readonly<Record<string, unknown>>): void;
  /** Puts a job in the queue of the same transaction. */
  enqueue(task: string, payload: Readonly<Record<string, unknown>>, options?: { readonly runAt?: number; readonly key?: string }): Promise<void>;
}

/** One change of state: its name, who may, and the room's function. */
export interface CommandDefinition<Input, Result, Code extends string = string, Read = undefined> {
  /** Shape: `room.imperative`, such as `catalogue.importProcedures`. */
  readonly name: string;
  readonly policy: Policy<Input, Code>;
  /** What the room's function needs of its own store: asked for in the transaction, together with an earlier reply, once for all inputs. */
  readonly read?: (inputs: readonly Input[], soon: NamedQueries) => Promise<Read>;
  /**
   * What `read` would most likely give, as this process remembers it: then everything crosses to the store in one message. Only what stands
   * counts: a refusal, a repetition, and a store that has gone on since are judged again by what `read` gives. So the room's writes must fail
   * (`LateRefusal`) where what was remembered is no longer so, and `run` must do nothing outside of its transaction.
   */
  readonly recall?: (input: Input) => Read | undefined;
  /** Where the result can be found again, so that not all of it is kept for repetitions. */
  readonly reply?: KeptReply<Result>;
  run(input: Input, context: CommandContext, read: Read): Promise<Outcome<Result, Code>>;
}

/** How a repetition is answered without keeping the whole result beside what the room keeps anyway. */
export interface KeptReply<Result> {
  /** What is kept, as JSON. */
  keep(result: Result): unknown;
  /** The same result again, from what was kept by this or an earlier program. */
  recall(kept: unknown): Promise<Result>;
}

/** Thrown where a write met something else than it was made for. The refusal is asked for when nothing of the transaction stands any more. */
export class LateRefusal extends Error {
  readonly refusal: () => Promise<Refusal>;

  constructor(refusal: () => Promise<Refusal>, cause: Error) {
    super(cause.message, { cause });
    this.refusal = refusal;
  }
}

/** Who asks, and how a repetition is recognised. */
export interface CommandCall {
  readonly actor: Actor;
  /** The caller's Idempotency-Key; without one every call is a new one. */
  readonly idempotencyKey?: string;
  readonly requestId?: string;
}

export type RepeatRefusal = 'idempotency_key_reused' | 'idempotency_key_invalid';

/** The one way to write: policy → repeat guard → one transaction (room, audit, outbox) → commit → nudge. */
export interface Commands {
  /** Refuses: what the policy or the room refuses; `idempotency_key_reused` for the same key with another input. */
  run<Input, Result, Code extends string, Read>(
    definition: CommandDefinition<Input, Result, Code, Read>,
    input: Input,
    call: CommandCall,
  ): Promise<Outcome<Result, Code | RepeatRefusal>>;
  /** One transaction over many inputs: all of them or none; a refusal carries `at`, the position of the input it met. */
  runBatch<Input, Result, Code extends string, Read>(
    definition: CommandDefinition<Input, Result, Code, Read>,
    inputs: readonly Input[],
    call: CommandCall,
  ): Promise<Outcome<readonly Result[], Code | RepeatRefusal>>;
}
