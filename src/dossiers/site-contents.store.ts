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

/** What was done at a site since a moment, oldest first. For sites of few dossiers. */
export async function listSiteDeeds(queries: Queries, siteId: string, since: string): Promise<SiteDeed[]> {
  return queries.query<SiteDeed>('select dossier_id as "dossierId", number, kind, by_id as "byId", at, data from dossier_action where site_id = $1 and at >= $2 order by dossier_id, number', [siteId, since]);
}

export async function countDossiers(queries: Queries, siteId: string): Promise<number> {
  const [row] = await queries.query<{ count: number }>('select count(*)::int as count from dossier where site_id = $1', [siteId]);
  return row?.count ?? 0;
}

/** Where the contents of a site's files stand. */
export async function listSiteFiles(queries: Queries, siteId: string): Promise<Pick<KeptFile, 'contentHash' | 'previews'>[]> {
  return queries.query('select hash as "contentHash", previews from dossier_file where site_id = $1', [siteId]);
}
