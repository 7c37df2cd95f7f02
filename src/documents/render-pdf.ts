import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { TypstOrder, TypstReply } from './typst-worker.ts';

/** Makes PDF/A pages from a Typst template, in a thread of its own so that a long page never holds up an answer. */
export interface PdfPrinter {
  /** The page for data. The same template, data and moment give the same bytes. Faults: what the template does not accept. */
  print(source: string, data: unknown, madeAtMs: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

const FONTS = ['400Regular/Tinos_400Regular.ttf', '700Bold/Tinos_700Bold.ttf', '400Regular_Italic/Tinos_400Regular_Italic.ttf', '700Bold_Italic/Tinos_700Bold_Italic.ttf'];
/** A page that takes longer is given up, and its thread with it. Unit: milliseconds. */
const LONGEST_MS = 20_000;

interface Waiting {
  resolve(pdf: Uint8Array): void;
  reject(fault: Error): void;
  readonly timer: NodeJS.Timeout;
}

/** Opens the printer; its thread starts with the first page. */
export function openPdfPrinter(): PdfPrinter {
  const waiting = new Map<number, Waiting>();
  let worker: Promise<Worker> | undefined;
  let next = 0;

  async function start(): Promise<Worker> {
    const folder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'));
    const fonts = await Promise.all(FONTS.map((name) => readFile(join(folder, name))));
    const started = new Worker(new URL('typst-worker.ts', import.meta.url), { workerData: { fonts } });
    started.unref();
    started.on('message', (reply: TypstReply) => {
      const one = waiting.get(reply.id);
      waiting.delete(reply.id);
      clearTimeout(one?.timer);
      if ('pdf' in reply) one?.resolve(reply.pdf);
      else one?.reject(new Error(`The page could not be made: ${reply.fault}`));
    });
    started.on('error', (fault) => giveUp(fault));
    started.on('exit', () => giveUp(new Error('The printing thread ended.')));
    return started;
  }

  function giveUp(fault: Error): void {
    worker = undefined;
    for (const [id, one] of waiting) {
      waiting.delete(id);
      clearTimeout(one.timer);
      one.reject(fault);
    }
  }

  return {
    print: async (source, data, madeAtMs) => {
      const thread = await (worker ??= start());
      const id = (next += 1);
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          giveUp(new Error(`The page was not made within ${String(LONGEST_MS / 1000)} s.`));
          void thread.terminate();
        }, LONGEST_MS);
        waiting.set(id, { resolve, reject, timer });
        const order: TypstOrder = { id, source, data: JSON.stringify(data), madeAt: Math.floor(madeAtMs / 1000) };
        thread.postMessage(order);
      });
    },
    close: async () => {
      const thread = await worker?.catch(() => undefined);
      worker = undefined;
      await thread?.terminate();
    },
  };
}
