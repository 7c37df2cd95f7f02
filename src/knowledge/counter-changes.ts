import type { Authority } from '#authority/authority.ts';
import type { Catalogue } from '#catalogue/catalogue.ts';
import type { Actor } from '#model/actor.ts';
import { diffValues, type Json } from '#model/json-diff.ts';
import type { Role } from '#model/role.ts';
import { localDateAt, writeDate, type Instant, type LocalDate } from '#model/time.ts';
import type { Clock } from '#platform/clock.ts';
import type { Language } from '#platform/routes.ts';
import type { Situations } from './situations.ts';
import type { Switches } from './switches.ts';

export const COUNTER_CHANGE_KINDS = ['procedure', 'task', 'law', 'switch', 'precedent'] as const;
export type CounterChangeKind = (typeof COUNTER_CHANGE_KINDS)[number];

/** One thing that changed for a counter, in plain words. */
export interface CounterChange {
  readonly kind: CounterChangeKind;
  readonly id: string;
  /** When it changed; of law the day on which it begins or ends to hold. */
  readonly at: Instant | LocalDate;
  readonly field?: string;
  readonly title: string;
  readonly text: string;
  /** A path of the API where it is read. */
  readonly link: string;
  readonly changeSetId?: string;
}

export interface CounterChangeList {
  readonly items: readonly CounterChange[];
  /** There is more of some kind than is shown: a later day or a field shows the rest. */
  readonly isCut: boolean;
}

/** What begins, ends or is changed in law, as the counter needs it. */
export interface LawChangeWord {
  readonly id: string;
  readonly on: LocalDate;
  readonly title: string;
  readonly field?: string;
  readonly what: 'begins' | 'ends' | 'changed';
  readonly link: string;
}

export interface CounterChangesDeps {
  readonly catalogue: Pick<Catalogue, 'listChangesSince' | 'diffVersions'>;
  readonly authority: Pick<Authority, 'listChangesSince' | 'listVersions'>;
  readonly switches: Pick<Switches, 'list'>;
  readonly situations: Pick<Situations, 'listPrecedents'>;
  readonly listLawChanges?: (from: LocalDate, to: LocalDate) => Promise<readonly LawChangeWord[]>;
  readonly clock: Clock;
  /** The sentences of `content/replies`, and the names of fields. */
  say(language: Language, key: string, values?: Readonly<Record<string, string>>): string;
  nameField(language: Language, name: string): string;
}

export interface CounterQuery {
  readonly since: LocalDate;
  readonly field?: string;
  readonly role?: Role;
  readonly language: Language;
}

/** What concerns whom; without a role everything. Source: the desk's own division of work. */
const KINDS_OF: Readonly<Record<Role, readonly CounterChangeKind[]>> = {
  officer: ['procedure', 'task', 'switch', 'precedent', 'law'],
  leader: ['task', 'law', 'switch', 'precedent'],
  clerk: ['procedure', 'switch'],
  deskLead: ['procedure', 'task', 'switch', 'precedent', 'law'],
  knowledgeEditor: COUNTER_CHANGE_KINDS,
  knowledgeApprover: COUNTER_CHANGE_KINDS,
  provinceSupervisor: COUNTER_CHANGE_KINDS,
  operator: COUNTER_CHANGE_KINDS,
};
/** Of each kind; a counter that was away for a year reads the newest. */
const MOST_OF_A_KIND = 100;
const FIELDS_NAMED = 6;

/** What changed for a counter since a day: procedures, tasks, law, switches and precedents, the newest first. */
export async function listCounterChanges(deps: CounterChangesDeps, query: CounterQuery, actor: Actor): Promise<CounterChangeList> {
  const kinds = query.role === undefined ? COUNTER_CHANGE_KINDS : KINDS_OF[query.role];
  const lists = await Promise.all(kinds.map((kind) => READERS[kind](deps, query, actor)));
  const items = lists.flat().sort((left, right) => (left.at < right.at ? 1 : left.at > right.at ? -1 : left.id < right.id ? -1 : 1));
  return { items, isCut: lists.some((list) => list.length >= MOST_OF_A_KIND) };
}

const READERS: Readonly<Record<CounterChangeKind, (deps: CounterChangesDeps, query: CounterQuery, actor: Actor) => Promise<readonly CounterChange[]>>> = {
  procedure: async ({ catalogue, say }, { since, field, language }) => {
    const rows = await catalogue.listChangesSince({ since, limit: MOST_OF_A_KIND, ...(field === undefined ? {} : { field }) });
    return Promise.all(
      rows.map(async (row): Promise<CounterChange> => {
        const differences = row.version === 1 ? [] : ((await catalogue.diffVersions(row.code, row.version - 1, row.version)) ?? []);
        const what = [...new Set(differences.map(({ label }) => label[language]))].slice(0, FIELDS_NAMED).join(', ');
        const text = row.version === 1 ? say(language, 'change.procedureNew', { from: writeDate(row.validFrom) }) : what === '' ? say(language, 'change.procedureWords') : say(language, 'change.procedure', { what });
        return { kind: 'procedure', id: row.code, at: row.at, field: row.field, title: row.name, text: withAlone(text, row.paths, say, language), link: `/api/v1/procedures/${row.code}`, ...changeSetOf(row.paths) };
      }),
    );
  },
  task: async ({ authority, say, nameField }, { since, field, language }, actor) => {
    const province = actor.site?.placeCode?.slice(0, 2);
    const rows = await authority.listChangesSince({ since, limit: MOST_OF_A_KIND, ...(field === undefined ? {} : { field }), ...(province === undefined ? {} : { provinceCode: province }) });
    return Promise.all(
      rows.map(async (row): Promise<CounterChange> => {
        const versions = (await authority.listVersions(row.taskId)).filter(({ provinceCode }) => provinceCode === row.provinceCode);
        const [after, before] = [row.version, row.version - 1].map((version) => versions.find((one) => one.version === version)?.task);
        const what = after === undefined || before === undefined ? '' : nameDifferences(before, after, (name) => nameField(language, name));
        const text = before === undefined ? say(language, 'change.taskNew') : what === '' ? say(language, 'change.taskSources') : say(language, 'change.task', { what });
        return { kind: 'task', id: row.taskId, at: row.at, field: row.field, title: row.title, text: withAlone(text, row.paths, say, language), link: `/api/v1/tasks/${row.taskId}`, ...changeSetOf(row.paths) };
      }),
    );
  },
  law: async ({ listLawChanges, clock, say }, { since, field, language }) => {
    const found = (await listLawChanges?.(since, localDateAt(clock.now()))) ?? [];
    return found
      .filter((one) => field === undefined || one.field === field)
      .slice(-MOST_OF_A_KIND)
      .map((one) => ({ kind: 'law', id: one.id, at: one.on, ...(one.field === undefined ? {} : { field: one.field }), title: one.title, text: say(language, `change.law.${one.what}`, { on: writeDate(one.on) }), link: one.link }));
  },
  switch: async ({ switches, say }, { since, field, language }, actor) => {
    const { items } = await switches.list({ onlyOff: false, since, limit: MOST_OF_A_KIND }, actor);
    return items
      .filter(({ topic }) => field === undefined || !topic.startsWith('field:') || topic === `field:${field}`)
      .map((one) => ({ kind: 'switch', id: one.id, at: one.on?.at ?? one.offAt, title: one.name, text: one.on === undefined ? say(language, 'change.off', { reason: one.reason }) : say(language, 'change.on', { reason: one.onAsked?.reason ?? '' }), link: `/api/v1/switches/${one.id}` }));
  },
  precedent: async ({ situations, say }, { since, field, language }, actor) => {
    const all = await situations.listPrecedents(actor);
    return all
      .filter((one) => (field === undefined || one.field === field) && localDateAt(Date.parse(one.withdrawn?.at ?? one.publishedAt)) >= since)
      .slice(0, MOST_OF_A_KIND)
      .map((one) => ({ kind: 'precedent', id: one.id, at: one.withdrawn?.at ?? one.publishedAt, ...(one.field === undefined ? {} : { field: one.field }), title: one.question, text: one.withdrawn === undefined ? say(language, 'change.precedent') : say(language, 'change.precedentWithdrawn', { reason: one.withdrawn.reason }), link: '/api/v1/precedents' }));
  },
};

function nameDifferences(before: object, after: object, nameField: (name: string) => string): string {
  const ignored = new Set(['version', 'provenance', 'conflicts', 'sourceDate', 'review']);
  const roots = diffValues(before as unknown as Json, after as unknown as Json).map(({ path }) => path.split(/[.[]/u)[0] ?? '');
  return [...new Set(roots)].filter((root) => !ignored.has(root)).map(nameField).slice(0, FIELDS_NAMED).join(', ');
}

/** What the operator wrote by the command line nobody else looked at: whoever reads of the change is told. The program's own content is no such thing. */
function withAlone(text: string, paths: readonly string[], say: CounterChangesDeps['say'], language: Language): string {
  const [first = ''] = paths;
  const isAlone = first !== '' && !first.startsWith('change-set ') && !/[\\/]content[\\/](?:procedures|tasks)$/u.test(first);
  return isAlone ? `${text} ${say(language, 'change.alone')}` : text;
}

function changeSetOf(paths: readonly string[]): { readonly changeSetId?: string } {
  const id = /^change-set ([0-9a-f-]{36})/u.exec(paths[0] ?? '')?.[1];
  return id === undefined ? {} : { changeSetId: id };
}
