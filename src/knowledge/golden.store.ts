import type { KeptGoldenQuestion } from '#model/golden.ts';
import type { Queries } from '#platform/database/database.ts';

interface GoldenRow {
  id: string;
  origin: KeptGoldenQuestion['origin'];
  audience: KeptGoldenQuestion['audience'];
  question: string;
  expected: KeptGoldenQuestion['expected'] & { readonly placeCode?: string };
  subjects: string[];
  written_by: string;
  written_at: string;
}

/** Keeps golden questions; one of the same id is written over. Gives how many changed. */
export async function writeGolden(queries: Queries, questions: readonly KeptGoldenQuestion[]): Promise<number> {
  const rows = questions.map(({ placeCode, expected, ...rest }) => ({ ...rest, expected: { ...expected, ...(placeCode === undefined ? {} : { placeCode }) } }));
  const written = await queries.query(
    `insert into golden_question (id, origin, audience, question, expected, subjects, written_by, written_at)
     select id, origin, audience, question, expected, subjects, "writtenBy", "writtenAt"
       from jsonb_to_recordset($1::jsonb) as r(id text, origin text, audience text, question text, expected jsonb, subjects text[], "writtenBy" text, "writtenAt" timestamptz)
     on conflict (id) do update set audience = excluded.audience, question = excluded.question, expected = excluded.expected, subjects = excluded.subjects,
       written_by = excluded.written_by, written_at = excluded.written_at, origin = excluded.origin, retired_at = null
      where (golden_question.audience, golden_question.question, golden_question.expected, golden_question.subjects, golden_question.origin, golden_question.retired_at is null)
        is distinct from (excluded.audience, excluded.question, excluded.expected, excluded.subjects, excluded.origin, true)
     returning 1 as written`,
    [JSON.stringify(rows)],
  );
  return written.length;
}

/** Retires one question that this house wrote; it stays in the store, and is asked no more. Gives whether there was one. */
export async function retireOwnGolden(queries: Queries, id: string, at: string): Promise<boolean> {
  return (await queries.query(`update golden_question set retired_at = $2 where id = $1 and origin = 'house' and retired_at is null returning 1 as gone`, [id, at])).length > 0;
}

/** Retires the questions of content that content has no more. */
export async function retireGolden(queries: Queries, keptIds: readonly string[], at: string): Promise<number> {
  return (await queries.query(`update golden_question set retired_at = $2 where origin = 'content' and retired_at is null and not (id = any($1)) returning 1 as gone`, [keptIds, at])).length;
}

/** One golden question that is asked; undefined for none. */
export async function findGolden(queries: Queries, id: string): Promise<KeptGoldenQuestion | undefined> {
  const [row] = await queries.query<GoldenRow>(`select id, origin, audience, question, expected, subjects, written_by, written_at from golden_question where id = $1 and retired_at is null`, [id]);
  return row === undefined ? undefined : toGolden(row);
}

/** Golden questions by id: all, those after an id, or those that depend on one of some records. */
export async function listGolden(queries: Queries, query: { readonly subjects?: readonly string[]; readonly afterId?: string; readonly limit: number }): Promise<KeptGoldenQuestion[]> {
  const rows = await queries.query<GoldenRow>(
    `select id, origin, audience, question, expected, subjects, written_by, written_at from golden_question
      where retired_at is null and ($1::text[] is null or subjects && $1) and id collate "C" > $2 order by id collate "C" limit $3`,
    [query.subjects ?? null, query.afterId ?? '', query.limit],
  );
  return rows.map(toGolden);
}

function toGolden({ expected: { placeCode, ...expected }, written_by, written_at, ...row }: GoldenRow): KeptGoldenQuestion {
  return { ...row, expected, writtenBy: written_by, writtenAt: written_at, ...(placeCode === undefined ? {} : { placeCode }) };
}
