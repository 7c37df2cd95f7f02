import type { Queries } from '#platform/database/database.ts';

/** Which dossier is which part of a bundle. */
export interface BundlePart {
  readonly part: string;
  readonly dossierId: string;
}

/** Writes that dossiers belong together. */
export async function insertBundle(queries: Queries, bundle: { readonly siteId: string; readonly id: string; readonly bundle: string; readonly parts: readonly BundlePart[]; readonly begunAt: string }): Promise<void> {
  await queries.query('insert into dossier_bundle (site_id, id, bundle, parts, begun_at) values ($1, $2, $3, $4::jsonb, $5)', [bundle.siteId, bundle.id, bundle.bundle, JSON.stringify(bundle.parts), bundle.begunAt]);
}

/** A bundle's parts, in its own order; none where there is no such bundle. */
export async function listBundleParts(queries: Queries, id: string): Promise<readonly BundlePart[]> {
  const [row] = await queries.query<{ parts: BundlePart[] }>('select parts from dossier_bundle where id = $1', [id]);
  return row?.parts ?? [];
}
