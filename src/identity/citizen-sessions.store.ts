import type { Queries } from '#platform/database/database.ts';

/** A citizen's session as it is kept. */
export interface CitizenSessionRow {
  readonly id: string;
  readonly tokenHash: string;
  readonly previousHash: string | null;
  readonly previousUntil: string | null;
  readonly rotatedAt: string;
  readonly personKey: string;
  readonly sealed: string;
  readonly startedAt: string;
  readonly seenAt: string;
  readonly endsAt: string;
}

const COLUMNS = `id, token_hash as "tokenHash", previous_hash as "previousHash", previous_until as "previousUntil", rotated_at as "rotatedAt", person_key as "personKey", sealed,
  started_at as "startedAt", seen_at as "seenAt", ends_at as "endsAt"`;

/** By its token, or by the one before while that still counts. */
export async function findCitizenSession(queries: Queries, tokenHash: string, now: string): Promise<CitizenSessionRow | undefined> {
  const [row] = await queries.named<CitizenSessionRow>(
    'citizen-session-by-token',
    `select ${COLUMNS} from citizen_session where token_hash = $1
     union all select ${COLUMNS} from citizen_session where previous_hash = $1 and (previous_until is null or previous_until > $2) limit 1`,
    [tokenHash, now],
  );
  return row;
}

export async function addCitizenSession(queries: Queries, row: Pick<CitizenSessionRow, 'id' | 'tokenHash' | 'personKey' | 'sealed' | 'startedAt' | 'endsAt'>): Promise<void> {
  await queries.query('insert into citizen_session (id, token_hash, rotated_at, person_key, sealed, started_at, seen_at, ends_at) values ($1, $2, $3, $4, $5, $3, $3, $6)', [row.id, row.tokenHash, row.startedAt, row.personKey, row.sealed, row.endsAt]);
}

/** Notes that a session is in use. */
export async function touchCitizenSession(queries: Queries, id: string, at: string): Promise<void> {
  await queries.named('citizen-session-touch', 'update citizen_session set seen_at = $2 where id = $1 and seen_at < $2', [id, at]);
}

/** The browser has shown its new token: the one before goes out at a moment. */
export async function settleCitizenToken(queries: Queries, id: string, tokenHash: string, until: string): Promise<void> {
  await queries.query('update citizen_session set previous_until = $3 where id = $1 and token_hash = $2 and previous_until is null', [id, tokenHash, until]);
}

/** Gives a session another token while its present one is still the one that was read; false when somebody else was quicker. */
export async function rotateCitizenToken(queries: Queries, change: { readonly id: string; readonly from: string; readonly to: string; readonly at: string }): Promise<boolean> {
  const rotated = await queries.query('update citizen_session set token_hash = $3, previous_hash = $2, previous_until = null, rotated_at = $4 where id = $1 and token_hash = $2 returning 1 as rotated', [change.id, change.from, change.to, change.at]);
  return rotated.length > 0;
}

export async function endCitizenSession(queries: Queries, id: string): Promise<boolean> {
  return (await queries.query('delete from citizen_session where id = $1 returning 1 as gone', [id])).length > 0;
}

/** Ends every session of a person; gives how many. */
export async function endCitizenSessionsOf(queries: Queries, personKey: string): Promise<number> {
  return (await queries.query('delete from citizen_session where person_key = $1 returning 1 as gone', [personKey])).length;
}

/** Ends the oldest sessions of a person beyond the newest `keep`. */
export async function endOldestCitizenSessions(queries: Queries, personKey: string, keep: number): Promise<void> {
  await queries.query('delete from citizen_session where id in (select id from citizen_session where person_key = $1 order by started_at desc, id desc offset $2)', [personKey, keep]);
}

/** Forgets what can no longer be used; gives how many rows went. */
export async function forgetCitizenSessions(queries: Queries, now: string, idleBefore: string): Promise<number> {
  return (await queries.query('delete from citizen_session where ends_at <= $1 or seen_at <= $2 returning 1 as gone', [now, idleBefore])).length;
}
