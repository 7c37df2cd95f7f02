import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadOrder, ThreadReply } from './run-in-thread.ts';

const port = parentPort;
if (port !== null) {
  const { module, name, args } = workerData as ThreadOrder;
  port.postMessage(await answer(module, name, args));
}

async function answer(module: string, name: string, args: readonly unknown[]): Promise<ThreadReply> {
  try {
    const found = (await import(module)) as Readonly<Record<string, ((...given: readonly unknown[]) => unknown) | undefined>>;
    const work = found[name];
    if (work === undefined) throw new Error(`${module} has no ${name}`);
    return { ok: true, value: await work(...args) };
  } catch (fault) {
    const { message, code, details } = fault as { readonly message?: string; readonly code?: unknown; readonly details?: unknown };
    return { ok: false, message: message ?? String(fault), ...(typeof code === 'string' && typeof details === 'object' ? { code, details } : {}) };
  }
}
