import type { RecalledAnswer } from '../../api.ts';

/** A table as spreadsheets open it: each cell quoted, one that would count as a formula defused. Source: RFC 4180; OWASP, CSV injection. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  // The sign in front tells spreadsheets that the text is UTF-8.
  return `\uFEFF${writeRows(rows)}`;
}

/** More rows of the same table. */
export function writeRows(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(quote).join(',')}\r\n`).join('');
}

/** A table that is sent while it is read, page by page, however long it is; a page that cannot be read breaks it off, so that half a table never looks like a whole one. */
export function streamCsv(head: readonly string[], pages: AsyncIterable<readonly (readonly string[])[]>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const rest = pages[Symbol.asyncIterator]();
  let isFirst = true;
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      if (isFirst) {
        isFirst = false;
        return controller.enqueue(encoder.encode(writeCsv([head])));
      }
      const next = await rest.next();
      if (next.done === true) controller.close();
      else controller.enqueue(encoder.encode(writeRows(next.value)));
    },
    cancel: () => void rest.return?.(),
  });
}

function quote(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** One answer of a recall as a row. */
export function toRecallRow({ id, at, question, status, relied, siteId }: RecalledAnswer): readonly string[] {
  return [id, at, question, status, relied.map(({ record, version }) => (version === null ? record : `${record} v${String(version)}`)).join('; '), siteId];
}
