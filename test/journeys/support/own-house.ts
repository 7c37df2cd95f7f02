import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HOME = fileURLToPath(new URL('../../../', import.meta.url));
const START_MS = 170_000;

/** A house of its own for one file of journeys, with what it printed. */
export interface OwnHouse {
  readonly baseUrl: string;
  /** The data folder, for commands beside the house. */
  readonly data: string;
  output(): string;
  /** Of somebody of the demonstration (`--demo`). */
  passwordOf(loginName: string): string;
  stop(): Promise<void>;
}

/** A port that is likely to be free, for a house that somebody must know the address of before it stands. */
export function freePort(): string {
  return String(20_000 + Math.floor(Math.random() * 20_000));
}

/** Starts `./motcua start` on a free port and a fresh data folder; a demonstration without example dossiers unless the environment asks for them. */
export async function startOwnHouse(args: readonly string[] = [], { port = freePort(), environment = {} }: { readonly port?: string; readonly environment?: Readonly<Record<string, string>> } = {}): Promise<OwnHouse> {
  const data = await mkdtemp(join(tmpdir(), 'motcua-journeys-'));
  const house = spawn(join(HOME, 'motcua'), ['start', '--port', port, '--data', data, ...args], { cwd: HOME, env: { ...process.env, MOTCUA_RATE: '0', MOTCUA_DEMO_DOSSIERS: '0', ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [house.stdout, house.stderr]) stream?.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  await waitFor(house, () => said, /Ctrl-C/);
  return {
    data,
    baseUrl: /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? '',
    output: () => said,
    passwordOf: (loginName) => new RegExp(`^ {2}${loginName} +(demo-\\S+)`, 'm').exec(said)?.[1] ?? '',
    stop: async () => {
      const ended = new Promise((resolve) => house.once('exit', resolve));
      house.kill('SIGINT');
      await ended;
      await rm(data, { recursive: true, force: true });
    },
  };
}

/** Waits until a house has printed something. Throws with all it said when it stops or takes too long. */
export function waitFor(house: ChildProcess, said: () => string, pattern: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    const finish = (done: () => void): void => {
      clearTimeout(timer);
      clearInterval(look);
      house.off('exit', onExit);
      done();
    };
    const onExit = (code: number | null): void => finish(() => reject(new Error(`The house stopped with ${String(code ?? 'a signal')} before it was open: ${said()}`)));
    const timer = setTimeout(() => finish(() => reject(new Error(`The house did not start in ${String(START_MS / 1000)} s: ${said()}`))), START_MS);
    const look = setInterval(() => {
      if (pattern.test(said())) finish(resolve);
    }, 50);
    house.once('exit', onExit);
  });
}
