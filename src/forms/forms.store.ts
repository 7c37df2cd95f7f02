import type { Form } from '#model/form.ts';
import type { Queries } from '#platform/database/database.ts';

/** A form as it was published by a change set. */
export interface PublishedForm {
  readonly form: Form;
  readonly isWithdrawn: boolean;
}

/** Every published version, also what was rolled back. */
export async function readPublishedForms(queries: Queries): Promise<PublishedForm[]> {
  return queries.query<PublishedForm>(`select form, withdrawn_at is not null as "isWithdrawn" from form_version order by id, version`);
}

/** Holds back whoever else would publish the same form until this transaction ends, and gives the highest version so far and the highest that counts; 0 where there is none. */
export async function lockFormVersions(queries: Queries, id: string): Promise<{ readonly highest: number; readonly current: number }> {
  await queries.query('select pg_advisory_xact_lock(hashtextextended($1, 85))', [id]);
  const [row] = await queries.query<{ highest: number; current: number }>('select coalesce(max(version), 0) as highest, coalesce(max(version) filter (where withdrawn_at is null), 0) as current from form_version where id = $1', [id]);
  return row ?? { highest: 0, current: 0 };
}

export async function insertFormVersion(queries: Queries, form: Form, reason: string, at: string): Promise<void> {
  await queries.query('insert into form_version (id, version, valid_from, valid_to, form, reason, published_at) values ($1, $2, $3, $4, $5::jsonb, $6, $7)', [form.id, form.version, form.validFrom, form.validTo ?? null, JSON.stringify(form), reason, at]);
}

/** Takes a version back; it stays readable for drafts begun with it. */
export async function withdrawFormVersion(queries: Queries, id: string, version: number, at: string): Promise<void> {
  await queries.query('update form_version set withdrawn_at = $3 where id = $1 and version = $2 and withdrawn_at is null', [id, version, at]);
}
