import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { CommandIo } from './commands/command-types.ts';

/** A program of the system that some tests need. */
export interface SystemTool {
  readonly places: readonly string[];
  /** Debian's package. */
  readonly package: string;
  readonly installLine: string;
  /** The environment variable that names the program where it stands elsewhere. */
  readonly variable: string;
}

/** Where the program stands; installs Debian's package when we are root and may; undefined when there is none. */
export async function findOrInstall(tool: SystemTool, io: CommandIo): Promise<string | undefined> {
  const named = io.environment[tool.variable];
  if (named !== undefined && named !== '') return existsSync(named) ? named : undefined;
  const found = tool.places.find((place) => existsSync(place));
  if (found !== undefined) return found;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get') || io.environment['MOTCUA_NO_APT'] === '1') return undefined;
  io.error(`Đang cài ${tool.package}… / Installing ${tool.package}…`);
  const environment = { ...io.environment, DEBIAN_FRONTEND: 'noninteractive' };
  if ((await runQuietly('apt-get', ['install', '-y', '--no-install-recommends', tool.package], environment)) !== 0) {
    await runQuietly('apt-get', ['update'], environment);
    await runQuietly('apt-get', ['install', '-y', '--no-install-recommends', tool.package], environment);
  }
  return tool.places.find((place) => existsSync(place));
}

function runQuietly(program: string, args: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { env: environment, stdio: 'ignore' });
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 1));
  });
}
