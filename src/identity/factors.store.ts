import type { Queries } from '#platform/database/database.ts';

/** A secret that waits for its first code; the factor counts only from then on. */
export async function proposeTotp(queries: Queries, officerId: string, sealedSecret: string): Promise<void> {
  await queries.query('update officer set totp_secret = $2, totp_since = null, totp_last_step = 0 where id = $1', [officerId, sealedSecret]);
}

export async function confirmTotp(queries: Queries, officerId: string, step: number, at: string): Promise<void> {
  await queries.query('update officer set totp_since = $3, totp_last_step = $2, version = version + 1 where id = $1', [officerId, step, at]);
}

/** Marks a step as used; false when it, or a later one, was used already. */
export async function useTotpStep(queries: Queries, officerId: string, step: number): Promise<boolean> {
  return (await queries.query('update officer set totp_last_step = $2 where id = $1 and totp_last_step < $2 returning 1 as used', [officerId, step])).length > 0;
}

export async function removeTotp(queries: Queries, officerId: string): Promise<void> {
  await queries.query('update officer set totp_secret = null, totp_since = null, totp_last_step = 0, version = version + 1 where id = $1', [officerId]);
  await queries.query('delete from recovery_code where officer_id = $1', [officerId]);
}

export interface RecoveryCodeRow {
  readonly selector: string;
  readonly codeHash: string;
}

export async function replaceRecoveryCodes(queries: Queries, officerId: string, codes: readonly RecoveryCodeRow[]): Promise<void> {
  await queries.query('delete from recovery_code where officer_id = $1', [officerId]);
  await queries.query(
    `insert into recovery_code (officer_id, selector, code_hash)
     select $1, c->>'selector', c->>'codeHash' from jsonb_array_elements($2::jsonb) c`,
    [officerId, JSON.stringify(codes)],
  );
}

export async function findRecoveryCode(queries: Queries, officerId: string, selector: string): Promise<RecoveryCodeRow | undefined> {
  const [row] = await queries.query<RecoveryCodeRow>('select selector, code_hash as "codeHash" from recovery_code where officer_id = $1 and selector = $2', [officerId, selector]);
  return row;
}

/** Uses a code up; false when somebody was faster. */
export async function useRecoveryCode(queries: Queries, officerId: string, selector: string): Promise<boolean> {
  return (await queries.query('delete from recovery_code where officer_id = $1 and selector = $2 returning 1 as used', [officerId, selector])).length > 0;
}

export async function countRecoveryCodes(queries: Queries, officerId: string): Promise<number> {
  const [row] = await queries.query<{ count: number }>('select count(*)::int as count from recovery_code where officer_id = $1', [officerId]);
  return row?.count ?? 0;
}

/** Links a person at another service; false when that one is linked already. */
export async function addIdentity(queries: Queries, identity: { readonly issuer: string; readonly subject: string; readonly officerId: string; readonly at: string }): Promise<boolean> {
  const added = await queries.query(
    'insert into officer_identity (issuer, subject, officer_id, linked_at) values ($1, $2, $3, $4) on conflict do nothing returning 1 as added',
    [identity.issuer, identity.subject, identity.officerId, identity.at],
  );
  return added.length > 0;
}

/** Undoes every link of an account; gives how many there were. */
export async function removeIdentities(queries: Queries, officerId: string): Promise<number> {
  return (await queries.query('delete from officer_identity where officer_id = $1 returning 1 as gone', [officerId])).length;
}

export async function findOfficerByIdentity(queries: Queries, issuer: string, subject: string): Promise<string | undefined> {
  const [row] = await queries.query<{ officerId: string }>('select officer_id as "officerId" from officer_identity where issuer = $1 and subject = $2', [issuer, subject]);
  return row?.officerId;
}

export async function listIdentities(queries: Queries, officerId: string): Promise<{ readonly issuer: string; readonly linkedAt: string }[]> {
  return queries.query('select issuer, linked_at as "linkedAt" from officer_identity where officer_id = $1 order by linked_at', [officerId]);
}
