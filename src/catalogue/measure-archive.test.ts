import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { IMPORT_LIMITS } from '#platform/import-files/import-limits.ts';
import { measureArchive } from '#platform/import-files/measure-archive.ts';
import { listImportFiles } from '#platform/import-files/list-files.ts';
import { readRecords } from './read-files.ts';
import { makeFolder, type Folder } from '#test/support/import-folder.ts';

let folder: Folder;
beforeAll(async () => {
  folder = await makeFolder();
});
afterAll(() => folder.remove());

/** An archive of one entry, which says of itself that it unpacks to so many bytes. */
function archive(says: number, count = 1): Buffer {
  const name = Buffer.from('xl/worksheets/sheet1.xml');
  const data = deflateRawSync(Buffer.alloc(1_000));
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x0403_4b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(data.length, 18);
  local.writeUInt32LE(says, 22);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x0201_4b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(data.length, 20);
  entry.writeUInt32LE(says, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x0605_4b50, 0);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(30 + name.length + data.length, 16);
  return Buffer.concat([local, name, data, entry, name, end]);
}

test('an archive says what it unpacks to; one without a whole list of contents says nothing', () => {
  expect(measureArchive(archive(1_000))).toBe(1_000);
  expect(measureArchive(Buffer.concat([archive(1_000), Buffer.from('a comment')]))).toBe(1_000);
  expect(measureArchive(archive(1_000, 2))).toBeUndefined();
  expect(measureArchive(archive(1_000).subarray(0, -5))).toBeUndefined();
  expect(measureArchive(Buffer.from('PK'))).toBeUndefined();
});

test('a small workbook that unpacks to more than the limit is refused before it is unpacked', async () => {
  const [file] = await listImportFiles([await folder.write('bomb.xlsx', archive(IMPORT_LIMITS.unpackedBytes + 1))]);
  if (file === undefined) throw new Error('no file');
  await expect(readRecords(file).next()).rejects.toMatchObject({ code: 'file_too_large', details: { bytes: IMPORT_LIMITS.unpackedBytes + 1 } });
});
