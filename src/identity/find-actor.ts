import type { Actor } from '#model/actor.ts';
import { ROLES } from '#model/role.ts';
import type { Queries } from '#platform/database/database.ts';
import { findOfficerByLogin, listRoleRows } from './officers.store.ts';
import { findSiteRow } from './sites.store.ts';

/** The officer of a login name at the province where that person has roles, for the operator's command line; undefined for nobody, or somebody who may no longer sign in. */
export async function findProvinceActor(queries: Queries, loginName: string): Promise<Actor | undefined> {
  const officer = await findOfficerByLogin(queries, loginName);
  if (officer === undefined || officer.disabledAt !== null) return undefined;
  for (const [siteId, rows] of Map.groupBy(await listRoleRows(queries, officer.id), (row) => row.siteId)) {
    const site = await findSiteRow(queries, siteId);
    if (site?.kind !== 'province') continue;
    const roles = ROLES.filter((role) => rows.some((row) => row.role === role));
    return { kind: 'officer', id: officer.id, siteId, roles, site: { id: siteId, kind: 'province', placeCode: site.placeCode } };
  }
  return undefined;
}
