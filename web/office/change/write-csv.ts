import type { RecalledAnswer } from '../../api.ts';

/** A table as spreadsheets open it: each cell quoted, one that would count as a formula defused. Source: RFC 4180; OWASP, CSV injection. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  // The sign in front tells spreadsheets that the text is UTF-8.
  return `\uFEFF${rows.map((row) => row.map(quote).join(',')).join('\r\n')}\r\n`;
}

function quote(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** One answer of a recall as a row. */
export function toRecallRow({ id, at, question, status, relied, siteId }: RecalledAnswer): readonly string[] {
  return [id, at, question, status, relied.map(({ record, version }) => (version === null ? record : `${record} v${String(version)}`)).join('; '), siteId];
}
