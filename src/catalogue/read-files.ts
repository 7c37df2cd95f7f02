import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { basename, dirname, extname } from 'node:path';
import { parse as parseCsv } from 'csv-parse';
import { readSheet } from 'read-excel-file/node';
import { localDateAt } from '#model/time.ts';
import type { LocalDate } from '#model/time.ts';
import { findSourceDate, listFiles } from '#platform/files/list-files.ts';
import { ImportFault } from './import-fault.ts';
import { IMPORT_LIMITS } from './import-limits.ts';
import { checkStart, decodeUtf8, readLines } from './read-lines.ts';
import { readRecord } from './read-record.ts';
import type { ReadResult, SourceId } from './read-result.ts';
import { isRecord, recordsOf, reject, SOURCE_NAMES } from './read-result.ts';
import { readTableRow, TABLE_COLUMNS } from './table-columns.ts';

/** One record of a file, read or rejected, with the place people find it at. */
export interface FoundRecord {
  readonly file: string;
  /** A line of JSONL, a row of a table, or the position in a list; 1 is the first. */
  readonly place: number;
  readonly source: SourceId | undefined;
  readonly result: ReadResult;
}

export interface ImportFile {
  readonly path: string;
  readonly bytes: number;
  readonly date: LocalDate;
}

const EXTENSIONS = new Set(['.json', '.jsonl', '.csv', '.xlsx']);

/**
 * The files behind the paths of an import; folders are walked in the order of their names, hidden ones left out.
 * Faults: ImportFault `path_missing`, `nothing_to_read`, `file_too_large`.
 */
export async function listImportFiles(paths: readonly string[], sourceDate?: LocalDate): Promise<ImportFile[]> {
  const files: ImportFile[] = [];
  for (const path of paths) {
    const found = await listFiles(path, EXTENSIONS, IMPORT_LIMITS.folderDepth).catch((cause: unknown) => {
      throw new ImportFault('path_missing', { file: path }, cause);
    });
    for (const file of found) {
      if (file.bytes > IMPORT_LIMITS.fileBytes) throw new ImportFault('file_too_large', { file: file.path, bytes: file.bytes, limit: IMPORT_LIMITS.fileBytes });
      files.push({ path: file.path, bytes: file.bytes, date: sourceDate ?? (await findSourceDate(dirname(file.path))) ?? localDateAt(file.changedAtMs) });
    }
  }
  if (files.length === 0) throw new ImportFault('nothing_to_read', { paths: paths.join(', ') });
  return files;
}

/**
 * Reads every record of a file, whatever its format; the content decides, not the name.
 * Faults: ImportFault for a file that is not what it seems; a single bad record is a rejection.
 */
export async function* readRecords(file: ImportFile): AsyncGenerator<FoundRecord> {
  const start = await readStart(file.path);
  if (start.subarray(0, 2).toString('latin1') === 'PK') return yield* readWorkbook(file);
  checkStart(start, file.path);
  const text = start.toString('utf8').replace(/^\ufeff/u, '').trimStart();
  if (text === '') return;
  if (!/^[[{]/u.test(text)) return yield* readCsv(file);
  // The first line of JSONL is a whole object; the first line of a JSON file is not, or is all of it.
  const isLines = extname(file.path).toLowerCase() === '.jsonl' || (text.startsWith('{') && /^\{[^\n]*\}\s*\n\s*\{/u.test(text));
  return isLines ? yield* readJsonLines(file) : yield* readJsonFile(file);
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

async function* readJsonLines(file: ImportFile): AsyncGenerator<FoundRecord> {
  for await (const line of readLines(file.path)) {
    if ('tooLong' in line) {
      yield found(file, line.number, reject('line_too_long', { bytes: line.tooLong, limit: IMPORT_LIMITS.lineBytes }));
      continue;
    }
    if (line.text.trim() === '') continue;
    const value = parseJson(line.text);
    yield value === undefined ? found(file, line.number, reject('malformed_json')) : readOne(file, line.number, value);
  }
}

async function* readJsonFile(file: ImportFile): AsyncGenerator<FoundRecord> {
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
  const list = Array.isArray(value) ? (value as unknown[]) : isRecord(value) && Array.isArray(value.procedures) ? recordsOf(value.procedures) : [value];
  for (const [position, each] of list.entries()) yield readOne(file, position + 1, each);
}

function readOne(file: ImportFile, place: number, value: unknown): FoundRecord {
  if (!isRecord(value)) return found(file, place, reject('not_a_procedure', { keys: '' }));
  const { source, result } = readRecord(value, { date: file.date });
  return { file: basename(file.path), place, source, result };
}

async function* readCsv(file: ImportFile): AsyncGenerator<FoundRecord> {
  // Decoding line by line first names a wrong encoding with its place; the parser would read on with holes.
  for await (const line of readLines(file.path)) void line;
  const parser = createReadStream(file.path).pipe(parseCsv({ bom: true, columns: true, relax_column_count: false, max_record_size: IMPORT_LIMITS.lineBytes, skip_empty_lines: true }));
  let place = 1;
  try {
    for await (const row of parser as AsyncIterable<Record<string, string>>) {
      place += 1;
      yield readRow(file, place, row);
    }
  } catch (cause) {
    if (cause instanceof ImportFault) throw cause;
    throw new ImportFault('malformed_csv', { file: file.path, line: place, problem: cause instanceof Error ? cause.message.slice(0, 200) : '' }, cause);
  }
}

async function* readWorkbook(file: ImportFile): AsyncGenerator<FoundRecord> {
  if (file.bytes > IMPORT_LIMITS.wholeFileBytes) {
    throw new ImportFault('file_too_large', { file: file.path, bytes: file.bytes, limit: IMPORT_LIMITS.wholeFileBytes });
  }
  const rows = await readSheet(await readFile(file.path)).catch((cause: unknown) => {
    throw new ImportFault('malformed_xlsx', { file: file.path, problem: cause instanceof Error ? cause.message.slice(0, 200) : '' }, cause);
  });
  const header = (rows[0] ?? []).map(writeCell);
  for (const [position, row] of rows.slice(1).entries()) {
    if (row.every((cell) => cell === null)) continue;
    yield readRow(file, position + 2, Object.fromEntries(header.map((column, at) => [column, writeCell(row[at])])));
  }
}

function readRow(file: ImportFile, place: number, row: Readonly<Record<string, string>>): FoundRecord {
  const missing = TABLE_COLUMNS.slice(0, 2).filter((column) => !(column in row));
  if (missing.length > 0) return found(file, place, reject('not_a_procedure', { keys: Object.keys(row).slice(0, 6).join(', ') }));
  return { file: basename(file.path), place, source: 'table', result: readTableRow(row, { id: 'table', name: SOURCE_NAMES.table, date: file.date }) };
}

function writeCell(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return typeof cell === 'string' ? cell : typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : '';
}

function found(file: ImportFile, place: number, result: ReadResult): FoundRecord {
  return { file: basename(file.path), place, source: undefined, result };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
