import type { TaskOrigin } from '#model/task.ts';
import type { Instant, LocalDate } from '#model/time.ts';
import type { Queries } from '#platform/database/database.ts';
import type { ColumnMapping } from './task-columns.ts';
import type { MergedRecord, TaskRecord } from './task-schema.ts';

/** One import at a time; the number is ours, any fixed one will do. */
const IMPORT_LOCK = 7_240_050;

/** Which task of which province; `''` is the whole country. */
export interface TaskKey {
  readonly taskId: string;
  readonly provinceCode: string;
}

export interface SourceRow extends TaskKey {
  readonly version: number;
  readonly sourceDate: LocalDate;
  readonly contentHash: string;
}

export interface NewVersion<Body> extends TaskKey {
  readonly version: number;
  readonly contentHash: string;
  readonly body: Body;
}

/** A merged task as it is kept. */
export type KeptTask = MergedRecord & { readonly version: number };

export interface TaskVersionRow {
  readonly version: number;
  readonly provinceCode: string;
  readonly recordedAt: Instant;
  readonly task: KeptTask;
}

export interface ImportRow {
  readonly id: string;
  readonly at: Instant;
  readonly actorId: string;
  readonly paths: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
  readonly rejections: readonly unknown[];
}

/** Takes the import's lock until the transaction ends; false when another import holds it. */
export async function tryImportLock(queries: Queries): Promise<boolean> {
  const [row] = await queries.query<{ locked: boolean }>('select pg_try_advisory_xact_lock($1) as locked', [IMPORT_LOCK]);
  return row?.locked ?? false;
}

/** What a source keeps now, without the bodies. */
export async function listCurrentSources(queries: Queries, origin: TaskOrigin): Promise<SourceRow[]> {
  return queries.query<SourceRow>(
    `select task_id as "taskId", province_code as "provinceCode", version, source_date as "sourceDate", content_hash as "contentHash"
       from authority_source_version where origin = $1 and is_current`,
    [origin],
  );
}

/** What all sources say now of some tasks, in every province. */
export async function readSourceBodies(queries: Queries, taskIds: readonly string[]): Promise<(TaskKey & { origin: TaskOrigin; body: TaskRecord })[]> {
  return queries.query(
    `select task_id as "taskId", province_code as "provinceCode", origin, body from authority_source_version
      where is_current and task_id = any($1) order by task_id, province_code, origin`,
    [taskIds],
  );
}

/** Keeps new versions of one source in place of the ones before them. */
export async function writeSourceVersions(queries: Queries, origin: TaskOrigin, importId: string, rows: readonly (NewVersion<TaskRecord> & { sourceDate: LocalDate })[]): Promise<void> {
  if (rows.length === 0) return;
  await queries.query(
    `update authority_source_version v set is_current = false
       from jsonb_to_recordset($2::jsonb) as n("taskId" text, "provinceCode" text)
      where v.task_id = n."taskId" and v.province_code = n."provinceCode" and v.origin = $1 and v.is_current`,
    [origin, JSON.stringify(rows.map(({ taskId, provinceCode }) => ({ taskId, provinceCode })))],
  );
  await queries.query(
    `insert into authority_source_version (task_id, province_code, origin, version, source_date, content_hash, import_id, is_current, body)
     select "taskId", "provinceCode", $1, version, "sourceDate", "contentHash", $3, true, body
       from jsonb_to_recordset($2::jsonb) as r("taskId" text, "provinceCode" text, version integer, "sourceDate" date, "contentHash" text, body jsonb)`,
    [origin, JSON.stringify(rows), importId],
  );
}

/** The newest merged version of some tasks, without the bodies, also of those that count no longer. */
export async function listLatestVersions(queries: Queries, taskIds: readonly string[]): Promise<(TaskKey & { version: number; contentHash: string; isCurrent: boolean })[]> {
  return queries.query(
    `select distinct on (task_id, province_code) task_id as "taskId", province_code as "provinceCode", version, content_hash as "contentHash", is_current as "isCurrent"
       from authority_task_version where task_id = any($1) order by task_id, province_code, version desc`,
    [taskIds],
  );
}

/** What one source ever kept of some tasks: the highest version, and the body that counts now, if any. */
export async function readOwnVersions(queries: Queries, origin: TaskOrigin, taskIds: readonly string[]): Promise<(TaskKey & { version: number; body: TaskRecord | null })[]> {
  return queries.query(
    `select task_id as "taskId", province_code as "provinceCode", max(version) as version, (jsonb_agg(body) filter (where is_current))->0 as body
       from authority_source_version where origin = $1 and task_id = any($2) group by task_id, province_code`,
    [origin, taskIds],
  );
}

/** Says that one source tells of some tasks no longer; its versions stay. */
export async function dropSources(queries: Queries, origin: TaskOrigin, keys: readonly TaskKey[]): Promise<void> {
  await queries.query(
    `update authority_source_version v set is_current = false from jsonb_to_recordset($2::jsonb) as n("taskId" text, "provinceCode" text)
      where v.task_id = n."taskId" and v.province_code = n."provinceCode" and v.origin = $1 and v.is_current`,
    [origin, JSON.stringify(keys)],
  );
}

/** Says that some tasks count no longer; their versions stay. */
export async function dropTasks(queries: Queries, keys: readonly TaskKey[]): Promise<void> {
  if (keys.length === 0) return;
  await queries.query(
    `update authority_task_version v set is_current = false from jsonb_to_recordset($1::jsonb) as n("taskId" text, "provinceCode" text)
      where v.task_id = n."taskId" and v.province_code = n."provinceCode" and v.is_current`,
    [JSON.stringify(keys)],
  );
}

/** One change of a task, with the moment it was written. */
export interface TaskChangeRow {
  readonly taskId: string;
  readonly provinceCode: string;
  readonly title: string;
  readonly field: string;
  readonly version: number;
  readonly at: Instant;
  readonly paths: readonly string[];
}

/** Task versions written since a day, the newest first; a first version only where its power begins since that day. */
export async function listTaskChangesSince(queries: Queries, asked: { since: LocalDate; field?: string; provinceCode?: string; limit: number }): Promise<TaskChangeRow[]> {
  return queries.query<TaskChangeRow>(
    `select v.task_id as "taskId", v.province_code as "provinceCode", v.body->>'title' as title, v.body->>'field' as field, v.version, i.at, i.paths
       from authority_task_version v join authority_import i on i.id = v.import_id
      where i.at >= $1::date::timestamp at time zone 'Asia/Ho_Chi_Minh' and (v.version > 1 or v.body->>'validFrom' >= $1::text)
        and ($2::text is null or v.body->>'field' = $2) and (v.province_code = '' or v.province_code = $3)
      order by i.at desc, v.task_id, v.version desc limit $4`,
    [asked.since, asked.field ?? null, asked.provinceCode ?? '', asked.limit],
  );
}

/** Keeps new merged versions in place of the ones before them. */
export async function writeTaskVersions(queries: Queries, importId: string, rows: readonly NewVersion<MergedRecord>[]): Promise<void> {
  if (rows.length === 0) return;
  await queries.query(
    `update authority_task_version v set is_current = false
       from jsonb_to_recordset($1::jsonb) as n("taskId" text, "provinceCode" text)
      where v.task_id = n."taskId" and v.province_code = n."provinceCode" and v.is_current`,
    [JSON.stringify(rows.map(({ taskId, provinceCode }) => ({ taskId, provinceCode })))],
  );
  await queries.query(
    `insert into authority_task_version (task_id, province_code, version, content_hash, import_id, is_current, body)
     select "taskId", "provinceCode", version, "contentHash", $2, true, body || jsonb_build_object('version', version)
       from jsonb_to_recordset($1::jsonb) as r("taskId" text, "provinceCode" text, version integer, "contentHash" text, body jsonb)`,
    [JSON.stringify(rows), importId],
  );
}

/** Every task as it counts now. */
export async function readCurrentTasks(queries: Queries): Promise<KeptTask[]> {
  const rows = await queries.query<{ body: KeptTask }>('select body from authority_task_version where is_current order by task_id, province_code');
  return rows.map(({ body }) => body);
}

/** The versions of one task, national and of every province, the newest first. */
export async function readVersions(queries: Queries, taskId: string): Promise<TaskVersionRow[]> {
  return queries.query<TaskVersionRow>(
    `select v.version, v.province_code as "provinceCode", i.at as "recordedAt", v.body as task
       from authority_task_version v join authority_import i on i.id = v.import_id where v.task_id = $1 order by v.province_code, v.version desc`,
    [taskId],
  );
}

/** Writes the import's own row and, where something changed, moves the revision on. Gives the revision. */
export async function closeImport(queries: Queries, row: ImportRow & { readonly changed: boolean; readonly contentHash?: string }): Promise<number> {
  await queries.query(
    'insert into authority_import (id, at, actor_id, paths, counts, rejections) values ($1, $2, $3, $4::jsonb, $5::jsonb, $6::jsonb)',
    [row.id, row.at, row.actorId, JSON.stringify(row.paths), JSON.stringify(row.counts), JSON.stringify(row.rejections)],
  );
  const [state] = await queries.query<{ revision: number }>(
    'update authority_state set revision = revision + $1, content_hash = coalesce($2, content_hash) returning revision',
    [row.changed ? 1 : 0, row.contentHash ?? null],
  );
  return state?.revision ?? 0;
}

/** One import with the rows it left out. */
export async function findImport(queries: Queries, id: string): Promise<ImportRow | undefined> {
  const [row] = await queries.query<ImportRow>('select id, at, actor_id as "actorId", paths, counts, rejections from authority_import where id = $1', [id]);
  return row;
}

/** The imports, the newest first; `before` is the moment after which the page begins. */
export async function listImports(queries: Queries, before: Instant | undefined, limit: number): Promise<ImportRow[]> {
  return queries.query<ImportRow>(
    `select id, at, actor_id as "actorId", paths, counts, rejections from authority_import
      where $1::timestamptz is null or at < $1 order by at desc limit $2`,
    [before ?? null, limit],
  );
}

/** The revision and the hash of the content last loaded. */
export async function readState(queries: Queries): Promise<{ revision: number; contentHash: string }> {
  const [state] = await queries.named<{ revision: number; contentHash: string }>('authority-state', 'select revision, content_hash as "contentHash" from authority_state');
  return state ?? { revision: 0, contentHash: '' };
}

/** What the columns of a shape became in an earlier import. */
export async function findMapping(queries: Queries, shape: string): Promise<ColumnMapping | undefined> {
  const [row] = await queries.query<{ mapping: ColumnMapping }>('select mapping from authority_column_mapping where shape = $1', [shape]);
  return row?.mapping;
}

/** Remembers what the columns of a shape become. */
export async function keepMapping(queries: Queries, row: { shape: string; columns: readonly string[]; mapping: ColumnMapping; at: Instant; actorId: string }): Promise<void> {
  await queries.query(
    `insert into authority_column_mapping (shape, columns, mapping, at, actor_id) values ($1, $2::jsonb, $3::jsonb, $4, $5)
     on conflict (shape) do update set mapping = excluded.mapping, at = excluded.at, actor_id = excluded.actor_id`,
    [row.shape, JSON.stringify(row.columns), JSON.stringify(row.mapping), row.at, row.actorId],
  );
}
