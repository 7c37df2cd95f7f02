import type { LawAddress } from '#model/law-address.ts';
import type { LawDocument, LawFault, LawProvision, LawRelation } from '#model/law.ts';
import type { LocalDate } from '#model/time.ts';
import { foldText } from '#model/vietnamese.ts';
import type { Queries } from '#platform/database/database.ts';

/** A wording's first day where it holds since the provision came into force. */
export const SINCE_START: LocalDate = '0001-01-01';

export interface DocumentRow extends LawDocument {
  readonly fromContent: boolean;
}

/** A wording without its body, for planning an import. */
export interface WordingRow {
  readonly key: string;
  readonly kind: LawProvision['kind'];
  readonly label: string;
  readonly occurrence: number;
  readonly wordingFrom: LocalDate;
  readonly version: number;
  readonly contentHash: string;
  readonly importId: string;
  /** False: an import took it out; only its number counts on. */
  readonly isCurrent: boolean;
}

export interface NewWording {
  readonly key: string;
  readonly kind: LawProvision['kind'];
  readonly label: string;
  readonly occurrence: number;
  readonly wordingFrom: LocalDate;
  readonly version: number;
  readonly position: number;
  readonly title: string;
  readonly code?: string;
  readonly validFrom?: LocalDate;
  readonly validTo?: LocalDate;
  readonly contentHash: string;
  readonly body: Pick<LawProvision, 'headings' | 'units' | 'note'>;
}

export interface StoredRelation extends LawRelation {
  readonly id: string;
  readonly origin: string;
}

const DOCUMENT_COLUMNS = `number, kind, title, issuer, field, issued_on as "issuedOn", valid_from as "validFrom", valid_to as "validTo", extent, source,
  source_date as "sourceDate", certainty, from_content as "fromContent"`;

/** The library's state; with `lock`, other writers wait until the transaction ends. */
export async function readState(queries: Queries, lock = false): Promise<{ revision: number; contentHash: string }> {
  const [row] = await queries.query<{ revision: number; contentHash: string }>(`select revision, content_hash as "contentHash" from law_state${lock ? ' for update' : ''}`);
  return row ?? { revision: 0, contentHash: '' };
}

/** Moves the revision on. */
export async function moveRevision(queries: Queries, contentHash?: string): Promise<number> {
  const [row] = await queries.query<{ revision: number }>('update law_state set revision = revision + 1, content_hash = coalesce($1, content_hash) returning revision', [contentHash ?? null]);
  return row?.revision ?? 0;
}

export async function findDocumentRow(queries: Queries, number: string): Promise<DocumentRow | undefined> {
  const [row] = await queries.named<DocumentRow>('law-document', `select ${DOCUMENT_COLUMNS} from law_document where number = $1`, [number]);
  return row === undefined ? undefined : withoutNulls(row);
}

/** Every document, by number. There are thousands, not millions. */
export async function listAllDocuments(queries: Queries): Promise<DocumentRow[]> {
  return (await queries.query<DocumentRow>(`select ${DOCUMENT_COLUMNS} from law_document order by number`)).map(withoutNulls);
}

/** A page of documents by number, the words of `q` anywhere in number and name. `state` asks what is in force, not yet, or ended on a day. */
export async function listDocumentRows(
  queries: Queries,
  asked: { q?: string; kind?: string; issuer?: string; field?: string; state?: 'inForce' | 'notYet' | 'ended' | 'unknown'; asOf: LocalDate; after: string; limit: number },
): Promise<DocumentRow[]> {
  const words = asked.q === undefined ? [] : foldText(asked.q).split(/\s+/u).filter((word) => word !== '').slice(0, 12);
  const rows = await queries.query<DocumentRow>(
    `select ${DOCUMENT_COLUMNS} from law_document
      where number > $1 and ($2::text is null or kind = $2) and ($3::text is null or issuer = $3) and ($4::text is null or field = $4)
        and (select coalesce(bool_and(position(w in folded) > 0), true) from unnest($5::text[]) w)
        and ($6::text is null or $6 = case when valid_to <= $7::date then 'ended' when valid_from is null then 'unknown' when valid_from > $7::date then 'notYet' else 'inForce' end)
      order by number limit $8`,
    [asked.after, asked.kind ?? null, asked.issuer ?? null, asked.field ?? null, words, asked.state ?? null, asked.asOf, asked.limit],
  );
  return rows.map(withoutNulls);
}

/** The kinds, issuers and fields there are, each with its count, for a screen's filters. */
export async function countFacets(queries: Queries): Promise<{ facet: 'kind' | 'issuer' | 'field'; value: string; count: number }[]> {
  return queries.query(
    `select 'kind' as facet, kind as value, count(*)::int as count from law_document group by kind
     union all select 'issuer', issuer, count(*)::int from law_document where issuer is not null group by issuer
     union all select 'field', field, count(*)::int from law_document where field is not null group by field order by 1, 3 desc, 2`,
  );
}

export async function writeDocument(queries: Queries, row: DocumentRow, at: string): Promise<void> {
  await queries.query(
    `insert into law_document (number, kind, title, folded, issuer, field, issued_on, valid_from, valid_to, extent, source, source_date, certainty, from_content, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
     on conflict (number) do update set kind = $2, title = $3, folded = $4, issuer = $5, field = $6, issued_on = $7, valid_from = $8, valid_to = $9, extent = $10, source = $11,
       source_date = $12, certainty = $13, from_content = $14, recorded_at = $15, version = law_document.version + 1`,
    [
      row.number, row.kind, row.title, foldText(`${row.number} ${row.title}`), row.issuer ?? null, row.field ?? null, row.issuedOn ?? null, row.validFrom ?? null, row.validTo ?? null,
      row.extent, row.source, row.sourceDate ?? null, row.certainty, row.fromContent, at,
    ],
  );
}

/** The newest version of every wording of a document, also of those that an import took out. */
export async function listWordings(queries: Queries, document: string): Promise<WordingRow[]> {
  return queries.query<WordingRow>(
    `select distinct on (key, wording_from) key, kind, label, occurrence, wording_from as "wordingFrom", version, content_hash as "contentHash", import_id as "importId", is_current as "isCurrent"
       from law_provision where document = $1 order by key, wording_from, version desc`,
    [document],
  );
}

/** Keeps new wordings; the versions they stand in place of stay, but are no longer current. */
export async function writeWordings(queries: Queries, document: string, importId: string, rows: readonly NewWording[], retired: readonly Pick<WordingRow, 'key' | 'wordingFrom'>[]): Promise<void> {
  const gone = [...rows, ...retired].map(({ key, wordingFrom }) => ({ key, wordingFrom }));
  if (gone.length === 0) return;
  await queries.query(
    `update law_provision p set is_current = false from jsonb_to_recordset($2::jsonb) as r(key text, "wordingFrom" date)
      where p.document = $1 and p.key = r.key and p.wording_from = r."wordingFrom" and p.is_current`,
    [document, JSON.stringify(gone)],
  );
  if (rows.length === 0) return;
  await queries.query(
    `insert into law_provision (document, key, wording_from, version, is_current, position, kind, label, occurrence, title, code, valid_from, valid_to, content_hash, import_id, body)
     select $1, key, "wordingFrom", version, true, position, kind, label, occurrence, title, code, "validFrom", "validTo", "contentHash", $3, body
       from jsonb_to_recordset($2::jsonb) as r(key text, "wordingFrom" date, version integer, position integer, kind text, label text, occurrence integer, title text, code text,
            "validFrom" date, "validTo" date, "contentHash" text, body jsonb)`,
    [document, JSON.stringify(rows), importId],
  );
}

interface ProvisionRow {
  readonly document: string;
  readonly key: string;
  readonly kind: LawProvision['kind'];
  readonly label: string;
  readonly title: string;
  readonly code: string | null;
  readonly validFrom: LocalDate | null;
  readonly validTo: LocalDate | null;
  readonly wordingFrom: LocalDate;
  readonly body: Pick<LawProvision, 'headings' | 'units' | 'note'>;
}

const PROVISION_COLUMNS = 'document, key, kind, label, title, code, valid_from as "validFrom", valid_to as "validTo", wording_from as "wordingFrom", body';

/** How many wordings the library has now. */
export async function countWordings(queries: Queries): Promise<number> {
  const [row] = await queries.query<{ count: number }>('select count(*)::int as count from law_provision where is_current');
  return row?.count ?? 0;
}

/** Every current wording of some provisions of one document, the oldest first; all provisions where no keys are named. */
export async function readWordings(queries: Queries, document: string, keys?: readonly string[]): Promise<LawProvision[]> {
  const rows = await queries.named<ProvisionRow>(
    'law-wordings',
    `select ${PROVISION_COLUMNS} from law_provision where document = $1 and is_current and ($2::text[] is null or key = any($2)) order by position, key, wording_from`,
    [document, keys ?? null],
  );
  return rows.map(toProvision);
}

/** Every current wording of provisions of several documents, the oldest first. */
export async function readWordingsOf(queries: Queries, places: readonly { readonly document: string; readonly key: string }[]): Promise<LawProvision[]> {
  const rows = await queries.named<ProvisionRow>(
    'law-wordings-of',
    `select ${PROVISION_COLUMNS} from law_provision where is_current and (document, key) in (select * from unnest($1::text[], $2::text[])) order by document, key, wording_from`,
    [places.map(({ document }) => document), places.map(({ key }) => key)],
  );
  return rows.map(toProvision);
}

/** The provisions that bear a number of the official code. */
export async function findByCode(queries: Queries, code: string): Promise<LawProvision[]> {
  return (await queries.query<ProvisionRow>(`select ${PROVISION_COLUMNS} from law_provision where code = $1 and is_current order by document, position, wording_from`, [code])).map(toProvision);
}

/** A batch of all current wordings in the order of document and key, behind the last one read. */
export async function readBatch(queries: Queries, after: readonly [document: string, key: string, wordingFrom: LocalDate], limit: number): Promise<LawProvision[]> {
  const rows = await queries.named<ProvisionRow>(
    'law-batch',
    `select ${PROVISION_COLUMNS} from law_provision where is_current and (document, key, wording_from) > ($1, $2, $3::date) order by document, key, wording_from limit $4`,
    [...after, limit],
  );
  return rows.map(toProvision);
}

/** Provisions whose own dates begin or end in a period, both days counted. */
export async function listDatedProvisions(queries: Queries, from: LocalDate, to: LocalDate): Promise<LawProvision[]> {
  const rows = await queries.query<ProvisionRow>(
    `select ${PROVISION_COLUMNS} from law_provision where is_current and (valid_from between $1::date and $2::date or valid_to between $1::date and $2::date) order by document, position limit 2000`,
    [from, to],
  );
  return rows.map(toProvision);
}

const RELATION_COLUMNS = `id, by_address as by, relation, target_address as target, valid_from as "on", valid_to as until, note, source, certainty, origin`;

/** What other texts do to these documents or parts of them. */
export async function listRelationsOn(queries: Queries, documents: readonly string[]): Promise<StoredRelation[]> {
  const rows = await queries.named<StoredRelation>('law-relations-on', `select ${RELATION_COLUMNS} from law_relation where target_document = any($1) and withdrawn_at is null order by valid_from nulls last, fingerprint`, [documents]);
  return rows.map(withoutNulls);
}

/** What a document does to others. */
export async function listRelationsBy(queries: Queries, document: string): Promise<StoredRelation[]> {
  const rows = await queries.query<StoredRelation>(`select ${RELATION_COLUMNS} from law_relation where by_document = $1 and withdrawn_at is null order by valid_from nulls last, fingerprint`, [document]);
  return rows.map(withoutNulls);
}

/** All relations between whole documents' numbers, for seeing circles. */
export async function listEdges(queries: Queries): Promise<{ by: string; target: string; relation: string }[]> {
  return queries.query(`select distinct by_document as by, target_document as target, relation from law_relation where withdrawn_at is null`);
}

/** All relations that may end or suspend something, for the search's dates. */
export async function listEndings(queries: Queries): Promise<StoredRelation[]> {
  const rows = await queries.query<StoredRelation>(`select ${RELATION_COLUMNS} from law_relation where relation in ('repeals', 'replaces') and withdrawn_at is null`);
  return rows.map(withoutNulls);
}

/** Relations that begin in a period, both days counted. */
export async function listRelationsIn(queries: Queries, from: LocalDate, to: LocalDate): Promise<StoredRelation[]> {
  const rows = await queries.query<StoredRelation>(`select ${RELATION_COLUMNS} from law_relation where valid_from between $1::date and $2::date and withdrawn_at is null order by valid_from, fingerprint limit 2000`, [from, to]);
  return rows.map(withoutNulls);
}

export interface NewRelation extends LawRelation {
  readonly id: string;
  readonly fingerprint: string;
}

/** Keeps relations that are not there yet. Gives how many were new. */
export async function writeRelations(queries: Queries, origin: string, actorId: string, at: string, rows: readonly NewRelation[]): Promise<number> {
  if (rows.length === 0) return 0;
  const flat = rows.map(({ by, target, on, until, note, ...row }) => ({ ...row, by, target, byDocument: by.document, targetDocument: target.document, on: on ?? null, until: until ?? null, note: note ?? null }));
  const written = await queries.query<{ id: string }>(
    `insert into law_relation (id, by_document, by_address, relation, target_document, target_address, valid_from, valid_to, note, source, certainty, origin, fingerprint, actor_id, recorded_at)
     select id, "byDocument", by, relation, "targetDocument", target, "on", until, note, source, certainty, $2, fingerprint, $3, $4
       from jsonb_to_recordset($1::jsonb) as r(id uuid, "byDocument" text, by jsonb, relation text, "targetDocument" text, target jsonb, "on" date, until date, note text, source text, certainty text, fingerprint text)
     on conflict (origin, fingerprint) where withdrawn_at is null do nothing returning id`,
    [JSON.stringify(flat), origin, actorId, at],
  );
  return written.length;
}

/** Withdraws what an origin said and says no longer. Gives how many went. */
export async function withdrawMissing(queries: Queries, origin: string, at: string, keptFingerprints: readonly string[]): Promise<number> {
  const rows = await queries.query<{ id: string }>('update law_relation set withdrawn_at = $3 where origin = $1 and withdrawn_at is null and not (fingerprint = any($2)) returning id', [origin, keptFingerprints, at]);
  return rows.length;
}

/** Withdraws one relation that people entered. Gives it, or undefined when there is none. */
export async function withdrawRelation(queries: Queries, id: string, at: string): Promise<StoredRelation | undefined> {
  const [row] = await queries.query<StoredRelation>(`update law_relation set withdrawn_at = $2 where id = $1 and origin = 'entered' and withdrawn_at is null returning ${RELATION_COLUMNS}`, [id, at]);
  return row === undefined ? undefined : withoutNulls(row);
}

export interface ImportRow {
  /** Grows from import to import. */
  readonly number: number;
  readonly id: string;
  readonly at: string;
  readonly actorId: string;
  readonly file: string;
  readonly format: string;
  readonly document: string;
  readonly outcome: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly faults: readonly LawFault[];
}

export async function writeImport(queries: Queries, row: Omit<ImportRow, 'number'>): Promise<void> {
  await queries.query('insert into law_import (id, at, actor_id, file, format, document, outcome, counts, faults) values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9::jsonb)', [
    row.id, row.at, row.actorId, row.file, row.format, row.document, row.outcome, JSON.stringify(row.counts), JSON.stringify(row.faults),
  ]);
}

/** The imports, the newest first; of one document where it is named. */
export async function listImportRows(queries: Queries, asked: { document?: string; before?: number; limit: number }): Promise<ImportRow[]> {
  return queries.query<ImportRow>(
    `select number, id, at, actor_id as "actorId", file, format, document, outcome, counts, faults from law_import
      where ($1::text is null or document = $1) and ($2::bigint is null or number < $2) order by number desc limit $3`,
    [asked.document ?? null, asked.before ?? null, asked.limit],
  );
}

function toProvision({ body, wordingFrom, code, validFrom, validTo, ...row }: ProvisionRow): LawProvision {
  return {
    ...row, ...body,
    ...(code === null ? {} : { code }), ...(validFrom === null ? {} : { validFrom }), ...(validTo === null ? {} : { validTo }),
    ...(wordingFrom === SINCE_START ? {} : { wordingFrom }),
  };
}

function withoutNulls<Row extends object>(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as Row;
}

/** One text per relation for telling repetitions. */
export function fingerprintOf({ by, relation, target, on, until }: Pick<LawRelation, 'by' | 'relation' | 'target' | 'on' | 'until'>): string {
  const write = ({ document, article = '', clause = '', point = '', annex = '' }: LawAddress): string => [document, article, clause, point, annex].join('|');
  return [write(by), relation, write(target), on ?? '', until ?? ''].join(' > ');
}
