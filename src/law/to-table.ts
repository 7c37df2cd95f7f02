import type { Block } from './law-text.ts';

/** A table as a block: its rows, and the same in words. */
export function toTable(rows: readonly (readonly string[])[]): Block {
  const kept = rows.filter((row) => row.some((cell) => cell !== ''));
  return { text: kept.map((row) => row.join(' | ').replaceAll('\n', ' ')).join('\n'), table: kept };
}
