import type { Queries } from '#platform/database/database.ts';

/** A dossier laid ready for somebody, and its last action at that moment. */
export interface PreparedDossier {
  readonly dossierId: string;
  readonly number: number;
}

export interface StartRow {
  readonly exerciseId: string;
  readonly startedAt: string;
  readonly prepared: readonly PreparedDossier[];
}

/** What an officer has begun, the latest first. */
export async function listStarts(queries: Queries, siteId: string, officerId: string): Promise<StartRow[]> {
  return queries.query<StartRow>('select exercise_id as "exerciseId", started_at as "startedAt", prepared from practice_start where site_id = $1 and officer_id = $2 order by started_at desc', [siteId, officerId]);
}

/** Writes that an exercise was begun, or begun again. */
export async function keepStart(queries: Queries, siteId: string, officerId: string, start: StartRow): Promise<void> {
  await queries.query(
    `insert into practice_start (site_id, officer_id, exercise_id, started_at, prepared) values ($1, $2, $3, $4, $5::jsonb)
     on conflict (site_id, officer_id, exercise_id) do update set started_at = excluded.started_at, prepared = excluded.prepared`,
    [siteId, officerId, start.exerciseId, start.startedAt, JSON.stringify(start.prepared)],
  );
}
