import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { EXIT_NO } from '../exit-codes.ts';
import { ensureScreens } from '../screens.ts';
import { addTally, readVitestReport, type SuiteResult } from '../test-report.ts';
import { findOrInstall, type SystemTool } from '../system-tools.ts';
import type { CliCommand, CommandIo } from './command-types.ts';

/** `./motcua test [--long]`: sets everything up, runs every suite, ends with one line `N passed, N failed`. */
export const command: CliCommand = {
  name: 'test',
  summary: 'chạy mọi bài kiểm tra: test [--long] (dòng cuối: N passed, N failed)',
  run: async (args, io) => {
    const long = args.includes('--long');
    const results: SuiteResult[] = [];
    const postgres = await findOrInstall(POSTGRES_15, io);
    if (postgres === undefined) io.error(`PostgreSQL 15: không có, bộ kiểm tra của nó được bỏ qua. Cài bằng: ${POSTGRES_15.installLine}`);
    const environment = { ...io.environment, MOTCUA_TEST_LONG: long ? '1' : '', MOTCUA_TEST_POSTGRES: postgres ?? '' };
    // The screens' own tests read the configuration that building them writes.
    const screens = await buildScreens(io);
    results.push(await runVitest('rooms', ['--config', 'vitest.config.ts'], environment, io));
    results.push(await runJourneys(environment, io, screens));
    for (const result of results) {
      io.out(`${result.name}: ${result.passed} passed, ${result.failed} failed (${Math.round(result.seconds)} s)`);
      for (const failure of result.failures) io.out(`  ✗ ${failure}`);
    }
    const { passed, failed } = addTally(results);
    if (long) await writeLongReport(io.home, results);
    io.out(`${passed} passed, ${failed} failed`);
    return failed === 0 && passed > 0 ? 0 : EXIT_NO;
  },
};

const CHROMIUM: SystemTool = {
  places: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/snap/bin/chromium'],
  package: 'chromium',
  installLine: 'apt-get install -y chromium',
  variable: 'CHROMIUM',
};

const POSTGRES_15: SystemTool = {
  places: ['/usr/lib/postgresql/15/bin/postgres', '/usr/lib/postgresql/16/bin/postgres', '/usr/lib/postgresql/17/bin/postgres'],
  package: 'postgresql-15',
  installLine: 'apt-get install -y postgresql-15',
  variable: 'MOTCUA_TEST_POSTGRES',
};

/** The journeys need a browser and built screens; what is missing counts as one failure with its remedy, never as a skip. */
async function runJourneys(environment: NodeJS.ProcessEnv, io: CommandIo, broken: string | undefined): Promise<SuiteResult> {
  if (!existsSync(join(io.home, 'vitest.journeys.config.ts'))) return noJourneys();
  const chromium = await findOrInstall(CHROMIUM, io);
  if (chromium === undefined) {
    return noJourneys(`no Chromium found; install it with: ${CHROMIUM.installLine}`);
  }
  if (broken !== undefined) return noJourneys(`the screens could not be built: ${broken}`);
  return runVitest('journeys', ['--config', 'vitest.journeys.config.ts'], { ...environment, CHROMIUM: chromium }, io);
}

function noJourneys(why?: string): SuiteResult {
  return { name: 'journeys', passed: 0, failed: why === undefined ? 0 : 1, seconds: 0, skipped: [], longest: [], failures: why === undefined ? [] : [why] };
}

/** Builds the screens; gives what was wrong, if anything. */
async function buildScreens(io: CommandIo): Promise<string | undefined> {
  try {
    await ensureScreens(io.home, (text) => io.error(text));
    return undefined;
  } catch (fault) {
    return fault instanceof Error ? fault.message : String(fault);
  }
}

/** No suite may hang the whole run. Unit: milliseconds. */
const SUITE_PATIENCE_MS = 18 * 60_000;
const LONG_PATIENCE_MS = 6 * 3_600_000;

async function runVitest(name: string, args: readonly string[], environment: NodeJS.ProcessEnv, io: CommandIo): Promise<SuiteResult> {
  const folder = await mkdtemp(join(tmpdir(), 'motcua-report-'));
  const report = join(folder, 'report.json');
  const startedAt = performance.now();
  try {
    const vitest = join(io.home, 'node_modules', 'vitest', 'vitest.mjs');
    const patience = environment['MOTCUA_TEST_LONG'] === '1' ? LONG_PATIENCE_MS : SUITE_PATIENCE_MS;
    const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
    const exit = await runToEnd(process.execPath, [vitest, 'run', ...args, ...reporters], { ...environment, NO_COLOR: '1' }, io.home, patience);
    return readVitestReport(name, await readFile(report, 'utf8').catch(() => ''), exit, (performance.now() - startedAt) / 1000);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs a program with its output on our standard error; ends it when it takes too long. */
function runToEnd(program: string, args: readonly string[], environment: NodeJS.ProcessEnv, cwd: string, patienceMs: number): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env: environment, stdio: ['ignore', 2, 2] });
    const timer = setTimeout(() => {
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), 10_000).unref();
    }, patienceMs);
    child.on('error', () => resolve(1));
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve(code ?? 1);
    });
  });
}

/** The commit that was measured, with a word where files differ from it. */
async function readCommit(home: string): Promise<string> {
  const git = async (...args: string[]): Promise<string> => (await promisify(execFile)('git', args, { cwd: home })).stdout.trim();
  try {
    return `commit ${await git('rev-parse', '--short', 'HEAD')}${(await git('status', '--porcelain', '--', '.', ':!docs/reports')) === '' ? '' : ' with changes'}`;
  } catch {
    return 'a folder without history';
  }
}

async function writeLongReport(home: string, results: readonly SuiteResult[]): Promise<void> {
  const day = new Date().toISOString().slice(0, 10);
  const lines = results.map((result) => `| ${result.name} | ${result.passed} | ${result.failed} | ${result.skipped.length} | ${Math.round(result.seconds)} |`);
  const listed = (title: string, entries: readonly string[]): string[] => (entries.length === 0 ? [] : [`## ${title}`, '', ...entries.map((entry) => `- ${entry}`), '']);
  const failures = results.flatMap((result) => result.failures.map((failure) => `${result.name}: ${failure}`));
  const skipped = results.flatMap((result) => result.skipped.map((name) => `${result.name}: ${name}`));
  const longest = results.flatMap((result) => result.longest).sort((left, right) => right.seconds - left.seconds).slice(0, 15);
  const text = [
    `# Long campaigns, ${day}`,
    '',
    `\`./motcua test --long\` on ${await readCommit(home)}; Node ${process.version}, ${String(cpus().length)} cores (${cpus()[0]?.model ?? 'unknown'}).`,
    '',
    '| suite | passed | failed | skipped | seconds |',
    '|---|---|---|---|---|',
    ...lines,
    '',
    ...listed('Failed', failures),
    ...listed('Not run on this machine', skipped),
    ...listed('What took longest', longest.map(({ name, seconds }) => `${seconds.toFixed(1)} s: ${name}`)),
  ].join('\n');
  await mkdir(join(home, 'docs', 'reports'), { recursive: true });
  await writeFile(join(home, 'docs', 'reports', `${day}-long-campaigns.md`), text);
}
