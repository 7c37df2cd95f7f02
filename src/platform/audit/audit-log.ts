import type { Database, Queries, Transaction } from '../database/database.ts';
import { chainStart, hashEntry, hashLink, type AuditEntry } from './audit-entry.ts';

/** What checking a site's chain found. */
export interface AuditCheck {
  readonly sealed: number;
  /** Committed, not chained yet: at most a second's worth while the house runs, none after a graceful stop. */
  readonly unsealed: number;
  /** The first place where the record was changed, cut out or cut off; of a changed link the first place of its page. Absent when all is well. */
  readonly broken?: { readonly position: number; readonly why: 'content_changed' | 'link_changed' | 'entry_missing' | 'head_changed' };
}

interface AuditRow {
  readonly site_id: string;
  readonly id: string;
  readonly number: number;
  readonly at: string;
  readonly actor_kind: string;
  readonly actor_id: string;
  readonly command: string;
  readonly subject: string;
  readonly details: Record<string, unknown>;
  readonly request_id: string;
  readonly content_hash: string;
}

/** Entries chained at a time, which is what a page holds at most. */
const BATCH = 2_000;

/** Writes entries with the caller's transaction, unsealed. */
export function writeAuditEntries(transaction: Pick<Transaction, 'later'>, entries: readonly AuditEntry[]): void {
  if (entries.length === 0) return;
  const rows = entries.map((entry) => ({ ...entry, contentHash: hashEntry(entry) }));
  transaction.later(
    'audit-write',
    `with written as (
       insert into audit_entry (site_id, id, at, actor_kind, actor_id, command, subject, details, request_id, content_hash)
       select e->>'siteId', (e->>'id')::uuid, (e->>'at')::timestamptz, e->>'actorKind', e->>'actorId', e->>'command',
              e->>'subject', e->'details', e->>'requestId', e->>'contentHash'
         from jsonb_array_elements($1::jsonb) e returning site_id, number)
     insert into audit_open (site_id, number) select site_id, number from written`,
    [JSON.stringify(rows)],
  );
}

/** Chains every committed entry of every site; gives how many. Several processes may call it: one works, the others wait. */
export async function sealAudit(database: Database): Promise<number> {
  let sealed = 0;
  for (;;) {
    const [site] = await database.named<{ site_id: string }>('audit-open', 'select site_id from audit_open limit 1');
    if (site === undefined) return sealed;
    sealed += await database.transaction((transaction) => sealPage(transaction, site.site_id));
  }
}

/** Takes what is open of a site and writes it down as the next page of its chain. The row of the head makes processes follow each other. */
async function sealPage(transaction: Transaction, siteId: string): Promise<number> {
  // Held and given back whether it stood or not: also where a site is wiped at this moment, what is taken below has a head to stand behind.
  const heads = transaction.soon.named<{ position: number; chain_hash: string }>(
    'audit-head',
    'insert into audit_head (site_id, position, chain_hash, sealed_at) values ($1, 0, $2, now()) on conflict (site_id) do update set sealed_at = now() returning position, chain_hash',
    [siteId, chainStart(siteId)],
  );
  const open = await transaction.named<{ number: number; content_hash: string }>(
    'audit-take',
    // One by one through the key: a plan that was made while the table was small would read all of it each time.
    `with taken as (delete from audit_open where ctid = any(array(select ctid from audit_open where site_id = $1 limit $2)) returning number)
     select t.number, e.content_hash from taken t cross join lateral (select content_hash from audit_entry where site_id = $1 and number = t.number offset 0) e order by t.number`,
    [siteId, BATCH],
  );
  const [head] = await heads;
  if (head === undefined || open.length === 0) return 0;
  let { position, chain_hash: chain } = head;
  for (const row of open) {
    position += 1;
    chain = hashLink(chain, position, row.content_hash);
  }
  transaction.later('audit-page', 'insert into audit_page (site_id, position, numbers, chain_hash, sealed_at) values ($1, $2, $3, $4, now())', [siteId, position, open.map(({ number }) => number), chain]);
  transaction.later('audit-move', 'update audit_head set position = $2, chain_hash = $3, sealed_at = now() where site_id = $1', [siteId, position, chain]);
  return open.length;
}

/** Recomputes a site's whole chain from the rows and compares. Reads page by page; changes nothing. */
export async function verifyAuditChain(database: Queries, siteId: string): Promise<AuditCheck> {
  const [all] = await database.query<{ count: number }>('select count(*) as count from audit_entry where site_id = $1', [siteId]);
  const [head] = await database.query<{ position: number; chain_hash: string }>('select position, chain_hash from audit_head where site_id = $1', [siteId]);
  const [last] = await database.query<{ position: number }>('select coalesce(max(position), 0) as position from audit_page where site_id = $1', [siteId]);
  // Counted, not read from the list of open ones: whatever no page names is unsealed, also what was put in by another way.
  const unsealed = Math.max(0, (all?.count ?? 0) - (last?.position ?? 0));
  let chain = chainStart(siteId);
  let sealed = 0;
  for (;;) {
    const [page] = await database.query<{ position: number; numbers: readonly number[]; chain_hash: string }>('select position, to_jsonb(numbers) as numbers, chain_hash from audit_page where site_id = $1 and position > $2 order by position limit 1', [siteId, sealed]);
    if (page === undefined) break;
    const rows = await database.query<AuditRow>('select * from audit_entry where site_id = $1 and number = any($2)', [siteId, page.numbers]);
    const byNumber = new Map(rows.map((row) => [row.number, row]));
    const first = sealed + 1;
    for (const number of page.numbers) {
      const position = sealed + 1;
      const row = byNumber.get(number);
      if (row === undefined) return { sealed, unsealed, broken: { position, why: 'entry_missing' } };
      if (hashEntry(entryOf(row)) !== row.content_hash) return { sealed, unsealed, broken: { position, why: 'content_changed' } };
      chain = hashLink(chain, position, row.content_hash);
      sealed = position;
    }
    if (page.position !== sealed) return { sealed: first - 1, unsealed, broken: { position: Math.min(page.position, sealed) + 1, why: 'entry_missing' } };
    if (chain !== page.chain_hash) return { sealed: first - 1, unsealed, broken: { position: first, why: 'link_changed' } };
  }
  if (sealed < (head?.position ?? 0)) return { sealed, unsealed, broken: { position: sealed + 1, why: 'entry_missing' } };
  if (sealed > 0 && (head?.position !== sealed || head.chain_hash !== chain)) return { sealed, unsealed, broken: { position: sealed, why: 'head_changed' } };
  return { sealed, unsealed };
}

function entryOf(row: AuditRow): AuditEntry {
  return {
    siteId: row.site_id,
    id: row.id,
    at: row.at,
    actorKind: row.actor_kind,
    actorId: row.actor_id,
    command: row.command,
    subject: row.subject,
    details: row.details,
    requestId: row.request_id,
  };
}
