import type { MergedProcedure } from '#model/procedure.ts';
import type { LocalDate } from '#model/time.ts';
import { foldText } from '#model/vietnamese.ts';
import type { Queries } from '#platform/database/database.ts';
import type { Correction } from './merge-correction.ts';
import type { MergedBody } from './merge-procedure.ts';
import type { PublishedProcedure, SourceId } from './read-result.ts';

/** One import at a time; the number is ours, any fixed one will do. */
const IMPORT_LOCK = 7_240_010;

export interface SourceRow {
  readonly code: string;
  readonly source: SourceId;
  readonly version: number;
  readonly validFrom: LocalDate;
  readonly contentHash: string;
  /** It was taken back; only its number counts on. */
  readonly isWithdrawn: boolean;
}

export interface NewVersion<Body> {
  readonly code: string;
  readonly version: number;
  readonly validFrom: LocalDate;
  readonly validTo?: LocalDate;
  readonly contentHash: string;
  readonly body: Body;
}

export interface ProcedureListRow {
  readonly code: string;
  readonly version: number;
  readonly name: string;
  readonly shortName: string | null;
  readonly field: string;
  readonly level: readonly string[];
  readonly doneBy: string | null;
  readonly status: string;
  readonly validFrom: LocalDate;
}

export interface VersionRow {
  readonly version: number;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
  readonly status: string;
  readonly importedAt: string;
}

/** Takes the import's lock until the transaction ends; false when another import holds it. */
export async function tryImportLock(queries: Queries): Promise<boolean> {
  const [row] = await queries.query<{ locked: boolean }>('select pg_try_advisory_xact_lock($1) as locked', [IMPORT_LOCK]);
  return row?.locked ?? false;
}

/** The version of each code that a source keeps now, without the bodies. */
export async function listCurrentSources(queries: Queries, source: SourceId): Promise<SourceRow[]> {
  return queries.query<SourceRow>(
    `select code, source, version, valid_from as "validFrom", content_hash as "contentHash", is_withdrawn as "isWithdrawn"
       from catalogue_source_version where source = $1 and valid_to is null`,
    [source],
  );
}

/** What all sources say now of some codes; corrections stand apart. */
export async function readSourceBodies(queries: Queries, codes: readonly string[]): Promise<{ code: string; source: SourceId; body: PublishedProcedure }[]> {
  return queries.query(
    `select code, source, body from (
       select distinct on (code, source) code, source, body, is_withdrawn from catalogue_source_version
        where code = any($1) and source <> 'knowledge' order by code, source, version desc) v
      where not is_withdrawn order by code, source`,
    [codes],
  );
}

/** The newest version of each published source of some codes, also of those that were taken back. */
export async function listNewestSources(queries: Queries, codes: readonly string[]): Promise<{ code: string; source: SourceId; version: number; validFrom: LocalDate; body: PublishedProcedure; isWithdrawn: boolean }[]> {
  return queries.query(
    `select distinct on (code, source) code, source, version, valid_from as "validFrom", body, is_withdrawn as "isWithdrawn" from catalogue_source_version
      where code = any($1) and source <> 'knowledge' order by code, source, version desc`,
    [codes],
  );
}

/** Says that sources tell of some codes no longer: a last version each, so that the ones before it stay. */
export async function withdrawSources(queries: Queries, importId: string, on: LocalDate, rows: readonly { readonly code: string; readonly source: SourceId; readonly version: number; readonly body: PublishedProcedure }[]): Promise<void> {
  if (rows.length === 0) return;
  const list = JSON.stringify(rows);
  await queries.query(
    `update catalogue_source_version v set valid_to = greatest($2::date, v.valid_from) from jsonb_to_recordset($1::jsonb) as r(code text, source text)
      where v.code = r.code and v.source = r.source and v.valid_to is null`,
    [list, on],
  );
  await queries.query(
    `insert into catalogue_source_version (code, source, version, valid_from, content_hash, import_id, body, is_withdrawn)
     select code, source, version, $3::date, '', $2, body, true from jsonb_to_recordset($1::jsonb) as r(code text, source text, version integer, body jsonb)`,
    [list, importId, on],
  );
}

/** Ends what no source tells of any more: in force on no day from `on`; without its hash, the same content would count again. */
export async function endProcedures(queries: Queries, codes: readonly string[], on: LocalDate): Promise<void> {
  await queries.query(
    `update catalogue_procedure_version set valid_to = greatest($2::date, valid_from), content_hash = ''
      where code = any($1) and (valid_to is null or valid_to > $2::date)`,
    [codes, on],
  );
}

/** The versions in force on a day of many codes. */
export async function listVersionsOn(queries: Queries, codes: readonly string[], on: LocalDate): Promise<{ code: string; version: number }[]> {
  return queries.query(
    `select distinct on (code) code, version from catalogue_procedure_version
      where code = any($1) and valid_from <= $2::date and (valid_to is null or $2::date < valid_to) order by code, version desc`,
    [codes, on],
  );
}

/** The corrections that count now of some codes, also those without fields, by code. */
export async function readCorrections(queries: Queries, codes: readonly string[]): Promise<ReadonlyMap<string, Correction>> {
  const rows = await queries.query<{ code: string; body: Correction }>(
    `select distinct on (code) code, body from catalogue_source_version
      where code = any($1) and source = 'knowledge' order by code, version desc`,
    [codes],
  );
  return new Map(rows.map(({ code, body }) => [code, body]));
}

/** How many versions of a correction are kept, by code. */
export async function listCorrectionVersions(queries: Queries, codes: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await queries.query<{ code: string; version: number }>(
    `select code, max(version) as version from catalogue_source_version where code = any($1) and source = 'knowledge' group by code`,
    [codes],
  );
  return new Map(rows.map(({ code, version }) => [code, version]));
}

/** Keeps new versions of one source and ends the ones before them. */
export async function writeSourceVersions(queries: Queries, source: SourceId | 'knowledge', importId: string, rows: readonly NewVersion<PublishedProcedure | Correction>[]): Promise<void> {
  if (rows.length === 0) return;
  await queries.query(
    `update catalogue_source_version v set valid_to = greatest(n.valid_from, v.valid_from)
       from (select code, "validFrom" as valid_from from jsonb_to_recordset($2::jsonb) as r(code text, "validFrom" date)) n
      where v.code = n.code and v.source = $1 and v.valid_to is null`,
    [source, JSON.stringify(rows.map(({ code, validFrom }) => ({ code, validFrom })))],
  );
  await queries.query(
    `insert into catalogue_source_version (code, source, version, valid_from, content_hash, import_id, body)
     select code, $1, version, "validFrom", "contentHash", $3, body
       from jsonb_to_recordset($2::jsonb) as r(code text, version integer, "validFrom" date, "contentHash" text, body jsonb)`,
    [source, JSON.stringify(rows), importId],
  );
}

/** The newest merged version of some codes, without the bodies. */
export async function listLatestVersions(queries: Queries, codes: readonly string[]): Promise<{ code: string; version: number; validFrom: LocalDate; contentHash: string }[]> {
  return queries.query(
    `select distinct on (code) code, version, valid_from as "validFrom", content_hash as "contentHash"
       from catalogue_procedure_version where code = any($1) order by code, version desc`,
    [codes],
  );
}

/** Keeps new merged versions; the versions before them end where the new ones begin. */
export async function writeProcedureVersions(queries: Queries, importId: string, rows: readonly NewVersion<MergedBody>[]): Promise<void> {
  if (rows.length === 0) return;
  await queries.query(
    `update catalogue_procedure_version v set valid_to = greatest(n.valid_from, v.valid_from)
       from (select code, "validFrom" as valid_from from jsonb_to_recordset($1::jsonb) as r(code text, "validFrom" date)) n
      where v.code = n.code and (v.valid_to is null or v.valid_to > n.valid_from)`,
    [JSON.stringify(rows.map(({ code, validFrom }) => ({ code, validFrom })))],
  );
  const flat = rows.map(({ code, version, validFrom, validTo, contentHash, body }) => ({
    code, version, validFrom, validTo: validTo ?? null, contentHash, body: { ...body, version },
    name: body.name, shortName: body.shortName ?? null, foldedName: foldText(`${body.name} ${body.shortName ?? ''}`), fieldName: body.field.name,
    levels: body.level, doneBy: body.doneBy ?? null, status: body.status,
  }));
  await queries.query(
    `insert into catalogue_procedure_version
       (code, version, valid_from, valid_to, content_hash, name, short_name, folded_name, field_name, levels, done_by, status, import_id, body)
     select code, version, "validFrom", "validTo", "contentHash", name, "shortName", "foldedName", "fieldName", levels, "doneBy", status, $2, body
       from jsonb_to_recordset($1::jsonb) as r(code text, version integer, "validFrom" date, "validTo" date, "contentHash" text, name text,
            "shortName" text, "foldedName" text, "fieldName" text, levels text[], "doneBy" text, status text, body jsonb)`,
    [JSON.stringify(flat), importId],
  );
}

/** Writes the import's own row and, where something changed, moves the revision on. Gives the revision. */
export async function closeImport(
  queries: Queries,
  row: { id: string; at: string; actorId: string; paths: readonly string[]; counts: Readonly<Record<string, number>>; rejections: readonly unknown[]; changed: boolean; contentHash?: string },
): Promise<number> {
  await queries.query(
    'insert into catalogue_import (id, at, actor_id, paths, counts, rejections) values ($1, $2, $3, $4::jsonb, $5::jsonb, $6::jsonb)',
    [row.id, row.at, row.actorId, JSON.stringify(row.paths), JSON.stringify(row.counts), JSON.stringify(row.rejections)],
  );
  const [state] = await queries.query<{ revision: number }>(
    'update catalogue_state set revision = revision + $1, content_hash = coalesce($2, content_hash) returning revision',
    [row.changed ? 1 : 0, row.contentHash ?? null],
  );
  return state?.revision ?? 0;
}

/** One import, or one correction, as it was written down. */
export interface ImportRow {
  readonly id: string;
  readonly at: string;
  readonly actorId: string;
  readonly paths: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
}

/** The imports, the newest first; `before` is the last one of the page before. */
export async function listImportRows(queries: Queries, asked: { readonly before?: readonly [string, string]; readonly limit: number }): Promise<ImportRow[]> {
  return queries.query<ImportRow>(
    `select id, at, actor_id as "actorId", paths, counts from catalogue_import
      where $1::timestamptz is null or (at, id) < ($1::timestamptz, $2::uuid) order by at desc, id desc limit $3`,
    [asked.before?.[0] ?? null, asked.before?.[1] ?? null, asked.limit],
  );
}

/** One import with the records it left out. */
export async function findImportRow<Rejection>(queries: Queries, id: string): Promise<(ImportRow & { readonly rejections: readonly Rejection[] }) | undefined> {
  const [row] = await queries.query<ImportRow & { rejections: Rejection[] }>('select id, at, actor_id as "actorId", paths, counts, rejections from catalogue_import where id = $1', [id]);
  return row;
}

/** The revision and the hash of the content last loaded. */
export async function readState(queries: Queries): Promise<{ revision: number; contentHash: string }> {
  const [state] = await queries.named<{ revision: number; contentHash: string }>('catalogue-state', 'select revision, content_hash as "contentHash" from catalogue_state');
  return state ?? { revision: 0, contentHash: '' };
}

/** Which version of a code is in force on a day, by number only. */
export async function findVersionOn(queries: Queries, code: string, asOf: LocalDate): Promise<number | undefined> {
  const [row] = await queries.named<{ version: number }>(
    'catalogue-version-on',
    `select version from catalogue_procedure_version
      where code = $1 and valid_from <= $2::date and (valid_to is null or $2::date < valid_to) order by version desc limit 1`,
    [code, asOf],
  );
  return row?.version;
}

/** One version of one code, whole. */
export async function findVersionBody(queries: Queries, code: string, version: number): Promise<MergedProcedure | undefined> {
  const [row] = await queries.named<{ body: MergedProcedure; valid_to: LocalDate | null }>(
    'catalogue-version-body',
    'select body, valid_to from catalogue_procedure_version where code = $1 and version = $2',
    [code, version],
  );
  return row === undefined ? undefined : withEnd(row);
}

/** Up to `limit` procedures in force on a day, after a code, whole. */
export async function readInForce(queries: Queries, asOf: LocalDate, afterCode: string, limit: number): Promise<MergedProcedure[]> {
  const rows = await queries.query<{ body: MergedProcedure; valid_to: LocalDate | null }>(
    `select distinct on (code) body, valid_to from catalogue_procedure_version
      where code > $2 and valid_from <= $1::date and (valid_to is null or $1::date < valid_to)
      order by code, version desc limit $3`,
    [asOf, afterCode, limit],
  );
  return rows.map(withEnd);
}

/** A page of procedures in force on a day, by code. `field` matches whole, `level` one of the levels, `q` words of the name. */
export async function listInForce(
  queries: Queries,
  asked: { asOf: LocalDate; field?: string; level?: string; q?: string; afterCode: string; limit: number },
): Promise<ProcedureListRow[]> {
  const words = asked.q === undefined ? [] : foldText(asked.q).split(/\s+/u).filter((word) => word !== '').slice(0, 12);
  return queries.query<ProcedureListRow>(
    `select code, version, name, short_name as "shortName", field_name as field, levels as level, done_by as "doneBy", status, valid_from as "validFrom" from (
       select distinct on (code) * from catalogue_procedure_version
        where code > $2 and valid_from <= $1::date and (valid_to is null or $1::date < valid_to)
        order by code, version desc) v
      where ($3::text is null or field_name = $3) and ($4::text is null or $4 = any(levels))
        and (select coalesce(bool_and(position(w in folded_name || ' ' || code) > 0), true) from unnest($5::text[]) w)
      order by code limit $6`,
    [asked.asOf, asked.afterCode, asked.field ?? null, asked.level ?? null, words, asked.limit],
  );
}

/** Procedures in force on a day whose legal basis names a document. */
export async function listByDocument(queries: Queries, number: string, on: LocalDate): Promise<{ code: string; name: string }[]> {
  return queries.query(
    `select code, coalesce(short_name, name) as name from (
       select distinct on (code) code, short_name, name, body from catalogue_procedure_version
        where valid_from <= $2::date and (valid_to is null or $2::date < valid_to) order by code, version desc) v
      where body->'legalBasis' @> jsonb_build_array(jsonb_build_object('number', $1::text)) order by code`,
    [number, on],
  );
}

/** Fields with how many procedures in force each holds, the fullest first. */
export async function countFields(queries: Queries, asOf: LocalDate): Promise<{ name: string; procedures: number; commune: number }[]> {
  return queries.query(
    `select field_name as name, count(*) as procedures, count(*) filter (where 'commune' = any(levels)) as commune from (
       select distinct on (code) field_name, levels, code from catalogue_procedure_version
        where valid_from <= $1::date and (valid_to is null or $1::date < valid_to) order by code, version desc) v
      where field_name <> '' group by field_name order by 2 desc, 1`,
    [asOf],
  );
}

/** The versions of one code, the newest first. */
export async function readVersions(queries: Queries, code: string): Promise<VersionRow[]> {
  return queries.query<VersionRow>(
    `select v.version, v.valid_from as "validFrom", v.valid_to as "validTo", v.status, i.at as "importedAt"
       from catalogue_procedure_version v join catalogue_import i on i.id = v.import_id where v.code = $1 order by v.version desc`,
    [code],
  );
}

/** How many procedures are in force on a day. */
export async function countInForce(queries: Queries, asOf: LocalDate): Promise<number> {
  const [row] = await queries.query<{ count: number }>(
    'select count(distinct code) as count from catalogue_procedure_version where valid_from <= $1::date and (valid_to is null or $1::date < valid_to)',
    [asOf],
  );
  return row?.count ?? 0;
}

function withEnd(row: { body: MergedProcedure; valid_to: LocalDate | null }): MergedProcedure {
  return row.valid_to === null || row.body.validTo === row.valid_to ? row.body : { ...row.body, validTo: row.valid_to };
}

/** One change of a merged procedure, with the version before it. */
export interface ChangeRow {
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly version: number;
  readonly validFrom: LocalDate;
  readonly at: string;
  /** The import's paths: a change set names itself there. */
  readonly paths: readonly string[];
}

/** Versions written since a moment, the newest first; a first version only where it begins to hold since that day. */
export async function listChangesSince(queries: Queries, asked: { since: LocalDate; field?: string; limit: number }): Promise<ChangeRow[]> {
  return queries.query<ChangeRow>(
    `select v.code, coalesce(v.short_name, v.name) as name, v.field_name as field, v.version, v.valid_from as "validFrom", i.at, i.paths
       from catalogue_procedure_version v join catalogue_import i on i.id = v.import_id
      where i.at >= $1::date::timestamp at time zone 'Asia/Ho_Chi_Minh' and (v.version > 1 or v.valid_from >= $1::date) and ($2::text is null or v.field_name = $2)
      order by i.at desc, v.code, v.version desc limit $3`,
    [asked.since, asked.field ?? null, asked.limit],
  );
}
