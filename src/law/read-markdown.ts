import { toTable } from './to-table.ts';
import type { Block } from './law-text.ts';

const ROW = /^\s*\|.*\|\s*$/u;
const RULE = /^\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*:?-*:?\s*$/u;

/**
 * Reads Markdown or plain text into paragraphs and tables: emphasis goes, headings keep their `#` only where `keepMarks` asks. A line is a
 * paragraph, as official texts are written.
 */
export function readMarkdown(text: string, keepMarks = false): Block[] {
  const blocks: Block[] = [];
  let rows: string[][] = [];
  const closeTable = (): void => {
    if (rows.length > 0) blocks.push(toTable(rows));
    rows = [];
  };
  for (const raw of withoutFrontMatter(text).split(/\r\n?|\n|\u2028|\u0085/u)) {
    if (ROW.test(raw)) {
      if (!RULE.test(raw)) rows.push(raw.trim().slice(1, -1).split('|').map((cell) => plain(cell, false)));
      continue;
    }
    closeTable();
    const line = plain(raw, keepMarks);
    if (line !== '') blocks.push({ text: line });
  }
  closeTable();
  return blocks;
}

function plain(line: string, keepMarks: boolean): string {
  const bare = line.replace(/\*\*|__(?=\S)|(?<=\S)__/gu, '').replace(/\[([^[\]]{1,500})\]\([^)\s]{1,500}\)/gu, '$1').replace(/^\s*>\s?/u, '').replace(/\s+/gu, ' ').trim();
  if (/^-{3,}$/u.test(bare)) return '';
  return keepMarks ? bare : bare.replace(/^#{1,6}\s+/u, '');
}

function withoutFrontMatter(text: string): string {
  if (!text.startsWith('---\n')) return text;
  const end = text.indexOf('\n---', 4);
  return end < 0 ? text : text.slice(end + 4);
}
