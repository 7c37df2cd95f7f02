import type { ChangeItem } from '#model/change-set.ts';
import { diffValues, type Json } from '#model/json-diff.ts';
import type { Language } from '#platform/routes.ts';

/** One changed place of a record, in words. */
export interface WrittenDifference {
  readonly path: string;
  readonly label: string;
  /** Absent where it appeared or went. */
  readonly before?: string;
  readonly after?: string;
}

/** The names of fields, from `content/locales` under `changeFields`, and of the fixed values that some of them have. */
export interface FieldNames {
  nameField(language: Language, name: string): string;
  /** Undefined where a value has no name of its own. */
  nameValue?(language: Language, field: string, value: string): string | undefined;
}

const TEXT_LIMIT = 2_000;

/** What a change does to a record, line by line, as a person reads it. */
export function writeDifferences(item: Pick<ChangeItem, 'before' | 'after'>, names: FieldNames, language: Language): WrittenDifference[] {
  return diffValues(item.before, item.after).map(({ path, before, after }) => ({
    path,
    label: labelPath(path, names, language),
    ...(before === undefined ? {} : { before: writeValue(before, fieldOf(path), names, language) }),
    ...(after === undefined ? {} : { after: writeValue(after, fieldOf(path), names, language) }),
  }));
}

/** Shape: `Trường hợp 1 › Cách nộp 2 › Phí, lệ phí 1 › Số tiền (đồng)`. */
function labelPath(path: string, names: FieldNames, language: Language): string {
  if (path === '') return names.nameField(language, 'all');
  return path
    .split('.')
    .map((part) => {
      const [name = '', ...places] = part.split('[');
      const numbers = places.map((place) => String(Number.parseInt(place, 10) + 1)).join('.');
      return [name === '' ? '' : names.nameField(language, name), numbers].filter((text) => text !== '').join(' ');
    })
    .join(' › ');
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
  if (Array.isArray(value)) return value.map((one: Json) => write(one, field, names, language)).join('; ');
  return Object.entries(value)
    .filter(([, one]: [string, Json]) => one !== null && one !== '' && !(Array.isArray(one) && one.length === 0))
    .map(([name, one]: [string, Json]) => `${names.nameField(language, name)}: ${write(one, name, names, language)}`)
    .join(', ');
}
