import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Config } from './config.ts';

/** Set in a process that does the heavy work itself instead of handing it on. */
export const APART = 'MOTCUA_APART';

/** How a command run in a process of its own ended. */
export interface RanApart {
  readonly exit: number;
  /** What it said was wrong. */
  readonly complaint: string;
}

/**
 * Runs one command of `./motcua` on the same data folder in a process of its own, so that the memory of importing or indexing
 * everything is given back when it ends (an import peaks at several hundred megabytes; a serving house rests below 250).
 */
export function runApart(config: Config, args: readonly string[]): Promise<RanApart> {
  return new Promise((resolve) => {
    const environment = { ...process.env, [APART]: '1', MOTCUA_DATA: config.dataDir, ...(config.databaseUrl === undefined ? {} : { DATABASE_URL: config.databaseUrl }) };
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(config.home, 'src/app/main.ts'), ...args], { env: environment, stdio: ['ignore', 'ignore', 'pipe'] });
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (complaint.length < 4_000) complaint += text;
    });
    child.once('error', (fault) => resolve({ exit: 1, complaint: fault.message }));
    child.once('exit', (code) => resolve({ exit: code ?? 1, complaint: complaint.trim() }));
  });
}
