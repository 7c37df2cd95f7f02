import type { Queries } from '#platform/database/database.ts';

export interface SiteRow {
  readonly id: string;
  readonly kind: 'commune' | 'province';
  readonly placeCode: string;
  readonly provinceId: string | null;
  readonly demo: boolean;
  /** Of a practice site: the real one beside it. */
  readonly practiceOf?: string | null;
}

const COLUMNS = 'id, kind, place_code as "placeCode", province_id as "provinceId", demo, practice_of as "practiceOf"';

export async function findSiteRow(queries: Queries, id: string): Promise<SiteRow | undefined> {
  const [row] = await queries.named<SiteRow>('site-find', `select ${COLUMNS} from site where id = $1`, [id]);
  return row;
}

/** The site itself and, of a province, its communes; of a commune, its province too when `upwards`. */
export async function listSiteRows(queries: Queries, id: string, upwards: boolean): Promise<SiteRow[]> {
  return queries.query<SiteRow>(
    `select ${COLUMNS} from site
      where id = $1 or province_id = $1 or ($2 and id = (select s.province_id from site s where s.id = $1))
      order by kind desc, place_code`,
    [id, upwards],
  );
}

export async function findAnySite(queries: Queries): Promise<SiteRow | undefined> {
  const [row] = await queries.query<SiteRow>(`select ${COLUMNS} from site where practice_of is null order by created_at, kind limit 1`);
  return row;
}

/** False when the id or the place is taken. */
export async function addSite(queries: Queries, site: SiteRow, at: string): Promise<boolean> {
  const added = await queries.query(
    `insert into site (id, kind, place_code, province_id, demo, created_at, practice_of) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict do nothing returning 1 as added`,
    [site.id, site.kind, site.placeCode, site.provinceId, site.demo, at, site.practiceOf ?? null],
  );
  return added.length > 0;
}

/** Waits for whoever changes the accounts of a site at this moment; held until the transaction ends. */
export async function lockSite(queries: Queries, id: string): Promise<void> {
  await queries.query('select 1 as held from site where id = $1 for update', [id]);
}
