import type { Queries } from '#platform/database/database.ts';

/** An officer signs in or proves again who it is; a citizen logs in. */
export type SsoPurpose = 'signIn' | 'confirm' | 'citizen';

export interface SsoAttemptRow {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly purpose: SsoPurpose;
  readonly sessionId: string | null;
  /** The page a citizen goes on with. */
  readonly back: string | null;
}

export async function addSsoAttempt(queries: Queries, tokenHash: string, attempt: SsoAttemptRow, expiresAt: string): Promise<void> {
  await queries.query('insert into sso_attempt (token_hash, state, nonce, verifier, purpose, session_id, back, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8)', [
    tokenHash, attempt.state, attempt.nonce, attempt.verifier, attempt.purpose, attempt.sessionId, attempt.back, expiresAt,
  ]);
}

/** Takes an attempt out, so that a way back from the service is walked once; only by the door it was begun at. */
export async function takeSsoAttempt(queries: Queries, tokenHash: string, now: string, purposes: readonly SsoPurpose[]): Promise<SsoAttemptRow | undefined> {
  const [row] = await queries.query<SsoAttemptRow>(
    'delete from sso_attempt where token_hash = $1 and expires_at > $2 and purpose = any($3) returning state, nonce, verifier, purpose, session_id as "sessionId", back',
    [tokenHash, now, purposes],
  );
  return row;
}

export async function addStranger(queries: Queries, stranger: { readonly code: string; readonly issuer: string; readonly subject: string; readonly expiresAt: string }): Promise<void> {
  await queries.query('delete from sso_stranger where issuer = $1 and subject = $2', [stranger.issuer, stranger.subject]);
  await queries.query('insert into sso_stranger (code, issuer, subject, expires_at) values ($1, $2, $3, $4)', [stranger.code, stranger.issuer, stranger.subject, stranger.expiresAt]);
}

export async function takeStranger(queries: Queries, code: string, now: string): Promise<{ readonly issuer: string; readonly subject: string } | undefined> {
  const [row] = await queries.query<{ issuer: string; subject: string }>('delete from sso_stranger where code = $1 and expires_at > $2 returning issuer, subject', [code, now]);
  return row;
}
