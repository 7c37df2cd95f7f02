import { basename } from 'node:path';
import type { ImportFile } from '#platform/import-files/list-files.ts';
import { readRawRecords } from '#platform/import-files/read-raw-records.ts';
import { readRecord } from './read-record.ts';
import type { ReadResult, SourceId } from './read-result.ts';
import { isRecord, reject, SOURCE_NAMES } from './read-result.ts';
import { readTableRow, TABLE_COLUMNS } from './table-columns.ts';

/** One record of a file, read or rejected, with the place people find it at. */
export interface FoundRecord {
  readonly file: string;
  /** A line of JSONL, a row of a table, or the position in a list; 1 is the first. */
  readonly place: number;
  readonly source: SourceId | undefined;
  readonly result: ReadResult;
}

/**
 * Reads every record of a file, whatever its format; the content decides, not the name.
 * Faults: ImportFault for a file that is not what it seems; a single bad record is a rejection.
 */
export async function* readRecords(file: ImportFile): AsyncGenerator<FoundRecord> {
  for await (const raw of readRawRecords(file, 'procedures')) {
    switch (raw.kind) {
      case 'value':
        yield readOne(file, raw.place, raw.value);
        break;
      case 'row':
        yield readRow(file, raw.place, raw.row);
        break;
      default:
        yield found(file, raw.place, reject(raw.reason, raw.details));
    }
  }
}

/** All records of a file at once, for a thread that reads it. */
export async function collectRecords(file: ImportFile): Promise<readonly FoundRecord[]> {
  const records: FoundRecord[] = [];
  for await (const record of readRecords(file)) records.push(record);
  return records;
}

function readOne(file: ImportFile, place: number, value: unknown): FoundRecord {
  if (!isRecord(value)) return found(file, place, reject('not_a_procedure', { keys: '' }));
  const { source, result } = readRecord(value, { date: file.date });
  return { file: basename(file.path), place, source, result };
}

function readRow(file: ImportFile, place: number, row: Readonly<Record<string, string>>): FoundRecord {
  const missing = TABLE_COLUMNS.slice(0, 2).filter((column) => !(column in row));
  if (missing.length > 0) return found(file, place, reject('not_a_procedure', { keys: Object.keys(row).slice(0, 6).join(', ') }));
  return { file: basename(file.path), place, source: 'table', result: readTableRow(row, { id: 'table', name: SOURCE_NAMES.table, date: file.date }) };
}

function found(file: ImportFile, place: number, result: ReadResult): FoundRecord {
  return { file: basename(file.path), place, source: undefined, result };
}
