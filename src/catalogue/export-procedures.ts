import { stringify } from 'csv-stringify';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import writeExcelFile from 'write-excel-file/node';
import type { MergedProcedure } from '#model/procedure.ts';
import { TABLE_COLUMNS, writeTableRow } from './table-columns.ts';

export const EXPORT_FORMATS = ['json', 'csv', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/**
 * Writes procedures one after the other; JSON is our own format and reads back whole, the tables are for people.
 * Gives how many were written.
 */
export async function exportProcedures(procedures: AsyncIterable<MergedProcedure>, format: ExportFormat, to: Writable): Promise<number> {
  switch (format) {
    case 'json':
      return exportJson(procedures, to);
    case 'csv':
      return exportCsv(procedures, to);
    case 'xlsx':
      return exportWorkbook(procedures, to);
  }
}

async function exportJson(procedures: AsyncIterable<MergedProcedure>, to: Writable): Promise<number> {
  let count = 0;
  await write(to, '[\n');
  for await (const procedure of procedures) {
    await write(to, `${count === 0 ? '' : ',\n'}${JSON.stringify(procedure)}`);
    count += 1;
  }
  await write(to, '\n]\n');
  return count;
}

/** With a byte-order mark, or spreadsheets read Vietnamese as an old code page. */
async function exportCsv(procedures: AsyncIterable<MergedProcedure>, to: Writable): Promise<number> {
  let count = 0;
  const table = stringify({ header: true, columns: [...TABLE_COLUMNS], bom: true });
  table.on('data', (chunk: Buffer) => to.write(chunk));
  const ended = once(table, 'end');
  for await (const procedure of procedures) {
    if (!table.write(writeTableRow(procedure))) await once(table, 'drain');
    count += 1;
  }
  table.end();
  await ended;
  return count;
}

async function exportWorkbook(procedures: AsyncIterable<MergedProcedure>, to: Writable): Promise<number> {
  const rows: { value: string; fontWeight?: 'bold' }[][] = [TABLE_COLUMNS.map((value) => ({ value, fontWeight: 'bold' }))];
  for await (const procedure of procedures) {
    const row = writeTableRow(procedure);
    rows.push(TABLE_COLUMNS.map((column) => ({ value: row[column] })));
  }
  await write(to, await writeExcelFile(rows, { columns: TABLE_COLUMNS.map(() => ({ width: 30 })) }).toBuffer());
  return rows.length - 1;
}

async function write(to: Writable, chunk: string | Buffer): Promise<void> {
  if (!to.write(chunk)) await once(to, 'drain');
}
