/** Checks that every path and every `./motcua` command that a document names exists: documents rot silently. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const home = join(import.meta.dirname, '..');
const PATH = /(?:`|\]\()((?:\.\/)?(?:src|web|content|eval|bench|scripts|test|docs|migrations|\.ci)\/[\w./@()[\]-]*|[A-Z]+\.md|[\w-]+\.(?:cjs|json|ts))(?:`|\))/gu;
const COMMAND = /\.\/motcua ([a-z][a-z-]*)/gu;

const documents = globSync(['*.md', 'docs/**/*.md', 'content/**/*.md', 'src/**/*.md'], { cwd: home });
const commands = new Set((readFileSync(join(home, 'src/app/commands/command-table.ts'), 'utf8').match(/^\s+'?([a-z-]+)'?:.*import\(/gmu) ?? []).map((line) => (/[a-z-]+/u.exec(line) ?? [''])[0]));
// It reads the command table and so stands beside it, in src/app/main.ts.
commands.add('help');
const faults: string[] = [];
for (const document of documents) {
  const text = readFileSync(join(home, document), 'utf8');
  for (const [, path = ''] of text.matchAll(PATH)) {
    const plain = path.replace(/^\.\//u, '').replace(/[.,]$/u, '');
    if (/[*…<]/u.test(plain) || existsSync(join(home, plain)) || existsSync(join(home, document, '..', plain))) continue;
    faults.push(`${document}: ${plain} does not exist`);
  }
  for (const [, command = ''] of text.matchAll(COMMAND)) if (!commands.has(command)) faults.push(`${document}: ./motcua ${command} is no command`);
}
for (const fault of faults) console.error(fault);
console.log(`documents: ${String(documents.length)} read, ${String(faults.length)} faults`);
if (documents.length < 5) throw new Error('Fewer than five documents were found; the check would prove nothing.');
process.exitCode = faults.length === 0 ? 0 : 1;
