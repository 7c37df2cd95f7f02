import type { Json } from '#model/json-diff.ts';
import type { Instant } from '#model/time.ts';
import type { Queries } from '#platform/database/database.ts';

export type WordKind = 'sayings' | 'lexicon';

export interface WordRow {
  readonly kind: WordKind;
  readonly id: string;
  readonly version: number;
  /** Null: as content says again. */
  readonly body: Json;
}

/** The words of this house that count now, and a number that grows with every change. */
export async function readWords(queries: Queries): Promise<{ readonly rows: readonly WordRow[]; readonly revision: number }> {
  const [state] = await queries.query<{ revision: number }>('select count(*) as revision from word_override');
  return { rows: await queries.query<WordRow>('select kind, id, version, body from word_override where is_current order by kind, id'), revision: state?.revision ?? 0 };
}

/** The words that count now of some ids. */
export async function findWords(queries: Queries, kind: WordKind, ids: readonly string[]): Promise<readonly WordRow[]> {
  return queries.query<WordRow>('select kind, id, version, body from word_override where kind = $1 and id = any($2) and is_current for update', [kind, ids]);
}

/** Keeps new versions in place of the ones before them. */
export async function writeWords(queries: Queries, rows: readonly WordRow[], at: Instant): Promise<void> {
  await queries.query(
    `update word_override o set is_current = false from jsonb_to_recordset($1::jsonb) as n(kind text, id text)
      where o.kind = n.kind and o.id = n.id and o.is_current`,
    [JSON.stringify(rows.map(({ kind, id }) => ({ kind, id })))],
  );
  await queries.query(
    `insert into word_override (kind, id, version, body, is_current, at)
     select kind, id, version, nullif(body, 'null'::jsonb), true, $2 from jsonb_to_recordset($1::jsonb) as n(kind text, id text, version integer, body jsonb)`,
    [JSON.stringify(rows), at],
  );
}
