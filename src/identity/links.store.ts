import type { Queries } from '#platform/database/database.ts';

export interface LinkRow {
  readonly kind: 'setUp' | 'password';
  readonly officerId: string | null;
  readonly expiresAt: string;
}

/** Keeps a new link and takes away the ones before it for the same purpose, so that only the last one given out works. */
export async function replaceLink(queries: Queries, link: LinkRow & { readonly tokenHash: string; readonly at: string }): Promise<void> {
  await queries.query('delete from one_time_link where kind = $1 and officer_id is not distinct from $2', [link.kind, link.officerId]);
  await queries.query('insert into one_time_link (token_hash, kind, officer_id, created_at, expires_at) values ($1, $2, $3, $4, $5)', [
    link.tokenHash, link.kind, link.officerId, link.at, link.expiresAt,
  ]);
}

/** A link that can still be used. */
export async function findLiveLink(queries: Queries, tokenHash: string, kind: LinkRow['kind'], now: string): Promise<LinkRow | undefined> {
  const [row] = await queries.query<LinkRow>(
    'select kind, officer_id as "officerId", expires_at as "expiresAt" from one_time_link where token_hash = $1 and kind = $2 and used_at is null and expires_at > $3',
    [tokenHash, kind, now],
  );
  return row;
}

/** Uses a link up; undefined when it was used, has expired or never was. */
export async function useLink(queries: Queries, tokenHash: string, kind: LinkRow['kind'], now: string): Promise<LinkRow | undefined> {
  const [row] = await queries.query<LinkRow>(
    `update one_time_link set used_at = $3 where token_hash = $1 and kind = $2 and used_at is null and expires_at > $3
     returning kind, officer_id as "officerId", expires_at as "expiresAt"`,
    [tokenHash, kind, now],
  );
  return row;
}

export async function removeLinksOf(queries: Queries, officerId: string): Promise<void> {
  await queries.query('delete from one_time_link where officer_id = $1', [officerId]);
}
