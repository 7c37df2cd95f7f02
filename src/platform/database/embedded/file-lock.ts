import { open, readFile, rm } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { PlatformFault } from '../../fault.ts';
import { isSameProcess, processStamp } from './process-stamp.ts';

const PATIENCE_MS = 60_000;

/**
 * Runs `work` while this process alone holds a lock file; a lock whose process is gone is taken over.
 * Faults: `store_busy` after 60 s.
 */
export async function withFileLock<Result>(path: string, work: () => Promise<Result>, patienceMs = PATIENCE_MS): Promise<Result> {
  const until = Date.now() + patienceMs;
  while (!(await tryLock(path))) {
    if (Date.now() > until) throw new PlatformFault('store_busy', { file: path });
    await wait(20);
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

async function tryLock(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx');
    await file.writeFile(await processStamp(process.pid));
    await file.close();
    return true;
  } catch (fault) {
    if (!(fault instanceof Error) || !('code' in fault) || fault.code !== 'EEXIST') throw fault;
  }
  const holder = await readFile(path, 'utf8').catch(() => undefined);
  if (holder === undefined) return false;
  if (holder === '') {
    // Just being written, or its writer died in between: give it a moment, then look again.
    await wait(200);
    if ((await readFile(path, 'utf8').catch(() => 'gone')) !== '') return false;
  } else if (await isSameProcess(holder)) return false;
  await rm(path, { force: true });
  return false;
}
