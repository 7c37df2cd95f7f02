import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PageForm, TypstOrder, TypstReply } from './typst-worker.ts';

/** Makes PDF/A pages from a Typst template, one after another in a thread of its own: a long page never holds up an answer. */
export interface PdfPrinter {
  /**
   * The page for data, as PDF/A unless said. The same template, data and moment give the same bytes.
   * Faults: `PrintingStopped` when too many wait or a page takes too long; what the template does not accept.
   */
  print(source: string, data: unknown, madeAtMs: number, form?: PageForm): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** A page that was not made because of the load or of its own size; the same order may succeed another time, or shorter. */
export class PrintingStopped extends Error {
  readonly why: 'busy' | 'tooLong';

  constructor(why: 'busy' | 'tooLong') {
    super(`printing stopped: ${why}`);
    this.name = 'PrintingStopped';
    this.why = why;
  }
}

export interface PdfPrinterLimits {
  /** A page that takes longer is given up, and its thread with it. Unit: milliseconds. */
  readonly longestMs?: number;
  /** Orders that may wait; more are turned away at once. */
  readonly waiting?: number;
  /** Pages after which the thread is begun anew: what its compiler holds on to goes with it. */
  readonly pagesPerThread?: number;
}

const require = createRequire(import.meta.url);
const FONT_PACKAGE = '@expo-google-fonts/tinos/package.json';
const FONTS = ['400Regular/Tinos_400Regular.ttf', '700Bold/Tinos_700Bold.ttf', '400Regular_Italic/Tinos_400Regular_Italic.ttf', '700Bold_Italic/Tinos_700Bold_Italic.ttf'];

/** The fonts of every document, in the order the compiler is given them. */
export async function readFonts(): Promise<Uint8Array[]> {
  const folder = dirname(require.resolve(FONT_PACKAGE));
  return Promise.all(FONTS.map((name) => readFile(join(folder, name))));
}

interface Waiting extends Omit<TypstOrder, 'id'> {
  resolve(file: Uint8Array): void;
  reject(fault: Error): void;
}

interface Thread {
  readonly worker: Worker;
  pages: number;
}

/** Opens the printer; its thread starts with the first page. */
export function openPdfPrinter(limits: PdfPrinterLimits = {}): PdfPrinter {
  const { longestMs = 20_000, waiting: most = 64, pagesPerThread = 1_000 } = limits;
  const line: Waiting[] = [];
  let fonts: Promise<Uint8Array[]> | undefined;
  let thread: Thread | undefined;
  let working: Promise<void> | undefined;
  let closed = false;
  let next = 0;

  function work(): void {
    if (working !== undefined || line.length === 0) return;
    working = makeAll().finally(() => {
      working = undefined;
      work();
    });
  }

  async function makeAll(): Promise<void> {
    for (let one = line.shift(); one !== undefined; one = line.shift()) {
      try {
        one.resolve(await makeOne(one));
      } catch (fault) {
        one.reject(fault instanceof Error ? fault : new Error(String(fault)));
      }
    }
  }

  async function makeOne(order: Waiting): Promise<Uint8Array> {
    const used = thread ?? (await start());
    const id = (next += 1);
    const { source, data, madeAt, form } = order;
    const reply = await answerOf(used.worker, { id, source, data, madeAt, form }).catch((fault: unknown) => {
      // A thread that did not answer may be in the middle of anything, and ends only when its compiler looks up: nobody waits for that.
      void stop();
      throw fault;
    });
    if ((used.pages += 1) >= pagesPerThread) await stop();
    if ('file' in reply) return reply.file;
    throw new Error(`The page could not be made: ${reply.fault}`);
  }

  async function answerOf(worker: Worker, order: TypstOrder): Promise<TypstReply> {
    return new Promise<TypstReply>((resolve, reject) => {
      const timer = setTimeout(() => end(() => reject(new PrintingStopped('tooLong'))), longestMs);
      const onMessage = (message: TypstReply): void => end(() => resolve(message));
      const onError = (fault: Error): void => end(() => reject(fault));
      const onExit = (): void => end(() => reject(new Error('The printing thread ended.')));
      const end = (settle: () => void): void => {
        clearTimeout(timer);
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        settle();
      };
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      worker.postMessage(order);
    });
  }

  async function start(): Promise<Thread> {
    const worker = new Worker(new URL('typst-worker.ts', import.meta.url), { workerData: { fonts: await (fonts ??= readFonts()) } });
    worker.unref();
    // Its end is told by the order it worked on; between orders there is nobody to tell.
    worker.on('error', () => undefined);
    return (thread = { worker, pages: 0 });
  }

  async function stop(): Promise<void> {
    const ended = thread;
    thread = undefined;
    await ended?.worker.terminate();
  }

  return {
    print: (source, data, madeAtMs, form = 'pdf') =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new Error('The printer is closed.'));
        if (line.length >= most) return reject(new PrintingStopped('busy'));
        line.push({ source, data: JSON.stringify(data), madeAt: Math.floor(madeAtMs / 1000), form, resolve, reject });
        work();
        return undefined;
      }),
    close: async () => {
      closed = true;
      for (const one of line.splice(0)) one.reject(new Error('The printer is closed.'));
      await stop();
      await working;
      await stop();
    },
  };
}
