import type { Json } from '#model/json-diff.ts';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import type { Certainty } from '#model/procedure.ts';
import type { MergedTask } from '#model/task.ts';
import type { LocalDate } from '#model/time.ts';
import type { CommandContext } from '#platform/command.ts';
import type { TaskKey } from './authority.store.ts';
import { closeImport, dropSources, listLatestVersions, readOwnVersions, tryImportLock, writeSourceVersions } from './authority.store.ts';
import { hashOf, mergeTasks, nameKey } from './merge-tasks.ts';
import { mergeTask } from './merge-task.ts';
import { FINDINGS_TASK } from './run-import.ts';
import type { TaskBook } from './task-book.ts';
import type { TaskRecord } from './task-schema.ts';
import { parseTaskRecord, TASK_ID } from './task-schema.ts';

/** What is to stand in a task, with where it stands. */
export interface NewLocalTask {
  /** Shape: a task's id; `id@79` for a province's own record. */
  readonly key: string;
  readonly value: Json;
  readonly source: string;
  readonly sourceDate: LocalDate;
  readonly certainty: Certainty;
}

/** What became of it: the version now (0: it counts no longer), and what takes it back. */
export interface AppliedTask {
  readonly key: string;
  readonly version: number;
  /** What this house said there before; null: nothing. Given back to `restore`. */
  readonly undo: Json;
}

export type LocalTaskRefusal = 'import_running' | 'task_malformed' | 'change_set_stale';

/** This house's own word on tasks, a source of its own that stands before the others. */
export interface LocalTasks {
  /** The task that counts now with what may be changed of it. */
  read(key: string): { readonly version: number; readonly task: MergedTask; readonly value: Json } | undefined;
  /** Refuses: `task_malformed` with the first field that does not fit. */
  check(key: string, value: Json): Outcome<Json, 'task_malformed'>;
  /** The task as it would be, without writing anything. */
  preview(local: NewLocalTask): MergedTask | undefined;
  /** Writes inside another command's transaction. Refuses: `import_running`. */
  apply(tasks: readonly NewLocalTask[], reason: string, context: CommandContext): Promise<Outcome<readonly AppliedTask[], LocalTaskRefusal>>;
  /** Puts back what stood before, as new versions; a task that only this house told of counts no longer. */
  restore(undone: readonly { readonly key: string; readonly undo: Json }[], reason: string, context: CommandContext): Promise<Outcome<readonly AppliedTask[], LocalTaskRefusal>>;
}

/** What a change says once for all its tasks, or what is never written by hand. */
const NOT_EDITED = ['id', 'version', 'sayings', 'source', 'sourceDate', 'certainty', 'review', 'provinceCode', 'provenance', 'conflicts'] as const;

/** Opens the house's own word over the tasks that count now. */
export function createLocalTasks(book: () => TaskBook): LocalTasks {
  const find = (key: string): MergedTask | undefined => {
    const { taskId, provinceCode } = taskKeyOf(key);
    const task = book().find(taskId, provinceCode === '' ? undefined : provinceCode);
    return task === undefined || (task.provinceCode ?? '') !== provinceCode ? undefined : task;
  };
  return {
    read: (key) => {
      const task = find(key);
      return task === undefined ? undefined : { version: task.version, task, value: editableOf(task) };
    },
    check: (key, value) => {
      const parsed = parse({ key, value, source: 'x', sourceDate: '2025-07-01', certainty: 'official' }, { status: 'draft' });
      return parsed.ok ? accept(editableOf(parsed.value)) : parsed;
    },
    preview: (local) => {
      const parsed = parse(local, { status: 'checked' });
      if (!parsed.ok) return undefined;
      const before = find(local.key);
      const told = mergeTask([{ origin: 'local', record: parsed.value }]);
      return { ...told, version: (before?.version ?? 0) + 1, sayings: before?.sayings ?? [] };
    },
    apply: async (tasks, reason, context) => {
      const review = { status: 'checked', by: context.actor.id, at: new Date(context.now).toISOString() } as const;
      const records: { key: string; record: TaskRecord }[] = [];
      for (const task of tasks) {
        const parsed = parse(task, review);
        if (!parsed.ok) return parsed;
        records.push({ key: task.key, record: parsed.value });
      }
      return writeOwnTasks('local', records, reason, context);
    },
    restore: (undone, reason, context) => writeOwnTasks('local', undone.map(({ key, undo }) => ({ key, record: undo as unknown as TaskRecord | null })), reason, context),
  };
}

/** Which task of which province a key of change sets names. */
export function taskKeyOf(key: string): TaskKey {
  const [taskId = '', provinceCode = ''] = key.split('@');
  return { taskId, provinceCode };
}

/** What may be changed of a task. */
export function editableOf(task: TaskRecord | MergedTask): Json {
  const all = JSON.parse(JSON.stringify(task)) as Record<string, Json>;
  return Object.fromEntries(Object.entries(all).filter(([field]) => !(NOT_EDITED as readonly string[]).includes(field)));
}

function parse({ key, value, ...told }: NewLocalTask, review: TaskRecord['review']): Outcome<TaskRecord, 'task_malformed'> {
  const { taskId, provinceCode } = taskKeyOf(key);
  if (!TASK_ID.test(taskId) || typeof value !== 'object' || value === null || Array.isArray(value)) return refuse('task_malformed', { field: 'id', problem: taskId });
  const strange = Object.keys(value).find((field) => (NOT_EDITED as readonly string[]).includes(field));
  if (strange !== undefined) return refuse('task_malformed', { field: strange, problem: '' });
  const parsed = parseTaskRecord({ ...value, ...told, id: taskId, review, ...(provinceCode === '' ? {} : { provinceCode }) });
  return parsed.ok ? accept(parsed.record) : refuse('task_malformed', { field: parsed.field, problem: parsed.problem });
}

/** One task as a source of this house is to say it; null: that source says nothing of it any more. */
export interface OwnTask {
  readonly key: string;
  readonly record: TaskRecord | null;
  /** The version that counts now, where the writer has seen one: another one is refused. */
  readonly seen?: number;
}

/** Writes what one source says of some tasks and merges them anew, inside another command's transaction. Refuses: `import_running`, `change_set_stale`. */
export async function writeOwnTasks(origin: 'local' | 'import', tasks: readonly OwnTask[], reason: string, context: CommandContext): Promise<Outcome<readonly AppliedTask[], LocalTaskRefusal>> {
  const { transaction } = context;
  if (!(await tryImportLock(transaction))) return refuse('import_running');
  const keys = tasks.map(({ key }) => taskKeyOf(key));
  const ids = keys.map(({ taskId }) => taskId);
  const counting = new Map((await listLatestVersions(transaction, ids)).filter(({ isCurrent }) => isCurrent).map((row) => [nameKey(row), row.version]));
  const moved = tasks.find(({ key, seen }) => seen !== undefined && (counting.get(nameKey(taskKeyOf(key))) ?? 0) !== seen);
  if (moved !== undefined) return refuse('change_set_stale', { id: moved.key, seen: moved.seen ?? 0, now: counting.get(nameKey(taskKeyOf(moved.key))) ?? 0 });
  const before = new Map((await readOwnVersions(transaction, origin, ids)).map((row) => [nameKey(row), row]));
  const id = context.newId();
  await dropSources(transaction, origin, tasks.filter(({ record }) => record === null).map(({ key }) => taskKeyOf(key)));
  await writeSourceVersions(
    transaction, origin, id,
    tasks.flatMap(({ key, record }) => (record === null ? [] : [{ ...taskKeyOf(key), version: (before.get(nameKey(taskKeyOf(key)))?.version ?? 0) + 1, contentHash: hashOf(record), sourceDate: record.sourceDate, body: record }])),
  );
  const { versions, changed } = await mergeTasks({ context, id }, keys);
  await closeImport(transaction, { id, at: new Date(context.now).toISOString(), actorId: context.actor.id, paths: [reason], counts: { read: tasks.length, changed }, rejections: [], changed: true });
  await context.enqueue(FINDINGS_TASK, {}, { key: FINDINGS_TASK });
  const versionNow = (key: string): number => versions.get(nameKey(taskKeyOf(key))) ?? (origin === 'local' ? 0 : (counting.get(nameKey(taskKeyOf(key))) ?? 0));
  return accept(tasks.map(({ key }) => ({ key, version: versionNow(key), undo: (before.get(nameKey(taskKeyOf(key)))?.body ?? null) as unknown as Json })));
}
