import type { LocalDate } from '#model/time.ts';
import type { Queries } from '#platform/database/database.ts';

/** What counts of one document: which version of each wording, and which relations its own text told. */
export interface Counting {
  readonly wordings: readonly { readonly key: string; readonly wordingFrom: LocalDate; readonly version: number }[];
  readonly relations: readonly string[];
}

export async function readCounting(queries: Queries, document: string): Promise<Counting> {
  const wordings = await queries.query<Counting['wordings'][number]>('select key, wording_from as "wordingFrom", version from law_provision where document = $1 and is_current', [document]);
  const relations = await queries.query<{ id: string }>('select id from law_relation where origin = $1 and withdrawn_at is null', [document]);
  return { wordings, relations: relations.map(({ id }) => id) };
}

/** Lets earlier versions of wordings count again, each as a new version; a wording without an earlier one counts no longer. */
export async function restoreWordings(queries: Queries, document: string, importId: string, rows: readonly { readonly key: string; readonly wordingFrom: LocalDate; readonly version: number | null }[]): Promise<void> {
  if (rows.length === 0) return;
  const list = JSON.stringify(rows);
  await queries.query(
    `update law_provision p set is_current = false from jsonb_to_recordset($2::jsonb) as r(key text, "wordingFrom" date)
      where p.document = $1 and p.key = r.key and p.wording_from = r."wordingFrom" and p.is_current`,
    [document, list],
  );
  await queries.query(
    `insert into law_provision (document, key, wording_from, version, is_current, position, kind, label, occurrence, title, code, valid_from, valid_to, content_hash, import_id, body)
     select p.document, p.key, p.wording_from, (select max(version) from law_provision n where n.document = p.document and n.key = p.key and n.wording_from = p.wording_from) + 1, true,
            p.position, p.kind, p.label, p.occurrence, p.title, p.code, p.valid_from, p.valid_to, p.content_hash, $3, p.body
       from law_provision p join jsonb_to_recordset($2::jsonb) as r(key text, "wordingFrom" date, version integer)
         on p.key = r.key and p.wording_from = r."wordingFrom" and p.version = r.version
      where p.document = $1`,
    [document, list, importId],
  );
}

/** Withdraws relations, and lets others count again under new ids. */
export async function restoreRelations(queries: Queries, asked: { readonly withdraw: readonly string[]; readonly bringBack: readonly string[]; readonly at: string; readonly actorId: string }): Promise<void> {
  await queries.query('update law_relation set withdrawn_at = $2 where id = any($1) and withdrawn_at is null', [asked.withdraw, asked.at]);
  await queries.query(
    `insert into law_relation (id, by_document, by_address, relation, target_document, target_address, valid_from, valid_to, note, source, certainty, origin, fingerprint, actor_id, recorded_at)
     select gen_random_uuid(), by_document, by_address, relation, target_document, target_address, valid_from, valid_to, note, source, certainty, origin, fingerprint, $2, $3
       from law_relation where id = any($1) on conflict (origin, fingerprint) where withdrawn_at is null do nothing`,
    [asked.bringBack, asked.actorId, asked.at],
  );
}

/** Takes out what is known of a document; its texts and the imports that brought them stay as history. */
export async function forgetDocument(queries: Queries, number: string): Promise<void> {
  await queries.query('delete from law_document where number = $1', [number]);
}

/** The state of each document, for telling whether one was changed meanwhile. */
export async function listDocumentVersions(queries: Queries, numbers: readonly string[]): Promise<readonly { readonly number: string; readonly version: number }[]> {
  return queries.query('select number, version from law_document where number = any($1)', [numbers]);
}
