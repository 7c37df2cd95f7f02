import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Processor time so far: of this process, which is house and clients, and of its PostgreSQL with all sessions. Unit: milliseconds. */
export interface CpuTime {
  readonly house: number;
  readonly store: number;
}

/** Linux counts in hundredths of a second. */
const TICK_MS = 10;

/** Reads both; the store's as Linux tells, 0 elsewhere. */
export async function readCpuTime(clusterFolder: string): Promise<CpuTime> {
  const { user, system } = process.cpuUsage();
  const [line = ''] = (await readFile(join(clusterFolder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  let ticks = 0;
  for (const pid of await readdir('/proc').catch(() => [])) {
    if (!/^\d+$/u.test(pid)) continue;
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const isServer = pid === line.trim();
    // utime and stime; of the server itself also what sessions that have ended had used.
    if (isServer || fields[1] === line.trim()) ticks += Number(fields[11]) + Number(fields[12]) + (isServer ? Number(fields[13]) + Number(fields[14]) : 0);
  }
  return { house: (user + system) / 1_000, store: ticks * TICK_MS };
}
