import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { isLocalDate } from '#model/time.ts';
import { usageFault } from '../usage-fault.ts';

/** What `./motcua import procedures|law` reads, and how. */
export interface ImportArguments {
  readonly what: 'procedures' | 'law';
  readonly paths: readonly string[];
  readonly sourceDate?: string;
  readonly wordingFrom?: string;
  readonly dryRun: boolean;
}

/** What to read and how; `--propose` and what belongs to it is taken out before. Faults: `usage`. */
export function readImportArguments(rest: readonly string[]): ImportArguments {
  const [what, ...others] = rest;
  if (what !== 'procedures' && what !== 'law') throw usageFault('sau import cần: procedures, tasks, law hoặc calendar, rồi TỆP_HOẶC_THƯ_MỤC…', 'after import comes: procedures, tasks, law or calendar, then FILE_OR_FOLDER…');
  const paths: string[] = [];
  let dryRun = false;
  let sourceDate: string | undefined;
  let wordingFrom: string | undefined;
  for (let at = 0; at < others.length; at += 1) {
    const arg = others[at] ?? '';
    if (arg === '--dry-run') dryRun = true;
    else if (arg === '--source-date') sourceDate = others[(at += 1)] ?? '';
    else if (arg.startsWith('--source-date=')) sourceDate = arg.slice('--source-date='.length);
    else if (arg === '--wording-from' && what === 'law') wordingFrom = others[(at += 1)] ?? '';
    else if (arg.startsWith('--wording-from=') && what === 'law') wordingFrom = arg.slice('--wording-from='.length);
    else if (arg.startsWith('--')) throw usageFault(`không hiểu "${arg}"`, `"${arg}" is not understood`);
    else paths.push(resolve(arg));
  }
  if (paths.length === 0) throw usageFault('cần ít nhất một tệp hoặc thư mục để nhập', 'at least one file or folder to import is needed');
  for (const [name, day] of [['--source-date', sourceDate], ['--wording-from', wordingFrom]] as const) {
    if (day !== undefined && !isLocalDate(day)) throw usageFault(`${name}: "${day}" không phải ngày dạng 2026-07-17`, `${name}: "${day}" is no date like 2026-07-17`);
  }
  for (const path of paths) if (!existsSync(path)) throw usageFault(`không có "${path}"`, `there is no "${path}"`);
  return { what, paths, dryRun, ...(sourceDate === undefined ? {} : { sourceDate }), ...(wordingFrom === undefined ? {} : { wordingFrom }) };
}
