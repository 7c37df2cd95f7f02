import type { Json } from '#model/json-diff.ts';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import type { MergedTask } from '#model/task.ts';
import type { CommandContext } from '#platform/command.ts';
import type { Database } from '#platform/database/database.ts';
import type { ImportFaultCode } from '#platform/import-files/import-fault.ts';
import { listImportFiles, type ImportFile } from '#platform/import-files/list-files.ts';
import { findImportFault, readApart } from '#platform/import-files/read-apart.ts';
import type { RawFound } from '#platform/import-files/read-raw-records.ts';
import { findMapping, keepMapping, listCurrentSources, readSourceBodies, type TaskKey } from './authority.store.ts';
import { sortTask, startSorting, type TaskImportInput, type TaskRejection } from './import-tasks.ts';
import { editableOf, writeOwnTasks, type AppliedTask, type LocalTaskRefusal } from './local-tasks.ts';
import { nameKey } from './merge-tasks.ts';
import { mergeTask } from './merge-task.ts';
import { readTaskFile, type FilePreview } from './read-task-files.ts';
import type { TaskBook } from './task-book.ts';
import { parseTaskRecord, type TaskRecord } from './task-schema.ts';

/** One task that a file would change: as it counts now, as it would count, and what the file says of it. */
export interface ProposedTask {
  /** Shape: a task's id; `id@79` for a province's own record. */
  readonly key: string;
  readonly title: string;
  readonly version: number;
  /** Null where there is nothing yet. */
  readonly before: Json;
  readonly after: Json;
  readonly imported: Json;
}

/** What files would do, without anything being written. */
export interface TaskProposal {
  readonly read: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly rejections: readonly TaskRejection[];
  /** How each file was understood. */
  readonly files: readonly FilePreview[];
  readonly tasks: readonly ProposedTask[];
}

export type ProposalInput = Pick<TaskImportInput, 'paths' | 'sourceDate' | 'mapping' | 'provinceCode'>;

/** Tasks from files as a part of change sets. */
export interface ImportedTasks {
  /** Reads files in a thread of its own. Refuses: each ImportFaultCode for a file that cannot be taken. */
  propose(input: ProposalInput): Promise<Outcome<TaskProposal, ImportFaultCode>>;
  /** Remembers what columns were said to be, for files of the same shape. */
  keepMapping(proposal: TaskProposal, input: ProposalInput, context: CommandContext): Promise<void>;
  /** The task as it would count, without writing anything; undefined for what is no task. */
  preview(imported: Json): Promise<MergedTask | undefined>;
  /** Writes inside another command's transaction. Refuses: `import_running`, `change_set_stale`, `task_malformed`. */
  apply(tasks: readonly { readonly key: string; readonly imported: Json; readonly seen: number }[], reason: string, context: CommandContext): Promise<Outcome<readonly AppliedTask[], LocalTaskRefusal>>;
  /** Puts back what the files said before, as new versions. */
  restore(undone: readonly { readonly key: string; readonly undo: Json }[], reason: string, context: CommandContext): Promise<Outcome<readonly AppliedTask[], LocalTaskRefusal>>;
}

/** Opens what files say over the tasks that count now. */
export function createImportedTasks(database: Database, book: () => TaskBook): ImportedTasks {
  /** What all sources say of some tasks, with what files would say in place of what they said. */
  const mergeWith = async (records: readonly TaskRecord[]): Promise<ReadonlyMap<string, ReturnType<typeof mergeTask>>> => {
    const sources = Map.groupBy(await readSourceBodies(database, records.map(({ id }) => id)), nameKey);
    return new Map(records.map((record) => {
      const key = keyOfRecord(record);
      const others = (sources.get(nameKey(key)) ?? []).filter(({ origin }) => origin !== 'import').map(({ origin, body }) => ({ origin, record: body }));
      return [nameKey(key), mergeTask([...others, { origin: 'import', record }])];
    }));
  };
  const find = ({ taskId, provinceCode }: TaskKey): MergedTask | undefined => {
    const task = book().find(taskId, provinceCode === '' ? undefined : provinceCode);
    return (task?.provinceCode ?? '') === provinceCode ? task : undefined;
  };
  return {
    propose: async (input) => {
      try {
        const sorting = startSorting(await listCurrentSources(database, 'import'));
        const files: FilePreview[] = [];
        for (const file of await listImportFiles(input.paths, input.sourceDate)) {
          const { preview, found } = await readTaskFile(file, {
            remembered: (shape) => findMapping(database, shape),
            readRecords: readRawApart,
            ...(input.mapping === undefined ? {} : { given: input.mapping }),
            ...(input.provinceCode === undefined ? {} : { provinceCode: input.provinceCode }),
          });
          files.push(preview);
          for (const each of found) sortTask(sorting, each);
        }
        const merged = await mergeWith(sorting.fresh.map(({ body }) => body));
        const tasks = sorting.fresh.map((fresh): ProposedTask => {
          const now = find(fresh);
          const after = merged.get(nameKey(fresh)) ?? fresh.body;
          return {
            key: nameOf(fresh), title: after.title, version: now?.version ?? 0,
            before: now === undefined ? null : editableOf(now), after: editableOf(after as MergedTask), imported: JSON.parse(JSON.stringify(fresh.body)) as Json,
          };
        });
        return accept({ ...sorting.counts, rejections: sorting.rejections, files, tasks });
      } catch (fault) {
        const known = findImportFault(fault);
        if (known === undefined) throw fault;
        return refuse(known.code, known.details);
      }
    },
    keepMapping: async ({ files }, { mapping }, context) => {
      if (mapping === undefined) return;
      for (const { shape, columns } of files) await keepMapping(context.transaction, { shape, columns: columns.map(({ column }) => column), mapping, at: new Date(context.now).toISOString(), actorId: context.actor.id });
    },
    preview: async (imported) => {
      const parsed = parseTaskRecord(imported);
      if (!parsed.ok) return undefined;
      const key = keyOfRecord(parsed.record);
      const merged = (await mergeWith([parsed.record])).get(nameKey(key));
      const now = find(key);
      return merged === undefined ? undefined : { ...merged, version: (now?.version ?? 0) + 1, sayings: now?.sayings ?? [] };
    },
    apply: async (tasks, reason, context) => {
      const records: { key: string; record: TaskRecord; seen: number }[] = [];
      for (const { key, imported, seen } of tasks) {
        // What a file says was checked when it was read; what stands in the store is checked again before it counts.
        const parsed = parseTaskRecord(imported);
        if (!parsed.ok) return refuse('task_malformed', { id: key, field: parsed.field, problem: parsed.problem });
        records.push({ key, record: parsed.record, seen });
      }
      return writeOwnTasks('import', records, reason, context);
    },
    restore: (undone, reason, context) => writeOwnTasks('import', undone.map(({ key, undo }) => ({ key, record: undo as unknown as TaskRecord | null })), reason, context),
  };
}

function keyOfRecord({ id, provinceCode = '' }: TaskRecord): TaskKey {
  return { taskId: id, provinceCode };
}

function nameOf({ taskId, provinceCode }: TaskKey): string {
  return provinceCode === '' ? taskId : `${taskId}@${provinceCode}`;
}

function readRawApart(file: ImportFile): Promise<readonly RawFound[]> {
  return readApart<readonly RawFound[]>(new URL('../platform/import-files/read-raw-records.ts', import.meta.url), 'collectRawRecords', file, 'tasks');
}
