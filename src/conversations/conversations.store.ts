import type { Answer } from '#model/answer.ts';
import type { OfficerAnswer } from '#model/officer-answer.ts';
import type { LocalDate } from '#model/time.ts';
import type { Queries } from '#platform/database/database.ts';

/** One turn as it is stored. */
export interface TurnRow {
  readonly question: string;
  readonly answer: Answer | OfficerAnswer;
  readonly at: string;
}

export interface NewTurn {
  readonly siteId: string;
  readonly conversationId: string;
  readonly turn: number;
  readonly at: string;
  /** With personal data masked. */
  readonly question: string;
  readonly answer: Answer | OfficerAnswer;
  readonly sourcesUsed: readonly string[];
  readonly sourcesRejected: readonly string[];
  readonly measurements: Readonly<Record<string, number>>;
}

/** Opens the conversation's row for one turn: made when new, locked, its memory and the number of its next turn. */
export async function openTurn(
  queries: Queries,
  key: { readonly siteId: string; readonly id: string; readonly at: string; readonly forgetOn: LocalDate },
): Promise<{ readonly memory: unknown; readonly turn: number }> {
  await queries.named(
    'conversation-open',
    `insert into conversation (site_id, id, started_at, last_at, turns, memory, forget_on) values ($1, $2, $3, $3, 0, '{}', $4)
     on conflict do nothing`,
    [key.siteId, key.id, key.at, key.forgetOn],
  );
  const [row] = await queries.named<{ memory: unknown; turns: number }>(
    'conversation-lock',
    'select memory, turns from conversation where site_id = $1 and id = $2 for update',
    [key.siteId, key.id],
  );
  return { memory: row?.memory ?? {}, turn: (row?.turns ?? 0) + 1 };
}

/** Writes a turn and what the next one must know; false when the answer's number is already taken. */
export async function writeTurn(queries: Queries, turn: NewTurn, memory: unknown, forgetOn: LocalDate): Promise<boolean> {
  const { answer } = turn;
  const written = await queries.named(
    'answer-write',
    `insert into answer (site_id, id, conversation_id, turn, at, question, status, status_family, lang, procedure_code, body, sources_used, sources_rejected, measurements)
     values ($1, $2, $3, $4, $5, $6, $7, split_part($7, '_', 1), $8, $9, $10::jsonb, $11, $12, $13::jsonb)
     on conflict (site_id, id) do nothing returning 1 as written`,
    [
      turn.siteId, answer.id, turn.conversationId, turn.turn, turn.at, turn.question, answer.status, answer.lang, answer.procedure?.code ?? null,
      JSON.stringify(answer), turn.sourcesUsed, turn.sourcesRejected, JSON.stringify(turn.measurements),
    ],
  );
  if (written.length === 0) return false;
  await queries.named(
    'conversation-turn',
    'update conversation set last_at = $3, turns = $4, memory = $5::jsonb, forget_on = $6 where site_id = $1 and id = $2',
    [turn.siteId, turn.conversationId, turn.at, turn.turn, JSON.stringify(memory), forgetOn],
  );
  return true;
}

export async function findAnswerRow(queries: Queries, siteId: string, id: string): Promise<TurnRow | undefined> {
  const [row] = await queries.named<TurnRow>('answer-find', 'select question, body as answer, at from answer where site_id = $1 and id = $2', [siteId, id]);
  return row;
}

export async function listTurns(queries: Queries, siteId: string, conversationId: string): Promise<TurnRow[]> {
  return queries.named<TurnRow>('conversation-turns', 'select question, body as answer, at from answer where site_id = $1 and conversation_id = $2 order by turn limit 200', [siteId, conversationId]);
}

/** Deletes one conversation with its answers; true when there was one. */
export async function deleteConversation(queries: Queries, siteId: string, id: string): Promise<boolean> {
  return (await queries.query('delete from conversation where site_id = $1 and id = $2 returning 1 as gone', [siteId, id])).length > 0;
}

/** Deletes the conversations whose day has come; gives how many. */
export async function deleteForgotten(queries: Queries, siteId: string, on: LocalDate): Promise<number> {
  return (await queries.query('delete from conversation where site_id = $1 and forget_on <= $2 returning 1 as gone', [siteId, on])).length;
}

/** A record and, where only some versions of it are meant, the first that is and the first that is no more. */
export interface ReliedRecord {
  readonly record: string;
  readonly atLeast?: number;
  readonly below?: number;
}

export interface RelyingAnswer {
  readonly siteId: string;
  readonly id: string;
  readonly at: string;
  /** Masked. */
  readonly question: string;
  readonly status: string;
  /** The records it relied on, in the version it quoted; null where its facts name none. */
  readonly relied: readonly { readonly record: string; readonly version: number | null }[];
}

export interface RelyingQuery {
  readonly records: readonly ReliedRecord[];
  readonly sites: readonly string[];
  readonly since?: string;
  readonly until?: string;
  readonly after?: readonly [at: string, id: string];
  readonly limit: number;
}

const RELYING = `from answer a, lateral (
    select jsonb_agg(distinct jsonb_build_object('record', f->>'record', 'version', (f->>'version')::integer)) as relied
      from jsonb_array_elements(a.body->'facts') f join jsonb_to_recordset($1::jsonb) as r(record text, "atLeast" integer, below integer) on f->>'record' = r.record
     where f->>'version' is null or ((f->>'version')::integer >= coalesce(r."atLeast", 0) and (r.below is null or (f->>'version')::integer < r.below))) found
  where a.sources_used && $2 and a.site_id = any($3) and ($4::timestamptz is null or a.at >= $4) and ($5::timestamptz is null or a.at < $5) and found.relied is not null`;

/** Answers whose facts come from some records, the newest first. */
export async function findAnswersRelyingOn(queries: Queries, query: RelyingQuery): Promise<RelyingAnswer[]> {
  return queries.query<RelyingAnswer>(
    `select a.site_id as "siteId", a.id, a.at, a.question, a.status, found.relied ${RELYING}
        and ($6::timestamptz is null or (a.at, a.id) < ($6::timestamptz, $7)) order by a.at desc, a.id desc limit $8`,
    [...relyingValues(query), query.after?.[0] ?? null, query.after?.[1] ?? null, query.limit],
  );
}

/** How many there are, by site. */
export async function countAnswersRelyingOn(queries: Queries, query: Omit<RelyingQuery, 'after' | 'limit'>): Promise<{ readonly siteId: string; readonly count: number }[]> {
  return queries.query(`select a.site_id as "siteId", count(*) as count ${RELYING} group by a.site_id order by 2 desc, 1`, relyingValues(query));
}

function relyingValues({ records, sites, since, until }: Omit<RelyingQuery, 'after' | 'limit'>): readonly unknown[] {
  return [JSON.stringify(records), records.map(({ record }) => record), sites, since ?? null, until ?? null];
}
