import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { LocalDate } from '#model/time.ts';

export interface ListedFile {
  readonly path: string;
  readonly bytes: number;
  readonly changedAtMs: number;
}

/**
 * The files behind a path: a file itself, or a folder's files with one of the endings, in the order of their names, hidden ones left out.
 * Faults: what the file system says of a path that is not there.
 */
export async function listFiles(path: string, endings: ReadonlySet<string>, folderDepth: number): Promise<ListedFile[]> {
  const paths = await walk(path, endings, folderDepth);
  return Promise.all(
    paths.map(async (found) => {
      const { size, mtimeMs } = await stat(found);
      return { path: found, bytes: size, changedAtMs: mtimeMs };
    }),
  );
}

async function walk(path: string, endings: ReadonlySet<string>, depth: number): Promise<string[]> {
  const found = await stat(path);
  if (found.isFile()) return [path];
  if (!found.isDirectory() || depth < 0) return [];
  const entries = (await readdir(path, { withFileTypes: true })).sort((left, right) => (left.name < right.name ? -1 : 1));
  const lists = entries
    .filter((entry) => !entry.name.startsWith('.') && (entry.isDirectory() || endings.has(extname(entry.name).toLowerCase())))
    .map((entry) => walk(join(path, entry.name), endings, depth - 1));
  return (await Promise.all(lists)).flat();
}

/** The day a SOURCE.md beside the data names ("last touched …", else the newest one): better than a file's own time. */
export async function findSourceDate(folder: string): Promise<LocalDate | undefined> {
  const text = await readFile(join(folder, 'SOURCE.md'), 'utf8').catch(() => '');
  const touched = /last touched (20\d{2}-\d{2}-\d{2})/iu.exec(text);
  return touched?.[1] ?? (text.match(/\b20\d{2}-\d{2}-\d{2}\b/gu) ?? []).sort().at(-1);
}
