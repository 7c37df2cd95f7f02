import type { NamedQueries, Queries } from '#platform/database/database.ts';
import { DOSSIER_COLUMNS, type DossierRow } from './dossiers.store.ts';

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

/** The parts of a bundle that wait for one of its dossiers, held until the transaction ends: whoever acts on one at this moment has done so before it is read. */
export async function lockWaitingParts(queries: NamedQueries, bundleId: string, dossierId: string): Promise<DossierRow[]> {
  return queries.named<DossierRow>('dossier-waiting-parts', `select ${DOSSIER_COLUMNS} from dossier d where d.bundle_id = $1 and d.state->'after'->>'dossierId' = $2 order by d.id for no key update`, [bundleId, dossierId]);
}

/** Holds dossiers and what waits for them until the transaction ends, in the order of their ids: two transactions that want the same rows follow each other. */
export async function lockInTurn(queries: NamedQueries, ids: readonly string[]): Promise<void> {
  await queries.named(
    'dossier-in-turn',
    `select d.id from dossier d
      where d.id = any(array(select unnest($1::uuid[]) union select p.id from dossier o join dossier p on p.bundle_id = o.bundle_id and p.state->'after'->>'dossierId' = o.id::text where o.id = any($1::uuid[])))
      order by d.id for no key update`,
    [ids],
  );
}
