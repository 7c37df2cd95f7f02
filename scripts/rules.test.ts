import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checkSources, LINE_LIMIT } from './source-rules.ts';

const home = join(import.meta.dirname, '..');
const made: string[] = [];

afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** A tiny project with the house's aliases, into which one violation is planted. */
function plant(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'mot-cua-planted-'));
  made.push(folder);
  const imports = (JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { imports: Record<string, string> }).imports;
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'planted', type: 'module', imports }));
  cpSync(join(home, 'dependency-rules.cjs'), join(folder, 'dependency-rules.cjs'));
  symlinkSync(join(home, 'node_modules'), join(folder, 'node_modules'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

function cruise(folder: string): { rules: string[]; modules: number } {
  let output: string;
  const args = [join(home, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'), '--config', 'dependency-rules.cjs', '--output-type', 'json', 'src', ...(existsSync(join(folder, 'web')) ? ['web'] : [])];
  try {
    output = execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 26 });
  } catch (fault) {
    output = String((fault as { stdout?: unknown }).stdout ?? '');
  }
  const result = JSON.parse(output) as { summary: { violations: { rule: { name: string } }[]; totalCruised: number } };
  return { rules: result.summary.violations.map((violation) => violation.rule.name), modules: result.summary.totalCruised };
}

const PLANTED: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['D1-no-cycle', { 'src/places/places.ts': "import { b } from './b.ts';\nexport const a = b;\n", 'src/places/b.ts': "import { a } from './places.ts';\nexport const b = (): unknown => a;\n" }],
  ['D2-model-is-pure', { 'src/model/time.ts': "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n" }],
  ['D2-search-is-a-library', { 'src/search/search.ts': "import type { P } from '#model/procedure.ts';\nexport type S = P;\n", 'src/model/procedure.ts': 'export interface P { code: string }\n' }],
  ['D3-platform-knows-no-room', { 'src/platform/log.ts': "import { p } from '#places/places.ts';\nexport const l = p;\n", 'src/places/places.ts': 'export const p = 1;\n' }],
  ['D3-drivers-stay-in-platform', { 'src/places/places.ts': "import pg from 'pg';\nexport const p = pg;\n" }],
  ['D4-rooms-meet-in-build', { 'src/catalogue/catalogue.ts': "import { p } from '#places/places.ts';\nexport const c = p;\n", 'src/places/places.ts': 'export const p = 1;\n' }],
  ['D4-rooms-have-one-front-door', { 'src/catalogue/catalogue.ts': "import type { P } from '#places/gazetteer.ts';\nexport type C = P;\n", 'src/places/gazetteer.ts': 'export interface P { code: string }\n' }],
  ['D4-rooms-do-not-know-the-app', { 'src/catalogue/catalogue.ts': "import type { H } from '#app/build.ts';\nexport type C = H;\n", 'src/app/build.ts': 'export interface H { code: string }\n' }],
  ['D5-places-names-only-rooms-to-its-left', { 'src/places/places.ts': "import type { C } from '#catalogue/catalogue.ts';\nexport type P = C;\n", 'src/catalogue/catalogue.ts': 'export interface C { code: string }\n' }],
  ['D8-screens-use-the-open-api', { 'src/places/places.ts': 'export const p = 1;\n', 'web/page.ts': "import { p } from '#places/places.ts';\nexport const page = p;\n" }],
  ['D9-nothing-ships-tests', { 'src/places/places.ts': "import { rows } from '#eval/rows.ts';\nexport const p = rows;\n", 'eval/rows.ts': 'export const rows = 1;\n' }],
  ['unresolved', { 'src/places/places.ts': "import { gone } from './gone.ts';\nexport const p = gone;\n" }],
];

describe('the dependency rules fire', () => {
  test.each(PLANTED)('%s', (rule, files) => {
    const found = cruise(plant(files));
    expect(found.modules).toBeGreaterThan(0);
    expect(found.rules).toContain(rule);
  });

  test('and stay silent on what is allowed', () => {
    const found = cruise(
      plant({
        'src/catalogue/catalogue.ts': "import type { P } from '#places/places.ts';\nimport { ok } from '#model/outcome.ts';\nexport const c = (p: P): unknown => ok(p);\n",
        'src/places/places.ts': 'export interface P { code: string }\n',
        'src/model/outcome.ts': 'export const ok = (value: unknown): unknown => value;\n',
      }),
    );
    expect(found.rules).toEqual([]);
  });
});

describe('the source rules fire', () => {
  const rulesOf = (path: string, text: string): string[] => checkSources([{ path, text }]).map((violation) => violation.rule);

  test.each([
    ['D6', 'src/places/places.ts', 'export const q = `select code from place where name = $1`;\n'],
    ['D7', 'src/places/places.ts', 'export const answer = (request: Request): unknown => request;\n'],
    ['D9', 'src/places/places.ts', "export { p } from './gazetteer.ts';\n"],
    ['D9', 'src/places/places.ts', "console.log('read');\n"],
    ['D9', 'src/places/index.ts', 'export const p = 1;\n'],
    ['D10', 'src/places/places.ts', 'export const p = 1;\n'.repeat(LINE_LIMIT + 1)],
  ])('%s in %s', (rule, path, text) => {
    expect(rulesOf(path, text)).toContain(rule);
  });

  test.each([
    ['src/places/places.store.ts', 'export const q = `select code from place`;\n'],
    ['src/places/places.routes.ts', 'export const answer = (request: Request): unknown => request;\n'],
    ['src/places/places.ts', 'export const words = "Chọn xã, phường từ danh sách";\n'],
    ['src/app/main.ts', "console.log('start');\n"],
    ['src/places/places.ts', 'export const p = 1;\n'.repeat(LINE_LIMIT)],
  ])('and stay silent on %s', (path, text) => {
    expect(rulesOf(path, text)).toEqual([]);
  });
});
