import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readRecords } from './read-files.ts';
import type { FoundRecord } from './read-files.ts';

/** The national records beside the project, for tests and measures; absent in a clone that stands alone. */
const FOLDER = join(import.meta.dirname, '..', '..', '..', 'shared', 'data');
export const PORTAL_FOLDER = join(FOLDER, 'tthc-dvcqg-2026');
export const DEFENCE_FOLDER = join(FOLDER, 'tthc-bqp-2025');

/** Whether the national records are there. */
export function hasSharedRecords(): boolean {
  return existsSync(PORTAL_FOLDER) && existsSync(DEFENCE_FOLDER);
}

/** Every record of one file, read. */
export async function readSharedFile(folder: string, name: string): Promise<FoundRecord[]> {
  const found: FoundRecord[] = [];
  for await (const record of readRecords({ path: join(folder, name), bytes: 0, date: '2026-07-17' })) found.push(record);
  return found;
}
