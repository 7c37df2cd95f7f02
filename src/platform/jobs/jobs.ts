import type { Queries } from '../database/database.ts';

export interface JobOptions {
  /** Not before this moment. Unit: milliseconds since 1970. */
  readonly runAt?: number;
  /** A job with the same key that has not run yet is replaced. */
  readonly key?: string;
  /** How often it is tried before it is given up; 10 unless said. */
  readonly maxAttempts?: number;
}

export interface JobContext {
  /** 1 on the first try. */
  readonly attempt: number;
  readonly signal: AbortSignal;
}

export type JobTask = (payload: Readonly<Record<string, unknown>>, context: JobContext) => Promise<void>;

/** Work for later, kept in the store: enqueued in the caller's transaction, run at least once by the worker. */
export interface Jobs {
  enqueue(queries: Queries, task: string, payload: Readonly<Record<string, unknown>>, options?: JobOptions): Promise<void>;
}
