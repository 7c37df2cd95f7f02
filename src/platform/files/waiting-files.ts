import { copyFile, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Outcome } from '#model/outcome.ts';
import { createDiskFiles, pathOfFile } from './disk-files.ts';
import type { FilesRefusal, StoredFile } from './files.ts';

/** Files that were sent and wait for what a person decides about them; nothing else refers to them. */
export interface WaitingFiles {
  /** Writes whole or not at all, as it comes. Refuses: `file_too_large`. */
  put(content: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Outcome<StoredFile, FilesRefusal>>;
  /** Gives the path of a file under a name of its own while `work` runs; undefined when it is not there (any more). */
  open<Result>(hash: string, name: string, work: (path: string, bytes: number) => Promise<Result>): Promise<{ readonly result: Result } | undefined>;
  remove(hash: string): Promise<void>;
  /** Removes what waits since before a moment. Gives how many went. */
  forgetBefore(atMs: number): Promise<number>;
}

const HASH = /^[0-9a-f]{64}$/u;

/** Waiting files in a folder. Faults: `disk_full`. */
export function createWaitingFiles(folder: string): WaitingFiles {
  const files = createDiskFiles(folder);
  return {
    put: (content, maxBytes) => files.put(content, { maxBytes }),
    open: async (hash, name, work) => {
      if (!HASH.test(hash)) return undefined;
      const found = await stat(pathOfFile(folder, hash)).catch(() => undefined);
      if (found === undefined) return undefined;
      // Readers look at a file's ending and tell its name; a name from outside never leaves its folder.
      await mkdir(folder, { recursive: true });
      const own = await mkdtemp(join(folder, 'reading-'));
      try {
        const path = join(own, safeName(name));
        await copyFile(pathOfFile(folder, hash), path);
        return { result: await work(path, found.size) };
      } finally {
        await rm(own, { recursive: true, force: true });
      }
    },
    remove: (hash) => files.remove(hash),
    forgetBefore: async (atMs) => {
      let gone = 0;
      for (const part of await readdir(folder).catch(() => [])) {
        const within = join(folder, part);
        const names = part.length === 2 ? (await readdir(within).catch(() => [])).map((name) => join(within, name)) : [within];
        for (const path of names) {
          const found = await stat(path).catch(() => undefined);
          if (found === undefined || found.mtimeMs >= atMs) continue;
          await rm(path, { recursive: true, force: true });
          gone += 1;
        }
      }
      return gone;
    },
  };
}

/** The last part of a name, without what a file system takes for more than a name. */
function safeName(name: string): string {
  const plain = [...basename(name.replaceAll('\\', '/'))].filter((letter) => letter >= ' ' && letter !== '\u007f').join('').slice(-120);
  return plain === '' || plain === '.' || plain === '..' ? 'tep' : plain;
}
