import type { Queries } from '#platform/database/database.ts';
import { DOSSIER_COLUMNS, type DossierRow } from './dossiers.store.ts';

/** Which dossiers of a person: something is still awaited, or nothing any more. */
export const OWN_STATES = ['all', 'open', 'done'] as const;
export type OwnState = (typeof OWN_STATES)[number];

/** A dossier of a person. `byProxy`: the person handed it in for the applicant. */
export interface OwnRow extends DossierRow {
  readonly byProxy: boolean;
}

/** One dossier of a person, by its code or filing number. */
export async function findOwnDossier(queries: Queries, number: string, personKey: string): Promise<OwnRow | undefined> {
  const [row] = await queries.named<OwnRow>(
    'dossier-own',
    `select ${DOSSIER_COLUMNS}, d.applicant_key <> $2 as "byProxy" from dossier d where d.code = $1 and (d.applicant_key = $2 or d.proxy_key = $2)
     union all select ${DOSSIER_COLUMNS}, d.applicant_key <> $2 as "byProxy" from dossier d where d.filing_number = $1 and (d.applicant_key = $2 or d.proxy_key = $2) limit 1`,
    [number, personKey],
  );
  return row;
}

/** Dossiers of a person as applicant or as who handed in for the applicant, newest first. */
export async function listOwnDossiers(queries: Queries, query: { readonly personKey: string; readonly state: OwnState; readonly before?: readonly [string, string]; readonly limit: number }): Promise<OwnRow[]> {
  return queries.named<OwnRow>(
    'dossier-own-list',
    `select ${DOSSIER_COLUMNS}, d.applicant_key <> $1 as "byProxy" from dossier d
      where (d.applicant_key = $1 or d.proxy_key = $1) and ($2 = 'all' or d.is_open = ($2 = 'open')) and ($3::timestamptz is null or (d.registered_at, d.id) < ($3, $4::uuid))
      order by d.registered_at desc, d.id desc limit $5`,
    [query.personKey, query.state, query.before?.[0] ?? null, query.before?.[1] ?? null, query.limit],
  );
}

/** What was looked at. */
export type ViewedPart = 'dossier' | 'paper';

export interface ViewNote {
  readonly siteId: string;
  readonly dossierId: string;
  readonly readerSiteId: string;
  readonly officerId: string;
  readonly what: ViewedPart;
  readonly hour: string;
  readonly at: string;
}

/** Notes that an officer looked, the first time in an hour. */
export async function noteView(queries: Queries, view: ViewNote): Promise<void> {
  await queries.named(
    'dossier-view-note',
    'insert into dossier_view (site_id, dossier_id, reader_site_id, officer_id, what, hour, at) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing',
    [view.siteId, view.dossierId, view.readerSiteId, view.officerId, view.what, view.hour, view.at],
  );
}

export interface ViewRow {
  readonly id: string;
  readonly accessKey: string;
  readonly number: string;
  readonly procedureName: string;
  readonly readerSiteId: string;
  readonly what: ViewedPart;
  readonly at: string;
}

/** Which offices looked at the dossiers of a person, newest first; several officers of one office in one hour are one line. */
export async function listViewsOfPerson(queries: Queries, query: { readonly personKey: string; readonly before?: readonly [string, string, string, string]; readonly limit: number }): Promise<ViewRow[]> {
  const [at, id, reader, what] = query.before ?? [null, null, null, null];
  return queries.query<ViewRow>(
    `select * from (
       select d.id, d.access_key as "accessKey", coalesce(d.code, d.filing_number) as number, d.procedure_name as "procedureName", v.reader_site_id as "readerSiteId", v.what, min(v.at) as at
         from dossier d join dossier_view v on v.site_id = d.site_id and v.dossier_id = d.id
        where d.applicant_key = $1 group by d.site_id, d.id, v.hour, v.reader_site_id, v.what) seen
      where $2::timestamptz is null or (seen.at, seen.id, seen."readerSiteId", seen.what) < ($2, $3::uuid, $4, $5)
      order by seen.at desc, seen.id desc, seen."readerSiteId" desc, seen.what desc limit $6`,
    [query.personKey, at, id, reader, what, query.limit],
  );
}

/** Forgets views before a moment; gives how many went. */
export async function forgetViews(queries: Queries, before: string): Promise<number> {
  return (await queries.query('delete from dossier_view where at < $1 returning 1 as gone', [before])).length;
}

/** What of a site's open dossiers says whether anything changed: their number and the sum of a hash of each with its last action. */
export async function readDeskMark(queries: Queries, siteId: string): Promise<string> {
  const [row] = await queries.named<{ mark: string }>(
    'dossier-desk-mark',
    "select count(*)::text || '.' || coalesce(sum(hashtextextended(d.id::text || d.last_number::text, 0)), 0)::text as mark from dossier d where d.owner_site_id = $1 and d.is_open",
    [siteId],
  );
  return row?.mark ?? '';
}
