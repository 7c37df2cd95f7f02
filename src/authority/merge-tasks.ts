import { createHash } from 'node:crypto';
import { canonicalJson } from '#model/canonical-json.ts';
import type { CommandContext } from '#platform/command.ts';
import type { NewVersion, TaskKey } from './authority.store.ts';
import { dropTasks, listLatestVersions, readSourceBodies, writeTaskVersions } from './authority.store.ts';
import type { SourcedTask } from './merge-task.ts';
import { mergeTask } from './merge-task.ts';
import type { MergedRecord, TaskRecord } from './task-schema.ts';

/** How merging tasks ended; `versions` has those that were written, by `taskId provinceCode`. */
export interface MergedTasks {
  readonly changed: number;
  readonly conflicts: number;
  readonly versions: ReadonlyMap<string, number>;
}

/** Merges the sources of some tasks anew; a task that no source tells of any more counts no longer. */
export async function mergeTasks(run: { readonly context: CommandContext; readonly id: string }, keys: readonly TaskKey[]): Promise<MergedTasks> {
  const { transaction } = run.context;
  const touched = new Map(keys.map((key) => [nameKey(key), key]));
  const ids = [...new Set(keys.map(({ taskId }) => taskId))];
  const sources = new Map<string, SourcedTask[]>();
  for (const { taskId, provinceCode, origin, body } of await readSourceBodies(transaction, ids)) {
    const key = nameKey({ taskId, provinceCode });
    if (touched.has(key)) sources.set(key, [...(sources.get(key) ?? []), { origin, record: body }]);
  }
  const latest = new Map((await listLatestVersions(transaction, ids)).map((row) => [nameKey(row), row]));
  const rows: NewVersion<MergedRecord>[] = [];
  let conflicts = 0;
  for (const [key, list] of sources) {
    const merged = mergeTask(list);
    if (merged.conflicts.length > 0) conflicts += 1;
    const before = latest.get(key);
    const contentHash = hashOf(merged);
    if (before?.isCurrent === true && before.contentHash === contentHash) continue;
    const version = (before?.version ?? 0) + 1;
    rows.push({ taskId: merged.id, provinceCode: merged.provinceCode ?? '', version, contentHash, body: merged });
    run.context.announce({ name: 'task.changed', subject: merged.id, payload: { version, isNew: before === undefined, ...(merged.provinceCode === undefined ? {} : { provinceCode: merged.provinceCode }) } });
  }
  await writeTaskVersions(transaction, run.id, rows);
  const orphans = [...touched].filter(([name]) => !sources.has(name) && latest.get(name)?.isCurrent === true).map(([, key]) => key);
  await dropTasks(transaction, orphans);
  for (const { taskId, provinceCode } of orphans) run.context.announce({ name: 'task.changed', subject: taskId, payload: { isGone: true, ...(provinceCode === '' ? {} : { provinceCode }) } });
  return { changed: rows.length + orphans.length, conflicts, versions: new Map(rows.map((row) => [nameKey(row), row.version])) };
}

/** One text for one key. */
export function nameKey({ taskId, provinceCode }: TaskKey): string {
  return `${taskId} ${provinceCode}`;
}

/** Equal for equal content, whatever the order of keys; a newer date of the same facts alone is no change. */
export function hashOf(record: TaskRecord | MergedRecord): string {
  const { sourceDate: _sourceDate, ...content } = record;
  const told = 'provenance' in content ? { ...content, provenance: content.provenance.map(({ sourceDate: _date, ...entry }) => entry) } : content;
  return createHash('sha256').update(canonicalJson(told)).digest('hex');
}
