import { Parser } from 'htmlparser2';
import { toTable } from './to-table.ts';
import type { Block } from './law-text.ts';

const BREAKS = new Set(['p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'section', 'article', 'blockquote', 'center', 'header', 'footer', 'ul', 'ol', 'dl', 'dt', 'dd', 'pre']);
const SILENT = new Set(['script', 'style', 'noscript', 'head', 'template', 'svg', 'iframe', 'nav']);

/** Reads the paragraphs and tables of a page; scripts, styles and menus are no text. */
export function readHtml(html: string): Block[] {
  const blocks: Block[] = [];
  let line = '';
  let silent = 0;
  let tables = 0;
  let rows: string[][] = [];
  let cell = '';
  const flush = (): void => {
    const text = line.replace(/\s+/gu, ' ').trim();
    line = '';
    if (text === '') return;
    if (tables > 0) cell += `${cell === '' ? '' : '\n'}${text}`;
    else blocks.push({ text });
  };
  const parser = new Parser(
    {
      onopentag: (name) => {
        if (SILENT.has(name)) silent += 1;
        if (silent > 0) return;
        if (name === 'br' || BREAKS.has(name)) flush();
        else if (name === 'table') {
          flush();
          tables += 1;
          if (tables === 1) rows = [];
        } else if (name === 'tr' && tables === 1) rows.push([]);
        else if ((name === 'td' || name === 'th') && tables === 1) cell = '';
      },
      ontext: (text) => {
        if (silent === 0) line += text;
      },
      onclosetag: (name) => {
        if (SILENT.has(name)) silent = Math.max(0, silent - 1);
        else if (silent > 0) return;
        else if (BREAKS.has(name)) flush();
        else if (name === 'td' || name === 'th') {
          flush();
          if (tables === 1) rows.at(-1)?.push(cell);
        } else if (name === 'table') {
          flush();
          tables = Math.max(0, tables - 1);
          if (tables === 0) for (const block of laidOut(rows)) blocks.push(block);
        }
      },
    },
    { decodeEntities: true },
  );
  parser.write(html);
  parser.end();
  flush();
  return blocks;
}

/** Official pages lay out the head of a text (issuer beside motto, number beside date) as a table without headings: that is text. */
function laidOut(rows: readonly (readonly string[])[]): Block[] {
  const table = toTable(rows);
  const words = table.text;
  if ((table.table?.length ?? 0) <= 2 && /Số\s*:|CỘNG\s+H[OÒ]/iu.test(words)) return rows.flatMap((row) => row.flatMap((cell) => cell.split('\n').map((text) => ({ text }))));
  return table.table === undefined || table.table.length === 0 ? [] : [table];
}
