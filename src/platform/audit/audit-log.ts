import type { Database, Queries, Transaction } from '../database/database.ts';
import { chainStart, hashEntry, hashLink, type AuditEntry } from './audit-entry.ts';

/** What checking a site's chain found. */
export interface AuditCheck {
  readonly sealed: number;
  /** Committed, not chained yet: at most a second's worth while the house runs, none after a graceful stop. */
  readonly unsealed: number;
  /** The first place where the record was changed, cut out or cut off; absent when all is well. */
  readonly broken?: { readonly position: number; readonly why: 'content_changed' | 'link_changed' | 'entry_missing' | 'head_changed' };
}

interface AuditRow {
  site_id: string;
  id: string;
  at: string;
  actor_kind: string;
  actor_id: string;
  command: string;
  subject: string;
  details: Record<string, unknown>;
  request_id: string;
  content_hash: string;
  position: number | null;
  chain_hash: string | null;
}

const BATCH = 2_000;

/** Writes entries with the caller's transaction, unsealed. */
export function writeAuditEntries(transaction: Pick<Transaction, 'later'>, entries: readonly AuditEntry[]): void {
  const [first] = entries;
  if (first === undefined) return;
  if (entries.length === 1) {
    // The usual case by itself: taking one entry out of a list costs the store more than writing it.
    transaction.later(
      'audit-write-one',
      'insert into audit_entry (site_id, id, at, actor_kind, actor_id, command, subject, details, request_id, content_hash) values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9, $10)',
      [first.siteId, first.id, first.at, first.actorKind, first.actorId, first.command, first.subject, JSON.stringify(first.details), first.requestId, hashEntry(first)],
    );
    return;
  }
  const rows = entries.map((entry) => ({ ...entry, contentHash: hashEntry(entry) }));
  transaction.later(
    'audit-write',
    `insert into audit_entry (site_id, id, at, actor_kind, actor_id, command, subject, details, request_id, content_hash)
     select e->>'siteId', (e->>'id')::uuid, (e->>'at')::timestamptz, e->>'actorKind', e->>'actorId', e->>'command',
            e->>'subject', e->'details', e->>'requestId', e->>'contentHash'
       from jsonb_array_elements($1::jsonb) e`,
    [JSON.stringify(rows)],
  );
}

/** Chains every committed entry of every site; gives how many. Several processes may call it: one works, the others wait. */
export async function sealAudit(database: Database): Promise<number> {
  let sealed = 0;
  for (;;) {
    const [site] = await database.named<{ site_id: string }>('audit-open', 'select site_id from audit_entry where position is null limit 1');
    if (site === undefined) return sealed;
    sealed += await database.transaction((transaction) => sealBatch(transaction, site.site_id));
  }
}

async function sealBatch(transaction: Queries, siteId: string): Promise<number> {
  await transaction.query(
    `insert into audit_head (site_id, position, chain_hash, sealed_at) values ($1, 0, $2, now()) on conflict do nothing`,
    [siteId, chainStart(siteId)],
  );
  const [head] = await transaction.query<{ position: number; chain_hash: string }>(
    'select position, chain_hash from audit_head where site_id = $1 for update',
    [siteId],
  );
  const open = await transaction.query<{ id: string; content_hash: string }>(
    'select id, content_hash from audit_entry where site_id = $1 and position is null order by number limit $2',
    [siteId, BATCH],
  );
  if (head === undefined || open.length === 0) return 0;
  let { position, chain_hash: chain } = head;
  const links = open.map((row) => {
    position += 1;
    chain = hashLink(chain, position, row.content_hash);
    return { id: row.id, position, chain };
  });
  await transaction.query(
    `update audit_entry a set position = l.position, chain_hash = l.chain
       from jsonb_to_recordset($2::jsonb) as l(id uuid, position bigint, chain text)
      where a.site_id = $1 and a.id = l.id`,
    [siteId, JSON.stringify(links)],
  );
  await transaction.query('update audit_head set position = $2, chain_hash = $3, sealed_at = now() where site_id = $1', [siteId, position, chain]);
  return links.length;
}

/** Recomputes a site's whole chain from the rows and compares. Reads in batches; changes nothing. */
export async function verifyAuditChain(database: Queries, siteId: string): Promise<AuditCheck> {
  const [open] = await database.query<{ count: number }>('select count(*) as count from audit_entry where site_id = $1 and position is null', [siteId]);
  const unsealed = open?.count ?? 0;
  const [head] = await database.query<{ position: number; chain_hash: string }>('select position, chain_hash from audit_head where site_id = $1', [siteId]);
  let chain = chainStart(siteId);
  let sealed = 0;
  for (;;) {
    const rows = await database.query<AuditRow>('select * from audit_entry where site_id = $1 and position > $2 order by position limit $3', [siteId, sealed, BATCH]);
    for (const row of rows) {
      const position = sealed + 1;
      if (row.position !== position) return { sealed, unsealed, broken: { position, why: 'entry_missing' } };
      if (hashEntry(entryOf(row)) !== row.content_hash) return { sealed, unsealed, broken: { position, why: 'content_changed' } };
      chain = hashLink(chain, position, row.content_hash);
      if (chain !== row.chain_hash) return { sealed, unsealed, broken: { position, why: 'link_changed' } };
      sealed = position;
    }
    if (rows.length < BATCH) break;
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
