import type { OpenSession } from '#platform/routes.ts';
import type { Queries } from '#platform/database/database.ts';

export type SignInMethod = 'password' | 'sso';

/** A session with what its officer is at this moment: rights are never kept in the session. */
export interface SessionRow {
  readonly id: string;
  readonly officerId: string;
  readonly siteId: string;
  readonly stage: OpenSession['stage'];
  readonly method: SignInMethod;
  readonly startedAt: string;
  readonly seenAt: string;
  readonly confirmedAt: string;
  readonly endsAt: string;
  readonly disabledAt: string | null;
  readonly kind: 'commune' | 'province';
  readonly placeCode: string;
  readonly provinceId: string | null;
  readonly roles: readonly string[];
}

export async function findSessionByToken(queries: Queries, tokenHash: string): Promise<SessionRow | undefined> {
  const [row] = await queries.named<SessionRow>(
    'session-by-token',
    `select s.id, s.officer_id as "officerId", s.site_id as "siteId", s.stage, s.method, s.started_at as "startedAt", s.seen_at as "seenAt",
            s.confirmed_at as "confirmedAt", s.ends_at as "endsAt", o.disabled_at as "disabledAt", t.kind, t.place_code as "placeCode",
            t.province_id as "provinceId",
            array(select r.role from officer_role r where r.site_id = s.site_id and r.officer_id = s.officer_id order by r.role) as roles
       from officer_session s join officer o on o.id = s.officer_id join site t on t.id = s.site_id
      where s.token_hash = $1`,
    [tokenHash],
  );
  return row;
}

export interface NewSession {
  readonly id: string;
  readonly tokenHash: string;
  readonly officerId: string;
  readonly siteId: string;
  readonly stage: OpenSession['stage'];
  readonly method: SignInMethod;
  readonly at: string;
  readonly endsAt: string;
  readonly address: string;
  readonly device: string;
}

export async function addSession(queries: Queries, session: NewSession): Promise<void> {
  await queries.query(
    `insert into officer_session (id, token_hash, officer_id, site_id, stage, method, started_at, seen_at, confirmed_at, ends_at, address, device)
     values ($1, $2, $3, $4, $5, $6, $7, $7, $7, $8, $9, $10)`,
    [session.id, session.tokenHash, session.officerId, session.siteId, session.stage, session.method, session.at, session.endsAt, session.address, session.device],
  );
}

export interface SessionChange {
  readonly id: string;
  readonly tokenHash: string;
  readonly stage: OpenSession['stage'];
  readonly siteId?: string;
  readonly confirmedAt?: string;
  readonly endsAt?: string;
}

/** Gives a session another token, so that the one before is worth nothing any more; false when the session is gone. */
export async function rotateSession(queries: Queries, change: SessionChange): Promise<boolean> {
  const changed = await queries.query(
    `update officer_session set token_hash = $2, stage = $3, site_id = coalesce($4, site_id), confirmed_at = coalesce($5, confirmed_at),
            ends_at = coalesce($6, ends_at)
      where id = $1 returning 1 as changed`,
    [change.id, change.tokenHash, change.stage, change.siteId ?? null, change.confirmedAt ?? null, change.endsAt ?? null],
  );
  return changed.length > 0;
}

export async function touchSession(queries: Queries, id: string, at: string): Promise<void> {
  await queries.named('session-touch', 'update officer_session set seen_at = $2 where id = $1 and seen_at < $2', [id, at]);
}

export async function listSessionRows(
  queries: Queries,
  officerId: string,
): Promise<{ readonly id: string; readonly siteId: string; readonly method: SignInMethod; readonly startedAt: string; readonly seenAt: string; readonly endsAt: string; readonly address: string; readonly device: string }[]> {
  return queries.query(
    `select id, site_id as "siteId", method, started_at as "startedAt", seen_at as "seenAt", ends_at as "endsAt", address, device
       from officer_session where officer_id = $1 and stage = 'open' order by seen_at desc`,
    [officerId],
  );
}

export async function endSessionRow(queries: Queries, officerId: string, id: string): Promise<boolean> {
  return (await queries.query('delete from officer_session where id = $1 and officer_id = $2 returning 1 as gone', [id, officerId])).length > 0;
}

/** Ends every session of an account, or every one but one; gives how many. */
export async function endSessionsOf(queries: Queries, officerId: string, exceptId: string | null = null): Promise<number> {
  return (await queries.query('delete from officer_session where officer_id = $1 and ($2::uuid is null or id <> $2) returning 1 as gone', [officerId, exceptId])).length;
}

/** Ends the oldest sessions of an account beyond the newest `keep`. */
export async function endOldestSessions(queries: Queries, officerId: string, keep: number): Promise<void> {
  await queries.query(
    'delete from officer_session where id in (select id from officer_session where officer_id = $1 order by started_at desc, id desc offset $2)',
    [officerId, keep],
  );
}

/** Forgets what can no longer be used; gives how many rows went. */
export async function forgetEnded(queries: Queries, now: string, idleBefore: string, signInsBefore: string, attemptsBefore: string): Promise<number> {
  const deletions: readonly (readonly [string, readonly string[]])[] = [
    ['delete from officer_session where ends_at <= $1 or seen_at <= $2 returning 1 as gone', [now, idleBefore]],
    ['delete from sign_in where at < $1 returning 1 as gone', [signInsBefore]],
    ['delete from sign_in_throttle where last_at < $1 returning 1 as gone', [attemptsBefore]],
    ['delete from one_time_link where expires_at <= $1 returning 1 as gone', [now]],
    ['delete from sso_attempt where expires_at <= $1 returning 1 as gone', [now]],
    ['delete from sso_stranger where expires_at <= $1 returning 1 as gone', [now]],
  ];
  let gone = 0;
  for (const [text, values] of deletions) gone += (await queries.query(text, values)).length;
  return gone;
}
