import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ImportFault } from '#platform/import-files/import-fault.ts';
import { IMPORT_LIMITS } from '#platform/import-files/import-limits.ts';
import { FAULT_SENTENCES, fillSentence } from '#platform/import-files/fault-sentences.ts';
import { REJECT_SENTENCES } from './import-sentences.ts';
import { listImportFiles } from '#platform/import-files/list-files.ts';
import { readRecords } from './read-files.ts';
import { makeFolder, type Folder } from '#test/support/import-folder.ts';
import { makePage } from './test-records.ts';

let folder: Folder;
beforeAll(async () => {
  folder = await makeFolder();
});
afterAll(() => folder.remove());

/** What a file gives: a line for each record, or the fault that stops it. */
async function readAll(path: string): Promise<string[]> {
  const lines: string[] = [];
  try {
    for (const file of await listImportFiles([path], '2026-07-17')) {
      for await (const { place, result } of readRecords(file)) lines.push(`${place} ${result.ok ? result.procedure.code : result.reason}`);
    }
  } catch (fault) {
    if (!(fault instanceof ImportFault)) throw fault;
    lines.push(fault.code);
  }
  return lines;
}

describe('bad input', () => {
  it('malformed JSON: a broken line is left out by its number, a broken file stops the import', async () => {
    const page = JSON.stringify(await makePage('1.999201'));
    expect(await readAll(await folder.write('lines.jsonl', `${page}\n{"ma_thu_tuc": \n\n[1]\n${page.replace('1.999201', '1.999202')}`))).toEqual(['1 1.999201', '2 malformed_json', '4 not_a_procedure', '5 1.999202']);
    expect(await readAll(await folder.write('whole.json', '{\n "code": '))).toEqual(['malformed_json_file']);
  });

  it('a workbook that is none, or cut off, stops the import', async () => {
    expect(await readAll(await folder.write('broken.xlsx', Buffer.from('PK\u0003\u0004 not a workbook')))).toEqual(['malformed_xlsx']);
    expect(await readAll(await folder.write('text.xlsx', '{"a": 1}'))).toEqual(['1 not_a_procedure']);
  });

  it('a table whose rows have other columns than its head stops the import', async () => {
    expect(await readAll(await folder.write('broken.csv', 'Mã thủ tục,Tên thủ tục\n1.999203,Thủ tục,thừa một ô\n'))).toEqual(['malformed_csv']);
    expect(await readAll(await folder.write('other.csv', 'a,b\n1,2\n'))).toEqual(['2 not_a_procedure']);
  });

  it('a byte-order mark is no part of the record', async () => {
    const page = JSON.stringify(await makePage('1.999204'));
    expect(await readAll(await folder.write('bom.jsonl', `\ufeff${page}\n`))).toEqual(['1 1.999204']);
    expect(await readAll(await folder.write('bom.json', `\ufeff${page}`))).toEqual(['1 1.999204']);
    expect(await readAll(await folder.write('bom.csv', '\ufeffMã thủ tục,Tên thủ tục\n1.999205,Thủ tục\n'))).toEqual(['2 1.999205']);
  });

  it('UTF-16, with a mark or without, is named', async () => {
    const page = JSON.stringify(await makePage('1.999206'));
    expect(await readAll(await folder.write('utf16.jsonl', Buffer.from(`\ufeff${page}`, 'utf16le')))).toEqual(['utf16']);
    expect(await readAll(await folder.write('utf16-bare.jsonl', Buffer.from(page, 'utf16le')))).toEqual(['utf16']);
  });

  it('Windows-1258 is guessed and the line is named', async () => {
    // "Thủ tục" in Windows-1258: the tones are bytes of their own behind the vowels.
    const bytes = Buffer.concat([Buffer.from('{"a": 1}\n{"ten_thu_tuc": "Thu', 'latin1'), Buffer.from([0xd2]), Buffer.from(' tu', 'latin1'), Buffer.from([0xf2]), Buffer.from('c"}\n', 'latin1')]);
    const path = await folder.write('cp1258.jsonl', bytes);
    const fault = await (async () => {
      for await (const record of readRecords({ path, bytes: bytes.length, date: '2026-07-17' })) void record;
      return undefined;
    })().catch((caught: unknown) => caught);
    expect(fault).toMatchObject({ code: 'wrong_encoding', details: { line: 2, guess: 'Windows-1258' } });
  });

  it('a line of 200 MB is left out without being held, and the lines after it are read', async () => {
    const path = join(folder.path, 'giant.jsonl');
    const file = createWriteStream(path);
    const megabyte = Buffer.alloc(1024 * 1024, 'x');
    file.write('{"ma_thu_tuc": "');
    for (let at = 0; at < 200; at += 1) if (!file.write(megabyte)) await once(file, 'drain');
    file.end(`"}\n${JSON.stringify(await makePage('1.999207'))}\n`);
    await once(file, 'close');
    const before = process.memoryUsage().arrayBuffers;
    expect(await readAll(path)).toEqual(['1 line_too_long', '2 1.999207']);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(4 * IMPORT_LIMITS.lineBytes);
  });

  it('no such path, an empty folder and an empty file', async () => {
    const empty = await makeFolder();
    expect(await readAll(join(folder.path, 'nowhere'))).toEqual(['path_missing']);
    expect(await readAll(empty.path)).toEqual(['nothing_to_read']);
    expect(await readAll(await empty.write('empty.jsonl', ''))).toEqual([]);
    await empty.remove();
  });

  it('whole files over the limit are refused before they are read', async () => {
    const path = await folder.write('large.json', '[]');
    await expect(async () => {
      for await (const record of readRecords({ path, bytes: IMPORT_LIMITS.wholeFileBytes + 1, date: '2026-07-17' })) void record;
    }).rejects.toMatchObject({ code: 'file_too_large' });
  });

  it.each(Object.entries({ ...REJECT_SENTENCES, ...FAULT_SENTENCES }))('"%s" has its sentence in both languages', (_code, { vi, en }) => {
    expect(vi).toMatch(/[àáạảãâăđêôơưế]/iu);
    expect(en.length).toBeGreaterThan(10);
    expect(new Set(vi.match(/\{\w+\}/gu) ?? [])).toEqual(new Set([...(vi.match(/\{\w+\}/gu) ?? []), ...(en.match(/\{\w+\}/gu) ?? [])]));
  });

  it('a sentence is filled from the details and keeps what it lacks visible', () => {
    expect(fillSentence('{a} và {b}', { a: 1 })).toBe('1 và {b}');
  });
});
