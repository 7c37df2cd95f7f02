import type { Words } from '../../words/words.ts';

interface KeptImport {
  readonly paths: readonly string[];
}

/** What an import was: a change that went live or back, the house's own records, or files by their names without their folders. */
export function tellImport(say: Words, { paths }: KeptImport): string {
  const [first = ''] = paths;
  if (first.startsWith('change-set ')) return say(first.endsWith(' rolled back') ? 'imports.rolledBack' : 'imports.change');
  if (/[\\/]content[\\/](?:procedures|tasks)$/.test(first)) return say('imports.content');
  const names = paths.map((path) => path.split(/[\\/]/).at(-1) ?? path);
  const told = names.length > 3 ? `${names.slice(0, 3).join(', ')} · ${say('change.more', { count: names.length - 3 })}` : names.join(', ');
  return `${told} · ${say('imports.alone')}`;
}

/** The file of a legal text: that of an approved change names the change behind it. */
export function tellLawFile(say: Words, file: string): string {
  const name = file.replace(/ \(change-set [^)]*\)$/, '');
  return name === file ? `${file} · ${say('imports.alone')}` : `${name} · ${say('imports.change')}`;
}

/** The change that an import made live or took back; undefined for files. */
export function findChangeOf({ paths }: KeptImport): string | undefined {
  return /(?:^|\()change-set ([0-9a-f-]{36})/.exec(paths[0] ?? '')?.[1];
}
