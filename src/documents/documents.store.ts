import type { SealedRecord } from '#model/decision-record.ts';
import type { Letter } from '#model/letter.ts';
import type { Queries } from '#platform/database/database.ts';

const LETTER = `site_id as "siteId", id, kind, answer_id as "answerId", data, gaps, made_by as "madeBy", made_at as "madeAt", data_hash as "dataHash", template_hash as "templateHash"`;

export async function insertLetter(queries: Queries, letter: Letter): Promise<void> {
  await queries.query(
    `insert into letter (site_id, id, kind, answer_id, data, gaps, made_by, made_at, data_hash, template_hash) values ($1, $2, $3, $4, $5::jsonb, $6, $7, $8, $9, $10)`,
    [letter.siteId, letter.id, letter.kind, letter.answerId, JSON.stringify(letter.data), letter.gaps, letter.madeBy, letter.madeAt, letter.dataHash, letter.templateHash],
  );
}

export async function findLetter(queries: Queries, siteId: string, id: string): Promise<Letter | undefined> {
  const [row] = await queries.query<Letter>(`select ${LETTER} from letter where site_id = $1 and id = $2`, [siteId, id]);
  return row;
}

/** Letters of a site, newest first. */
export async function listLetters(queries: Queries, siteId: string, limit: number): Promise<Letter[]> {
  return queries.query<Letter>(`select ${LETTER} from letter where site_id = $1 order by made_at desc, id limit $2`, [siteId, limit]);
}

/** Writes a pinned record; false when its number is already taken. */
export async function insertRecord(queries: Queries, sealed: SealedRecord): Promise<boolean> {
  const { record } = sealed;
  const written = await queries.query(
    'insert into decision_record (site_id, id, answer_id, pinned_by, pinned_at, sealed) values ($1, $2, $3, $4, $5, $6::jsonb) on conflict (site_id, id) do nothing returning 1 as written',
    [record.siteId, record.id, record.answer.id, record.pinnedBy, record.pinnedAt, JSON.stringify(sealed)],
  );
  return written.length > 0;
}

export async function findRecord(queries: Queries, siteId: string, id: string): Promise<SealedRecord | undefined> {
  const [row] = await queries.query<{ sealed: SealedRecord }>('select sealed from decision_record where site_id = $1 and id = $2', [siteId, id]);
  return row?.sealed;
}

/** Records of a site, newest first. */
export async function listRecords(queries: Queries, siteId: string, limit: number): Promise<SealedRecord[]> {
  return (await queries.query<{ sealed: SealedRecord }>('select sealed from decision_record where site_id = $1 order by pinned_at desc, id limit $2', [siteId, limit])).map((row) => row.sealed);
}
