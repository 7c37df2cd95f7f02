import { canonicalJson } from './canonical-json.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** One place where two values differ. */
export interface JsonDifference {
  /** Shape: `cases[0].channels[1].fees[0].amountVnd`; the position is that of the later value, of the earlier where it went. */
  readonly path: string;
  /** Absent where it appeared or went. */
  readonly before?: Json;
  readonly after?: Json;
}

/** What names a thing in a list, so that it is compared with itself after another was put before it. */
const NAMES = ['id', 'code', 'number', 'document', 'channel', 'name', 'order'] as const;

/** Where two values differ, as deep as a person would say it: a changed number, an added paper, a removed word. */
export function diffValues(before: Json, after: Json, path = ''): JsonDifference[] {
  if (canonicalJson(before) === canonicalJson(after)) return [];
  if (isList(before) && isList(after)) return diffLists(before, after, path);
  if (isObject(before) && isObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => diffValues(before[key] ?? null, after[key] ?? null, path === '' ? key : `${path}.${key}`));
  }
  return [{ path, ...(before === null ? {} : { before }), ...(after === null ? {} : { after }) }];
}

function diffLists(before: readonly Json[], after: readonly Json[], path: string): JsonDifference[] {
  const nameOf = findName(before, after);
  if (nameOf === undefined && [...before, ...after].some((value) => isObject(value) || isList(value))) {
    return Array.from({ length: Math.max(before.length, after.length) }, (_, at) => diffValues(before[at] ?? null, after[at] ?? null, `${path}[${String(at)}]`)).flat();
  }
  const key = nameOf ?? ((value: Json) => canonicalJson(value));
  const was = new Map(before.map((value, at) => [key(value), { value, at }]));
  const is = new Map(after.map((value, at) => [key(value), { value, at }]));
  const found: JsonDifference[] = [];
  const renamed = new Set<string>();
  for (const [name, { value, at }] of is) {
    const stood = before[at];
    const isRename = nameOf !== undefined && !was.has(name) && stood !== undefined && !is.has(key(stood)) && isMostlyEqual(stood, value);
    if (isRename) renamed.add(key(stood));
    found.push(...diffValues((isRename ? stood : was.get(name)?.value) ?? null, value, `${path}[${String(at)}]`));
  }
  for (const [name, { value, at }] of was) if (!is.has(name) && !renamed.has(name)) found.push({ path: `${path}[${String(at)}]`, before: value });
  // The same things in another order are a difference too: steps are read in order.
  return found.length === 0 ? [{ path, before, after }] : found;
}

/** A thing in the same place with another name, and most of the rest as it was, was renamed and not exchanged. */
function isMostlyEqual(before: Json, after: Json): boolean {
  if (!isObject(before) || !isObject(after)) return false;
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const equal = keys.filter((each) => canonicalJson(before[each] ?? null) === canonicalJson(after[each] ?? null)).length;
  return equal * 2 > keys.length;
}

/** The key that names every thing of both lists, each once. */
function findName(before: readonly Json[], after: readonly Json[]): ((value: Json) => string) | undefined {
  const all = [...before, ...after];
  if (!all.every(isObject)) return undefined;
  for (const name of NAMES) {
    const read = (value: Json): string => (isObject(value) ? canonicalJson(value[name] ?? null) : '');
    const isUnique = (list: readonly Json[]): boolean => new Set(list.map(read)).size === list.length;
    if (all.every((value) => value[name] !== undefined) && isUnique(before) && isUnique(after)) return read;
  }
  return undefined;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
