import type { Answers } from '../../src/model/form-paths.ts';

/** What a button beside the main one asks for. */
export type PageDeed =
  | { readonly kind: 'find' | 'sendFile'; readonly path: string }
  | { readonly kind: 'addRow'; readonly path: string }
  | { readonly kind: 'removeRow'; readonly path: string; readonly at: number }
  | { readonly kind: 'removeFile'; readonly path: string; readonly id: string };

/** Reads a button's value; undefined for the main button and for what is none. Shape: see `DEED`. */
export function readDeed(value: string): PageDeed | undefined {
  const [verb = '', path = '', more = ''] = value.split(':');
  if (path === '') return undefined;
  switch (verb) {
    case 'tim': return { kind: 'find', path };
    case 'them': return { kind: 'addRow', path };
    case 'gui-tep': return { kind: 'sendFile', path };
    case 'bo-dong': return /^\d{1,2}$/u.test(more) ? { kind: 'removeRow', path, at: Number(more) } : undefined;
    case 'bo-tep': return more === '' ? undefined : { kind: 'removeFile', path, id: more };
    default: return undefined;
  }
}

/** Answers with a row more or a row less; rows stand at the top of a form. What else a deed asks for changes no answer here. */
export function applyRowDeed(answers: Answers, deed: PageDeed | undefined): Answers {
  if (deed === undefined || (deed.kind !== 'addRow' && deed.kind !== 'removeRow')) return answers;
  const before = Object.hasOwn(answers, deed.path) ? answers[deed.path] : undefined;
  const rows = Array.isArray(before) ? (before as unknown[]) : [];
  return { ...answers, [deed.path]: deed.kind === 'removeRow' ? rows.filter((_row, at) => at !== deed.at) : [...rows, {}] };
}

/** Answers with at least so many rows at a path: a draft keeps no empty rows, a page shows the one just added. */
export function padRows(answers: Answers, path: string, count: number): Answers {
  const before = Object.hasOwn(answers, path) ? answers[path] : undefined;
  const rows = Array.isArray(before) ? (before as unknown[]) : [];
  return count <= rows.length || count > MOST_ROWS ? answers : { ...answers, [path]: [...rows, ...Array.from({ length: count - rows.length }, () => ({}))] };
}

const MOST_ROWS = 50;
