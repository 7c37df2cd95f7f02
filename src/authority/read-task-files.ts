import { basename } from 'node:path';
import { ImportFault } from '#platform/import-files/import-fault.ts';
import { IMPORT_LIMITS } from '#platform/import-files/import-limits.ts';
import type { ImportFile } from '#platform/import-files/list-files.ts';
import type { RawFound } from '#platform/import-files/read-raw-records.ts';
import { readRawRecords } from '#platform/import-files/read-raw-records.ts';
import type { RowRead } from './read-task-row.ts';
import { readTaskRow } from './read-task-row.ts';
import type { ColumnMapping, MappedColumn, MappedRow, TaskColumn } from './task-columns.ts';
import { flattenRecord, headerOf, listMissing, mapColumns, shapeOf } from './task-columns.ts';
import { parseTaskRecord } from './task-schema.ts';

/** One row of a file, read or rejected. `place`: a line of JSONL, a row of a table, a position in a list. */
export interface FoundTask {
  readonly file: string;
  readonly place: number;
  readonly read: RowRead;
}

/** How a file was understood, for people to look at before anything is kept. */
export interface FilePreview {
  readonly file: string;
  readonly shape: string;
  readonly columns: readonly MappedColumn[];
  /** The first rows: what stands there, and what it became. */
  readonly rows: readonly { readonly place: number; readonly cells: Readonly<Record<string, string>>; readonly read: RowRead }[];
}

export interface TaskFile {
  readonly preview: FilePreview;
  readonly found: readonly FoundTask[];
}

/** What a row without a source of its own came from; a file's name is no source, it changes with every copy. */
const UNNAMED_SOURCE = 'Bảng nhập của đơn vị';
const PREVIEW_ROWS = 5;
const PREVIEW_CELL = 200;

export interface ReadOptions {
  readonly given?: ColumnMapping;
  readonly remembered: (shape: string) => Promise<ColumnMapping | undefined>;
  readonly provinceCode?: string;
  /** How the records of a file are read; in this thread unless said. */
  readonly readRecords?: (file: ImportFile) => AsyncIterable<RawFound> | Promise<Iterable<RawFound>>;
}

/**
 * Reads a file whole, for its columns are known only at its end, and makes a task of each row.
 * Faults: ImportFault for a file that is not what it seems, or that lacks a column without which no row is a task.
 */
export async function readTaskFile(file: ImportFile, options: ReadOptions): Promise<TaskFile> {
  const rows: { readonly place: number; readonly raw: RawFound; readonly cells: Readonly<Record<string, unknown>> | undefined }[] = [];
  const columns = new Set<string>();
  for await (const raw of await (options.readRecords?.(file) ?? readRawRecords(file, 'tasks'))) {
    if (rows.length >= IMPORT_LIMITS.records) throw new ImportFault('too_many_records', { limit: IMPORT_LIMITS.records });
    const cells = raw.kind === 'row' ? raw.row : raw.kind === 'value' && isObject(raw.value) ? flattenRecord(raw.value) : undefined;
    for (const column of Object.keys(cells ?? {})) columns.add(column);
    rows.push({ place: raw.place, raw, cells });
  }
  const names = [...columns];
  const shape = shapeOf(names);
  const mapped = mapColumns(names, options.given, await options.remembered(shape));
  const missing = columns.size === 0 ? [] : listMissing(mapped);
  if (missing.length > 0) {
    const words = missing.map((any) => any.map((column) => `"${headerOf(column)}"`).join(' / ')).join('; ');
    throw new ImportFault('columns_missing', { file: basename(file.path), missing: words, columns: names.slice(0, 30).join(', ') });
  }
  const name = basename(file.path);
  const found = rows.map(({ place, raw, cells }): FoundTask => ({ file: name, place, read: readOne(raw, cells, mapped, file, options) }));
  const preview = rows.slice(0, PREVIEW_ROWS).map(({ place, cells }, at) => ({ place, cells: writeCells(cells ?? {}), read: (found[at] as FoundTask).read }));
  return { preview: { file: name, shape, columns: mapped, rows: preview }, found };
}

/** Our own content: records of our own format, checked whole, nothing mapped. */
export async function readOwnTaskFile(file: ImportFile): Promise<TaskFile> {
  const name = basename(file.path);
  const found: FoundTask[] = [];
  for await (const raw of readRawRecords(file, 'tasks')) {
    const parsed = raw.kind === 'value' ? parseTaskRecord(raw.value) : { ok: false as const, field: '', problem: raw.kind };
    const id = raw.kind === 'value' && isObject(raw.value) && typeof raw.value['id'] === 'string' ? raw.value['id'] : undefined;
    found.push({ file: name, place: raw.place, read: parsed.ok ? parsed : { ok: false, reason: 'field_malformed', details: { field: parsed.field, problem: parsed.problem }, ...(id === undefined ? {} : { id }) } });
  }
  return { preview: { file: name, shape: '', columns: [], rows: [] }, found };
}

function readOne(raw: RawFound, cells: Readonly<Record<string, unknown>> | undefined, mapped: readonly MappedColumn[], file: ImportFile, options: ReadOptions): RowRead {
  if (raw.kind === 'bad') return { ok: false, reason: raw.reason, details: raw.details };
  if (cells === undefined) return { ok: false, reason: 'not_a_task', details: {} };
  const row: Partial<Record<TaskColumn, unknown>> = {};
  for (const { column, becomes } of mapped) if (becomes !== null && becomes !== 'ignore' && cells[column] !== undefined) row[becomes] = cells[column];
  return readTaskRow(row satisfies MappedRow, { sourceDate: file.date, source: UNNAMED_SOURCE, ...(options.provinceCode === undefined ? {} : { provinceCode: options.provinceCode }) });
}

function writeCells(cells: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(cells).map(([column, value]) => [column, (typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value)).slice(0, PREVIEW_CELL)]));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
