import type { ChangeEffects, ChangeHistory, ChangeItem, ChangeSet, ChangeState } from '#model/change-set.ts';
import type { GoldenComparison } from '#model/golden.ts';
import type { Instant, LocalDate } from '#model/time.ts';
import type { Queries } from '#platform/database/database.ts';
import { readFirstItems } from './change-items.store.ts';

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
  report: ChangeSet['report'] | null;
  items_version: number;
  checked_items_version: number | null;
  checked_at: Instant | null;
  item_count: number;
}

const SET_COLUMNS = `s.site_id, s.id, s.province_id, s.title, s.reason, s.source, s.origin, s.state, s.version, s.goes_live_on, s.editors, s.created_by, s.created_at, s.submitted_by, s.approved_by, s.approved_at,
  s.live_at, s.ended_at, s.stuck, s.effects, s.items_version, s.checked_items_version, s.checked_at, (select count(*)::int from change_item i where i.change_set_id = s.id) as item_count`;

/** Writes a new change set without its items. */
export async function insertChangeSet(queries: Queries, one: ChangeSet): Promise<void> {
  await queries.query(
    `insert into change_set (site_id, id, province_id, title, reason, source, origin, state, version, goes_live_on, editors, created_by, created_at, report)
     values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9, $10, $11, $12, $13, $14::jsonb)`,
    [one.siteId, one.id, one.provinceId, one.title, one.reason, JSON.stringify(one.source), one.origin, one.state, one.version, one.goesLiveOn, one.editors, one.createdBy, one.createdAt, one.report === undefined ? null : JSON.stringify(one.report)],
  );
}

/** What was computed for an approver, of the items as they stood. */
export interface KeptCheck {
  readonly itemsVersion: number;
  readonly at: Instant;
  readonly effects: ChangeEffects;
  readonly golden: readonly GoldenComparison[];
}

/** Writes what a deed changed; false when somebody else acted on that version first. */
export async function updateChangeSet(queries: Queries, one: ChangeSet, seen: number): Promise<boolean> {
  const rows = await queries.query(
    `update change_set set title = $3, reason = $4, source = $5::jsonb, state = $6, version = $7, goes_live_on = $8, editors = $9, submitted_by = $10, approved_by = $11,
            approved_at = $12, live_at = $13, ended_at = $14, stuck = $15::jsonb, items_version = $16
      where site_id = $1 and id = $2 and version = $17 returning 1 as written`,
    [
      one.siteId, one.id, one.title, one.reason, JSON.stringify(one.source), one.state, one.version, one.goesLiveOn, one.editors, one.submittedBy ?? null, one.approvedBy ?? null,
      one.approvedAt ?? null, one.liveAt ?? null, one.endedAt ?? null, one.stuck === undefined ? null : JSON.stringify(one.stuck), one.itemsVersion, seen,
    ],
  );
  return rows.length > 0;
}

/** Keeps a check; one of items that have changed since is thrown away. */
export async function writeCheck(queries: Queries, id: string, check: KeptCheck): Promise<void> {
  await queries.query('update change_set set effects = $3::jsonb, golden = $4::jsonb, checked_items_version = $2, checked_at = $5 where id = $1 and items_version = $2', [
    id, check.itemsVersion, JSON.stringify(check.effects), JSON.stringify(check.golden), check.at,
  ]);
}

/** Whether knowledge changed by another change set after a check: what it says may no longer hold. */
export async function hasLiveSince(queries: Queries, id: string, since: Instant): Promise<boolean> {
  const rows = await queries.query('select 1 as later from change_set where id <> $1 and (live_at >= $2 or (state = $3 and ended_at >= $2)) limit 1', [id, since, 'rolledBack']);
  return rows.length > 0;
}

/** One change set without its items; `lock` holds it until the transaction ends, so that two deeds on it follow each other. */
export async function findChangeSet(queries: Queries, id: string, lock = false): Promise<ChangeSet | undefined> {
  const [row] = await queries.query<SetRow>(`select ${SET_COLUMNS}, s.report from change_set s where s.id = $1${lock ? ' for update of s' : ''}`, [id]);
  return row === undefined ? undefined : toChangeSet(row, []);
}

/** The golden questions as they were when it was last checked. */
export async function readGoldenOf(queries: Queries, id: string): Promise<readonly GoldenComparison[]> {
  const [row] = await queries.query<{ golden: GoldenComparison[] | null }>('select golden from change_set where id = $1', [id]);
  return row?.golden ?? [];
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

/** A list names the first records of each. */
const NAMED_ITEMS = 3;

/** Change sets, the newest first, without the values of their items. */
export async function listChangeSets(queries: Queries, query: ChangeSetQuery): Promise<ChangeSet[]> {
  const rows = await queries.query<SetRow>(
    `select ${SET_COLUMNS}, null as report from change_set s
      where s.province_id = $1 and ($2::text is null or s.state = $2)
        and ($3::text is null or exists (select 1 from change_item i where i.site_id = s.site_id and i.change_set_id = s.id and i.subject_id = $3))
        and ($4::timestamptz is null or (s.created_at, s.id) < ($4::timestamptz, $5::uuid))
        and ($6::date is null or greatest(s.live_at, s.ended_at) >= $6::date::timestamp at time zone 'Asia/Ho_Chi_Minh')
      order by s.created_at desc, s.id desc limit $7`,
    [query.provinceId, query.state ?? null, query.subjectId ?? null, query.after?.[0] ?? null, query.after?.[1] ?? null, query.since ?? null, query.limit],
  );
  const items = await readFirstItems(queries, rows.map(({ id }) => id), NAMED_ITEMS, false);
  return rows.map((row) => toChangeSet(row, items.get(row.id) ?? []));
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

function toChangeSet(row: SetRow, items: readonly ChangeItem[]): ChangeSet {
  const isChecked = row.checked_items_version === row.items_version && row.checked_at !== null;
  return {
    id: row.id, siteId: row.site_id, provinceId: row.province_id, title: row.title, reason: row.reason, source: row.source, origin: row.origin, state: row.state, version: row.version,
    goesLiveOn: row.goes_live_on, editors: row.editors, createdBy: row.created_by, createdAt: row.created_at, items, itemCount: row.item_count, itemsVersion: row.items_version,
    ...(row.submitted_by === null ? {} : { submittedBy: row.submitted_by }),
    ...(row.approved_by === null ? {} : { approvedBy: row.approved_by }),
    ...(row.approved_at === null ? {} : { approvedAt: row.approved_at }),
    ...(row.live_at === null ? {} : { liveAt: row.live_at }),
    ...(row.ended_at === null ? {} : { endedAt: row.ended_at }),
    ...(row.stuck === null || row.stuck === undefined ? {} : { stuck: row.stuck }),
    ...(!isChecked || row.effects === null || row.effects === undefined ? {} : { effects: row.effects }),
    ...(!isChecked || row.checked_at === null ? {} : { checkedAt: row.checked_at }),
    ...(row.report === null || row.report === undefined ? {} : { report: row.report }),
  };
}
