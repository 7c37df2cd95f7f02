import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { CommandIo } from './command-types.ts';

/** Runs a program of the clone that does not ship with the house (eval, bench) and gives its exit code. */
export function runProgram(path: string, args: readonly string[], io: CommandIo): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(io.home, path), ...args], { cwd: process.cwd(), stdio: 'inherit', env: process.env });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
