import { Worker } from 'node:worker_threads';

/** A function of a module, run where it cannot hold up the house. */
export interface ThreadOrder {
  /** The module's address, as `import.meta.resolve` or `new URL(…, import.meta.url)` gives it. */
  readonly module: string;
  readonly name: string;
  readonly args: readonly unknown[];
}

/** What a thread sends back; a fault with a code and details keeps both. */
export type ThreadReply = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string; readonly code?: string; readonly details?: unknown };

export interface ThreadLimits {
  /** Unit: milliseconds. */
  readonly timeoutMs: number;
  /** Unit: megabytes of the thread's own memory. */
  readonly memoryMb: number;
}

/** The work took too long or too much memory and was ended. */
export class ThreadStopped extends Error {}

/** What the function threw, where it had a code: `code` and `details` as they were. */
export class ThreadFault extends Error {
  readonly code: string;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(message: string, code: string, details: Readonly<Record<string, string | number>>) {
    super(message);
    this.name = 'ThreadFault';
    this.code = code;
    this.details = details;
  }
}

/**
 * Runs an exported function of a module in a thread of its own and gives what it returns; arguments and result are copied.
 * Faults: `ThreadStopped` beyond the limits, `ThreadFault` for a fault with a code, otherwise what was thrown, by its message.
 */
export function runInThread<Result>(order: ThreadOrder, { timeoutMs, memoryMb }: ThreadLimits): Promise<Result> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('thread-main.ts', import.meta.url), { workerData: order, resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
    const timer = setTimeout(() => end(() => reject(new ThreadStopped(`${order.name}: longer than ${String(timeoutMs)} ms`))), timeoutMs);
    let ended = false;
    const end = (tell: () => void): void => {
      if (ended) return;
      ended = true;
      clearTimeout(timer);
      void worker.terminate();
      tell();
    };
    worker.once('message', (reply: ThreadReply) =>
      end(() => {
        if (reply.ok) resolve(reply.value as Result);
        else if (reply.code !== undefined) reject(new ThreadFault(reply.message, reply.code, (reply.details ?? {}) as Readonly<Record<string, string | number>>));
        else reject(new Error(reply.message));
      }),
    );
    worker.once('error', (fault: Error & { readonly code?: string }) => end(() => reject(fault.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new ThreadStopped(`${order.name}: out of memory`, { cause: fault }) : fault)));
    worker.once('exit', (code) => end(() => reject(new Error(`${order.name}: the thread ended with ${String(code)} before it answered`))));
  });
}
