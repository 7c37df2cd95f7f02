import { sayPath, sayPaths, type AnswerWords } from './answers-in-words.ts';
import type { Form } from './form.ts';
import { isFilled, isRecord, readPath, type Answers } from './form-paths.ts';
import type { JsonSchema } from './form-schema.ts';

/**
 * The data of a form's official declaration, in the shape its template asks for: days, whole numbers, yes and no and fixed words as values, everything else as it is said in Vietnamese.
 * A name such as `child.born` is a part of a part. What was not answered is not there, so the template leaves a blank line. What is longer than the template takes ends with `…`: the
 * answer itself stays whole in the dossier. `shape`: the template's JSON Schema.
 */
export function paperData(form: Form, asked: Answers, computed: Answers, words: AnswerWords, shape: JsonSchema): Readonly<Record<string, unknown>> {
  const all = { ...asked, ...computed };
  const data: Record<string, unknown> = {};
  for (const [name, paths] of Object.entries(form.paper?.values ?? {})) {
    const wanted = shapeAt(shape, name);
    const value = typeof paths === 'string' ? takeValue(readPath(paths, all), sayPath(form, paths, asked, computed, words), wanted) : clip(sayPaths(form, paths, asked, computed, words), wanted);
    if (isFilled(value)) putAt(data, name.split('.'), value);
  }
  return data;
}

/** The names of the form's mapping that its template does not know. */
export function unknownPaperNames(form: Form, shape: JsonSchema): readonly string[] {
  return Object.keys(form.paper?.values ?? {}).filter((name) => shapeAt(shape, name) === undefined);
}

function shapeAt(shape: JsonSchema, name: string): JsonSchema | undefined {
  return name.split('.').reduce<JsonSchema | undefined>((level, key) => {
    const properties = level?.properties;
    const next = isRecord(properties) && Object.hasOwn(properties, key) ? properties[key] : undefined;
    return isRecord(next) ? next : undefined;
  }, shape);
}

function takeValue(raw: unknown, said: unknown, wanted: JsonSchema | undefined): unknown {
  if (wanted === undefined || !isFilled(raw)) return said;
  if (wanted.type === 'array' && Array.isArray(raw)) return takeRows(raw as Answers[], said, wanted);
  return keepsValue(raw, wanted) ? raw : clip(said, wanted);
}

function clip(said: unknown, wanted: JsonSchema | undefined): unknown {
  const most = wanted?.maxLength;
  if (typeof said !== 'string' || typeof most !== 'number') return said;
  const letters = [...said];
  return letters.length <= most ? said : `${letters.slice(0, most - 1).join('').trimEnd()}…`;
}

/** A row's questions have the names of the template's columns; what the table has no column for is left out. */
function takeRows(rows: readonly Answers[], said: unknown, { items }: JsonSchema): unknown {
  const columns = isRecord(items) && isRecord(items.properties) ? items.properties : {};
  return rows.map((row, at) => {
    const saidRow: unknown = Array.isArray(said) ? said[at] : undefined;
    const cells = Object.entries(columns).map(([key, column]) => [key, takeValue(row[key], isRecord(saidRow) ? saidRow[key] : undefined, isRecord(column) ? column : undefined)] as const);
    return Object.fromEntries(cells.filter(([, cell]) => isFilled(cell)));
  });
}

/** Whether the template takes the value itself: it bounds it by a type, by a list of words or by a pattern that it fits. */
function keepsValue(raw: unknown, { type, enum: list, pattern }: JsonSchema): boolean {
  if (type === 'integer' || type === 'number') return typeof raw === 'number';
  if (type === 'boolean') return typeof raw === 'boolean';
  if (typeof raw !== 'string') return false;
  return Array.isArray(list) ? list.includes(raw) : typeof pattern === 'string' && new RegExp(pattern, 'u').test(raw);
}

function putAt(data: Record<string, unknown>, [key = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    data[key] = value;
    return;
  }
  const below = Object.hasOwn(data, key) ? data[key] : undefined;
  const level: Record<string, unknown> = isRecord(below) ? { ...below } : {};
  putAt(level, rest, value);
  data[key] = level;
}
