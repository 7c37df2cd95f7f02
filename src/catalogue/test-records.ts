import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RawRecord } from './read-result.ts';

/** Invented portal pages for tests: the fixture with another code, and whatever else a test changes. */
export async function makePage(code: string, part: RawRecord = {}): Promise<RawRecord> {
  const text = await readFile(join(import.meta.dirname, 'fixtures', 'flattened.jsonl'), 'utf8');
  return { ...(JSON.parse(text) as RawRecord), ma_thu_tuc: code, ten_thu_tuc: `Thủ tục thử ${code}`, ...part };
}

/** Many pages with codes of their own. */
export async function makePages(count: number): Promise<RawRecord[]> {
  const page = await makePage('1.900000');
  return Array.from({ length: count }, (_, at) => ({ ...page, ma_thu_tuc: `1.9${String(at).padStart(5, '0')}`, ten_thu_tuc: `Thủ tục thử số ${at}` }));
}

/** A folder for one test file; `remove` when done. */
export interface Folder {
  write(name: string, content: string | Buffer): Promise<string>;
  writeLines(name: string, records: readonly unknown[]): Promise<string>;
  readonly path: string;
  remove(): Promise<void>;
}

export async function makeFolder(): Promise<Folder> {
  const path = await mkdtemp(join(tmpdir(), 'motcua-import-'));
  const write = async (name: string, content: string | Buffer): Promise<string> => {
    await writeFile(join(path, name), content);
    return join(path, name);
  };
  return {
    path,
    write,
    writeLines: (name, records) => write(name, `${records.map((record) => JSON.stringify(record)).join('\n')}\n`),
    remove: () => rm(path, { recursive: true, force: true }),
  };
}
