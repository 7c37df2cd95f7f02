import type { LawAddress } from '#model/law-address.ts';
import type { BodyTier, MergedTask, TaskAct } from '#model/task.ts';
import type { LocalDate } from '#model/time.ts';
import { isInForce } from '#model/time.ts';
import { foldText } from '#model/vietnamese.ts';
import type { KeptTask } from './authority.store.ts';
import type { Citation } from './read-citation.ts';
import { isCited } from './read-citation.ts';

export interface TaskFilter {
  readonly field?: string;
  readonly tier?: BodyTier;
  readonly act?: TaskAct;
  /** Only tasks in force on this day. */
  readonly asOf?: LocalDate;
  readonly document?: string;
  /** A province's own tasks beside the national ones; absent: national only. */
  readonly provinceCode?: string;
  readonly certainty?: MergedTask['certainty'];
  /** Words of the title, any order, with or without marks. */
  readonly q?: string;
}

/** All tasks as they count now, in memory: a few thousand records, read whole at every change. */
export interface TaskBook {
  readonly revision: number;
  readonly size: number;
  readonly all: readonly MergedTask[];
  /** The national task of an id; with a province, that province's own when it has one. */
  find(id: string, provinceCode?: string): MergedTask | undefined;
  /** A province's own records that touch these: the same id, or one of the procedures. */
  listOverrides(tasks: readonly MergedTask[], codes: readonly string[], provinceCode: string): readonly MergedTask[];
  /** National tasks that name a procedure. */
  listByCode(code: string): readonly MergedTask[];
  /** National tasks whose basis lies inside what was cited. */
  listByCitation(citation: Citation): readonly MergedTask[];
  /** Tasks by id, those behind `afterId` first; `limit` at most. */
  list(filter: TaskFilter, afterId: string, limit: number): readonly MergedTask[];
  countFields(filter: TaskFilter): readonly { readonly name: string; readonly tasks: number }[];
  /** By tier and by act, each counted under all of the filter but its own part; and how many fit the whole filter. */
  countFacets(filter: TaskFilter): TaskFacets;
}

/** How many tasks each choice of a filter would show. */
export interface TaskFacets {
  readonly total: number;
  readonly fields: readonly { readonly name: string; readonly tasks: number }[];
  readonly tiers: readonly { readonly name: BodyTier; readonly tasks: number }[];
  readonly acts: readonly { readonly name: TaskAct; readonly tasks: number }[];
}

/** Lays out tasks for reading. `sayings` are what officers say for an id. */
export function openTaskBook(kept: readonly KeptTask[], sayings: ReadonlyMap<string, readonly string[]>, revision: number): TaskBook {
  const all = kept.map((task): MergedTask => ({ ...task, sayings: sayings.get(task.id) ?? [] })).sort((left, right) => (left.id < right.id ? -1 : left.id > right.id ? 1 : (left.provinceCode ?? '') < (right.provinceCode ?? '') ? -1 : 1));
  const byKey = new Map(all.map((task) => [`${task.id} ${task.provinceCode ?? ''}`, task]));
  const byCode = new Map<string, MergedTask[]>();
  const byDocument = new Map<string, MergedTask[]>();
  const ofProvince = new Map<string, MergedTask[]>();
  for (const task of all) {
    if (task.provinceCode !== undefined) push(ofProvince, task.provinceCode, task);
    else {
      for (const code of task.procedureCodes) push(byCode, code, task);
      for (const document of new Set(task.basis.map((address) => address.document))) push(byDocument, document, task);
    }
  }
  const select = (filter: TaskFilter): MergedTask[] => {
    const words = foldText(filter.q ?? '').split(/\s+/u).filter((word) => word !== '').slice(0, 12);
    return all.filter((task) => fits(task, filter, words));
  };
  return {
    revision,
    size: all.length,
    all,
    find: (id, provinceCode) => (provinceCode === undefined ? undefined : byKey.get(`${id} ${provinceCode}`)) ?? byKey.get(`${id} `),
    listOverrides: (tasks, codes, provinceCode) => {
      const ids = new Set(tasks.map(({ id }) => id));
      return (ofProvince.get(provinceCode) ?? []).filter((own) => ids.has(own.id) || own.procedureCodes.some((code) => codes.includes(code)));
    },
    listByCode: (code) => byCode.get(code) ?? [],
    listByCitation: (citation) => {
      const near = citation.document === undefined ? all.filter(({ provinceCode }) => provinceCode === undefined) : [...byDocument].flatMap(([document, tasks]) => (document === citation.document || document.startsWith(`${citation.document ?? ''}/`) ? tasks : []));
      return near.filter(({ basis }) => basis.some((address: LawAddress) => isCited(address, citation)));
    },
    list: (filter, afterId, limit) => select(filter).filter((task) => keyOf(task) > afterId).slice(0, limit),
    countFields: (filter) => countBy(select(filter), (task) => task.field),
    countFacets: (filter) => {
      const { field: _field, ...anyField } = filter;
      const { tier: _tier, ...anyTier } = filter;
      const { act: _act, ...anyAct } = filter;
      return {
        total: select(filter).length,
        fields: countBy(select(anyField), (task) => task.field),
        tiers: countBy(select(anyTier), (task) => task.to?.tier ?? 'unknown'),
        acts: countBy(select(anyAct), (task) => task.act),
      };
    },
  };
}

function countBy<Name extends string>(tasks: readonly MergedTask[], nameOf: (task: MergedTask) => Name): { readonly name: Name; readonly tasks: number }[] {
  const counts = new Map<Name, number>();
  for (const task of tasks) counts.set(nameOf(task), (counts.get(nameOf(task)) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({ name, tasks: count })).sort((left, right) => right.tasks - left.tasks || (left.name < right.name ? -1 : 1));
}

/** The key a page goes on from. */
export function keyOf(task: MergedTask): string {
  return task.provinceCode === undefined ? task.id : `${task.id} ${task.provinceCode}`;
}

function fits(task: MergedTask, filter: TaskFilter, words: readonly string[]): boolean {
  if (task.provinceCode !== undefined && task.provinceCode !== filter.provinceCode) return false;
  if (filter.field !== undefined && task.field !== filter.field) return false;
  if (filter.tier !== undefined && (task.to?.tier ?? 'unknown') !== filter.tier) return false;
  if (filter.act !== undefined && task.act !== filter.act) return false;
  if (filter.certainty !== undefined && task.certainty !== filter.certainty) return false;
  if (filter.asOf !== undefined && !isInForce(task, filter.asOf)) return false;
  if (filter.document !== undefined && !task.basis.some(({ document }) => document === filter.document)) return false;
  if (words.length === 0) return true;
  const text = foldText(`${task.title} ${task.id}`);
  return words.every((word) => text.includes(word));
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
