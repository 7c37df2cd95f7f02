import type { Queries } from '#platform/database/database.ts';

/** Writes that dossiers belong together. */
export async function insertBundle(queries: Queries, bundle: { readonly siteId: string; readonly id: string; readonly bundle: string; readonly begunAt: string }): Promise<void> {
  await queries.query('insert into dossier_bundle (site_id, id, bundle, begun_at) values ($1, $2, $3, $4)', [bundle.siteId, bundle.id, bundle.bundle, bundle.begunAt]);
}
