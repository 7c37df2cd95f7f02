import { readFileSync, rmSync } from 'node:fs';
import { open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, isDiskFull, PlatformFault } from '#platform/fault.ts';
import { isSameProcess, processStamp } from '#platform/database/embedded/process-stamp.ts';

/** Who serves a data folder, for the other commands. */
export interface RunningServer {
  readonly pid: number;
  readonly address: string;
}

interface ServerFile extends RunningServer {
  readonly stamp: string;
}

const NAME = 'server.json';

/** The server that runs on a data folder, or undefined. A file left behind by a kill -9 does not count. */
export async function findRunningServer(dataDir: string): Promise<RunningServer | undefined> {
  const found = parse(await readFile(join(dataDir, NAME), 'utf8').catch(() => ''));
  if (found === undefined || !(await isSameProcess(found.stamp))) return undefined;
  return { pid: found.pid, address: found.address };
}

/**
 * Claims a data folder for this process, before anything is opened in it.
 * Faults: `already_running`, `data_dir_not_writable`, `disk_full`.
 */
export async function claimDataDir(dataDir: string): Promise<void> {
  const mine = await describeMyself('');
  for (let attempt = 0; attempt < 50; attempt += 1) {
    try {
      const file = await open(join(dataDir, NAME), 'wx');
      await file.writeFile(mine);
      await file.close();
      return;
    } catch (cause) {
      if (codeOf(cause) !== 'EEXIST') {
        const reason = cause instanceof Error ? cause.message : String(cause);
        throw new PlatformFault(isDiskFull(cause) ? 'disk_full' : 'data_dir_not_writable', { folder: dataDir, reason }, { cause });
      }
    }
    const other = await findRunningServer(dataDir);
    if (other !== undefined) throw new PlatformFault('already_running', other.address === '' ? { ...other, address: '(đang mở)', addressEn: '(still opening)' } : { ...other });
    await rm(join(dataDir, NAME), { force: true });
  }
  throw new PlatformFault('store_busy', { file: join(dataDir, NAME) });
}

/** Says where the claimed folder is served; replaced whole, so a reader never sees half of it. */
export async function writeServerAddress(dataDir: string, address: string): Promise<void> {
  const half = join(dataDir, `${NAME}.new`);
  await writeFile(half, await describeMyself(address));
  await rename(half, join(dataDir, NAME));
}

/** Gives the folder back, if it is still ours. */
export function releaseDataDir(dataDir: string): void {
  try {
    const found = parse(readFileSync(join(dataDir, NAME), 'utf8'));
    if (found?.pid === process.pid) rmSync(join(dataDir, NAME), { force: true });
  } catch {
    // Nothing there: nothing to give back.
  }
}

async function describeMyself(address: string): Promise<string> {
  const file: ServerFile = { pid: process.pid, address, stamp: await processStamp(process.pid) };
  return JSON.stringify(file);
}

function parse(text: string): ServerFile | undefined {
  try {
    const value = JSON.parse(text) as Partial<ServerFile>;
    if (typeof value.pid !== 'number' || typeof value.address !== 'string' || typeof value.stamp !== 'string') return undefined;
    return { pid: value.pid, address: value.address, stamp: value.stamp };
  } catch {
    return undefined;
  }
}
