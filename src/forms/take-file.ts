import { Worker } from 'node:worker_threads';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import type { FileOrder, FileReply } from './file-worker.ts';
import type { PdfFault } from './read-pdf.ts';
import { readPictureSize, sniffFile } from './sniff-file.ts';

export type FileRefusal = 'file_over_limit' | 'file_empty' | 'file_heic' | 'file_program' | 'file_archive' | 'file_office' | 'file_kind_unknown' | 'file_kind_unwanted' | 'file_picture_huge' | 'file_too_slow' | 'file_too_busy' | PdfFault;

/** A file made safe to keep and to show. */
export interface SafeFile {
  readonly kind: 'image' | 'pdf';
  readonly content: Uint8Array;
  /** A picture of each page, JPEG. */
  readonly previews: readonly Uint8Array[];
  readonly pages: number;
}

/** Unit: bytes. */
export const MOST_FILE_BYTES = 15 * 1024 * 1024;
/** More than any phone takes of a page; unpacked it needs four bytes each. Unit: pixels. */
const MOST_PIXELS = 60_000_000;

export interface FileLimits {
  /** Unit: milliseconds. */
  readonly longestMs: number;
  /** How much more memory the process may hold while one file is read. Unit: bytes. */
  readonly mostMemory: number;
  readonly mostWaiting: number;
}

const LIMITS: FileLimits = { longestMs: 20_000, mostMemory: 900 * 1024 * 1024, mostWaiting: 20 };
const LOOK_EVERY_MS = 100;

/** Takes files from strangers: what they are is told by their bytes, and what is kept is written anew. */
export interface FileTaker {
  /**
   * Refuses: `file_over_limit`, `file_empty`, `file_heic`, `file_program`, `file_archive`, `file_office`, `file_kind_unknown`, `file_kind_unwanted`, `file_picture_huge`, `file_broken`, `file_pdf_locked`, `file_pdf_active`,
   * `file_pdf_attachment`, `file_pdf_pages`, `file_too_slow`, `file_too_busy`.
   */
  take(bytes: Uint8Array, wanted: readonly ('image' | 'pdf')[]): Promise<Outcome<SafeFile, FileRefusal>>;
  close(): Promise<void>;
}

/** Opens the taker; its thread starts with the first file. One file after the other is read, each with a limit of time and of memory; a thread that goes beyond is ended, and the next file gets a new one. */
export function createFileTaker(limits: Partial<FileLimits> = {}): FileTaker {
  const { longestMs, mostMemory, mostWaiting } = { ...LIMITS, ...limits };
  let worker: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let next = 0;

  const start = (): Worker => {
    const started = new Worker(new URL('file-worker.ts', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: 256 } });
    started.unref();
    // Who waits for it hears of it below; without this line its end would be nobody's.
    started.on('error', () => undefined);
    return started;
  };

  const read = async (kind: 'image' | 'pdf', bytes: Uint8Array): Promise<Outcome<SafeFile, FileRefusal>> => {
    const thread = (worker ??= start());
    const id = (next += 1);
    const memoryBefore = process.memoryUsage.rss();
    return new Promise((resolve) => {
      const settle = (outcome: Outcome<SafeFile, FileRefusal>, isLost: boolean): void => {
        clearTimeout(timer);
        clearInterval(look);
        thread.off('message', hear).off('error', lose).off('exit', lose);
        if (isLost) {
          worker = undefined;
          void thread.terminate();
        }
        resolve(outcome);
      };
      const hear = (reply: FileReply): void => {
        if (reply.id !== id) return;
        settle('fault' in reply ? refuse(reply.fault) : accept({ kind, content: reply.content, previews: reply.previews, pages: reply.pages }), false);
      };
      const lose = (): void => settle(refuse('file_broken'), true);
      const giveUp = (): void => settle(refuse('file_too_slow', { seconds: longestMs / 1000 }), true);
      const timer = setTimeout(giveUp, longestMs);
      const look = setInterval(() => {
        if (process.memoryUsage.rss() - memoryBefore > mostMemory) lose();
      }, LOOK_EVERY_MS);
      thread.on('message', hear).on('error', lose).on('exit', lose);
      thread.postMessage({ id, kind, bytes } satisfies FileOrder);
    });
  };

  return {
    take: async (bytes, wanted) => {
      const judged = judgeFile(bytes, wanted);
      if (!judged.ok) return judged;
      if (waiting >= mostWaiting) return refuse('file_too_busy');
      waiting += 1;
      const turn = last.then(() => read(judged.value, bytes));
      last = turn.catch(() => undefined);
      return turn.finally(() => (waiting -= 1));
    },
    close: async () => {
      const thread = worker;
      worker = undefined;
      await thread?.terminate();
    },
  };
}

/** What can be said of a file before it is unpacked. */
function judgeFile(bytes: Uint8Array, wanted: readonly ('image' | 'pdf')[]): Outcome<'image' | 'pdf', FileRefusal> {
  const sniffed = sniffFile(bytes);
  if (sniffed === 'empty') return refuse('file_empty');
  if (sniffed === 'heic') return refuse('file_heic');
  if (sniffed === 'program') return refuse('file_program');
  if (sniffed === 'archive') return refuse('file_archive');
  if (sniffed === 'office') return refuse('file_office');
  if (sniffed === 'unknown' || sniffed === 'otherPicture') return refuse('file_kind_unknown');
  if (bytes.length > MOST_FILE_BYTES) return refuse('file_over_limit', { maxMb: MOST_FILE_BYTES / 1024 / 1024 });
  const kind = sniffed === 'pdf' ? 'pdf' : 'image';
  if (!wanted.includes(kind)) return refuse('file_kind_unwanted', { wanted: wanted.join(', ') });
  if (sniffed === 'pdf') return accept(kind);
  const size = readPictureSize(bytes, sniffed);
  if (size === undefined) return refuse('file_broken');
  return size.width * size.height > MOST_PIXELS ? refuse('file_picture_huge', { width: size.width, height: size.height }) : accept(kind);
}
