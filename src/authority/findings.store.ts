import type { Instant } from '#model/time.ts';
import type { Queries } from '#platform/database/database.ts';
import type { Finding, FindingKind } from './detect-findings.ts';

/** How far the work on a finding is. `accepted`: looked at, and left as it is on purpose. */
export const FINDING_STATES = ['open', 'inWork', 'settled', 'accepted'] as const;
export type FindingState = (typeof FINDING_STATES)[number];

/** A finding with the work on it. */
export interface KeptFinding extends Finding {
  readonly state: FindingState;
  readonly owner?: string;
  readonly note?: string;
  readonly foundAt: Instant;
  readonly changedAt: Instant;
  /** Since when it is no longer found; it is kept for the record. */
  readonly goneAt?: Instant;
}

export interface FindingQuery {
  readonly kind?: FindingKind;
  readonly state?: FindingState;
  readonly owner?: string;
  readonly taskId?: string;
  readonly afterId: string;
  readonly limit: number;
}

interface Row {
  id: string;
  kind: FindingKind;
  taskId: string;
  provinceCode: string;
  details: Finding['details'];
  state: FindingState;
  owner: string | null;
  note: string | null;
  foundAt: Instant;
  changedAt: Instant;
  goneAt: Instant | null;
}

const COLUMNS = `id, kind, task_id as "taskId", province_code as "provinceCode", details, state, owner, note, found_at as "foundAt", changed_at as "changedAt", gone_at as "goneAt"`;

/** Keeps what was found: known ones keep their state and owner, those found no more are marked gone, those found again return. */
export async function writeFindings(queries: Queries, found: readonly Finding[], at: Instant): Promise<{ readonly new: number; readonly gone: number }> {
  const rows = JSON.stringify(found.map((finding) => ({ ...finding, provinceCode: finding.provinceCode ?? '' })));
  const [gone] = await queries.query<{ count: number }>(
    `with gone as (update authority_finding f set gone_at = $2 where gone_at is null
       and not exists (select 1 from jsonb_to_recordset($1::jsonb) as r(id text) where r.id = f.id) returning 1) select count(*) as count from gone`,
    [rows, at],
  );
  const [fresh] = await queries.query<{ count: number }>(
    `with kept as (insert into authority_finding (id, kind, task_id, province_code, details, state, found_at, changed_at)
       select id, kind, "taskId", "provinceCode", details, 'open', $2, $2
         from jsonb_to_recordset($1::jsonb) as r(id text, kind text, "taskId" text, "provinceCode" text, details jsonb)
       on conflict (id) do update set details = excluded.details, gone_at = null,
         state = case when authority_finding.gone_at is not null and authority_finding.state = 'settled' then 'open' else authority_finding.state end
       returning (xmax = 0) as fresh) select count(*) as count from kept where fresh`,
    [rows, at],
  );
  return { new: fresh?.count ?? 0, gone: gone?.count ?? 0 };
}

/** Findings that stand, by id. */
export async function listFindings(queries: Queries, asked: FindingQuery): Promise<KeptFinding[]> {
  const rows = await queries.query<Row>(
    `select ${COLUMNS} from authority_finding
      where gone_at is null and id > $1 and ($2::text is null or kind = $2) and ($3::text is null or state = $3)
        and ($4::text is null or owner = $4) and ($5::text is null or task_id = $5) order by id limit $6`,
    [asked.afterId, asked.kind ?? null, asked.state ?? null, asked.owner ?? null, asked.taskId ?? null, asked.limit],
  );
  return rows.map(readRow);
}

/** How many findings stand, by kind and state. */
export async function countFindings(queries: Queries): Promise<{ kind: FindingKind; state: FindingState; count: number }[]> {
  return queries.query('select kind, state, count(*) as count from authority_finding where gone_at is null group by kind, state order by kind, state');
}

/** One finding, also one that is gone. */
export async function findFinding(queries: Queries, id: string): Promise<KeptFinding | undefined> {
  const [row] = await queries.query<Row>(`select ${COLUMNS} from authority_finding where id = $1`, [id]);
  return row === undefined ? undefined : readRow(row);
}

/** Writes the work on one finding. */
export async function changeFinding(queries: Queries, id: string, change: { state: FindingState; owner: string | undefined; note: string | undefined; at: Instant }): Promise<void> {
  await queries.query('update authority_finding set state = $2, owner = $3, note = $4, changed_at = $5 where id = $1', [id, change.state, change.owner ?? null, change.note ?? null, change.at]);
}

function readRow({ provinceCode, owner, note, goneAt, ...row }: Row): KeptFinding {
  return { ...row, ...(provinceCode === '' ? {} : { provinceCode }), ...(owner === null ? {} : { owner }), ...(note === null ? {} : { note }), ...(goneAt === null ? {} : { goneAt }) };
}
