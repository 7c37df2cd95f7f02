import writeExcelFile from 'write-excel-file/node';
import { streamCsv } from '../../../../../office/change/write-csv.ts';
import { readHelpers, readRegister, readRegisterFilter, REGISTER_COLUMNS, toRegisterRow } from '../../../../../office/dossier/register-rows.ts';
import { createWords } from '../../../../../words/words.ts';
import type { RequestHandler } from './$types';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The register as a table to keep (`?dang=csv`, `xlsx`), by the same filter as the page. */
export const GET: RequestHandler = async ({ fetch, url, locals }) => {
  const say = createWords(locals.lang);
  const filter = readRegisterFilter(url, Date.now());
  const head = REGISTER_COLUMNS.map((column) => say(`register.column.${column}`));
  const name = `so-theo-doi-${filter.from}-${filter.to}`;
  const headers = (type: string, end: string): HeadersInit => ({ 'content-type': type, 'content-disposition': `attachment; filename="${name}.${end}"`, 'cache-control': 'no-store' });
  async function* rows(): AsyncGenerator<readonly (readonly string[])[]> {
    let at = 0;
    let names: Readonly<Record<string, string>> = {};
    for await (const lines of readRegister(fetch, filter, url)) {
      names = await readHelpers(fetch, lines, names);
      yield lines.map((line, index) => toRegisterRow(line, at + index, say, names));
      at += lines.length;
    }
  }
  if (url.searchParams.get('dang') !== 'xlsx') return new Response(streamCsv(head, rows()), { headers: headers('text/csv; charset=utf-8', 'csv') });
  const table = [head.map((value) => ({ value, fontWeight: 'bold' as const }))] as { value: string; fontWeight?: 'bold' }[][];
  for await (const page of rows()) table.push(...page.map((row) => row.map((value) => ({ value }))));
  const file = await writeExcelFile(table, { columns: REGISTER_COLUMNS.map(() => ({ width: 24 })) }).toBuffer();
  return new Response(new Uint8Array(file), { headers: headers(XLSX, 'xlsx') });
};
