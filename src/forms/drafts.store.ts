import type { LocalDate } from '#model/time.ts';
import type { Queries } from '#platform/database/database.ts';

export interface DraftRow {
  readonly siteId: string;
  readonly id: string;
  readonly code: string;
  readonly formId: string;
  readonly formVersion: number;
  readonly procedureCode: string;
  readonly caseId: string | null;
  readonly birthHash: string | null;
  /** Null once it was sent. */
  readonly sealed: string | null;
  readonly version: number;
  readonly state: 'open' | 'sent';
  readonly createdAt: string;
  readonly savedAt: string;
  readonly forgetOn: LocalDate;
  readonly sentAt: string | null;
  readonly dossierId: string | null;
  readonly dossierCode: string | null;
}

const DRAFT = `site_id as "siteId", id, code, form_id as "formId", form_version as "formVersion", procedure_code as "procedureCode", case_id as "caseId", birth_hash as "birthHash", sealed, version, state,
  created_at as "createdAt", saved_at as "savedAt", to_char(forget_on, 'YYYY-MM-DD') as "forgetOn", sent_at as "sentAt", dossier_id as "dossierId", dossier_code as "dossierCode"`;

/** Writes a new draft; false when its code is already taken. */
export async function insertDraft(queries: Queries, draft: Omit<DraftRow, 'sentAt' | 'dossierId' | 'dossierCode' | 'state'>): Promise<boolean> {
  const written = await queries.query(
    `insert into form_draft (site_id, id, code, form_id, form_version, procedure_code, case_id, birth_hash, sealed, version, state, created_at, saved_at, forget_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'open', $11, $12, $13) on conflict (site_id, code) do nothing returning 1 as written`,
    [draft.siteId, draft.id, draft.code, draft.formId, draft.formVersion, draft.procedureCode, draft.caseId, draft.birthHash, draft.sealed, draft.version, draft.createdAt, draft.savedAt, draft.forgetOn],
  );
  return written.length > 0;
}

export async function findDraftRow(queries: Queries, siteId: string, id: string): Promise<DraftRow | undefined> {
  const [row] = await queries.named<DraftRow>('form-draft-find', `select ${DRAFT} from form_draft where site_id = $1 and id = $2`, [siteId, id]);
  return row;
}

/** The same, held until the transaction ends: whoever saves or sends it next waits. */
export async function lockDraftRow(queries: Queries, siteId: string, id: string): Promise<DraftRow | undefined> {
  const [row] = await queries.named<DraftRow>('form-draft-lock', `select ${DRAFT} from form_draft where site_id = $1 and id = $2 for update`, [siteId, id]);
  return row;
}

export async function findDraftByCode(queries: Queries, siteId: string, code: string): Promise<DraftRow | undefined> {
  const [row] = await queries.query<DraftRow>(`select ${DRAFT} from form_draft where site_id = $1 and code = $2`, [siteId, code]);
  return row;
}

export async function updateDraft(queries: Queries, draft: Pick<DraftRow, 'siteId' | 'id' | 'sealed' | 'version' | 'birthHash' | 'savedAt' | 'forgetOn'>): Promise<void> {
  await queries.named('form-draft-save', 'update form_draft set sealed = $3, version = $4, birth_hash = $5, saved_at = $6, forget_on = $7 where site_id = $1 and id = $2', [draft.siteId, draft.id, draft.sealed, draft.version, draft.birthHash, draft.savedAt, draft.forgetOn]);
}

/** What was sent is the dossier's: the draft keeps only where it went. */
export async function closeDraft(queries: Queries, key: { readonly siteId: string; readonly id: string }, sent: { readonly at: string; readonly dossierId: string; readonly dossierCode: string | null }): Promise<void> {
  await queries.query(`update form_draft set state = 'sent', sealed = null, birth_hash = null, sent_at = $3, dossier_id = $4, dossier_code = $5, version = version + 1 where site_id = $1 and id = $2`, [key.siteId, key.id, sent.at, sent.dossierId, sent.dossierCode]);
}

/** Deletes one draft that was not sent, its files with it; true when there was one. */
export async function deleteDraft(queries: Queries, siteId: string, id: string): Promise<boolean> {
  return (await queries.query(`delete from form_draft where site_id = $1 and id = $2 and state = 'open' returning 1 as gone`, [siteId, id])).length > 0;
}

/** Drafts whose day has come, at most `limit`. */
export async function listForgotten(queries: Queries, siteId: string, on: LocalDate, limit: number): Promise<string[]> {
  return (await queries.query<{ id: string }>(`select id from form_draft where site_id = $1 and state = 'open' and forget_on <= $2 order by forget_on, id limit $3`, [siteId, on, limit])).map(({ id }) => id);
}

export interface FileRow {
  readonly siteId: string;
  readonly id: string;
  readonly draftId: string;
  /** The question it answers. */
  readonly path: string;
  readonly kind: 'image' | 'pdf';
  readonly sealedName: string;
  readonly pages: number;
  /** Of the content as it is kept, before sealing. */
  readonly bytes: number;
  /** Where the sealed content stands among the house's files. */
  readonly contentHash: string;
  readonly previews: readonly string[];
  readonly madeAt: string;
  /** The draft's version it was added to: the order in which files of one question stand. */
  readonly addedWith: number;
  /** A keyed mark of the bytes as they were sent: tells that the same was sent before. Null for files of before marks were kept. */
  readonly sentMark: string | null;
}

const FILE = `site_id as "siteId", id, draft_id as "draftId", path, kind, sealed_name as "sealedName", pages, bytes, content_hash as "contentHash", previews, made_at as "madeAt", added_with as "addedWith", sent_mark as "sentMark"`;

export async function insertFile(queries: Queries, file: FileRow): Promise<void> {
  await queries.query(
    'insert into form_file (site_id, id, draft_id, path, kind, sealed_name, pages, bytes, content_hash, previews, made_at, added_with, sent_mark) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)',
    [file.siteId, file.id, file.draftId, file.path, file.kind, file.sealedName, file.pages, file.bytes, file.contentHash, file.previews, file.madeAt, file.addedWith, file.sentMark],
  );
}

export async function listFiles(queries: Queries, siteId: string, draftId: string): Promise<FileRow[]> {
  return queries.query<FileRow>(`select ${FILE} from form_file where site_id = $1 and draft_id = $2 order by added_with, made_at, id`, [siteId, draftId]);
}

export async function findFile(queries: Queries, siteId: string, id: string): Promise<FileRow | undefined> {
  const [row] = await queries.query<FileRow>(`select ${FILE} from form_file where site_id = $1 and id = $2`, [siteId, id]);
  return row;
}

export async function deleteFile(queries: Queries, siteId: string, id: string): Promise<void> {
  await queries.query('delete from form_file where site_id = $1 and id = $2', [siteId, id]);
}
