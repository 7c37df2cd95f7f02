import type { ChangeHistory, ChangeItem, ChangeSet, ChangeState, SubjectKind } from '#model/change-set.ts';
import type { GoldenComparison } from '#model/golden.ts';
import type { Json } from '#model/json-diff.ts';
import type { Instant, LocalDate } from '#model/time.ts';
import type { Queries } from '#platform/database/database.ts';

interface SetRow {
  site_id: string;
  id: string;
  province_id: string;
  title: string;
  reason: string;
  source: ChangeSet['source'];
  origin: ChangeSet['origin'];
  state: ChangeState;
  version: number;
  goes_live_on: LocalDate;
  editors: string[];
  created_by: string;
  created_at: Instant;
  submitted_by: string | null;
  approved_by: string | null;
  approved_at: Instant | null;
  live_at: Instant | null;
  ended_at: Instant | null;
  stuck: ChangeSet['stuck'] | null;
  effects: ChangeSet['effects'] | null;
}

/** A change set as it is kept, with what the screens are not shown. */
export interface KeptItem extends ChangeItem {
  readonly undo?: Json;
}

/** Writes a new change set without its items. */
export async function insertChangeSet(queries: Queries, one: ChangeSet): Promise<void> {
  await queries.query(
    `insert into change_set (site_id, id, province_id, title, reason, source, origin, state, version, goes_live_on, editors, created_by, created_at)
     values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9, $10, $11, $12, $13)`,
    [one.siteId, one.id, one.provinceId, one.title, one.reason, JSON.stringify(one.source), one.origin, one.state, one.version, one.goesLiveOn, one.editors, one.createdBy, one.createdAt],
  );
}

/** Writes what a deed changed; false when somebody else acted on that version first. */
export async function updateChangeSet(queries: Queries, one: ChangeSet, seen: number, golden?: readonly GoldenComparison[]): Promise<boolean> {
  const rows = await queries.query(
    `update change_set set title = $3, reason = $4, source = $5::jsonb, state = $6, version = $7, goes_live_on = $8, editors = $9, submitted_by = $10, approved_by = $11,
            approved_at = $12, live_at = $13, ended_at = $14, stuck = $15::jsonb, effects = $16::jsonb, golden = coalesce($17::jsonb, golden)
      where site_id = $1 and id = $2 and version = $18 returning 1 as written`,
    [
      one.siteId, one.id, one.title, one.reason, JSON.stringify(one.source), one.state, one.version, one.goesLiveOn, one.editors, one.submittedBy ?? null, one.approvedBy ?? null,
      one.approvedAt ?? null, one.liveAt ?? null, one.endedAt ?? null, one.stuck === undefined ? null : JSON.stringify(one.stuck), one.effects === undefined ? null : JSON.stringify(one.effects),
      golden === undefined ? null : JSON.stringify(golden), seen,
    ],
  );
  return rows.length > 0;
}

/** One change set; `lock` holds it until the transaction ends, so that two deeds on it follow each other. */
export async function findChangeSet(queries: Queries, id: string, lock = false): Promise<(ChangeSet & { readonly items: readonly KeptItem[] }) | undefined> {
  const [row] = await queries.query<SetRow>(`select * from change_set where id = $1${lock ? ' for update' : ''}`, [id]);
  if (row === undefined) return undefined;
  return toChangeSet(row, await readItems(queries, [id]));
}

/** The golden questions as they were when it was last checked. */
export async function readGoldenOf(queries: Queries, id: string): Promise<readonly GoldenComparison[]> {
  const [row] = await queries.query<{ golden: GoldenComparison[] | null }>('select golden from change_set where id = $1', [id]);
  return row?.golden ?? [];
}

/** Puts items in place of those of the same records. */
export async function putItems(queries: Queries, one: ChangeSet, items: readonly KeptItem[]): Promise<void> {
  await queries.query(
    `insert into change_item (site_id, change_set_id, kind, subject_id, place, label, before_version, before, after)
     select $1, $2, kind, id, (select coalesce(max(place), 0) from change_item where site_id = $1 and change_set_id = $2) + row_number() over (), label, "beforeVersion", coalesce(before, 'null'::jsonb), coalesce(after, 'null'::jsonb)
       from jsonb_to_recordset($3::jsonb) as r(kind text, id text, label text, "beforeVersion" integer, before jsonb, after jsonb)
     on conflict (site_id, change_set_id, kind, subject_id) do update set label = excluded.label, before_version = excluded.before_version, before = excluded.before, after = excluded.after`,
    [one.siteId, one.id, JSON.stringify(items)],
  );
}

export async function dropItems(queries: Queries, one: ChangeSet, items: readonly { readonly kind: SubjectKind; readonly id: string }[]): Promise<void> {
  await queries.query(
    `delete from change_item i using jsonb_to_recordset($3::jsonb) as r(kind text, id text)
      where i.site_id = $1 and i.change_set_id = $2 and i.kind = r.kind and i.subject_id = r.id`,
    [one.siteId, one.id, JSON.stringify(items)],
  );
}

/** Keeps what became of the items when they went live. */
export async function markItemsLive(queries: Queries, one: ChangeSet, items: readonly { readonly kind: SubjectKind; readonly id: string; readonly version: number; readonly undo: Json }[]): Promise<void> {
  await queries.query(
    `update change_item i set live_version = r.version, undo = coalesce(r.undo, 'null'::jsonb)
       from jsonb_to_recordset($3::jsonb) as r(kind text, id text, version integer, undo jsonb)
      where i.site_id = $1 and i.change_set_id = $2 and i.kind = r.kind and i.subject_id = r.id`,
    [one.siteId, one.id, JSON.stringify(items)],
  );
}

/** A live change set that went live later and changed one of the same records. */
export async function findLaterLive(queries: Queries, one: ChangeSet): Promise<{ readonly id: string; readonly title: string } | undefined> {
  const [row] = await queries.query<{ id: string; title: string }>(
    `select s.id, s.title from change_set s join change_item i on i.site_id = s.site_id and i.change_set_id = s.id
      where s.state = 'live' and s.id <> $1 and s.live_at >= $2 and (i.kind, i.subject_id) in (select kind, subject_id from change_item where change_set_id = $1)
        and exists (select 1 from change_item own where own.change_set_id = $1 and own.kind = i.kind and own.subject_id = i.subject_id and own.live_version < i.live_version)
      limit 1`,
    [one.id, one.liveAt ?? null],
  );
  return row;
}

/** Approved change sets whose day has come, the oldest first. */
export async function listDue(queries: Queries, on: LocalDate): Promise<readonly string[]> {
  const rows = await queries.query<{ id: string }>(`select id from change_set where state = 'approved' and goes_live_on <= $1 and stuck is null order by goes_live_on, approved_at, id`, [on]);
  return rows.map(({ id }) => id);
}

export interface ChangeSetQuery {
  readonly provinceId: string;
  readonly state?: ChangeState;
  /** Only those that changed this record. */
  readonly subjectId?: string;
  readonly since?: LocalDate;
  readonly after?: readonly [Instant, string];
  readonly limit: number;
}

/** Change sets, the newest first, without the values of their items. */
export async function listChangeSets(queries: Queries, query: ChangeSetQuery): Promise<ChangeSet[]> {
  const rows = await queries.query<SetRow>(
    `select s.* from change_set s
      where s.province_id = $1 and ($2::text is null or s.state = $2)
        and ($3::text is null or exists (select 1 from change_item i where i.site_id = s.site_id and i.change_set_id = s.id and i.subject_id = $3))
        and ($4::timestamptz is null or (s.created_at, s.id) < ($4::timestamptz, $5::uuid))
        and ($6::date is null or greatest(s.live_at, s.ended_at) >= $6::date::timestamp at time zone 'Asia/Ho_Chi_Minh')
      order by s.created_at desc, s.id desc limit $7`,
    [query.provinceId, query.state ?? null, query.subjectId ?? null, query.after?.[0] ?? null, query.after?.[1] ?? null, query.since ?? null, query.limit],
  );
  const items = await readItems(queries, rows.map(({ id }) => id));
  return rows.map((row) => toChangeSet(row, items));
}

/** Writes one deed; its number follows the last. */
export async function insertDeed(queries: Queries, one: ChangeSet, deed: Omit<ChangeHistory, 'number'>): Promise<void> {
  await queries.query(
    `insert into change_deed (site_id, change_set_id, number, deed, by_id, at, note, touched)
     select $1, $2, coalesce((select max(number) from change_deed where site_id = $1 and change_set_id = $2), 0) + 1, $3, $4, $5, $6, $7`,
    [one.siteId, one.id, deed.deed, deed.by, deed.at, deed.note, deed.touched],
  );
}

/** Every deed on a change set, in order. */
export async function readHistory(queries: Queries, id: string): Promise<ChangeHistory[]> {
  return queries.query<ChangeHistory>('select number, deed, by_id as by, at, note, touched from change_deed where change_set_id = $1 order by number', [id]);
}

async function readItems(queries: Queries, ids: readonly string[]): Promise<ReadonlyMap<string, readonly KeptItem[]>> {
  const rows = await queries.query<{ set: string; kind: SubjectKind; id: string; label: string; beforeVersion: number; before: Json; after: Json; liveVersion: number | null; undo: Json }>(
    `select change_set_id as set, kind, subject_id as id, label, before_version as "beforeVersion", before, after, live_version as "liveVersion", undo
       from change_item where change_set_id = any($1) order by change_set_id, place, kind, subject_id`,
    [ids],
  );
  const items = new Map<string, KeptItem[]>();
  for (const { set, liveVersion, undo, ...row } of rows) items.set(set, [...(items.get(set) ?? []), { ...row, ...(liveVersion === null ? {} : { liveVersion, undo }) }]);
  return items;
}

function toChangeSet(row: SetRow, items: ReadonlyMap<string, readonly KeptItem[]>): ChangeSet & { readonly items: readonly KeptItem[] } {
  return {
    id: row.id, siteId: row.site_id, provinceId: row.province_id, title: row.title, reason: row.reason, source: row.source, origin: row.origin, state: row.state, version: row.version,
    goesLiveOn: row.goes_live_on, editors: row.editors, createdBy: row.created_by, createdAt: row.created_at, items: items.get(row.id) ?? [],
    ...(row.submitted_by === null ? {} : { submittedBy: row.submitted_by }),
    ...(row.approved_by === null ? {} : { approvedBy: row.approved_by }),
    ...(row.approved_at === null ? {} : { approvedAt: row.approved_at }),
    ...(row.live_at === null ? {} : { liveAt: row.live_at }),
    ...(row.ended_at === null ? {} : { endedAt: row.ended_at }),
    ...(row.stuck === null || row.stuck === undefined ? {} : { stuck: row.stuck }),
    ...(row.effects === null || row.effects === undefined ? {} : { effects: row.effects }),
  };
}
