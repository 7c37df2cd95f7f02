import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import type { LocalDate } from '#model/time.ts';
import { localDateAt } from '#model/time.ts';
import { ImportFault } from './import-fault.ts';
import { IMPORT_LIMITS } from './import-limits.ts';

/** One file to import; `date` is the day its facts are of. */
export interface ImportFile {
  readonly path: string;
  readonly bytes: number;
  readonly date: LocalDate;
}

const EXTENSIONS = new Set(['.json', '.jsonl', '.csv', '.xlsx']);

/**
 * The files behind the paths of an import; folders are walked in the order of their names, hidden ones left out.
 * Faults: ImportFault `path_missing`, `nothing_to_read`, `file_too_large`.
 */
export async function listImportFiles(paths: readonly string[], sourceDate?: LocalDate): Promise<ImportFile[]> {
  const files: ImportFile[] = [];
  for (const path of paths) {
    for (const found of await walk(path, 0)) {
      const { size, mtimeMs } = await stat(found);
      if (size > IMPORT_LIMITS.fileBytes) throw new ImportFault('file_too_large', { file: found, bytes: size, limit: IMPORT_LIMITS.fileBytes });
      files.push({ path: found, bytes: size, date: sourceDate ?? (await findSourceDate(dirname(found))) ?? localDateAt(mtimeMs) });
    }
  }
  if (files.length === 0) throw new ImportFault('nothing_to_read', { paths: paths.join(', ') });
  return files;
}

async function walk(path: string, depth: number): Promise<string[]> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new ImportFault('path_missing', { file: path }, cause);
  });
  if (found.isFile()) return [path];
  if (!found.isDirectory() || depth > IMPORT_LIMITS.folderDepth) return [];
  const entries = (await readdir(path, { withFileTypes: true })).sort((left, right) => (left.name < right.name ? -1 : 1));
  const lists = entries
    .filter((entry) => !entry.name.startsWith('.') && (entry.isDirectory() || EXTENSIONS.has(extname(entry.name).toLowerCase())))
    .map((entry) => walk(join(path, entry.name), depth + 1));
  return (await Promise.all(lists)).flat();
}

/** The day a SOURCE.md beside the data names ("last touched …", else the newest one): better than a file's own time. */
async function findSourceDate(folder: string): Promise<LocalDate | undefined> {
  const text = await readFile(join(folder, 'SOURCE.md'), 'utf8').catch(() => '');
  const touched = /last touched (20\d{2}-\d{2}-\d{2})/iu.exec(text);
  return touched?.[1] ?? (text.match(/\b20\d{2}-\d{2}-\d{2}\b/gu) ?? []).sort().at(-1);
}
