/**
 * Writes `web/words/word-keys.d.ts`, the closed list of sentence keys of `content/locales/vi.json`, and refuses where
 * the English file lacks a key or has one too many. `--check` writes nothing and fails when the file is out of date.
 */
import { readFileSync, writeFileSync } from 'node:fs';

/** What the house says for itself, read by `app/content.ts`; no screen shows it by key. */
const HOUSE_SECTIONS = ['refusals', 'start', 'apiDocs'];
const OUTPUT = new URL('../web/words/word-keys.d.ts', import.meta.url);

function listKeys(tree: unknown, prefix = ''): string[] {
  if (typeof tree === 'string') return [prefix];
  if (typeof tree !== 'object' || tree === null) throw new Error(`${prefix}: a sentence or a section was expected`);
  return Object.entries(tree).flatMap(([name, below]) => listKeys(below, prefix === '' ? name : `${prefix}.${name}`));
}

function readKeys(lang: string): string[] {
  const text = readFileSync(new URL(`../content/locales/${lang}.json`, import.meta.url), 'utf8');
  return listKeys(JSON.parse(text)).filter((key) => !HOUSE_SECTIONS.some((section) => key.startsWith(`${section}.`)));
}

const vi = readKeys('vi');
const en = new Set(readKeys('en'));
const missing = vi.filter((key) => !en.delete(key));
if (missing.length > 0 || en.size > 0) {
  console.error(`content/locales/en.json lacks: ${missing.join(', ') || 'nothing'}; has too many: ${[...en].join(', ') || 'none'}`);
  process.exit(1);
}
const union = vi.toSorted().map((key) => `  | '${key}'`).join('\n');
const text = `// Made by scripts/generate-locale-keys.ts from content/locales/vi.json. Do not edit.\nexport type WordKey =\n${union};\n`;
if (process.argv.includes('--check')) {
  const now = readFileSync(OUTPUT, 'utf8');
  if (now !== text) {
    console.error('web/words/word-keys.d.ts is out of date: run node scripts/generate-locale-keys.ts');
    process.exit(1);
  }
} else {
  writeFileSync(OUTPUT, text);
  console.log(`${vi.length} keys`);
}
