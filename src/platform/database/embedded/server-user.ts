import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { PlatformFault } from '../../fault.ts';

/** The account PostgreSQL runs as. It refuses to run as root. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

const NAMES = ['motcua', 'postgres'] as const;

/** The account to change to, or undefined when we are not root and simply stay who we are. Faults: `no_server_user`. */
export async function findServerUser(accounts = '/etc/passwd', makeAccount = addSystemAccount): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const known = await lookUpUser(accounts, NAMES);
  if (known !== undefined) return known;
  await makeAccount();
  const made = await lookUpUser(accounts, [...NAMES, 'nobody']);
  if (made === undefined) throw new PlatformFault('no_server_user');
  return made;
}

async function addSystemAccount(): Promise<void> {
  await promisify(execFile)('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'motcua']).catch(() => undefined);
}

async function lookUpUser(accounts: string, names: readonly string[]): Promise<ServerUser | undefined> {
  const lines = (await readFile(accounts, 'utf8').catch(() => '')).split('\n').map((line) => line.split(':'));
  for (const name of names) {
    const line = lines.find(([login]) => login === name);
    if (line !== undefined) return { uid: Number(line[2]), gid: Number(line[3]) };
  }
  return undefined;
}

/**
 * The outermost folder on the way to `path` (itself included) that an account cannot pass, or undefined when it can.
 * A clone below /root or a `mktemp -d` has such a folder.
 */
export async function findClosedFolder(path: string, user: ServerUser): Promise<string | undefined> {
  const way: string[] = [];
  for (let current = path; ; current = dirname(current)) {
    way.unshift(current);
    if (dirname(current) === current) break;
  }
  for (const folder of way) {
    const found = await stat(folder).catch(() => undefined);
    if (found === undefined) return undefined;
    if (found.isDirectory() && !mayPass(found, user)) return folder;
  }
  return undefined;
}

function mayPass(found: { mode: number; uid: number; gid: number }, user: ServerUser): boolean {
  if (found.uid === user.uid) return (found.mode & 0o100) !== 0;
  if (found.gid === user.gid) return (found.mode & 0o010) !== 0;
  return (found.mode & 0o001) !== 0;
}
