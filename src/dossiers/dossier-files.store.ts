import type { Queries } from '#platform/database/database.ts';
import type { KeptFile } from './dossier-ports.ts';

/** A file that came outside of a form. */
export interface DossierFileRow extends KeptFile {
  readonly siteId: string;
  readonly takenAt: string;
  readonly takenBy: string;
  /** Set at once for what the applicant sends: no other dossier may name it. */
  readonly dossierId: string | null;
}

const KEPT = 'hash as "contentHash", kind, pages, bytes, sealed_name as "sealedName", previews';

export async function insertFile(queries: Queries, file: DossierFileRow): Promise<void> {
  await queries.query(
    'insert into dossier_file (site_id, hash, kind, pages, bytes, sealed_name, previews, taken_at, taken_by, dossier_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
    [file.siteId, file.contentHash, file.kind, file.pages, file.bytes, file.sealedName, file.previews, file.takenAt, file.takenBy, file.dossierId],
  );
}

/** The caller has asked whether an action of the dossier names it. */
export async function findFile(queries: Queries, hash: string): Promise<KeptFile | undefined> {
  const [row] = await queries.query<KeptFile>(`select ${KEPT} from dossier_file where hash = $1`, [hash]);
  return row;
}

/** How many files wait to be named: of whoever took them, or of the dossier they were sent for. */
export async function countWaiting(queries: Queries, whose: { readonly takenBy: string; readonly dossierId: string | null }): Promise<number> {
  const [row] = await queries.query<{ waiting: number }>('select count(*)::int as waiting from dossier_file where named_at is null and taken_by = $1 and dossier_id is not distinct from $2', [whose.takenBy, whose.dossierId]);
  return row?.waiting ?? 0;
}

/** Who names files: a dossier, with the sites whose officers may have taken them; parts of one bundle share what was handed in once. */
export interface FileNamer {
  readonly dossierId: string;
  readonly bundleId: string | null;
  readonly siteIds: readonly string[];
}

/** Makes files the dossier's; gives those that are its own now. What another dossier has is not among them. */
export async function nameFiles(queries: Queries, { dossierId, bundleId, siteIds }: FileNamer, hashes: readonly string[], at: string): Promise<string[]> {
  const named = await queries.query<{ hash: string }>(
    `update dossier_file set dossier_id = coalesce(dossier_id, $1), named_at = coalesce(named_at, $2)
      where hash = any($3) and site_id = any($4)
        and (dossier_id is null or dossier_id = $1 or ($5::uuid is not null and dossier_id in (select id from dossier where bundle_id = $5)))
      returning hash`,
    [dossierId, at, hashes, siteIds, bundleId],
  );
  return named.map(({ hash }) => hash);
}

/** Deletes files that nobody named since before a moment, at most `limit`; gives where their contents stand. */
export async function deleteUnnamed(queries: Queries, before: string, limit: number): Promise<Pick<KeptFile, 'contentHash' | 'previews'>[]> {
  return queries.query<Pick<KeptFile, 'contentHash' | 'previews'>>(
    `delete from dossier_file where hash in (select hash from dossier_file where named_at is null and taken_at < $1 order by taken_at limit $2) and named_at is null
      returning hash as "contentHash", previews`,
    [before, limit],
  );
}
