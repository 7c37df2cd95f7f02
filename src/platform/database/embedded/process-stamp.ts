import { readFileSync } from 'node:fs';
import { readFile, readlink } from 'node:fs/promises';

/** A process as text: its id and when it began, so that a re-used id is not mistaken for it. Shape: `1234 5678901`. */
export async function processStamp(pid: number): Promise<string> {
  return `${pid} ${await beganAt(pid)}`;
}

/** Whether the process of a stamp still runs. */
export async function isSameProcess(stamp: string): Promise<boolean> {
  const [pid = '', began = ''] = stamp.trim().split(' ');
  if (!isAlive(Number(pid))) return false;
  const now = await beganAt(Number(pid));
  return began === '' || now === '' || began === now;
}

/** Whether a process with this id exists, ours or another account's. A zombie does not count. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (fault) {
    return fault instanceof Error && 'code' in fault && fault.code === 'EPERM';
  }
}

/** Ended, but nobody has asked for its exit code yet: what happens to orphans where process 1 is a careless one. */
function isZombie(pid: number): boolean {
  try {
    return stateOf(readFileSync(`/proc/${pid}/stat`, 'utf8'))[0] === 'Z';
  } catch {
    return false;
  }
}

/** The folder a process works in, where the system tells (Linux); PostgreSQL works in its data folder. */
export async function folderOfProcess(pid: number): Promise<string | undefined> {
  return readlink(`/proc/${pid}/cwd`).catch(() => undefined);
}

/** Start time in clock ticks since boot, or empty where the system does not tell. */
async function beganAt(pid: number): Promise<string> {
  return stateOf(await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ''))[19] ?? '';
}

/** The fields of /proc/…/stat from the state on; the name before it may contain anything. */
function stateOf(text: string): string[] {
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}
