import type { Queries } from '#platform/database/database.ts';
import type { SignInMethod } from './sessions.store.ts';

export type SignInResult = 'signedIn' | 'failed' | 'wrongCode' | 'disabled' | 'signedOut' | 'confirmed';

export interface SignInRow {
  readonly id: string;
  readonly at: string;
  readonly outcome: SignInResult;
  readonly method: SignInMethod;
  readonly address: string;
  readonly device: string;
}

/** Writes an entry of the access log; nothing where no account has the id. The statement is the same for both. */
export async function addSignIn(queries: Queries, officerId: string, row: SignInRow): Promise<void> {
  await queries.named(
    'sign-in-add',
    `insert into sign_in (officer_id, id, at, outcome, method, address, device)
     select o.id, $2, $3, $4, $5, $6, $7 from officer o where o.id = $1`,
    [officerId, row.id, row.at, row.outcome, row.method, row.address, row.device],
  );
}

export async function listSignInRows(queries: Queries, officerId: string, before: readonly [string, string] | null, limit: number): Promise<SignInRow[]> {
  return queries.query<SignInRow>(
    `select id, at, outcome, method, address, device from sign_in
      where officer_id = $1 and ($2::timestamptz is null or (at, id) < ($2, $3::uuid)) order by at desc, id desc limit $4`,
    [officerId, before?.[0] ?? null, before?.[1] ?? null, limit],
  );
}

/** One line of the change log. */
export interface DeedRow {
  readonly id: string;
  readonly at: string;
  readonly actorId: string;
  readonly command: string;
  readonly subject: string;
  readonly details: Readonly<Record<string, unknown>>;
}

const DEED = 'id, at, actor_id as "actorId", command, subject, details';

/** What a person did, in every room; newest first. */
export async function listDeedRows(queries: Queries, officerId: string, before: readonly [string, string] | null, limit: number): Promise<DeedRow[]> {
  return queries.query<DeedRow>(
    `select ${DEED} from audit_entry
      where actor_kind = 'officer' and actor_id = $1 and ($2::timestamptz is null or (at, id) < ($2, $3::uuid)) order by at desc, id desc limit $4`,
    [officerId, before?.[0] ?? null, before?.[1] ?? null, limit],
  );
}

/** What was changed about a person's account, by whomever; newest first. */
export async function listChangeRows(queries: Queries, officerId: string, before: readonly [string, string] | null, limit: number): Promise<DeedRow[]> {
  return queries.query<DeedRow>(
    `select ${DEED} from audit_entry
      where subject = $1 and subject like 'officer:%' and command <> 'identity.signIn' and ($2::timestamptz is null or (at, id) < ($2, $3::uuid)) order by at desc, id desc limit $4`,
    [`officer:${officerId}`, before?.[0] ?? null, before?.[1] ?? null, limit],
  );
}

/** The names of officers by id, for showing who did something. */
export async function listNames(queries: Queries, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await queries.query<{ id: string; name: string }>('select id::text as id, full_name as name from officer where id::text = any($1)', [ids]);
  return new Map(rows.map((row) => [row.id, row.name]));
}
