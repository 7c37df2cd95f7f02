import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Actor } from '#model/actor.ts';
import type { Queries } from '#platform/database/database.ts';
import { PlatformFault } from '#platform/fault.ts';
import { readState } from './authority.store.ts';
import type { TaskImportReport } from './import-tasks.ts';
import type { RunTaskImport } from './run-import.ts';

/** How loading the content folder ended. */
export interface ContentReport {
  readonly files: number;
  /** False: nothing had changed since the last start, and nothing was read into the store. */
  readonly loaded: boolean;
  readonly report?: TaskImportReport;
}

/** Loads our own tasks from `content/tasks`; unchanged content costs one hash. Faults: `content_broken` with the first fault found. */
export async function loadTaskContent(folder: string, actor: Actor, queries: Queries, runImport: RunTaskImport): Promise<ContentReport> {
  const { files, hash } = await hashFolder(folder);
  if (files === 0 || (await readState(queries)).contentHash === hash) return { files, loaded: false };
  const outcome = await runImport({ paths: [folder], origin: 'own', contentHash: hash }, { actor });
  if (!outcome.ok) {
    // Another process of the same house loads the same content at this moment: its work is ours.
    if (outcome.code === 'import_running') return { files, loaded: false };
    if (outcome.code === 'disk_full') throw new PlatformFault('disk_full', { folder });
    throw new PlatformFault('content_broken', { file: String(outcome.details['file'] ?? folder), reason: outcome.code });
  }
  return { files, loaded: true, report: outcome.value };
}

async function hashFolder(folder: string): Promise<{ files: number; hash: string }> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json')).sort();
  const hash = createHash('sha256');
  for (const name of names) hash.update(name).update('\0').update(await readFile(join(folder, name))).update('\0');
  return { files: names.length, hash: hash.digest('hex') };
}
