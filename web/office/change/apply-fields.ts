import { normaliseLines } from './read-lines.ts';
import { readPath, writePath } from './field-path.ts';
import type { FieldGroup, FormField, SubjectKind } from './record-fields.ts';

type Plain = Record<string, unknown>;

/** How amounts are said, where only the number was changed. */
export interface AmountWords {
  time(amount: number | null, unit: string): string;
  money(amountVnd: number): string;
}

export interface FilledForm {
  /** By path, as it was sent. */
  readonly values: ReadonlyMap<string, string>;
  /** Rows that were ticked to go. */
  readonly removed: readonly string[];
}

/**
 * What becomes of a record when a form is put over it: only what differs from the record is written, an emptied field goes as its
 * place wants it, a number changed alone renews its wording, rows that were ticked or stayed empty go.
 */
export function applyFields(kind: SubjectKind, value: unknown, groups: readonly FieldGroup[], form: FilledForm, words: AmountWords): unknown {
  const after = structuredClone(typeof value === 'object' && value !== null ? value : {}) as Plain;
  const changed = new Set<string>();
  const fields = groups.flatMap(({ rows }) => rows.flatMap((row) => row.fields.map((field) => ({ field, isNew: row.isNew === true, row }))));
  for (const { field, isNew, row } of fields) {
    const sent = form.values.get(field.path);
    if (sent === undefined || normaliseLines(sent) === normaliseLines(field.value)) continue;
    // A choice alone does not make a row.
    if (isNew && !row.fields.some((each) => each.kind !== 'choice' && (form.values.get(each.path) ?? '').trim() !== '')) continue;
    if (isNew) startRow(after, field.path);
    writePath(after, field.path, readField(field, normaliseLines(sent)));
    changed.add(field.path);
  }
  if (kind === 'procedure') settleAmounts(value, after, changed, words);
  for (const path of ['to', 'from', 'authority.competent[0]', 'authority.executing[0]']) dropEmpty(after, path, changed);
  removeRows(after, form.removed);
  return after;
}

function readField(field: FormField, sent: string): unknown {
  if (field.path === 'off') return sent === 'true';
  if (field.kind === 'lines') return listOf(field.path, sent);
  if (sent === '') return { absent: undefined, null: null, text: '' }[field.empty];
  if (field.kind !== 'number') return sent;
  // What is no number goes on as it was typed: the API names the field.
  const number = Number(sent.replaceAll(/\s|\.(?=\d{3}(?:\D|$))/g, '').replace(',', '.'));
  return Number.isFinite(number) ? number : sent;
}

function listOf(path: string, sent: string): unknown {
  const lines = sent.split('\n').filter((line) => line !== '');
  if (path !== 'means') return lines;
  return lines.map((line) => {
    const [word = '', weight = '1'] = line.split('|').map((part) => part.trim());
    return [word, Number(weight.replace(',', '.'))];
  });
}

const ROWS: readonly { readonly list: RegExp; readonly row: Plain }[] = [
  { list: /^(.*\.fees\[\d+\])\./, row: { kind: 'unknown', amountVnd: null, text: '', state: 'unparsed', scope: 'national' } },
  { list: /^(.*\.components\[\d+\])\./, row: { name: '', role: 'submit', originals: null, copies: null } },
  { list: /^(basis\[\d+\])\./, row: { document: '' } },
];

/** A row that is added has all that its kind must have. */
function startRow(after: Plain, path: string): void {
  for (const { list, row } of ROWS) {
    const at = list.exec(path)?.[1];
    if (at !== undefined && readPath(after, at) === undefined) writePath(after, at, { ...row });
  }
}

function settleAmounts(before: unknown, after: Plain, changed: ReadonlySet<string>, words: AmountWords): void {
  const parents = new Set([...changed].map((path) => path.slice(0, path.lastIndexOf('.'))));
  for (const parent of parents) {
    const fact = readPath(after, parent) as Plain | undefined;
    const was = (readPath(before, parent) ?? {}) as Plain;
    const touched = (name: string): boolean => changed.has(`${parent}.${name}`);
    if (fact !== undefined && parent.endsWith('.time') && (touched('amount') || touched('unit') || touched('text'))) {
      const { amount, unit } = fact as { amount: number | null; unit: string | null };
      if (unit === 'sameDay') fact['amount'] = null;
      const isWhole = unit === 'sameDay' || (typeof amount === 'number' && typeof unit === 'string');
      if (isWhole && !touched('text')) fact['text'] = renewWording(was['text'], typeof was['unit'] === 'string' && typeof was['amount'] === 'number' ? words.time(was['amount'], was['unit']) : '', words.time(amount, unit));
      fact['state'] = isWhole ? 'structured' : fact['text'] === '' ? 'silent' : 'unparsed';
    }
    if (fact !== undefined && /\.fees\[\d+\]$/.test(parent) && (touched('amountVnd') || touched('text'))) {
      const amount = fact['amountVnd'];
      if (typeof amount === 'number' && !touched('text')) fact['text'] = renewWording(was['text'], typeof was['amountVnd'] === 'number' ? words.money(was['amountVnd']) : '', words.money(amount));
      fact['state'] = typeof amount === 'number' || fact['foreign'] !== undefined ? 'structured' : fact['text'] === '' ? 'silent' : 'unparsed';
    }
  }
}

/** The wording with the old amount in it exchanged (printed `05` as well as `5`); one that says it in other words is written anew. */
function renewWording(text: unknown, old: string, fresh: string): string {
  if (typeof text !== 'string' || old === '') return fresh;
  const at = new RegExp(`(?<![\\d.,])0?${old.replaceAll(/[.,]/g, '\\$&')}`).exec(text);
  return at === null ? fresh : text.slice(0, at.index) + fresh + text.slice(at.index + at[0].length);
}

/** A body whose fields were all emptied is no body. */
function dropEmpty(after: Plain, path: string, changed: ReadonlySet<string>): void {
  const found = readPath(after, path) as Plain | undefined;
  const isEmpty = found !== undefined && (path.endsWith(']') ? found['name'] === undefined : Object.keys(found).length === 0);
  if (!isEmpty || ![...changed].some((each) => each.startsWith(`${path}.`))) return;
  if (path.endsWith(']')) removeRows(after, [path]);
  else writePath(after, path, undefined);
}

function removeRows(after: Plain, removed: readonly string[]): void {
  // From the last to the first: what stands before a row keeps its place.
  const places = removed.flatMap((path) => {
    const [, list, place] = /^(.*)\[(\d+)\]$/.exec(path) ?? [];
    return list === undefined || place === undefined ? [] : [{ list, place: Number(place) }];
  });
  for (const { list, place } of places.toSorted((left, right) => right.place - left.place)) {
    const found = readPath(after, list);
    if (Array.isArray(found)) found.splice(place, 1);
  }
}
