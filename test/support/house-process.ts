import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { placeCluster, stopCluster } from '#platform/database/embedded/cluster.ts';
import { findServerUser } from '#platform/database/embedded/server-user.ts';
import { findRunningServer } from '#app/server-file.ts';
import { HOME } from './home.ts';

/** A house running as a process of its own. */
export interface HouseProcess {
  readonly child: ChildProcess;
  readonly address: string;
  /** What it printed so far, both streams. */
  output(): string;
  /** SIGTERM, and the exit code. */
  stop(): Promise<number | null>;
  /** kill -9: PostgreSQL stays behind. */
  kill(): Promise<void>;
}

export interface HouseRun {
  readonly exit: number | null;
  readonly output: string;
}

export interface HouseOptions {
  readonly dataDir: string;
  readonly args?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** `start` of the real command line, or the house of words. */
  readonly program?: 'start' | 'words';
}

function launch(options: HouseOptions): { child: ChildProcess; output: () => string; ended: Promise<number | null> } {
  const program = options.program === 'words' ? [join(HOME, 'test', 'support', 'word-house.ts')] : [join(HOME, 'src', 'app', 'main.ts'), 'start'];
  const args = ['--disable-warning=ExperimentalWarning', ...program, '--port', '0', '--data', options.dataDir, ...(options.args ?? [])];
  const { DATABASE_URL: _unused, ...inherited } = process.env;
  const child = spawn(process.execPath, args, { env: { ...inherited, MOTCUA_SCREENS: 'off', ...options.environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  const ended = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)));
  return { child, output: () => output, ended };
}

/** Starts a house and waits until it listens. Throws with its output when it ends instead. */
export async function startHouse(options: HouseOptions): Promise<HouseProcess> {
  const { child, output, ended } = launch(options);
  let exited = false;
  void ended.then(() => (exited = true));
  for (;;) {
    const server = await findRunningServer(options.dataDir);
    if (server !== undefined && server.pid === child.pid && server.address !== '') {
      return {
        child,
        address: server.address,
        output,
        stop: () => (child.kill('SIGTERM'), ended),
        kill: async () => {
          child.kill('SIGKILL');
          await ended;
        },
      };
    }
    if (exited) throw new Error(`the house did not open:\n${output()}`);
    await wait(10);
  }
}

/** Starts a house that is expected to end by itself. */
export async function runHouse(options: HouseOptions): Promise<HouseRun> {
  const { child, output, ended } = launch(options);
  const timer = setTimeout(() => child.kill('SIGKILL'), 60_000);
  const exit = await ended;
  clearTimeout(timer);
  return { exit, output: output() };
}

/** A data folder for one test; `remove` stops whatever was left running in it. */
export async function makeDataDir(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'motcua-house-'));
  await chmod(path, 0o755);
  return {
    path,
    remove: async () => {
      await stopCluster(await placeCluster(path, await findServerUser()));
      await rm(path, { recursive: true, force: true });
    },
  };
}
