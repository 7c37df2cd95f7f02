import type { ChangeItem, ChangeItemRow, ChangeSet, ChangeSummary, SubjectKind } from '#model/change-set.ts';
import type { Json } from '#model/json-diff.ts';
import type { Queries } from '#platform/database/database.ts';

type SetKey = Pick<ChangeSet, 'siteId' | 'id'>;
/** A record, by kind and id. */
type RecordKey = Pick<ChangeItem, 'kind' | 'id'>;

/** A new item as it is written. */
export interface NewKeptItem extends ChangeItem {
  /** What an import brings for the record; absent for an edit. */
  readonly imported?: Json;
  readonly isNew: boolean;
  readonly fields: readonly string[];
}

/** What an item is written with when it goes live. */
export interface ItemToApply {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly beforeVersion: number;
  /** Null where `imported` stands in its place. */
  readonly after: Json;
  readonly imported: Json;
}

/** What an item is taken back with. */
export interface ItemToRestore {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly undo: Json;
  readonly before: Json;
  readonly isImported: boolean;
}

export interface ItemQuery {
  /** The place after which the page begins; 0 for the first. */
  readonly afterPlace: number;
  readonly limit: number;
  readonly kind?: SubjectKind;
  /** Only new, or only changed ones. */
  readonly isNew?: boolean;
  /** Only those in which this field differs. */
  readonly field?: string;
  /** Words of label or id. */
  readonly q?: string;
}

/** So many rows travel in one statement; a row may hold a whole procedure. */
const BATCH = 200;

/** Puts items in place of those of the same records, behind the ones there are; of an edit over an edit for the same version, what stood there is kept. */
export async function putItems(queries: Queries, set: SetKey, items: readonly NewKeptItem[]): Promise<void> {
  for (let at = 0; at < items.length; at += BATCH) {
    await queries.query(
      `insert into change_item (site_id, change_set_id, kind, subject_id, place, label, before_version, before, after, imported, is_new, fields)
       select $1, $2, kind, id, (select coalesce(max(place), 0) from change_item where site_id = $1 and change_set_id = $2) + row_number() over (), label, "beforeVersion",
              coalesce(before, 'null'::jsonb), coalesce(after, 'null'::jsonb), imported, "isNew", fields
         from jsonb_to_recordset($3::jsonb) as r(kind text, id text, label text, "beforeVersion" integer, before jsonb, after jsonb, imported jsonb, "isNew" boolean, fields text[])
       on conflict (site_id, change_set_id, kind, subject_id) do update set label = excluded.label, before_version = excluded.before_version, before = excluded.before, after = excluded.after,
         imported = excluded.imported, is_new = excluded.is_new, fields = excluded.fields,
         previous = case when change_item.imported is null and excluded.imported is null and change_item.before_version = excluded.before_version then change_item.after end`,
      [set.siteId, set.id, JSON.stringify(items.slice(at, at + BATCH))],
    );
  }
}

/** Takes items out; gives the labels of those that were there. */
export async function dropItems(queries: Queries, set: SetKey, items: readonly RecordKey[]): Promise<readonly string[]> {
  if (items.length === 0) return [];
  const gone = await queries.query<{ label: string }>(
    `delete from change_item i using jsonb_to_recordset($3::jsonb) as r(kind text, id text)
      where i.site_id = $1 and i.change_set_id = $2 and i.kind = r.kind and i.subject_id = r.id returning i.label`,
    [set.siteId, set.id, JSON.stringify(items)],
  );
  return gone.map(({ label }) => label);
}

/** What a draft said of some records before their last edit; null where there is nothing to go back to but the record itself. */
export async function readPrevious(queries: Queries, setId: string, items: readonly RecordKey[]): Promise<readonly (RecordKey & { readonly label: string; readonly before: Json; readonly previous: Json })[]> {
  return queries.query(
    `select i.kind, i.subject_id as id, i.label, i.before, i.previous from change_item i join jsonb_to_recordset($2::jsonb) as r(kind text, id text) on i.kind = r.kind and i.subject_id = r.id
      where i.change_set_id = $1 and i.imported is null order by i.place`,
    [setId, JSON.stringify(items)],
  );
}

/** Puts back what the draft said of a record before its last edit, and keeps that edit in its place. */
export async function swapPrevious(queries: Queries, set: SetKey, { kind, id }: RecordKey, fields: readonly string[]): Promise<void> {
  await queries.query('update change_item set after = previous, previous = after, fields = $5 where site_id = $1 and change_set_id = $2 and kind = $3 and subject_id = $4 and previous is not null', [set.siteId, set.id, kind, id, fields]);
}

export async function countItems(queries: Queries, setId: string): Promise<number> {
  const [row] = await queries.query<{ count: number }>('select count(*)::int as count from change_item where change_set_id = $1', [setId]);
  return row?.count ?? 0;
}

const ITEM_COLUMNS = `kind, subject_id as id, label, before_version as "beforeVersion", live_version as "liveVersion", imported is not null as "isImported"`;
interface ItemRow {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly label: string;
  readonly beforeVersion: number;
  readonly liveVersion: number | null;
  readonly isImported: boolean;
}

/** The first items of some change sets, with or without their values. */
export async function readFirstItems(queries: Queries, setIds: readonly string[], limit: number, withValues: boolean): Promise<ReadonlyMap<string, readonly ChangeItem[]>> {
  const rows = await queries.query<ItemRow & { set: string; before: Json; after: Json }>(
    `select s.id as set, i.* from unnest($1::uuid[]) as s(id)
       cross join lateral (select ${ITEM_COLUMNS}, ${withValues ? 'before, after' : "'null'::jsonb as before, 'null'::jsonb as after"} from change_item where change_set_id = s.id order by place, kind, subject_id limit $2) i`,
    [setIds, limit],
  );
  const items = new Map<string, ChangeItem[]>();
  for (const { set, ...row } of rows) items.set(set, [...(items.get(set) ?? []), toItem(row)]);
  return items;
}

/** One item with its values. */
export async function findItem(queries: Queries, setId: string, kind: SubjectKind, id: string): Promise<ChangeItem | undefined> {
  const [row] = await queries.query<ItemRow & { before: Json; after: Json }>(`select ${ITEM_COLUMNS}, before, after from change_item where change_set_id = $1 and kind = $2 and subject_id = $3`, [setId, kind, id]);
  return row === undefined ? undefined : toItem(row);
}

/** A page of items in their order, without their values. */
export async function listItems(queries: Queries, setId: string, query: ItemQuery): Promise<(ChangeItemRow & { readonly place: number })[]> {
  const rows = await queries.query<ItemRow & { place: number; isNew: boolean; fields: string[] }>(
    `select ${ITEM_COLUMNS}, place, is_new as "isNew", fields from change_item
      where change_set_id = $1 and place > $2 and ($4::text is null or kind = $4) and ($5::boolean is null or is_new = $5) and ($6::text is null or $6 = any(fields))
        and ($7::text is null or position(lower($7) in lower(label || ' ' || subject_id)) > 0)
      order by place limit $3`,
    [setId, query.afterPlace, query.limit, query.kind ?? null, query.isNew ?? null, query.field ?? null, query.q ?? null],
  );
  return rows.map(({ liveVersion, isImported, ...row }) => ({ ...row, ...marksOf(liveVersion, isImported) }));
}

/** How many records of each kind are new and changed, and how many differ in each field. */
export async function summarizeItems(queries: Queries, setId: string): Promise<ChangeSummary> {
  const kinds = await queries.query<{ kind: SubjectKind; new: number; changed: number }>(
    'select kind, count(*) filter (where is_new)::int as new, count(*) filter (where not is_new)::int as changed from change_item where change_set_id = $1 group by kind order by kind',
    [setId],
  );
  const fields = await queries.query<{ field: string; count: number }>(
    'select field, count(*)::int as count from change_item, unnest(fields) as field where change_set_id = $1 and not is_new group by field order by 2 desc, 1',
    [setId],
  );
  return { kinds, fields };
}

/** Which version of each record the change set was made for, in the order of the items. */
export async function listSeenVersions(queries: Queries, setId: string): Promise<readonly { readonly kind: SubjectKind; readonly id: string; readonly beforeVersion: number }[]> {
  return queries.query('select kind, subject_id as id, before_version as "beforeVersion" from change_item where change_set_id = $1 order by place, kind, subject_id', [setId]);
}

/** Every item with its values, a batch in memory at a time. */
export async function* eachItem(queries: Queries, setId: string): AsyncGenerator<readonly (ChangeItem & { readonly imported: Json })[]> {
  for (let after = 0; ; ) {
    const rows = await queries.query<ItemRow & { before: Json; after: Json; imported: Json; place: number }>(
      `select ${ITEM_COLUMNS}, before, after, imported, place from change_item where change_set_id = $1 and place > $2 order by place limit $3`,
      [setId, after, BATCH],
    );
    if (rows.length > 0) yield rows.map(({ place: _place, imported, ...row }) => ({ ...toItem(row), imported }));
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return;
    after = last.place;
  }
}

/** What is written when the change set goes live. */
export async function readItemsToApply(queries: Queries, setId: string): Promise<readonly ItemToApply[]> {
  return queries.query(
    `select kind, subject_id as id, before_version as "beforeVersion", case when imported is null then after else 'null'::jsonb end as after, imported from change_item where change_set_id = $1 order by place, kind, subject_id`,
    [setId],
  );
}

/** What takes it back; an import needs no earlier value, its `undo` has it. */
export async function readItemsToRestore(queries: Queries, setId: string): Promise<readonly ItemToRestore[]> {
  return queries.query(
    `select kind, subject_id as id, undo, case when imported is null then before else 'null'::jsonb end as before, imported is not null as "isImported" from change_item where change_set_id = $1 order by place, kind, subject_id`,
    [setId],
  );
}

/** The records a change set changed and what they became, for whoever looks for answers that relied on them. */
export async function listChangedRecords(queries: Queries, setIds: readonly string[]): Promise<readonly { readonly set: string; readonly kind: SubjectKind; readonly id: string; readonly liveVersion: number | null }[]> {
  return queries.query(`select change_set_id as set, kind, subject_id as id, live_version as "liveVersion" from change_item where change_set_id = any($1) and kind in ('procedure', 'task')`, [setIds]);
}

/** Keeps what became of the items when they went live. */
export async function markItemsLive(queries: Queries, set: SetKey, items: readonly { readonly kind: SubjectKind; readonly id: string; readonly version: number; readonly undo: Json }[]): Promise<void> {
  for (let at = 0; at < items.length; at += BATCH) {
    await queries.query(
      `update change_item i set live_version = r.version, undo = coalesce(r.undo, 'null'::jsonb)
         from jsonb_to_recordset($3::jsonb) as r(kind text, id text, version integer, undo jsonb)
        where i.site_id = $1 and i.change_set_id = $2 and i.kind = r.kind and i.subject_id = r.id`,
      [set.siteId, set.id, JSON.stringify(items.slice(at, at + BATCH))],
    );
  }
}

function toItem({ liveVersion, isImported, ...row }: ItemRow & { readonly before: Json; readonly after: Json }): ChangeItem {
  return { ...row, ...marksOf(liveVersion, isImported) };
}

function marksOf(liveVersion: number | null, isImported: boolean): Pick<ChangeItem, 'liveVersion' | 'isImported'> {
  return { ...(liveVersion === null ? {} : { liveVersion }), ...(isImported ? { isImported: true } : {}) };
}
