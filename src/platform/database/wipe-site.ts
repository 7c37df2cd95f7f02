import type { Queries } from './database.ts';

/** How many rows went, by table. */
export type WipedRows = Readonly<Record<string, number>>;

interface Link {
  readonly child: string;
  readonly parent: string;
}

/**
 * Deletes every row of a site, in every table that carries a site, those that refer to others first; a table that comes later is wiped
 * with them. `keep`: tables whose rows stay. Only for sites that hold nothing real. Gives how many rows went, by table.
 */
export async function wipeSite(transaction: Queries, siteId: string, keep: readonly string[]): Promise<WipedRows> {
  const wiped: Record<string, number> = {};
  // Whoever chains the site's audit at this moment ends first, and finds nothing to chain afterwards.
  await transaction.query('select 1 as held from audit_head where site_id = $1 for update', [siteId]);
  for (const table of await listSiteTables(transaction)) {
    if (keep.includes(table)) continue;
    const [row] = await transaction.query<{ gone: number }>(`with gone as (delete from "${table}" where site_id = $1 returning 1) select count(*)::int as gone from gone`, [siteId]);
    if (row !== undefined && row.gone > 0) wiped[table] = row.gone;
  }
  return wiped;
}

/** Every table whose rows belong to a site by `site_id`, children before their parents. */
export async function listSiteTables(queries: Queries): Promise<readonly string[]> {
  const tables = await queries.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = current_schema()::regnamespace and a.attname = 'site_id' and not a.attisdropped order by c.relname`,
  );
  const links = await queries.query<Link>(
    `select k.conrelid::regclass::text as child, k.confrelid::regclass::text as parent from pg_constraint k
      where k.contype = 'f' and k.connamespace = current_schema()::regnamespace and k.conrelid <> k.confrelid`,
  );
  const sorted: string[] = [];
  const visit = (name: string): void => {
    if (sorted.includes(name)) return;
    for (const { child } of links.filter(({ parent }) => parent === name)) visit(child);
    sorted.push(name);
  };
  for (const { name } of tables) visit(name);
  return sorted.filter((name) => tables.some((table) => table.name === name));
}
