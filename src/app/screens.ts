import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withFileLock } from '#platform/database/embedded/file-lock.ts';
import { codeOf, PlatformFault } from '#platform/fault.ts';

/** What the screens are built from; a change in any of it makes them stale. */
const SOURCES = ['web', 'src/model', 'content/locales', 'vite.config.ts', 'package.json'] as const;
const STAMP = 'build/.stamp';
/** Beside the folder that a build empties. */
const LOCK = '.screens-lock';
/** How long one house waits while another builds: a small machine takes minutes. Unit: milliseconds. */
const PATIENCE_MS = 600_000;

/**
 * Builds the screens when what they are made from has changed since the last time; gives whether it built. Of two houses that start from
 * one folder one builds, and the other waits and takes what that one has built.
 * Faults: `screens_broken`, with what the builder said on standard error.
 */
export async function ensureScreens(home: string, say: (text: string) => void): Promise<boolean> {
  if (!existsSync(join(home, 'web')) || !existsSync(join(home, 'vite.config.ts'))) return false;
  if (await isBuilt(home, await stampSources(home))) return false;
  const build = async (): Promise<boolean> => {
    const stamp = await stampSources(home);
    if (await isBuilt(home, stamp)) return false;
    say('Đang dựng màn hình (một lần, khoảng nửa phút)… / Building the screens…');
    await runVite(home);
    await writeFile(join(home, STAMP), stamp);
    return true;
  };
  return withFileLock(join(home, LOCK), build, PATIENCE_MS).catch((fault: unknown) => {
    throw codeOf(fault) === 'store_busy' ? new PlatformFault('screens_broken', { reason: `another house has been building for ${String(PATIENCE_MS / 60_000)} minutes (${join(home, LOCK)})` }, { cause: fault }) : fault;
  });
}

async function isBuilt(home: string, stamp: string): Promise<boolean> {
  const built = await readFile(join(home, STAMP), 'utf8').catch(() => '');
  return built === stamp && existsSync(join(home, 'build', 'handler.js'));
}

/** One hash over the names and contents of all sources, in a fixed order. */
export async function stampSources(home: string): Promise<string> {
  const hash = createHash('sha256');
  const paths = (await Promise.all(SOURCES.map((source) => listFiles(home, source)))).flat();
  const contents = await Promise.all(paths.map((path) => readFile(join(home, path))));
  for (const [at, path] of paths.entries()) hash.update(`${path}\n`).update(contents[at] ?? '');
  return hash.digest('hex');
}

async function listFiles(home: string, source: string): Promise<string[]> {
  if (!existsSync(join(home, source))) return [];
  const entries = await readdir(join(home, source), { withFileTypes: true, recursive: true }).catch(() => undefined);
  if (entries === undefined) return [source];
  return entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name).slice(home.length + 1))
    .sort();
}

function runVite(home: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    const vite = spawn(process.execPath, [join(home, 'node_modules', 'vite', 'bin', 'vite.js'), 'build'], {
      cwd: home,
      env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    vite.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    vite.stderr.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    vite.on('error', (cause) => reject(new PlatformFault('screens_broken', { reason: cause.message }, { cause })));
    vite.on('close', (code) => {
      if (code === 0) return resolve();
      const said = output.trim().split('\n').filter((line) => /\berror\b|failed to|cannot find/i.test(line));
      reject(new PlatformFault('screens_broken', { reason: (said[0] ?? output.trim().split('\n').at(-1) ?? `exit ${code ?? ''}`).slice(0, 400) }));
    });
  });
}
