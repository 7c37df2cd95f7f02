/** Runs the dependency rules and refuses a run that looked at too little: a guard that saw nothing guards nothing. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const home = join(import.meta.dirname, '..');
/** Fewer modules than this means that the tool did not see the sources (seen with an unsupported TypeScript). */
const LEAST_MODULES = 200;

const folders = ['src', 'web', 'eval', 'bench'].filter((folder) => existsSync(join(home, folder)));
const result = spawnSync(process.execPath, [join(home, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'), '--config', 'dependency-rules.cjs', '--output-type', 'json', ...folders], {
  cwd: home,
  encoding: 'utf8',
  maxBuffer: 1 << 28,
});
if (result.stdout === '') throw new Error(`dependency-cruiser said nothing: ${result.stderr}`);
const { summary } = JSON.parse(result.stdout) as { summary: { violations: { rule: { name: string }; from: string; to: string }[]; totalCruised: number } };
for (const violation of summary.violations) console.error(`${violation.rule.name}: ${violation.from} → ${violation.to}`);
console.log(`dependency rules: ${String(summary.totalCruised)} modules, ${String(summary.violations.length)} violations`);
if (summary.totalCruised < LEAST_MODULES) throw new Error(`Only ${String(summary.totalCruised)} modules were examined, expected at least ${String(LEAST_MODULES)}.`);
process.exitCode = summary.violations.length === 0 ? 0 : 1;
