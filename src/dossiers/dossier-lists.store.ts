import type { Queries } from '#platform/database/database.ts';
import { DOSSIER_COLUMNS, type DossierRow } from './dossiers.store.ts';

/** Which open dossiers of a site: everything; due today; late; silent past the awaited moment; in one officer's hands; one status; waiting for a role. */
export const DOSSIER_LISTS = ['open', 'today', 'late', 'stuck', 'mine', 'toReceive', 'toSign', 'toIssue', 'toDeliver'] as const;
export type DossierList = (typeof DOSSIER_LISTS)[number];

export interface ListQuery {
  readonly siteId: string;
  readonly list: DossierList;
  readonly officerId: string;
  readonly now: string;
  /** The last moment of today. */
  readonly endOfDay: string;
  readonly after?: readonly [string, string];
  readonly limit: number;
}

/** As `unpaused` in `model/dossier-guards.ts`: while a payment is awaited the clock runs on unless a clause stops it. */
const CLOCK_RUNS = "(d.status in ('received', 'processing') or (d.status = 'awaitingPayment' and d.state->'waiting'->>'clockStands' = 'false'))";
/** The filter of each list; `$2` now, `$3` the end of the day, `$4` the officer. Every text uses all of them, for one name goes with one text. */
const FILTERS: Readonly<Record<DossierList, string>> = {
  open: 'true',
  today: `${CLOCK_RUNS} and d.due_at <= $3 and d.due_at > $2`,
  late: `${CLOCK_RUNS} and d.due_at <= $2`,
  stuck: 'd.next_at <= $2',
  mine: 'd.owner_id = $4',
  toReceive: "d.status = 'registered'",
  toSign: "d.next_cause = 'signature'",
  toIssue: "d.next_cause = 'issue'",
  toDeliver: "d.status = 'decided'",
};

/** Open dossiers of a site by the moment of what is awaited next, then id. */
export async function listOpenDossiers(queries: Queries, query: ListQuery): Promise<DossierRow[]> {
  return queries.named<DossierRow>(
    `dossier-list-${query.list}`,
    `select ${DOSSIER_COLUMNS} from dossier d
      where d.owner_site_id = $1 and d.is_open and ($2::timestamptz, $3::timestamptz, $4::text) is not null and ${FILTERS[query.list]}
        and ($5::timestamptz is null or (d.next_at, d.id) > ($5, $6::uuid))
      order by d.next_at, d.id limit $7`,
    [query.siteId, query.now, query.endOfDay, query.officerId, query.after?.[0] ?? null, query.after?.[1] ?? null, query.limit],
  );
}

/** How many open dossiers each list of a site holds, in one look. */
export async function countLists(queries: Queries, query: Pick<ListQuery, 'siteId' | 'now' | 'endOfDay' | 'officerId'>): Promise<Readonly<Record<DossierList, number>>> {
  const counts = DOSSIER_LISTS.map((list) => `count(*) filter (where ${FILTERS[list]})::int as "${list}"`).join(', ');
  const [row] = await queries.named<Record<DossierList, number>>(
    'dossier-list-counts',
    `select ${counts} from dossier d where d.owner_site_id = $1 and d.is_open and ($2::timestamptz, $3::timestamptz, $4::text) is not null`,
    [query.siteId, query.now, query.endOfDay, query.officerId],
  );
  if (row === undefined) throw new Error('dossiers: counting gave no row');
  return row;
}

/** The register of a site, by reception. Source: form 07 of Circular 03/2025/TT-VPCP. */
export async function listRegister(queries: Queries, query: { readonly siteId: string; readonly from: string; readonly to: string; readonly after?: readonly [string, string]; readonly limit: number }): Promise<DossierRow[]> {
  return queries.named<DossierRow>(
    'dossier-register',
    `select ${DOSSIER_COLUMNS} from dossier d
      where d.owner_site_id = $1 and d.received_at >= $2 and d.received_at < $3 and ($4::timestamptz is null or (d.received_at, d.id) > ($4, $5::uuid))
      order by d.received_at, d.id limit $6`,
    [query.siteId, query.from, query.to, query.after?.[0] ?? null, query.after?.[1] ?? null, query.limit],
  );
}

/** Dossiers that all words point to, newest first, that a site owns, helped with or received. `province`: all of its communes'. */
export async function searchDossiers(queries: Queries, query: { readonly tsquery: string; readonly siteId: string; readonly province: boolean; readonly limit: number }): Promise<DossierRow[]> {
  return queries.named<DossierRow>(
    'dossier-search',
    // Each found one through its key: a plan that was made while the table was small would read all of it each time.
    `with s as materialized (select site_id, dossier_id from dossier_search where words @@ to_tsquery('simple', $1))
     select ${DOSSIER_COLUMNS} from s cross join lateral (select * from dossier where site_id = s.site_id and id = s.dossier_id offset 0) d
      where (d.owner_site_id = $2 or d.site_id = $2 or d.state->'organisations'->>'helpedAt' = $2 or ($3 and d.province_id = $2))
      order by d.registered_at desc, d.id limit $4`,
    [query.tsquery, query.siteId, query.province, query.limit],
  );
}

/** Open dossiers whose awaited moment has passed and of which that was not told yet. For the watch. */
export async function listSilent(queries: Queries, now: string, limit: number): Promise<DossierRow[]> {
  return queries.named<DossierRow>(
    'dossier-silent',
    `select ${DOSSIER_COLUMNS} from dossier d
      where d.is_open and d.next_at <= $1 and not exists (select 1 from dossier_alert a where a.site_id = d.site_id and a.dossier_id = d.id and a.kind = 'stuck' and a.mark = d.last_number)
      order by d.next_at limit $2`,
    [now, limit],
  );
}

/** Dossiers whose clock runs and whose due date comes before a moment, the nearest first, from a place on. For the watch. */
export async function listDueBefore(queries: Queries, before: string, after: readonly [string, string] | undefined, limit: number): Promise<DossierRow[]> {
  return queries.named<DossierRow>(
    'dossier-due-before',
    `select ${DOSSIER_COLUMNS} from dossier d
      where d.is_open and d.due_at <= $1 and ${CLOCK_RUNS} and ($2::timestamptz is null or (d.due_at, d.id) > ($2, $3::uuid))
      order by d.due_at, d.id limit $4`,
    [before, after?.[0] ?? null, after?.[1] ?? null, limit],
  );
}

/** How many open dossiers an officer has in hand. */
export async function countInHand(queries: Queries, siteId: string, officerId: string): Promise<number> {
  const [row] = await queries.query<{ open: number }>('select count(*)::int as open from dossier where owner_site_id = $1 and owner_id = $2 and is_open', [siteId, officerId]);
  return row?.open ?? 0;
}

/** Notes that something was told of a dossier; false when it had been told already. */
export async function noteAlert(queries: Queries, alert: { readonly siteId: string; readonly dossierId: string; readonly kind: 'stuck' | 'soon' | 'urgent' | 'late'; readonly cause: string; readonly mark: number; readonly awaitedBy: string; readonly at: string }): Promise<boolean> {
  const rows = await queries.query(
    'insert into dossier_alert (site_id, dossier_id, kind, cause, mark, awaited_by, told_at) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning 1 as told',
    [alert.siteId, alert.dossierId, alert.kind, alert.cause, alert.mark, alert.awaitedBy, alert.at],
  );
  return rows.length > 0;
}

export interface AlertRow {
  readonly kind: 'stuck' | 'soon' | 'urgent' | 'late';
  readonly cause: string;
  readonly awaitedBy: string;
  readonly toldAt: string;
}

/** What was told of a dossier, oldest first. */
export async function listAlerts(queries: Queries, siteId: string, dossierId: string): Promise<AlertRow[]> {
  return queries.query<AlertRow>('select kind, cause, awaited_by as "awaitedBy", told_at as "toldAt" from dossier_alert where site_id = $1 and dossier_id = $2 order by told_at, kind', [siteId, dossierId]);
}

/** The dossiers of a bundle, in the order they began. */
export async function listBundle(queries: Queries, bundleId: string): Promise<DossierRow[]> {
  return queries.named<DossierRow>('dossier-bundle', `select ${DOSSIER_COLUMNS} from dossier d where d.bundle_id = $1 order by d.registered_at, d.id`, [bundleId]);
}
