import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, chown, mkdir, mkdtemp, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { PlatformFault, saysDiskFull } from '../../fault.ts';
import type { ConnectionSettings } from '../database.ts';
import { SYSTEM_FOLDER, findBinaries, type Binaries } from './binaries.ts';
import { connectionOf, findPostmasterFile, STORE_NAME, type PostmasterFile } from './postmaster-file.ts';
import { folderOfProcess, isAlive } from './process-stamp.ts';
import { findClosedFolder, findServerUser, type ServerUser } from './server-user.ts';

/** A running PostgreSQL of our own. */
export interface Cluster {
  readonly folder: string;
  readonly connection: ConnectionSettings;
  /** `created`: the first start; `adopted`: it ran already (another command, or left behind by a kill -9). */
  readonly how: 'created' | 'started' | 'adopted';
}

/** Small and safe: every commit reaches the disk, memory stays low, nothing listens on the network. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '60',
  // Taken as it is used: a small store never fills it.
  shared_buffers: '128MB',
  maintenance_work_mem: '32MB',
  // How much may be written between two checkpoints: after each, every page is written whole once more. A resting house keeps the smaller.
  max_wal_size: '1GB',
  min_wal_size: '32MB',
  huge_pages: 'off',
  jit: 'off',
  io_method: 'sync',
  // Nobody reads from the list of processes what each connection is doing; writing it there costs every statement a little.
  update_process_title: 'off',
  max_parallel_workers_per_gather: '0',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  log_min_messages: 'warning',
  log_checkpoints: 'off',
};

const START_PATIENCE_MS = 120_000;
const STOP_PATIENCE_MS = 20_000;
/** A socket's path may be 107 bytes long; PostgreSQL adds `/.s.PGSQL.5432`. */
const SOCKET_FOLDER_LIMIT = 90;

/**
 * Makes PostgreSQL run on a data folder: creates it, starts it, or adopts the one that runs. Call it under the store's lock.
 * `socketFolder`: where its socket must be, when somebody is connected to that address already.
 * Faults: `postgres_missing`, `postgres_failed`, `disk_full`, `cluster_other_version`, `no_server_user`.
 */
export async function ensureCluster(dataDir: string, extra: Readonly<Record<string, string>> = {}, socketFolder?: string): Promise<Cluster> {
  const user = await findServerUser();
  const folder = await placeCluster(dataDir, user);
  const running = await findRunning(folder);
  if (running !== undefined) return { folder, connection: connectionOf(running), how: 'adopted' };
  const binaries = await findBinaries(user);
  const created = (await stat(join(folder, 'PG_VERSION')).catch(() => undefined)) === undefined;
  if (created) await createCluster(folder, binaries, user);
  else await checkVersion(folder, binaries);
  const settings = { ...SETTINGS, ...extra, unix_socket_directories: socketFolder ?? (await makeSocketFolder(folder, user)) };
  const file = await startServer(folder, binaries, user, settings);
  return { folder, connection: connectionOf(file), how: created ? 'created' : 'started' };
}

/** Stops the server of a folder: quickly but cleanly, sessions are cut. Nothing to do when none runs. */
export async function stopCluster(folder: string): Promise<void> {
  const file = await findPostmasterFile(folder);
  if (file === undefined || !(await isServerOf(file.pid, folder))) return;
  signal(file.pid, 'SIGINT');
  const immediateAt = Date.now() + STOP_PATIENCE_MS;
  for (let asked = false; await isServerOf(file.pid, folder); await wait(10)) {
    if (asked || Date.now() < immediateAt) continue;
    asked = true;
    // The log replays what an immediate stop left open; nothing committed is lost.
    signal(file.pid, 'SIGQUIT');
  }
  if (!file.socketFolder.startsWith(folder) && basename(file.socketFolder).startsWith('motcua-')) {
    await rm(file.socketFolder, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Where the store of a data folder stands: inside it, or below /var/lib/motcua when root's folder shuts the server out. */
export async function placeCluster(dataDir: string, user: ServerUser | undefined): Promise<string> {
  const inside = join(dataDir, 'postgres');
  if (user === undefined) return inside;
  if ((await findClosedFolder(dataDir, user)) === dataDir) await chmod(dataDir, 0o711);
  if ((await findClosedFolder(dataDir, user)) === undefined) return inside;
  const folder = join(SYSTEM_FOLDER, createHash('sha256').update(dataDir).digest('hex').slice(0, 16));
  await mkdir(folder, { recursive: true, mode: 0o755 });
  return join(folder, 'postgres');
}

/** The server that runs on a folder. One that is going down is waited for; a stale file of a dead one is removed. */
async function findRunning(folder: string): Promise<PostmasterFile | undefined> {
  const until = Date.now() + START_PATIENCE_MS;
  for (;;) {
    const file = await findPostmasterFile(folder);
    if (file === undefined) return undefined;
    if (!(await isServerOf(file.pid, folder))) {
      // PostgreSQL itself asks of both only whether the id lives, and a zombie nobody has asked for its exit code does.
      if (file.socketFolder !== '') await rm(join(file.socketFolder, `.s.PGSQL.${file.port}.lock`), { force: true });
      await rm(join(folder, 'postmaster.pid'), { force: true });
      return undefined;
    }
    if (file.ready) return file;
    if (Date.now() > until) throw new PlatformFault('postgres_failed', { reason: `process ${file.pid} is neither ready nor gone` });
    await wait(20);
  }
}

async function isServerOf(pid: number, folder: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  const works = await folderOfProcess(pid);
  // Where the system does not tell a process's folder, an id that is alive is believed.
  return works === undefined ? process.platform !== 'linux' : works === folder;
}

async function createCluster(folder: string, binaries: Binaries, user: ServerUser | undefined): Promise<void> {
  const parent = dirname(folder);
  for (const left of await readdir(parent)) if (left.startsWith('postgres.new-')) await rm(join(parent, left), { recursive: true, force: true });
  const half = join(parent, `postgres.new-${process.pid}`);
  await mkdir(half, { mode: 0o700 });
  if (user !== undefined) await chown(half, user.uid, user.gid);
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--encoding=UTF8'];
  const made = await runProgram(binaries.initdb, ['-D', half, '-U', STORE_NAME, '--auth=trust', '--no-instructions', '--no-sync', ...locale], user);
  if (made.exitCode !== 0) {
    await rm(half, { recursive: true, force: true });
    throw serverFault(made.output);
  }
  // One flush of everything instead of initdb's file by file; the rename makes the folder count.
  await runProgram(binaries.initdb, ['-D', half, '--sync-only'], user);
  await rename(half, folder);
}

async function checkVersion(folder: string, binaries: Binaries): Promise<void> {
  const found = Number((await readFile(join(folder, 'PG_VERSION'), 'utf8')).trim());
  if (found !== binaries.major) throw new PlatformFault('cluster_other_version', { found, expected: binaries.major, folder });
}

async function startServer(folder: string, binaries: Binaries, user: ServerUser | undefined, settings: Readonly<Record<string, string>>): Promise<PostmasterFile> {
  const logPath = join(dirname(folder), 'postgres.log');
  const log = await open(logPath, 'a');
  const logStart = (await log.stat()).size;
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  let exited: string | undefined;
  const server = spawn(binaries.postgres, ['-D', folder, ...options], {
    // Its own session: a Ctrl-C at the keyboard reaches us, and we stop it when its work is done.
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    cwd: folder,
    env: { LC_ALL: 'C', TZ: 'UTC', PATH: process.env['PATH'] ?? '' },
    ...user,
  });
  server.on('error', (fault) => {
    exited = fault.message;
  });
  server.on('exit', (code, by) => {
    exited ??= `exit ${code ?? by ?? ''}`;
  });
  server.unref();
  try {
    const until = Date.now() + START_PATIENCE_MS;
    for (;;) {
      const file = await findPostmasterFile(folder);
      if (file?.pid === server.pid && file?.ready === true) return file;
      if (exited !== undefined || Date.now() > until) {
        const text = await readFile(logPath, 'utf8').catch(() => '');
        throw serverFault(Buffer.from(text).subarray(logStart).toString('utf8') || (exited ?? 'no answer'));
      }
      await wait(5);
    }
  } finally {
    await log.close();
  }
}

async function makeSocketFolder(folder: string, user: ServerUser | undefined): Promise<string> {
  if (Buffer.byteLength(folder) <= SOCKET_FOLDER_LIMIT) return folder;
  const short = await mkdtemp(join(tmpdir().length < 60 ? tmpdir() : '/tmp', 'motcua-'));
  if (user !== undefined) await chown(short, user.uid, user.gid);
  return short;
}

function serverFault(output: string): PlatformFault {
  const lines = output.trim().split('\n').filter((line) => /error|fatal|panic|no space|could not/i.test(line));
  const reason = (lines.at(-1) ?? output.trim().split('\n').at(-1) ?? '').slice(0, 300);
  return new PlatformFault(saysDiskFull(output) ? 'disk_full' : 'postgres_failed', { reason });
}

function runProgram(program: string, args: readonly string[], user: ServerUser | undefined): Promise<{ exitCode: number; output: string }> {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(program, args, { cwd: '/', env: { LC_ALL: 'C', TZ: 'UTC', PATH: process.env['PATH'] ?? '' }, ...user });
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    child.on('error', (fault) => resolve({ exitCode: 1, output: fault.message }));
    child.on('close', (code) => resolve({ exitCode: code ?? 1, output }));
  });
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended by itself in the meantime.
  }
}
