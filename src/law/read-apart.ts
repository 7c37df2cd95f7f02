import { basename, dirname } from 'node:path';
import { localDateAt, type LocalDate } from '#model/time.ts';
import { findSourceDate } from '#platform/files/list-files.ts';
import { READ_LIMITS } from '#platform/import-files/read-apart.ts';
import { runInThread, ThreadStopped } from '#platform/threads/run-in-thread.ts';
import { listTextFiles } from './import-texts.ts';
import type { ReadText } from './law-text.ts';

/** One document of a file, or why it was left out. */
export interface ReadApart {
  readonly file: string;
  readonly sourceDate: LocalDate;
  readonly read: ReadText;
}

/** Reads files or folders, each file in a thread of its own, so that nobody else waits; undefined where there is nothing to read. */
export async function readFilesApart(paths: readonly string[], sourceDate?: LocalDate): Promise<readonly ReadApart[] | undefined> {
  const files = await listTextFiles(paths);
  if (files === undefined) return undefined;
  const found: ReadApart[] = [];
  for (const { path, changedAtMs } of files) {
    const told = { file: basename(path), sourceDate: sourceDate ?? (await findSourceDate(dirname(path))) ?? localDateAt(changedAtMs) };
    for (const read of await readOneApart(path)) found.push({ ...told, read });
  }
  return found;
}

async function readOneApart(path: string): Promise<readonly ReadText[]> {
  try {
    return await runInThread<readonly ReadText[]>({ module: new URL('read-file.ts', import.meta.url).href, name: 'readTexts', args: [path] }, READ_LIMITS);
  } catch (fault) {
    if (!(fault instanceof ThreadStopped)) throw fault;
    return [{ ok: false, reason: 'reading_stopped', details: { file: basename(path), seconds: READ_LIMITS.timeoutMs / 1000, megabytes: READ_LIMITS.memoryMb } }];
  }
}
