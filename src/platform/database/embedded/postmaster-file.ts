import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ConnectionSettings } from '../database.ts';

/** What a running PostgreSQL writes about itself. Source: PostgreSQL manual, postmaster.pid. */
export interface PostmasterFile {
  readonly pid: number;
  readonly port: number;
  readonly socketFolder: string;
  readonly ready: boolean;
}

/** The user and the database of the embedded store. */
export const STORE_NAME = 'motcua';

/** What stands in `postmaster.pid`, or undefined when there is none or it is still being written. */
export async function findPostmasterFile(folder: string): Promise<PostmasterFile | undefined> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Math.abs(Number(lines[0]));
  if (!Number.isInteger(pid) || pid === 0) return undefined;
  return { pid, port: Number(lines[3] ?? 0), socketFolder: lines[4] ?? '', ready: lines[7] === 'ready' };
}

/** How to reach the server of such a file. */
export function connectionOf(file: PostmasterFile): ConnectionSettings {
  return { host: file.socketFolder === '' ? '127.0.0.1' : file.socketFolder, port: file.port, user: STORE_NAME, database: 'postgres' };
}
