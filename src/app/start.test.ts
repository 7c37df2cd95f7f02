import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTestStore } from '#test/support/database.ts';
import { HOME } from '#test/support/home.ts';
import { makeDataDir, runHouse, startHouse } from '#test/support/house-process.ts';
import { stopCluster } from '#platform/database/embedded/cluster.ts';
import { findPostmasterFile } from '#platform/database/embedded/postmaster-file.ts';
import { isAlive } from '#platform/database/embedded/process-stamp.ts';
import { holdEmbeddedStore } from '#platform/database/embedded/store.ts';
import { openDatabase } from '#platform/database/open-database.ts';
import { readLocales } from './content.ts';
import { exitCodes } from './exit-codes.ts';
import { ensureScreens } from './screens.ts';

const isRoot = process.getuid?.() === 0;
let dataDir: Awaited<ReturnType<typeof makeDataDir>>;

beforeEach(async () => {
  dataDir = await makeDataDir();
});
afterEach(() => dataDir.remove());

describe('./motcua start', () => {
  test('says where it is open, what it found and how to stop; SIGTERM leaves nothing running', async () => {
    const house = await startHouse({ dataDir: dataDir.path });
    const pid = (await findPostmasterFile(join(dataDir.path, 'postgres')))?.pid ?? 0;
    expect(isAlive(pid)).toBe(true);
    expect((await fetch(`${house.address}/ready`)).status).toBe(200);
    expect(await house.stop()).toBe(0);
    expect(house.output()).toContain(`Một Cửa đang mở tại ${house.address}`);
    expect(house.output()).toContain(dataDir.path);
    expect(house.output()).toContain('Ctrl-C');
    expect(house.output()).toContain('Đã dừng');
    expect(isAlive(pid)).toBe(false);
    await expect(readFile(join(dataDir.path, 'server.json'))).rejects.toThrow('ENOENT');
  });

  test('is refused where one runs on the same data folder already (already_running), and leaves that one alone', async () => {
    const house = await startHouse({ dataDir: dataDir.path, program: 'words' });
    const second = await runHouse({ dataDir: dataDir.path, program: 'words' });
    expect(second).toMatchObject({ exit: exitCodes.already_running.exit });
    expect(second.output).toContain(house.address);
    expect((await fetch(`${house.address}/ready`)).status).toBe(200);
    expect(await house.stop()).toBe(0);
  });

  test('adopts the PostgreSQL of a house that was killed, and goes on', async () => {
    const first = await startHouse({ dataDir: dataDir.path, program: 'words' });
    const headers = { 'content-type': 'application/json' };
    await fetch(`${first.address}/api/v1/words`, { method: 'POST', headers, body: '{"word":"trước"}' });
    await first.kill();
    const pid = (await findPostmasterFile(join(dataDir.path, 'postgres')))?.pid ?? 0;
    expect(isAlive(pid)).toBe(true);
    const second = await startHouse({ dataDir: dataDir.path, program: 'words' });
    expect(await (await fetch(`${second.address}/api/v1/words`)).json()).toEqual({ words: ['trước'] });
    expect((await findPostmasterFile(join(dataDir.path, 'postgres')))?.pid).toBe(pid);
    expect(await second.stop()).toBe(0);
    expect(isAlive(pid)).toBe(false);
  });

  test('runs jobs, and runs those again that a killed house left', async () => {
    const first = await startHouse({ dataDir: dataDir.path, program: 'words' });
    await fetch(`${first.address}/api/v1/words`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"word":"kể"}' });
    await first.kill();
    const second = await startHouse({ dataDir: dataDir.path, program: 'words' });
    const store = await holdEmbeddedStore(dataDir.path);
    const database = await openDatabase({ connection: store.connection });
    await expect.poll(() => database.query('select told from word'), { timeout: 20_000 }).toEqual([{ told: true }]);
    await database.close();
    await store.release();
    // The server still holds the store.
    expect((await fetch(`${second.address}/ready`)).status).toBe(200);
    await second.stop();
  });

  test('starts PostgreSQL again when that dies under it, and keeps what was written', async () => {
    const house = await startHouse({ dataDir: dataDir.path, program: 'words' });
    await fetch(`${house.address}/api/v1/words`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"word":"trước"}' });
    process.kill((await findPostmasterFile(join(dataDir.path, 'postgres')))?.pid ?? 0, 'SIGKILL');
    const read = async (): Promise<unknown> => (await fetch(`${house.address}/api/v1/words`)).json();
    await expect.poll(read, { timeout: 20_000 }).toEqual({ words: ['trước'] });
    // Each part finds the store again by itself; the house is ready once the last one has.
    await expect.poll(async () => (await fetch(`${house.address}/ready`)).status, { timeout: 20_000 }).toBe(200);
    expect(await house.stop()).toBe(0);
    expect(await findPostmasterFile(join(dataDir.path, 'postgres'))).toBeUndefined();
  });

  test.runIf(mayMount())('says so when the disk fills up under it (disk_full), loses nothing, and goes on when there is room', { timeout: 120_000 }, async () => {
    const small = join(dataDir.path, 'small');
    await mkdir(small);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=160m,mode=0755', 'tmpfs', small]);
    try {
      const house = await startHouse({ dataDir: small, program: 'words', environment: { MOTCUA_RATE: '0' } });
      const write = (word: string): Promise<Response> =>
        fetch(`${house.address}/api/v1/words`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ word }) });
      expect((await write('trước')).status).toBe(200);
      execFileSync('sh', ['-c', `dd if=/dev/zero of=${small}/filler bs=64k 2>/dev/null || true`]);
      const kept = ['trước'];
      const problems: Record<string, unknown>[] = [];
      for (let number = 0; number < 200 && problems.length === 0; number += 1) {
        const word = `${number}-${randomBytes(300_000).toString('base64')}`;
        const response = await write(word);
        if (response.status === 200) kept.push(word);
        else problems.push((await response.json()) as Record<string, unknown>);
      }
      // Either PostgreSQL said so in time, or it ended on its log and is started again.
      expect(['disk_full', 'internal_fault']).toContain(problems[0]?.['code']);
      await rm(join(small, 'filler'));
      await expect.poll(async () => (await write('sau')).status, { timeout: 60_000, interval: 500 }).toBe(200);
      const { words } = (await (await fetch(`${house.address}/api/v1/words`)).json()) as { words: string[] };
      for (const word of kept) expect(words.includes(word)).toBe(true);
      expect(await house.stop()).toBe(0);
    } finally {
      await stopCluster(join(small, 'postgres'));
      execFileSync('umount', [small]);
    }
  });

  test('prints a set-up link that works once, at every start until it was used, and never writes it into the log', { timeout: 120_000 }, async () => {
    const linkIn = (output: string): string => /ma=([\w-]{43})/.exec(output)?.[1] ?? '';
    const send = (house: { readonly address: string }, path: string, body: object): Promise<Response> =>
      fetch(`${house.address}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    const first = await startHouse({ dataDir: dataDir.path });
    await expect.poll(() => linkIn(first.output())).not.toBe('');
    const old = linkIn(first.output());
    await first.stop();
    const second = await startHouse({ dataDir: dataDir.path });
    await expect.poll(() => linkIn(second.output())).not.toBe('');
    const token = linkIn(second.output());
    expect((await send(second, '/api/v1/set-up/check', { token: old })).status).toBe(410);
    const given = { token, placeCode: '14797', loginName: 'lan.tran', fullName: 'Trần Thị Lan', password: 'ba con vịt bơi qua ao làng' };
    expect((await send(second, '/api/v1/set-up', given)).status).toBe(201);
    expect((await send(second, '/api/v1/session', given)).status).toBe(200);
    await second.stop();
    const third = await startHouse({ dataDir: dataDir.path });
    expect((await send(third, '/api/v1/session', given)).status).toBe(200);
    await third.stop();
    expect(third.output()).not.toContain('ma=');
    expect(await readFile(join(dataDir.path, 'motcua.log'), 'utf8')).not.toContain(token);
    // Real accounts are kept here: no place for invented people.
    const demo = await runHouse({ dataDir: dataDir.path, args: ['--demo'] });
    expect(demo.exit).toBe(exitCodes.demo_refused.exit);
    expect(demo.output).toContain('tài khoản thật');
  });

  test('with --demo prints who can sign in, says in every reply what it is, and stays a demonstration without the flag', { timeout: 120_000 }, async () => {
    const peopleIn = (output: string): string[] => [...output.matchAll(/^ {2}(\w+) +(demo-[\w-]+) /gmu)].map(([, name = '', password = '']) => `${name} ${password}`);
    const first = await startHouse({ dataDir: dataDir.path, args: ['--demo'] });
    await expect.poll(() => peopleIn(first.output()).length).toBe(10);
    const [name = '', password = ''] = peopleIn(first.output())[0]?.split(' ') ?? [];
    const reply = await fetch(`${first.address}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ loginName: name, password }) });
    expect(reply.status).toBe(200);
    expect(reply.headers.get('x-motcua-demo')).toBe('1');
    expect((await fetch(`${first.address}/health`)).headers.get('x-motcua-demo')).toBe('1');
    await first.stop();
    const plain = await startHouse({ dataDir: dataDir.path });
    expect((await fetch(`${plain.address}/api/v1/house`)).headers.get('x-motcua-demo')).toBe('1');
    await plain.stop();
    const again = await startHouse({ dataDir: dataDir.path, args: ['--demo'] });
    await expect.poll(() => peopleIn(again.output())).toEqual(peopleIn(first.output()));
    await again.stop();
  });

  test('works on a PostgreSQL elsewhere by DATABASE_URL', async () => {
    const store = await createTestStore({ empty: true });
    const house = await startHouse({ dataDir: dataDir.path, program: 'words', environment: { DATABASE_URL: store.url } });
    expect((await fetch(`${house.address}/ready`)).status).toBe(200);
    expect(await house.stop()).toBe(0);
    await expect(readFile(join(dataDir.path, 'postgres', 'PG_VERSION'))).rejects.toThrow('ENOENT');
    await store.drop();
  });
});

describe('./motcua start says what was found, what is expected and what to do, when', () => {
  async function expectExit(code: keyof typeof exitCodes, options: Partial<Parameters<typeof runHouse>[0]>, ...said: readonly string[]): Promise<void> {
    const run = await runHouse({ dataDir: dataDir.path, program: 'words', ...options });
    expect(run.output).not.toContain('    at ');
    for (const text of said) expect(run.output).toContain(text);
    expect(run.exit).toBe(exitCodes[code].exit);
    const pid = (await findPostmasterFile(join(dataDir.path, 'postgres')))?.pid;
    expect(pid === undefined || !isAlive(pid)).toBe(true);
  }

  test('the port is taken (port_in_use)', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as { port: number };
    await expectExit('port_in_use', { args: ['--port', String(port)] }, String(port), `--port ${port + 1}`);
    // Found out before anything is made: no store, no screens, no import.
    expect(await readdir(dataDir.path)).toEqual([]);
    other.close();
  });

  test('the address is not this machine (port_forbidden)', () => expectExit('port_forbidden', { environment: { MOTCUA_HOST: '203.0.113.9' } }, 'EADDRNOTAVAIL'));

  test.each([['--prot'], ['--port=x'], ['--port', '70000'], ['--data'], ['--import', '/no/such/file']])('a flag is wrong (usage): %s %s', (...args) =>
    expectExit('usage', { args: args.filter((arg) => arg !== undefined) }, './motcua help'),
  );

  test('the data folder stands below a file (data_dir_not_writable)', async () => {
    await writeFile(join(dataDir.path, 'file'), '');
    await expectExit('data_dir_not_writable', { dataDir: join(dataDir.path, 'file', 'data') }, '--data');
  });

  test.runIf(process.platform === 'linux')('the data folder stands where no folder can be made (data_dir_not_writable)', () =>
    expectExit('data_dir_not_writable', { dataDir: '/proc/mot-cua/data' }, '--data'),
  );

  test.runIf(isRoot)('an ordinary account may not write there (data_dir_not_writable)', async () => {
    const closed = await mkdtemp(join(tmpdir(), 'motcua-closed-'));
    await chmod(closed, 0o555);
    const child = spawn(process.execPath, [join(HOME, 'test/support/word-house.ts'), '--data', closed, '--port', '0'], {
      uid: 65_534,
      gid: 65_534,
      env: { PATH: '/usr/bin:/bin', MOTCUA_SCREENS: 'off' },
    });
    let output = '';
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    const exit = await new Promise((resolve) => child.on('close', resolve));
    await rm(closed, { recursive: true });
    // A clone that this account cannot even read ends otherwise.
    if (output.includes('Cannot find module') || output.includes('EACCES: permission denied, open')) return;
    expect(output).toContain(closed);
    expect(exit).toBe(exitCodes.data_dir_not_writable.exit);
  });

  test.runIf(isRoot && mayMount())('the disk is full (disk_full)', async () => {
    const small = join(dataDir.path, 'small');
    await mkdir(small);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m,mode=0755', 'tmpfs', small]);
    try {
      await expectExit('disk_full', { dataDir: small }, '500 MB');
    } finally {
      execFileSync('umount', [small]);
    }
  });

  test('the database is newer (database_newer), and nothing is changed', async () => {
    const store = await holdEmbeddedStore(dataDir.path);
    const database = await openDatabase({ connection: store.connection });
    await database.query('create table schema_migration (number integer primary key, name text not null, breaking boolean not null, applied_at timestamptz not null default now())');
    await database.query("insert into schema_migration (number, name, breaking) values (999999, 'from the future', true)");
    await database.close();
    await store.release();
    await expectExit('database_newer', {}, '999999');
  });

  test('the account may not make tables in the database (database_forbidden)', async () => {
    const store = await createTestStore({ empty: true });
    const admin = await openDatabase({ connection: { connectionString: store.url } });
    const account = `poor_${randomBytes(4).toString('hex')}`;
    await admin.query(`create role ${account} login`);
    await expectExit('database_forbidden', { environment: { DATABASE_URL: store.url.replace(/\/\/[^@]*@/u, `//${account}@`) } }, 'permission denied', 'CREATE DATABASE');
    await admin.query(`drop role ${account}`);
    await admin.close();
    await store.drop();
  });

  test('the database cannot hold Vietnamese (database_encoding)', async () => {
    const store = await createTestStore({ empty: true });
    const admin = await openDatabase({ connection: { connectionString: store.url } });
    const name = `latin_${randomBytes(4).toString('hex')}`;
    await admin.query(`create database ${name} encoding 'LATIN1' locale_provider libc lc_collate 'C' lc_ctype 'C' template template0`);
    const [known = ''] = /\/t_[0-9a-f]+/u.exec(store.url) ?? [];
    await expectExit('database_encoding', { environment: { DATABASE_URL: store.url.replace(known, `/${name}`) } }, 'LATIN1', 'UTF8');
    await admin.query(`drop database ${name}`);
    await admin.close();
    await store.drop();
  });

  test('the database cannot be reached (database_unreachable)', () =>
    expectExit('database_unreachable', { environment: { DATABASE_URL: 'postgres://u:bi-mat@127.0.0.1:9/x' } }, '127.0.0.1:9/x', 'DATABASE_URL'));
});

describe('a house that is not whole', () => {
  test('says which content file is broken and where (content_broken)', async () => {
    const home = await mkdtemp(join(tmpdir(), 'motcua-home-'));
    await mkdir(join(home, 'content', 'locales'), { recursive: true });
    await writeFile(join(home, 'content', 'locales', 'en.json'), '{}');
    await writeFile(join(home, 'content', 'locales', 'vi.json'), '{"a": ');
    await expect(readLocales(home)).rejects.toMatchObject({ code: 'content_broken', details: { file: join(home, 'content', 'locales', 'vi.json') } });
    await writeFile(join(home, 'content', 'locales', 'vi.json'), '[]');
    await expect(readLocales(home)).rejects.toMatchObject({ code: 'content_broken' });
    await rm(home, { recursive: true });
  });

  test('says why the screens could not be built (screens_broken), and builds none where there are none', async () => {
    const home = await mkdtemp(join(tmpdir(), 'motcua-home-'));
    expect(await ensureScreens(home, () => undefined)).toBe(false);
    await mkdir(join(home, 'web'));
    await writeFile(join(home, 'vite.config.ts'), '');
    await expect(ensureScreens(home, () => undefined)).rejects.toMatchObject({ code: 'screens_broken' });
    await rm(home, { recursive: true });
  });

  test('has its screens built by one house where two start at once, and the other takes them', async () => {
    const home = await mkdtemp(join(tmpdir(), 'motcua-home-'));
    await mkdir(join(home, 'web'));
    await mkdir(join(home, 'node_modules/vite/bin'), { recursive: true });
    await writeFile(join(home, 'vite.config.ts'), '');
    // A builder that cannot bear a second one beside it, as the real one empties the folder it builds into.
    await writeFile(join(home, 'node_modules/vite/bin/vite.js'), `
      const fs = require('node:fs');
      fs.mkdirSync('building');
      setTimeout(() => {
        fs.mkdirSync('build', { recursive: true });
        fs.writeFileSync('build/handler.js', '');
        fs.appendFileSync('built', 'once ');
        fs.rmdirSync('building');
      }, 300);`);
    const built = await Promise.all([ensureScreens(home, () => undefined), ensureScreens(home, () => undefined)]);
    expect(built.toSorted()).toEqual([false, true]);
    expect(await readFile(join(home, 'built'), 'utf8')).toBe('once ');
    expect(await readdir(home)).not.toContain('.screens-lock');
    await rm(home, { recursive: true });
  });
});

/** Containers often forbid mounting even to root. */
function mayMount(): boolean {
  if (!isRoot) return false;
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', '/mnt'], { stdio: 'ignore' });
    execFileSync('umount', ['/mnt'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
