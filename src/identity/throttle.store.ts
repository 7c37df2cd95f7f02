import type { Queries } from '#platform/database/database.ts';

/**
 * Counts one more attempt and says how many there were, unless attempts are blocked at this moment. One statement: attempts made at
 * the same instant are counted one after the other. Unit: moments as ISO text; `waits[n]` in seconds after the n-th attempt.
 */
export async function countAttempt(
  queries: Queries,
  key: { readonly kind: string; readonly keyHash: string },
  now: string,
  rule: { readonly free: number; readonly longestSeconds: number; readonly forgetAfterSeconds: number },
): Promise<boolean> {
  const rows = await queries.named(
    'throttle-count',
    `insert into sign_in_throttle as t (kind, key_hash, attempts, last_at, blocked_until) values ($1, $2, 1, $3, $3)
     on conflict (kind, key_hash) do update set
       attempts = case when t.last_at < $3::timestamptz - make_interval(secs => $6) then 1 else t.attempts + 1 end,
       last_at = $3,
       blocked_until = case when t.last_at < $3::timestamptz - make_interval(secs => $6) or t.attempts + 1 < $4 then $3::timestamptz
         else $3::timestamptz + make_interval(secs => least($5::float8, power(2, least(t.attempts + 1 - $4, 20)))) end
     where t.blocked_until <= $3
     returning attempts`,
    [key.kind, key.keyHash, now, rule.free, rule.longestSeconds, rule.forgetAfterSeconds],
  );
  return rows.length > 0;
}

export async function findBlock(queries: Queries, key: { readonly kind: string; readonly keyHash: string }): Promise<string | undefined> {
  const [row] = await queries.named<{ until: string }>('throttle-block', 'select blocked_until as until from sign_in_throttle where kind = $1 and key_hash = $2', [key.kind, key.keyHash]);
  return row?.until;
}

export async function forgiveAttempts(queries: Queries, key: { readonly kind: string; readonly keyHash: string }): Promise<void> {
  await queries.named('throttle-forgive', 'delete from sign_in_throttle where kind = $1 and key_hash = $2', [key.kind, key.keyHash]);
}

/** Gives one attempt back: it was right. Others from the same place go on counting. */
export async function returnAttempt(queries: Queries, key: { readonly kind: string; readonly keyHash: string }): Promise<void> {
  await queries.named('throttle-return', 'update sign_in_throttle set attempts = greatest(0, attempts - 1), blocked_until = last_at where kind = $1 and key_hash = $2', [key.kind, key.keyHash]);
}
