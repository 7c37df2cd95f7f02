import type { Database } from '#platform/database/database.ts';

/** The communes, wards and special zones of the country after 1 July 2025. Source: `content/places`. */
const SITES = 3_321;
const BATCH = 20_000;

/**
 * Fills the store with dossiers like a real one that has come to its end, spread unevenly over all communes and two years; every twelfth
 * is still open. Row, search words and all actions of each; what stands beside (audit, outbox, notices, replies) is not multiplied.
 */
export async function fillDossiers(database: Database, templateId: string, openState: object, count: number, onProgress: (done: number) => void): Promise<void> {
  for (let done = 0; done < count; done += BATCH) {
    const size = Math.min(BATCH, count - done);
    await database.transaction(async (transaction) => {
      await transaction.query(
        `create temporary table fresh on commit drop as
           select uuidv7(-make_interval(mins => (n * 7919 % 1051200)::int)) as id, n, 'f' || (1 + floor(power((n * 7919 % 10007) / 10007.0, 2) * $2))::int as site, n % 12 = 0 as is_open,
                  now() - make_interval(mins => (n * 7919 % 1051200)::int) as at
             from generate_series($1::bigint, $1::bigint + $3::bigint - 1) n`,
        [done + 1, SITES, size],
      );
      await transaction.query(
        `insert into dossier (site_id, id, province_id, filing_number, code, owner_site_id, owner_id, procedure_code, procedure_name, applicant_name, applicant_key, access_key, registered_at, received_at, status, money, due_at, next_at, next_cause, last_number, state)
         select f.site, f.id, 'p' || (abs(hashtext(f.site)) % 34), 'FILL-' || f.n, 'F-' || f.n, f.site, 'can-bo-' || f.n % 9, d.procedure_code, d.procedure_name, 'Người ' || f.n, md5('k' || f.n), md5('a' || f.n), f.at, f.at,
                case when f.is_open then 'processing' else 'returned' end, d.money, f.at + interval '3 days', case when f.is_open then f.at + interval '3 days' end, case when f.is_open then 'step' end,
                case when f.is_open then 3 else d.last_number end, (case when f.is_open then $2::jsonb else d.state end) || jsonb_build_object('filingNumber', 'FILL-' || f.n, 'code', 'F-' || f.n, 'ownerSiteId', f.site)
           from fresh f cross join dossier d where d.id = $1`,
        [templateId, JSON.stringify(openState)],
      );
      await transaction.query("insert into dossier_search (site_id, dossier_id, words) select site, id, to_tsvector('simple', 'nguoi ' || n || ' xac nhan tinh trang hon nhan fill' || n || ' 09' || lpad((n * 7919 % 100000000)::text, 8, '0') || ' ' || lpad((n * 7919 % 10000)::text, 4, '0')) from fresh");
      await transaction.query(
        `insert into dossier_action (site_id, dossier_id, number, kind, at, by_kind, by_id, by_site_id, data)
         select f.site, f.id, a.number, a.kind, f.at + make_interval(mins => a.number), a.by_kind, a.by_id, f.site, a.data from fresh f cross join dossier_action a where a.dossier_id = $1 and (not f.is_open or a.number <= 3)`,
        [templateId],
      );
    });
    onProgress(done + size);
  }
  await database.query('vacuum (analyze) dossier, dossier_action, dossier_search');
}
