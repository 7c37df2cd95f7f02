import type { Queries } from '#platform/database/database.ts';

export interface SentRow {
  readonly siteId: string;
  readonly dossierId: string;
  readonly draftId: string;
  readonly formId: string;
  readonly formVersion: number;
  readonly sealed: string;
  readonly sentAt: string;
}

/** Keeps what was sent; written once, never changed. */
export async function insertSent(queries: Queries, { siteId, dossierId, draftId, formId, formVersion, sealed, sentAt }: SentRow): Promise<void> {
  await queries.query('insert into form_sent (site_id, dossier_id, draft_id, form_id, form_version, sealed, sent_at) values ($1, $2, $3, $4, $5, $6, $7)', [siteId, dossierId, draftId, formId, formVersion, sealed, sentAt]);
}

/** The forms of a dossier, in the order they were sent. */
export async function listSent(queries: Queries, siteId: string, dossierId: string): Promise<SentRow[]> {
  return queries.query<SentRow>(
    `select site_id as "siteId", dossier_id as "dossierId", draft_id as "draftId", form_id as "formId", form_version as "formVersion", sealed, sent_at as "sentAt" from form_sent where site_id = $1 and dossier_id = $2 order by sent_at, draft_id`,
    [siteId, dossierId],
  );
}
