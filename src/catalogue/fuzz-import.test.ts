import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MergedProcedure } from '#model/procedure.ts';
import { rounds, seeded } from '#test/support/campaign.ts';
import { exportProcedures } from './export-procedures.ts';
import { FAULT_SENTENCES } from '#platform/import-files/fault-sentences.ts';
import { ImportFault } from '#platform/import-files/import-fault.ts';
import { listImportFiles } from '#platform/import-files/list-files.ts';
import { REJECT_SENTENCES } from './import-sentences.ts';
import { readRecords } from './read-files.ts';
import { ProcedureSchema } from './procedure-schema.ts';
import { makeFolder, type Folder } from '#test/support/import-folder.ts';

const ROUNDS = rounds(150, 4_000);
/** What breaks parsers: ends of strings and lists, marks of encodings, giant and odd numbers, names of prototypes. */
const SHARDS = ['"', '\\', '{', '}', '[', ']', ',', ':', '\n', '\r', '\0', '\ufeff', '\u202e', '\ud800', '1e999', '-1', '99999999999999999999', 'null', 'true', '"__proto__":', '<script>', '𝟘', '0 VNĐ', 'Ngày làm việc', ';;;', '\u0301'];

let folder: Folder;
beforeAll(async () => {
  folder = await makeFolder();
});
afterAll(() => folder.remove());

/** Cuts out, doubles, overwrites or inserts, one to eight times. */
function spoil(bytes: Buffer, random: () => number): Buffer {
  let spoilt = bytes;
  for (let times = 1 + Math.floor(random() * 8); times > 0; times -= 1) {
    const at = Math.floor(random() * spoilt.length);
    const length = Math.floor(random() ** 3 * 200);
    const [head, part, tail] = [spoilt.subarray(0, at), spoilt.subarray(at, at + length), spoilt.subarray(at + length)];
    const shard = Buffer.from(SHARDS[Math.floor(random() * SHARDS.length)] ?? '');
    const put = [Buffer.alloc(0), Buffer.concat([part, part]), Buffer.concat([shard, part]), Buffer.from([Math.floor(random() * 256)]), shard][Math.floor(random() * 5)] ?? shard;
    spoilt = Buffer.concat([head, put, tail]);
  }
  return spoilt;
}

/** Reads a file to its end; what is taken must have the shape, what is not must have its sentence. */
async function readSpoilt(path: string): Promise<'read' | 'refused'> {
  try {
    for (const file of await listImportFiles([path], '2026-07-17')) {
      for await (const { result } of readRecords(file)) {
        if (result.ok) expect(ProcedureSchema.safeParse(result.procedure).error).toBeUndefined();
        else expect(REJECT_SENTENCES[result.reason].vi).toBeTruthy();
      }
    }
    return 'read';
  } catch (fault) {
    if (!(fault instanceof ImportFault)) throw fault;
    expect(FAULT_SENTENCES[fault.code].vi).toBeTruthy();
    return 'refused';
  }
}

async function readFixture(name: string): Promise<Buffer> {
  return readFile(join(import.meta.dirname, 'fixtures', name));
}

async function writeTable(format: 'csv' | 'xlsx'): Promise<Buffer> {
  const record = { ...(JSON.parse((await readFixture('own.json')).toString('utf8')) as MergedProcedure), conflicts: [] };
  const out = new PassThrough();
  const bytes = buffer(out);
  await exportProcedures((async function* () { yield record; })(), format, out);
  out.end();
  return bytes;
}

const SOURCES: readonly (readonly [string, string, () => Promise<Buffer>])[] = [
  ['a page of the portal', 'jsonl', () => readFixture('flattened.jsonl')],
  ['a page with intact tables', 'jsonl', () => readFixture('intact.jsonl')],
  ['the older adapter', 'json', () => readFixture('generation-a.json')],
  ['the new portal', 'json', () => readFixture('generation-b.json')],
  ['our own format', 'json', () => readFixture('own.json')],
  ['a table', 'csv', () => writeTable('csv')],
  ['a workbook', 'xlsx', () => writeTable('xlsx')],
];

test.each(SOURCES)('%s, spoilt anyhow, is read or refused by name, never a defect', { timeout: ROUNDS * 500 }, async (_what, ending, open) => {
  const whole = await open();
  expect(await readSpoilt(await folder.write(`whole.${ending}`, whole))).toBe('read');
  for (let seed = 1; seed <= ROUNDS; seed += 1) {
    const path = await folder.write(`spoilt.${ending}`, spoil(whole, seeded(seed)));
    await readSpoilt(path).catch((cause: unknown) => {
      throw new Error(`seed ${String(seed)}`, { cause });
    });
  }
});
