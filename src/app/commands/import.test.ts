import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makePage } from '#catalogue/test-records.ts';
import { createTestStore, type TestStore } from '#test/support/database.ts';
import { HOME } from '#test/support/home.ts';
import { EXIT_NO, exitCodes } from '../exit-codes.ts';
import { runCommandLine } from '../main.ts';

let store: TestStore;
let folder: string;
let out: string[];
let errors: string[];

beforeAll(async () => {
  store = await createTestStore();
  folder = await mkdtemp(join(tmpdir(), 'motcua-import-'));
});
afterAll(async () => {
  await store.drop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
  out = [];
  errors = [];
});

async function importFile(name: string, content: string | Buffer, ...more: readonly string[]): Promise<number> {
  await writeFile(join(folder, name), content);
  return run('procedures', join(folder, name), ...more);
}

function run(...args: readonly string[]): Promise<number> {
  const io = { out: (text: string) => void out.push(text), error: (text: string) => void errors.push(text), environment: { DATABASE_URL: store.url }, home: HOME };
  return runCommandLine(['import', ...args, '--data', join(folder, 'data')], io);
}

describe('./motcua import procedures', () => {
  test('says what was taken and what was not, by place and reason, and ends well', async () => {
    expect(await importFile('mixed.jsonl', `${JSON.stringify(await makePage('1.999801'))}\n{"a": 1}\n`, '--source-date', '2026-07-17')).toBe(0);
    expect(out.join('\n')).toContain('mới 1, thay đổi 0, giữ nguyên 0, không nhận 1');
    expect(out.join('\n')).toContain('mixed.jsonl, 2: Không nhận ra đây là bản ghi thủ tục');
    // The progress is no error, and stands beside the report.
    expect(errors).toEqual(['100 % 2 bản ghi']);
  });

  test('ends with "no" where not one record was right', async () => {
    expect(await importFile('wrong.jsonl', '{"a": 1}\n{"ma_thu_tuc": \n')).toBe(EXIT_NO);
    expect(errors.join('\n')).toContain('Không bản ghi nào được nhận');
  });

  test('ends well where all that is offered is older than what is kept, as at a start with the same records again', async () => {
    const page = await makePage('1.999802');
    expect(await importFile('new.jsonl', JSON.stringify(page), '--source-date', '2026-08-01')).toBe(0);
    expect(await importFile('old.jsonl', JSON.stringify({ ...page, linh_vuc: 'Cũ' }), '--source-date', '2026-07-01')).toBe(0);
    expect(out.join('\n')).toContain('Bản đang giữ mới hơn');
  });

  test('says that a file holds no record', async () => {
    expect(await importFile('empty.json', '[]')).toBe(0);
    expect(out.join('\n')).toContain('không có bản ghi nào');
  });

  test.each<[string, string, Buffer]>([
    ['a workbook that is none', 'book.xlsx', Buffer.from('PK\u0003\u0004 none')],
    ['another encoding', 'old.csv', Buffer.from('Hồ sơ', 'utf16le')],
  ])('says in whole sentences of each language what is wrong with %s, and that nothing changed', async (_what, name, content) => {
    expect(await importFile(name, content)).toBe(EXIT_NO);
    expect(errors).toEqual([expect.stringContaining('Chưa có gì thay đổi') as string, expect.stringContaining('Nothing was changed') as string]);
    expect(errors[0]).not.toMatch(/\{|no list|undefined/u);
  });

  test.each([[[]], [['procedures']], [['papers', '/']], [['procedures', '/no/such']], [['procedures', '/', '--source-date', '2026-02-30']], [['procedures', '/', '--what']]])('%j is a command that is not right', async (args) => {
    await mkdir(join(folder, 'data'), { recursive: true });
    expect(await run(...args)).toBe(exitCodes.usage.exit);
    expect(errors).toHaveLength(2);
    expect(errors[1]).not.toMatch(/[\u00c0-\u024f\u1ea0-\u1ef9]/u);
  });
});
