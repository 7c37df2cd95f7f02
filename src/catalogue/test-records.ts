import { readFile } from 'node:fs/promises';
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
