import type { OfficeDocument, Paper } from '#model/office-document.ts';
import type { Queries } from '#platform/database/database.ts';
import type { Template } from './templates.ts';

const DOCUMENT = `site_id as "siteId", id, code, template_id as "templateId", template_version as "templateVersion", template_hash as "templateHash", name, subject, data, frame,
  data_hash as "dataHash", engine, made_by as "madeBy", made_at as "madeAt", state, replaces, replaced_by as "replacedBy", ended_at as "endedAt", end_reason as "endReason"`;

/** The text a document was made from. */
export interface KeptTemplate {
  readonly source: string;
  readonly word: Uint8Array | null;
  /** The shape of its data. Shape: JSON Schema. */
  readonly shape: Readonly<Record<string, unknown>>;
  readonly papers: readonly Paper[];
}

/** Keeps a template's text once for all documents made from it. */
export async function keepTemplate(queries: Queries, template: Pick<Template, 'hash' | 'id' | 'version' | 'text' | 'wordFile' | 'data' | 'papers'>, keptAt: string): Promise<void> {
  await queries.query('insert into document_template (hash, template_id, version, source, word, shape, papers, kept_at) values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8) on conflict (hash) do nothing', [
    template.hash, template.id, template.version, template.text, template.wordFile === undefined ? null : Buffer.from(template.wordFile), JSON.stringify(template.data), template.papers, keptAt,
  ]);
}

export async function findKeptTemplate(queries: Queries, hash: string): Promise<KeptTemplate | undefined> {
  const [row] = await queries.query<KeptTemplate>('select source, word, shape, papers from document_template where hash = $1', [hash]);
  return row;
}

/** Takes a code for a document; false when another has it. */
export async function takeCode(queries: Queries, code: string, document: Pick<OfficeDocument, 'siteId' | 'id'>): Promise<boolean> {
  const taken = await queries.query('insert into document_code (code, site_id, document_id) values ($1, $2, $3) on conflict (code) do nothing returning 1 as taken', [code, document.siteId, document.id]);
  return taken.length > 0;
}

export async function insertDocument(queries: Queries, one: OfficeDocument): Promise<void> {
  await queries.query(
    `insert into office_document (site_id, id, code, template_id, template_version, template_hash, name, subject, data, frame, data_hash, engine, made_by, made_at, state, replaces)
     values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9::jsonb, $10::jsonb, $11, $12, $13, $14, $15, $16)`,
    [one.siteId, one.id, one.code, one.templateId, one.templateVersion, one.templateHash, JSON.stringify(one.name), one.subject, JSON.stringify(one.data), JSON.stringify(one.frame), one.dataHash, one.engine, one.madeBy, one.madeAt, one.state, one.replaces],
  );
}

export async function findDocument(queries: Queries, siteId: string, id: string): Promise<OfficeDocument | undefined> {
  const [row] = await queries.query<OfficeDocument>(`select ${DOCUMENT} from office_document where site_id = $1 and id = $2`, [siteId, id]);
  return row;
}

/** A document held until the transaction ends, so that two hands do not end it at once. */
export async function lockDocument(queries: Queries, siteId: string, id: string): Promise<OfficeDocument | undefined> {
  const [row] = await queries.query<OfficeDocument>(`select ${DOCUMENT} from office_document where site_id = $1 and id = $2 for update`, [siteId, id]);
  return row;
}

export async function findDocumentByCode(queries: Queries, code: string): Promise<OfficeDocument | undefined> {
  const [place] = await queries.query<{ siteId: string; id: string }>('select site_id as "siteId", document_id as id from document_code where code = $1', [code]);
  return place === undefined ? undefined : findDocument(queries, place.siteId, place.id);
}

/** Documents of a site, or of one subject of it, newest first. */
export async function listDocuments(queries: Queries, siteId: string, filter: { readonly subject?: string; readonly limit: number }): Promise<OfficeDocument[]> {
  return queries.query<OfficeDocument>(`select ${DOCUMENT} from office_document where site_id = $1 and ($2::text is null or subject = $2) order by made_at desc, id limit $3`, [siteId, filter.subject ?? null, filter.limit]);
}

export interface DocumentEnd {
  readonly state: 'replaced' | 'revoked';
  readonly replacedBy?: string;
  readonly endedAt: string;
  readonly endedBy: string;
  readonly reason?: string;
}

/** Ends a current document; it stays, and says so. */
export async function endDocument(queries: Queries, { siteId, id }: Pick<OfficeDocument, 'siteId' | 'id'>, end: DocumentEnd): Promise<void> {
  await queries.query('update office_document set state = $3, replaced_by = $4, ended_at = $5, ended_by = $6, end_reason = $7 where site_id = $1 and id = $2', [
    siteId, id, end.state, end.replacedBy ?? null, end.endedAt, end.endedBy, end.reason ?? null,
  ]);
}
