import { dirname } from 'node:path';
import type { LocalDate } from '#model/time.ts';
import { localDateAt } from '#model/time.ts';
import { findSourceDate, listFiles } from '../files/list-files.ts';
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
    const found = await listFiles(path, EXTENSIONS, IMPORT_LIMITS.folderDepth).catch((cause: unknown) => {
      throw new ImportFault('path_missing', { file: path }, cause);
    });
    for (const file of found) {
      if (file.bytes > IMPORT_LIMITS.fileBytes) throw new ImportFault('file_too_large', { file: file.path, bytes: file.bytes, limit: IMPORT_LIMITS.fileBytes });
      files.push({ path: file.path, bytes: file.bytes, date: sourceDate ?? (await findSourceDate(dirname(file.path))) ?? localDateAt(file.changedAtMs) });
    }
  }
  if (files.length === 0) throw new ImportFault('nothing_to_read', { paths: paths.join(', ') });
  return files;
}
