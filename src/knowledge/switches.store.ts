import type { Topic, TopicSwitch } from '#model/topic-switch.ts';
import type { Instant, LocalDate } from '#model/time.ts';
import type { Queries } from '#platform/database/database.ts';

interface SwitchRow {
  site_id: string;
  id: string;
  topic: Topic;
  number: number;
  reason: string;
  off_by: string;
  off_at: Instant;
  on_reason: string | null;
  on_asked_by: string | null;
  on_asked_at: Instant | null;
  on_by: string | null;
  on_at: Instant | null;
}

/** What is off now. */
export async function listOff(queries: Queries): Promise<TopicSwitch[]> {
  return (await queries.query<SwitchRow>('select * from topic_switch where on_at is null order by topic')).map(toSwitch);
}

/** One time a topic was off; `lock` holds it until the transaction ends. */
export async function findSwitch(queries: Queries, id: string, lock = false): Promise<TopicSwitch | undefined> {
  const [row] = await queries.query<SwitchRow>(`select * from topic_switch where id = $1${lock ? ' for update' : ''}`, [id]);
  return row === undefined ? undefined : toSwitch(row);
}

/** The last time a topic was off. */
export async function findLastSwitch(queries: Queries, topic: Topic, lock = false): Promise<TopicSwitch | undefined> {
  const [row] = await queries.query<SwitchRow>(`select * from topic_switch where topic = $1 order by number desc limit 1${lock ? ' for update' : ''}`, [topic]);
  return row === undefined ? undefined : toSwitch(row);
}

/** Switches a topic off; false when it is off already, or another was first. */
export async function insertSwitch(queries: Queries, one: TopicSwitch): Promise<boolean> {
  const rows = await queries.query(
    `insert into topic_switch (site_id, id, topic, number, reason, off_by, off_at)
     select $1, $2, $3, coalesce((select max(number) from topic_switch where topic = $3), 0) + 1, $4, $5, $6
     on conflict do nothing returning 1 as written`,
    [one.siteId, one.id, one.topic, one.reason, one.offBy, one.offAt],
  );
  return rows.length > 0;
}

/** Writes how far a topic is on its way on again. */
export async function updateSwitch(queries: Queries, one: TopicSwitch): Promise<void> {
  await queries.query(
    'update topic_switch set on_reason = $3, on_asked_by = $4, on_asked_at = $5, on_by = $6, on_at = $7 where site_id = $1 and id = $2',
    [one.siteId, one.id, one.onAsked?.reason ?? null, one.onAsked?.by ?? null, one.onAsked?.at ?? null, one.on?.by ?? null, one.on?.at ?? null],
  );
}

/** Every time something was off, the newest first; `after` is the moment and id after which the page begins. */
export async function listSwitches(queries: Queries, query: { readonly onlyOff: boolean; readonly since?: LocalDate; readonly after?: readonly [Instant, string]; readonly limit: number }): Promise<TopicSwitch[]> {
  const rows = await queries.query<SwitchRow>(
    `select * from topic_switch
      where (not $1::boolean or on_at is null) and ($2::timestamptz is null or (off_at, id) < ($2::timestamptz, $3::uuid))
        and ($4::date is null or greatest(off_at, on_at) >= $4::date::timestamp at time zone 'Asia/Ho_Chi_Minh')
      order by off_at desc, id desc limit $5`,
    [query.onlyOff, query.after?.[0] ?? null, query.after?.[1] ?? null, query.since ?? null, query.limit],
  );
  return rows.map(toSwitch);
}

function toSwitch(row: SwitchRow): TopicSwitch {
  return {
    id: row.id, siteId: row.site_id, topic: row.topic, number: row.number, reason: row.reason, offBy: row.off_by, offAt: row.off_at,
    ...(row.on_asked_by === null || row.on_asked_at === null ? {} : { onAsked: { by: row.on_asked_by, at: row.on_asked_at, reason: row.on_reason ?? '' } }),
    ...(row.on_by === null || row.on_at === null ? {} : { on: { by: row.on_by, at: row.on_at } }),
  };
}
