import type { Queries } from '#platform/database/database.ts';

export interface SubmissionRow {
  readonly siteId: string;
  readonly dossierId: string;
  readonly formId: string;
  readonly formVersion: number;
  readonly sealed: string;
  readonly sentAt: string;
}

export async function insertSubmission(queries: Queries, row: SubmissionRow): Promise<void> {
  await queries.query('insert into form_submission (site_id, dossier_id, form_id, form_version, sealed, sent_at) values ($1, $2, $3, $4, $5, $6)', [row.siteId, row.dossierId, row.formId, row.formVersion, row.sealed, row.sentAt]);
}

/** What was sent for a dossier, at whichever site it was received. */
export async function findSubmissionRow(queries: Queries, dossierId: string): Promise<SubmissionRow | undefined> {
  const [row] = await queries.query<SubmissionRow>('select site_id as "siteId", dossier_id as "dossierId", form_id as "formId", form_version as "formVersion", sealed, sent_at as "sentAt" from form_submission where dossier_id = $1', [dossierId]);
  return row;
}
