/**
 * `npm run check`: types, the screens built, lint, dependency rules, source rules, documents, tests. Stops at nothing; says at the end what failed.
 * `npm run check -- --fast` leaves the tests out.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const home = join(import.meta.dirname, '..');
const bin = (name: string): string => join(home, 'node_modules/.bin', name);

const PARTS: readonly (readonly [string, string, readonly string[]])[] = [
  ['types', bin('tsc'), ['--noEmit', '-p', 'tsconfig.json']],
  // The screens' own types are written by their build.
  ['build', bin('vite'), ['build', '--logLevel', 'error']],
  ['screens', bin('svelte-check'), ['--tsconfig', 'web/tsconfig.json', '--fail-on-warnings']],
  ['lint', bin('eslint'), ['.', '--max-warnings', '0']],
  ['dependency rules', process.execPath, ['scripts/dependency-check.ts']],
  ['source rules', process.execPath, ['scripts/source-rules.ts']],
  ['documents', process.execPath, ['scripts/check-documents.ts']],
  ['tests', join(home, 'motcua'), ['test']],
];

const failed: string[] = [];
for (const [name, command, args] of PARTS) {
  if (name === 'tests' && process.argv.includes('--fast')) continue;
  console.log(`\n— ${name}`);
  const result = spawnSync(command, args, { cwd: home, stdio: 'inherit', env: { ...process.env, PATH: `${join(home, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}` } });
  if (result.status !== 0) failed.push(name);
}
console.log(failed.length === 0 ? '\ncheck: all green' : `\ncheck: failed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
