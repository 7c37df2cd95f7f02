import type { ChangeItem } from '#model/change-set.ts';
import { compareWords } from '#model/compare-words.ts';
import { diffValues, type Json, type JsonDifference } from '#model/json-diff.ts';
import type { WordChange } from '#model/law.ts';
import type { Language } from '#platform/routes.ts';

/** One changed place of a record, in words. */
export interface WrittenDifference {
  readonly path: string;
  readonly label: string;
  /** Absent where it appeared or went. */
  readonly before?: string;
  readonly after?: string;
  /** Of two long texts: what stayed, went and came, word by word. */
  readonly words?: readonly WordChange[];
}

/** The names of fields, from `content/locales` under `changeFields`, and of the fixed values that some of them have. */
export interface FieldNames {
  nameField(language: Language, name: string): string;
  /** Undefined where a value has no name of its own. */
  nameValue?(language: Language, field: string, value: string): string | undefined;
}

const TEXT_LIMIT = 2_000;
/** Shorter texts are read faster side by side. Unit: characters. */
const LONG_TEXT = 80;
/** Beyond this the words of an article are not walked: it is shown whole. Unit: characters. */
const WALKED_TEXT = 60_000;

type Values = Pick<ChangeItem, 'before' | 'after'>;

/** What a change does to a record, line by line, as a person reads it. */
export function writeDifferences(item: Values, names: FieldNames, language: Language): WrittenDifference[] {
  return diffValues(item.before, item.after).map((difference) => writeOne(difference, item, names, language));
}

/** A page of the differences, and how many there are. A new record is told field by field and part by part. */
export function pageDifferences({ before, after }: Values, names: FieldNames, language: Language, from: number, limit: number): { readonly page: WrittenDifference[]; readonly count: number } {
  const item = before === null ? { before: emptyLike(after), after } : { before, after };
  const all = diffValues(item.before, item.after);
  return { page: all.slice(from, from + limit).map((difference) => writeOne(difference, item, names, language)), count: all.length };
}

/** Lists stay, empty: what is in them is then told one by one. */
function emptyLike(value: Json): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return Object.fromEntries(Object.entries(value).filter(([, inner]: [string, Json]) => Array.isArray(inner) && inner.some((one: Json) => typeof one === 'object')).map(([key]) => [key, []]));
}

function writeOne({ path, before, after }: JsonDifference, item: Values, names: FieldNames, language: Language): WrittenDifference {
  const words = typeof before === 'string' && typeof after === 'string' && Math.max(before.length, after.length) > LONG_TEXT && before.length + after.length < WALKED_TEXT ? compareWords(before, after) : undefined;
  return {
    path,
    label: labelPath(path, before === undefined || after !== undefined ? item.after : item.before, names, language),
    ...(before === undefined ? {} : { before: writeValue(before, fieldOf(path), names, language) }),
    ...(after === undefined ? {} : { after: writeValue(after, fieldOf(path), names, language) }),
    ...(words === undefined ? {} : { words }),
  };
}

/** Shape: `Trường hợp 1 › Cách nộp 2 › Phí, lệ phí 1 › Số tiền (đồng)`. */
function labelPath(path: string, root: Json, names: FieldNames, language: Language): string {
  if (path === '') return names.nameField(language, 'all');
  const parts: string[] = [];
  let at: Json | undefined = root;
  for (const part of path.split('.')) {
    const [name = '', ...places] = part.split('[').map((each) => each.replace(']', ''));
    const isOfNamed = labelOf(at) !== undefined;
    at = name === '' ? at : innerOf(at, name);
    for (const place of places) at = innerOf(at, place);
    const label = labelOf(at);
    // A named part, such as an article, is called by its own name; its text needs no field before it.
    if (label !== undefined) parts.push(label);
    else if (!(name === 'text' && isOfNamed)) parts.push([name === '' ? '' : names.nameField(language, name), places.map((place) => String(Number.parseInt(place, 10) + 1)).join('.')].filter((text) => text !== '').join(' '));
  }
  return parts.join(' › ');
}

function innerOf(value: Json | undefined, key: string): Json | undefined {
  return typeof value === 'object' && value !== null ? (value as { readonly [key: string]: Json })[key] : undefined;
}

/** The name of a part that carries one beside its text. */
function labelOf(value: Json | undefined): string | undefined {
  const [label, text] = [innerOf(value, 'label'), innerOf(value, 'text')];
  return typeof label === 'string' && typeof text === 'string' && label !== '' ? label : undefined;
}

/** The last name of a path, of which the value is. */
function fieldOf(path: string): string {
  return (path.split('.').at(-1) ?? '').replace(/\[.*$/u, '');
}

function writeValue(value: Json, field: string, names: FieldNames, language: Language): string {
  const text = write(value, field, names, language);
  return text.length > TEXT_LIMIT ? `${text.slice(0, TEXT_LIMIT)}…` : text;
}

function write(value: Json, field: string, names: FieldNames, language: Language): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return names.nameField(language, value ? 'yes' : 'no');
  if (typeof value === 'number') return value.toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB');
  if (typeof value === 'string') return names.nameValue?.(language, field, value) ?? value;
  if (labelOf(value) !== undefined) return String(innerOf(value, 'text'));
  if (Array.isArray(value)) return value.map((one: Json) => write(one, field, names, language)).join('; ');
  return Object.entries(value)
    .filter(([, one]: [string, Json]) => one !== null && one !== '' && !(Array.isArray(one) && one.length === 0))
    .map(([name, one]: [string, Json]) => `${names.nameField(language, name)}: ${write(one, name, names, language)}`)
    .join(', ');
}
