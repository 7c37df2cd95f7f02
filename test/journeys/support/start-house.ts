import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    baseUrl: string;
  }
}

const HOME = fileURLToPath(new URL('../../../', import.meta.url));
const START_MS = 170_000;

/** Starts the house on a free port with a data folder of its own; `MOTCUA_URL` names one that runs already. */
export default async function startHouse(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['MOTCUA_URL'];
  if (given !== undefined) {
    project.provide('baseUrl', given.replace(/\/$/, ''));
    return async () => undefined;
  }
  const data = await mkdtemp(join(tmpdir(), 'motcua-journeys-'));
  const port = String(20_000 + Math.floor(Math.random() * 20_000));
  const house = spawn(join(HOME, 'motcua'), ['start', '--port', port, '--data', data], { cwd: HOME, stdio: ['ignore', 'pipe', 'pipe'] });
  project.provide('baseUrl', await waitForAddress(house));
  return async () => {
    const ended = new Promise((resolve) => house.once('exit', resolve));
    house.kill('SIGINT');
    await ended;
    await rm(data, { recursive: true, force: true });
  };
}

function waitForAddress(house: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => reject(new Error(`The house did not start in ${START_MS / 1000} s: ${said}`)), START_MS);
    const listen = (chunk: Buffer): void => {
      said += chunk.toString('utf8');
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    };
    house.stdout?.on('data', listen);
    house.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
    house.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`The house stopped with ${code ?? 'a signal'} before it listened: ${said}`));
    });
  });
}
