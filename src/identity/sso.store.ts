import type { Queries } from '#platform/database/database.ts';

export interface SsoAttemptRow {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly purpose: 'signIn' | 'confirm';
  readonly sessionId: string | null;
}

export async function addSsoAttempt(queries: Queries, tokenHash: string, attempt: SsoAttemptRow, expiresAt: string): Promise<void> {
  await queries.query('insert into sso_attempt (token_hash, state, nonce, verifier, purpose, session_id, expires_at) values ($1, $2, $3, $4, $5, $6, $7)', [
    tokenHash, attempt.state, attempt.nonce, attempt.verifier, attempt.purpose, attempt.sessionId, expiresAt,
  ]);
}

/** Takes an attempt out, so that a way back from the service is walked once. */
export async function takeSsoAttempt(queries: Queries, tokenHash: string, now: string): Promise<SsoAttemptRow | undefined> {
  const [row] = await queries.query<SsoAttemptRow>(
    'delete from sso_attempt where token_hash = $1 and expires_at > $2 returning state, nonce, verifier, purpose, session_id as "sessionId"',
    [tokenHash, now],
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
