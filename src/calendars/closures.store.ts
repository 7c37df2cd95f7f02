import type { Closure } from '#model/calendar.ts';
import { localDateAt, type Instant, type LocalDate } from '#model/time.ts';
import type { Queries } from '#platform/database/database.ts';

/** A closure that an office wrote down itself. */
export interface KeptClosure extends Closure {
  readonly id: string;
  readonly siteId: string;
  readonly addedBy: string;
  readonly addedAt: Instant;
  readonly endedBy?: string;
  readonly endedAt?: Instant;
}

interface ClosureRow {
  readonly siteId: string;
  readonly id: string;
  readonly place: string;
  readonly date: LocalDate;
  readonly halfDay: 'am' | 'pm' | null;
  readonly vi: string;
  readonly en: string;
  readonly source: string;
  readonly addedBy: string;
  readonly addedAt: Instant;
  readonly endedBy: string | null;
  readonly endedAt: Instant | null;
}

const COLUMNS = 'site_id as "siteId", id, place, date::text as date, half_day as "halfDay", reason_vi as vi, reason_en as en, source, added_by as "addedBy", added_at as "addedAt", ended_by as "endedBy", ended_at as "endedAt"';

/** Every closure that counts, of all offices. */
export async function listStandingClosures(queries: Queries): Promise<KeptClosure[]> {
  return (await queries.query<ClosureRow>(`select ${COLUMNS} from calendar_closure where ended_at is null order by date, id`)).map(toClosure);
}

/** What a site wrote down, ended ones too, the latest day first. */
export async function listClosuresOf(queries: Queries, siteId: string, limit: number): Promise<KeptClosure[]> {
  return (await queries.query<ClosureRow>(`select ${COLUMNS} from calendar_closure where site_id = $1 order by date desc, id desc limit $2`, [siteId, limit])).map(toClosure);
}

/** One closure of a site, held until the transaction ends. */
export async function findClosure(queries: Queries, siteId: string, id: string): Promise<KeptClosure | undefined> {
  const [row] = await queries.query<ClosureRow>(`select ${COLUMNS} from calendar_closure where site_id = $1 and id = $2 for update`, [siteId, id]);
  return row === undefined ? undefined : toClosure(row);
}

/** Writes a closure; false where the same one stands already. */
export async function insertClosure(queries: Queries, { siteId, id, place, date, halfDay, reason, source, addedBy, addedAt }: KeptClosure): Promise<boolean> {
  const written = await queries.query(
    `insert into calendar_closure (site_id, id, place, date, half_day, reason_vi, reason_en, source, added_by, added_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict do nothing returning 1 as written`,
    [siteId, id, place, date, halfDay ?? null, reason.vi, reason.en, source, addedBy, addedAt],
  );
  return written.length > 0;
}

/** Ends a closure. */
export async function endClosureRow(queries: Queries, siteId: string, id: string, by: string, at: Instant): Promise<void> {
  await queries.query('update calendar_closure set ended_by = $3, ended_at = $4 where site_id = $1 and id = $2', [siteId, id, by, at]);
}

function toClosure({ siteId, id, place, date, halfDay, vi, en, source, addedBy, addedAt, endedBy, endedAt }: ClosureRow): KeptClosure {
  return {
    siteId, id, place, date, reason: { vi, en }, source, sourceDate: localDateAt(Date.parse(addedAt)), certainty: 'official', addedBy, addedAt,
    ...(halfDay === null ? {} : { halfDay }), ...(endedBy === null || endedAt === null ? {} : { endedBy, endedAt }),
  };
}
