import type { ChangeProgress } from '#model/change-set.ts';
import type { Queries } from '#platform/database/database.ts';

/** Says how far long work on a change set has come; beside its transaction, so that everybody sees it. */
export async function writeProgress(queries: Queries, setId: string, progress: ChangeProgress): Promise<void> {
  await queries.query(
    `insert into change_progress (change_set_id, step, done, total, at) values ($1, $2, $3, $4, $5)
     on conflict (change_set_id) do update set step = excluded.step, done = excluded.done, total = excluded.total, at = excluded.at`,
    [setId, progress.step, progress.done, progress.total, progress.at],
  );
}

export async function clearProgress(queries: Queries, setId: string): Promise<void> {
  await queries.query('delete from change_progress where change_set_id = $1', [setId]);
}

/** Undefined where nothing long is under way. */
export async function readProgress(queries: Queries, setId: string): Promise<ChangeProgress | undefined> {
  const [row] = await queries.query<ChangeProgress>('select step, done, total, at from change_progress where change_set_id = $1', [setId]);
  return row;
}
