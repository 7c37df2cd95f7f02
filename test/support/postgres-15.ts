import { spawn, execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { findServerUser } from '#platform/database/embedded/server-user.ts';

/** A PostgreSQL of the system, run for one test file as an ordinary account in a folder of its own. */
export interface SystemPostgres {
  readonly url: string;
  stop(): Promise<void>;
}

const PLACES = ['/usr/lib/postgresql/15/bin', '/usr/lib/postgresql/16/bin', '/usr/lib/postgresql/17/bin'];

/** Where the system's PostgreSQL stands (Debian's 15 first), or undefined with nothing installed. */
export function findSystemPostgres(): string | undefined {
  const named = process.env['MOTCUA_TEST_POSTGRES'];
  const places = named === undefined || named === '' ? PLACES : [dirname(named), ...PLACES];
  return places.find((place) => existsSync(join(place, 'initdb')));
}

/** Starts it on a socket in a temporary folder. */
export async function startSystemPostgres(programs: string): Promise<SystemPostgres> {
  const user = await findServerUser();
  const folder = await mkdtemp('/tmp/motcua-pg-');
  if (user !== undefined) await chown(folder, user.uid, user.gid);
  await chmod(folder, 0o700);
  const data = join(folder, 'data');
  const options = { ...user, cwd: '/', env: { LC_ALL: 'C.UTF-8', PATH: '/usr/bin:/bin' } };
  await promisify(execFile)(join(programs, 'initdb'), ['-D', data, '-U', 'motcua', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'], options);
  const server = spawn(join(programs, 'postgres'), ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'fsync=off', '-c', 'max_connections=100'], { ...options, stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => server.on('exit', () => resolve()));
  const ready = async (): Promise<boolean> =>
    promisify(execFile)(join(programs, 'pg_isready'), ['-h', folder]).then(
      () => true,
      () => false,
    );
  for (let tries = 0; !(await ready()); tries += 1) {
    if (tries > 100) throw new Error(`PostgreSQL of ${programs} did not start`);
    await wait(100);
  }
  return {
    url: `postgres://motcua@/postgres?host=${encodeURIComponent(folder)}`,
    stop: async () => {
      server.kill('SIGINT');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
