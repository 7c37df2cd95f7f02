import type { Queries } from '#platform/database/database.ts';

/** Money as the bank, or the counter, tells of it. */
export interface BankTransfer {
  /** The bank's own, or the number of a receipt. */
  readonly reference: string;
  readonly amountVnd: number;
  readonly note: string;
  readonly paidAt: string;
  readonly provider: string;
}

export type TransferState = 'matched' | 'unmatched' | 'refused';

export interface KeptTransfer extends BankTransfer {
  readonly state: TransferState;
  readonly dossierId: string | null;
}

/** Writes a transfer; false when it had been told before. */
export async function insertTransfer(queries: Queries, siteId: string, transfer: BankTransfer, state: TransferState, dossierId: string | null): Promise<boolean> {
  const rows = await queries.named(
    'transfer-insert',
    `insert into bank_transfer (site_id, reference, amount_vnd, note, paid_at, provider, state, dossier_id) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict do nothing returning 1 as first`,
    [siteId, transfer.reference, transfer.amountVnd, transfer.note, transfer.paidAt, transfer.provider, state, dossierId],
  );
  return rows.length > 0;
}

/** What waits for an officer: money that named no dossier, or one that owed nothing. The newest first. */
export async function listOpenTransfers(queries: Queries, siteId: string, limit: number): Promise<KeptTransfer[]> {
  return queries.query<KeptTransfer>(
    `select reference, amount_vnd as "amountVnd", note, paid_at as "paidAt", provider, state, dossier_id as "dossierId" from bank_transfer
      where site_id = $1 and state <> 'matched' order by paid_at desc, reference limit $2`,
    [siteId, limit],
  );
}

/** The moment of the last transfer a site has heard of. */
export async function findLastTransfer(queries: Queries, siteId: string): Promise<string | undefined> {
  const [row] = await queries.query<{ last: string | null }>('select max(paid_at) as last from bank_transfer where site_id = $1', [siteId]);
  return row?.last ?? undefined;
}
