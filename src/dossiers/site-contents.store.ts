import type { DossierAction } from '#model/dossier-action.ts';
import type { Queries } from '#platform/database/database.ts';
import type { KeptFile } from './dossier-ports.ts';

/** An action with the dossier it stands in. */
export interface SiteDeed {
  readonly dossierId: string;
  readonly number: number;
  readonly kind: DossierAction['kind'];
  readonly byId: string;
  readonly at: string;
  readonly data: DossierAction['data'];
}

/** Which deeds of a site are looked at: of some kinds since a moment, in some dossiers and in those that somebody began since then. */
export interface DeedsAsked {
  readonly since: string;
  readonly kinds: readonly DossierAction['kind'][];
  readonly dossierIds: readonly string[];
  readonly begunBy: string;
}

/** Those deeds, by dossier and number. */
export async function listSiteDeeds(queries: Queries, siteId: string, { since, kinds, dossierIds, begunBy }: DeedsAsked): Promise<SiteDeed[]> {
  return queries.query<SiteDeed>(
    `select dossier_id as "dossierId", number, kind, by_id as "byId", at, data from dossier_action
      where site_id = $1 and at >= $2 and kind = any($3)
        and dossier_id = any(array(select unnest($4::uuid[]) union select b.dossier_id from dossier_action b where b.site_id = $1 and b.kind = 'register' and b.by_id = $5 and b.at >= $2))
      order by dossier_id, number`,
    [siteId, since, kinds, dossierIds, begunBy],
  );
}

/** How dossiers are called: by the code, before there is one by the filing number. */
export interface DossierName {
  readonly id: string;
  readonly number: string;
  readonly procedureName: string;
}

/** The names of some dossiers of a site; what is not there any more is left out. */
export async function listDossierNames(queries: Queries, siteId: string, ids: readonly string[]): Promise<DossierName[]> {
  return queries.query<DossierName>('select id, coalesce(code, filing_number) as number, procedure_name as "procedureName" from dossier where site_id = $1 and id = any($2::uuid[])', [siteId, ids]);
}

export async function countDossiers(queries: Queries, siteId: string): Promise<number> {
  const [row] = await queries.query<{ count: number }>('select count(*)::int as count from dossier where site_id = $1', [siteId]);
  return row?.count ?? 0;
}

/** Where the contents of a site's files stand. */
export async function listSiteFiles(queries: Queries, siteId: string): Promise<Pick<KeptFile, 'contentHash' | 'previews'>[]> {
  return queries.query('select hash as "contentHash", previews from dossier_file where site_id = $1', [siteId]);
}
