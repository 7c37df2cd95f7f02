import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

/** One line of a question file, checked. */
export interface EvalRow {
  readonly id: string;
  /** The messages in order; one for a plain question. The last one is measured. */
  readonly turns: readonly string[];
  readonly gold: readonly string[];
  readonly behavior: 'answer' | 'clarify' | 'refuse';
  readonly style: string;
  readonly mustContain: readonly string[];
  readonly mustNotConfirm: readonly string[];
}

export interface ReadRows {
  readonly rows: readonly EvalRow[];
  /** Lines that are no question, each with what was found. */
  readonly faults: readonly string[];
}

const BEHAVIORS = new Set(['answer', 'clarify', 'refuse']);

/** Reads a JSONL file of questions. A faulty line is reported with its number and left out; nothing else is lost. */
export async function readRows(path: string): Promise<ReadRows> {
  const text = (await readFile(path, 'utf8')).replace(/^\ufeff/u, '');
  const rows: EvalRow[] = [];
  const faults: string[] = [];
  text.split(/\r?\n/u).forEach((line, at) => {
    if (line.trim() === '') return;
    const row = readRow(line, `${String(at + 1)}`);
    if (typeof row === 'string') faults.push(`${path}, dòng ${String(at + 1)}: ${row}`);
    else rows.push(row);
  });
  return { rows, faults };
}

function readRow(line: string, id: string): EvalRow | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'không phải JSON';
  }
  if (typeof value !== 'object' || value === null) return 'không phải một đối tượng JSON';
  const row = value as Record<string, unknown>;
  const turns = Array.isArray(row['turns']) ? row['turns'].filter((turn) => typeof turn === 'string') : typeof row['question'] === 'string' ? [row['question']] : [];
  if (turns.length === 0) return 'thiếu "question" hoặc "turns"';
  const behavior = typeof row['behavior'] === 'string' && BEHAVIORS.has(row['behavior']) ? (row['behavior'] as EvalRow['behavior']) : 'answer';
  return {
    id: typeof row['id'] === 'string' ? row['id'] : id,
    turns,
    gold: stringsOf(row['gold']),
    behavior,
    style: typeof row['style'] === 'string' ? row['style'] : 'plain',
    mustContain: stringsOf(row['mustContain']),
    mustNotConfirm: stringsOf(row['mustNotConfirm']),
  };
}

function stringsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/**
 * Whether a row of our own questions is in the held fifth: never looked at while tuning, never fitted on.
 * The share is fixed by the id alone, so that it never changes.
 */
export function isHeld(id: string): boolean {
  return (createHash('sha256').update(`held:${id}`).digest()[0] ?? 0) % 5 === 0;
}
