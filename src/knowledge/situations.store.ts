import type { Precedent, Situation, SituationState } from '#model/situation.ts';
import type { LocalDate } from '#model/time.ts';
import type { Queries } from '#platform/database/database.ts';

interface SituationRow {
  site_id: string;
  id: string;
  province_id: string;
  kind: Situation['kind'];
  state: SituationState;
  question: string;
  field: string | null;
  as_of: LocalDate;
  place_code: string | null;
  answer_id: string | null;
  opened_by: string;
  opened_at: string;
  due_on: LocalDate;
  owner_id: string | null;
  draft: NonNullable<Situation['draft']> | null;
  precedent_id: string | null;
  answered_at: string | null;
  closed_reason: string | null;
}

/** Writes a new situation. */
export async function insertSituation(queries: Queries, one: Situation): Promise<void> {
  await queries.query(
    `insert into situation (site_id, id, province_id, kind, state, question, field, as_of, place_code, answer_id, opened_by, opened_at, due_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [one.siteId, one.id, one.provinceId, one.kind, one.state, one.question, one.field ?? null, one.asOf, one.placeCode ?? null, one.answerId ?? null, one.openedBy, one.openedAt, one.dueOn],
  );
}

/** One situation; `lock` holds it until the transaction ends, so that two deeds on it follow each other. */
export async function findSituation(queries: Queries, id: string, lock = false): Promise<Situation | undefined> {
  const [row] = await queries.query<SituationRow>(`select * from situation where id = $1${lock ? ' for update' : ''}`, [id]);
  return row === undefined ? undefined : toSituation(row);
}

/** Writes what a deed changed. */
export async function updateSituation(queries: Queries, one: Situation): Promise<void> {
  await queries.query(
    `update situation set state = $3, owner_id = $4, draft = $5::jsonb, precedent_id = $6, answered_at = $7, closed_reason = $8, due_on = $9
      where site_id = $1 and id = $2`,
    [one.siteId, one.id, one.state, one.ownerId ?? null, one.draft === undefined ? null : JSON.stringify(one.draft), one.precedentId ?? null, one.answeredAt ?? null, one.closedReason ?? null, one.dueOn],
  );
}

export interface SituationQuery {
  /** Only this site's, for a commune; absent: the whole province's. */
  readonly siteId?: string;
  readonly provinceId: string;
  readonly state?: SituationState;
  readonly after?: readonly [LocalDate, string];
  readonly limit: number;
}

/** Situations by due day, then id. */
export async function listSituations(queries: Queries, query: SituationQuery): Promise<Situation[]> {
  const rows = await queries.query<SituationRow>(
    `select * from situation
      where province_id = $1 and ($2::text is null or site_id = $2) and ($3::text is null or state = $3)
        and ($4::date is null or (due_on, id) > ($4::date, $5::uuid))
      order by due_on, id limit $6`,
    [query.provinceId, query.siteId ?? null, query.state ?? null, query.after?.[0] ?? null, query.after?.[1] ?? null, query.limit],
  );
  return rows.map(toSituation);
}

function toSituation(row: SituationRow): Situation {
  return {
    id: row.id, siteId: row.site_id, provinceId: row.province_id, kind: row.kind, state: row.state, question: row.question, asOf: row.as_of,
    openedBy: row.opened_by, openedAt: row.opened_at, dueOn: row.due_on,
    ...(row.field === null ? {} : { field: row.field }),
    ...(row.place_code === null ? {} : { placeCode: row.place_code }),
    ...(row.answer_id === null ? {} : { answerId: row.answer_id }),
    ...(row.owner_id === null ? {} : { ownerId: row.owner_id }),
    ...(row.draft === null ? {} : { draft: row.draft }),
    ...(row.precedent_id === null ? {} : { precedentId: row.precedent_id }),
    ...(row.answered_at === null ? {} : { answeredAt: row.answered_at }),
    ...(row.closed_reason === null ? {} : { closedReason: row.closed_reason }),
  };
}

interface PrecedentRow {
  province_id: string;
  id: string;
  situation_id: string;
  question: string;
  answer: string;
  basis: Precedent['basis'];
  field: string | null;
  valid_from: LocalDate;
  valid_to: LocalDate | null;
  drafted_by: string;
  published_by: string;
  published_at: string;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  withdrawn_reason: string | null;
}

/** Writes a published precedent. */
export async function insertPrecedent(queries: Queries, one: Precedent): Promise<void> {
  await queries.query(
    `insert into precedent (province_id, id, situation_id, question, answer, basis, field, valid_from, valid_to, drafted_by, published_by, published_at)
     values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9, $10, $11, $12)`,
    [one.provinceId, one.id, one.situationId, one.question, one.answer, JSON.stringify(one.basis), one.field ?? null, one.validFrom, one.validTo ?? null, one.draftedBy, one.publishedBy, one.publishedAt],
  );
}

export async function findPrecedent(queries: Queries, id: string, lock = false): Promise<Precedent | undefined> {
  const [row] = await queries.query<PrecedentRow>(`select * from precedent where id = $1${lock ? ' for update' : ''}`, [id]);
  return row === undefined ? undefined : toPrecedent(row);
}

/** Every precedent of a province, withdrawn ones too, newest first. */
export async function listPrecedents(queries: Queries, provinceId: string, limit = 5_000): Promise<Precedent[]> {
  return (await queries.query<PrecedentRow>('select * from precedent where province_id = $1 order by published_at desc, id limit $2', [provinceId, limit])).map(toPrecedent);
}

/** Marks a precedent as withdrawn. */
export async function withdrawPrecedent(queries: Queries, id: string, by: string, at: string, reason: string): Promise<void> {
  await queries.query('update precedent set withdrawn_at = $2, withdrawn_by = $3, withdrawn_reason = $4 where id = $1', [id, at, by, reason]);
}

function toPrecedent(row: PrecedentRow): Precedent {
  return {
    id: row.id, provinceId: row.province_id, situationId: row.situation_id, question: row.question, answer: row.answer, basis: row.basis, validFrom: row.valid_from,
    draftedBy: row.drafted_by, publishedBy: row.published_by, publishedAt: row.published_at,
    ...(row.field === null ? {} : { field: row.field }),
    ...(row.valid_to === null ? {} : { validTo: row.valid_to }),
    ...(row.withdrawn_at === null ? {} : { withdrawn: { at: row.withdrawn_at, by: row.withdrawn_by ?? '', reason: row.withdrawn_reason ?? '' } }),
  };
}

/** How long situations of a province wait. Unit: hours from opening to the published precedent. */
export interface WaitingFigures {
  readonly open: number;
  readonly overdue: number;
  readonly answered: number;
  readonly medianHours: number | null;
  readonly p90Hours: number | null;
}

/** Counts the open and late situations and the time to a precedent over the last `days`. */
export async function readWaiting(queries: Queries, provinceId: string, today: LocalDate, since: string): Promise<WaitingFigures> {
  const [row] = await queries.query<{ open: number; overdue: number; answered: number; median: number | null; p90: number | null }>(
    `select count(*) filter (where state in ('open', 'assigned', 'drafted'))::int as open,
            count(*) filter (where state in ('open', 'assigned', 'drafted') and due_on < $2)::int as overdue,
            count(*) filter (where state = 'answered' and answered_at >= $3)::int as answered,
            percentile_cont(0.5) within group (order by extract(epoch from answered_at - opened_at) / 3600) filter (where state = 'answered' and answered_at >= $3)::float8 as median,
            percentile_cont(0.9) within group (order by extract(epoch from answered_at - opened_at) / 3600) filter (where state = 'answered' and answered_at >= $3)::float8 as p90
       from situation where province_id = $1`,
    [provinceId, today, since],
  );
  return { open: row?.open ?? 0, overdue: row?.overdue ?? 0, answered: row?.answered ?? 0, medianHours: row?.median ?? null, p90Hours: row?.p90 ?? null };
}
