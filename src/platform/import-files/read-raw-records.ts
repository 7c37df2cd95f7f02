import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { parse as parseCsv } from 'csv-parse';
import { readSheet } from 'read-excel-file/universal';
import { ImportFault } from './import-fault.ts';
import { IMPORT_LIMITS } from './import-limits.ts';
import type { ImportFile } from './list-files.ts';
import { measureArchive } from './measure-archive.ts';
import { checkStart, decodeUtf8, readLines } from './read-lines.ts';

/** One record of a file as it stands there. `place`: a line of JSONL, a row of a table, or the position in a list; 1 is the first. */
export type RawFound =
  | { readonly place: number; readonly kind: 'value'; readonly value: unknown }
  | { readonly place: number; readonly kind: 'row'; readonly row: Readonly<Record<string, string>> }
  | { readonly place: number; readonly kind: 'bad'; readonly reason: 'line_too_long' | 'malformed_json'; readonly details: Readonly<Record<string, number>> };

/**
 * Reads every record of a file, whatever its format; the content decides, not the name. `listKey` names the list inside a JSON file
 * that is one object.
 * Faults: ImportFault for a file that is not what it seems; a single bad line is told as such.
 */
export async function* readRawRecords(file: ImportFile, listKey: string): AsyncGenerator<RawFound> {
  const start = await readStart(file.path);
  if (start.subarray(0, 2).toString('latin1') === 'PK') return yield* readWorkbook(file);
  checkStart(start, file.path);
  const text = start.toString('utf8').replace(/^\ufeff/u, '').trimStart();
  if (text === '') return;
  if (!/^[[{]/u.test(text)) return yield* readCsv(file);
  // The first line of JSONL is a whole object; the first line of a JSON file is not, or is all of it.
  const isLines = extname(file.path).toLowerCase() === '.jsonl' || (text.startsWith('{') && /^\{[^\n]*\}\s*\n\s*\{/u.test(text));
  return isLines ? yield* readJsonLines(file) : yield* readJsonFile(file, listKey);
}

/** All records of a file at once, for a thread that reads it. */
export async function collectRawRecords(file: ImportFile, listKey: string): Promise<readonly RawFound[]> {
  const found: RawFound[] = [];
  for await (const each of readRawRecords(file, listKey)) found.push(each);
  return found;
}

async function readStart(path: string): Promise<Buffer> {
  const handle = await open(path, 'r').catch((cause: unknown) => {
    throw new ImportFault('file_unreadable', { file: path }, cause);
  });
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(65_536), 0, 65_536, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function* readJsonLines(file: ImportFile): AsyncGenerator<RawFound> {
  for await (const line of readLines(file.path)) {
    if ('tooLong' in line) {
      yield { place: line.number, kind: 'bad', reason: 'line_too_long', details: { bytes: line.tooLong, limit: IMPORT_LIMITS.lineBytes } };
      continue;
    }
    if (line.text.trim() === '') continue;
    const value = parseJson(line.text);
    yield value === undefined ? { place: line.number, kind: 'bad', reason: 'malformed_json', details: {} } : { place: line.number, kind: 'value', value };
  }
}

async function* readJsonFile(file: ImportFile, listKey: string): AsyncGenerator<RawFound> {
  if (file.bytes > IMPORT_LIMITS.wholeFileBytes) {
    throw new ImportFault('file_too_large', { file: file.path, bytes: file.bytes, limit: IMPORT_LIMITS.wholeFileBytes });
  }
  const text = decodeUtf8(await readFile(file.path), file.path, 1);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new ImportFault('malformed_json_file', { file: file.path, problem: cause instanceof Error ? cause.message.slice(0, 200) : '' }, cause);
  }
  for (const [position, each] of listIn(value, listKey).entries()) yield { place: position + 1, kind: 'value', value: each };
}

function listIn(value: unknown, listKey: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value === 'object' && value !== null && listKey in value) {
    const list = (value as Readonly<Record<string, unknown>>)[listKey];
    if (Array.isArray(list)) return list.filter((each) => typeof each === 'object' && each !== null && !Array.isArray(each));
  }
  return [value];
}

async function* readCsv(file: ImportFile): AsyncGenerator<RawFound> {
  // Decoding line by line first names a wrong encoding with its place; the parser would read on with holes.
  for await (const line of readLines(file.path)) void line;
  const parser = createReadStream(file.path).pipe(parseCsv({ bom: true, columns: true, relax_column_count: false, max_record_size: IMPORT_LIMITS.lineBytes, skip_empty_lines: true }));
  let place = 1;
  try {
    for await (const row of parser as AsyncIterable<Record<string, string>>) {
      place += 1;
      yield { place, kind: 'row', row };
    }
  } catch (cause) {
    if (cause instanceof ImportFault) throw cause;
    throw new ImportFault('malformed_csv', { file: file.path, line: place, problem: cause instanceof Error ? cause.message.slice(0, 200) : '' }, cause);
  }
}

async function* readWorkbook(file: ImportFile): AsyncGenerator<RawFound> {
  if (file.bytes > IMPORT_LIMITS.wholeFileBytes) {
    throw new ImportFault('file_too_large', { file: file.path, bytes: file.bytes, limit: IMPORT_LIMITS.wholeFileBytes });
  }
  const bytes = await readFile(file.path);
  const unpacked = measureArchive(bytes);
  if (unpacked === undefined) throw new ImportFault('malformed_xlsx', { file: file.path, problem: 'no list of contents' });
  if (unpacked > IMPORT_LIMITS.unpackedBytes) throw new ImportFault('file_too_large', { file: file.path, bytes: unpacked, limit: IMPORT_LIMITS.unpackedBytes });
  // Read whole: the package's reader for streams never ends on some broken archives.
  const rows = await readSheet(new Uint8Array(bytes).buffer).catch((cause: unknown) => {
    throw new ImportFault('malformed_xlsx', { file: file.path, problem: cause instanceof Error ? cause.message.slice(0, 200) : '' }, cause);
  });
  const header = (rows[0] ?? []).map(writeCell);
  for (const [position, row] of rows.slice(1).entries()) {
    if (row.every((cell) => cell === null)) continue;
    yield { place: position + 2, kind: 'row', row: Object.fromEntries(header.map((column, at) => [column, writeCell(row[at])])) };
  }
}

function writeCell(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return typeof cell === 'string' ? cell : typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : '';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
