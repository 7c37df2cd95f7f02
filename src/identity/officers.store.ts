import type { Queries } from '#platform/database/database.ts';

/** An account as it is stored. */
export interface OfficerRow {
  readonly id: string;
  readonly homeSiteId: string;
  readonly loginName: string;
  readonly fullName: string;
  readonly passwordHash: string | null;
  readonly passwordSetAt: string | null;
  readonly totpSecret: string | null;
  readonly totpSince: string | null;
  readonly totpLastStep: number;
  readonly disabledAt: string | null;
  readonly version: number;
  readonly createdAt: string;
}

/** What lists show of an account. */
export interface OfficerListRow {
  readonly id: string;
  readonly homeSiteId: string;
  readonly loginName: string;
  readonly fullName: string;
  readonly nameFolded: string;
  readonly disabledAt: string | null;
  readonly totpSince: string | null;
  readonly hasPassword: boolean;
  readonly isLinked: boolean;
  readonly lastSignInAt: string | null;
  readonly roles: readonly RoleRow[];
}

export interface RoleRow {
  readonly siteId: string;
  readonly role: string;
}

const COLUMNS = `id, home_site_id as "homeSiteId", login_name as "loginName", full_name as "fullName", password_hash as "passwordHash",
  password_set_at as "passwordSetAt", totp_secret as "totpSecret", totp_since as "totpSince", totp_last_step as "totpLastStep",
  disabled_at as "disabledAt", version, created_at as "createdAt"`;

export async function findOfficerByLogin(queries: Queries, loginName: string): Promise<OfficerRow | undefined> {
  const [row] = await queries.named<OfficerRow>('officer-by-login', `select ${COLUMNS} from officer where login_name = $1`, [loginName]);
  return row;
}

export async function findOfficerRow(queries: Queries, id: string): Promise<OfficerRow | undefined> {
  const [row] = await queries.named<OfficerRow>('officer-find', `select ${COLUMNS} from officer where id = $1`, [id]);
  return row;
}

/** The account, held against changes until the transaction ends. */
export async function lockOfficer(queries: Queries, id: string): Promise<OfficerRow | undefined> {
  const [row] = await queries.named<OfficerRow>('officer-lock', `select ${COLUMNS} from officer where id = $1 for update`, [id]);
  return row;
}

/** The roles a person is trusted with; what is played in practice is none of them. */
export async function listRoleRows(queries: Queries, officerId: string): Promise<RoleRow[]> {
  return queries.named<RoleRow>('officer-roles', "select site_id as \"siteId\", role from officer_role where officer_id = $1 and site_id not like 'practice-%' order by site_id, role", [officerId]);
}

export interface NewOfficer {
  readonly id: string;
  readonly homeSiteId: string;
  readonly loginName: string;
  readonly fullName: string;
  readonly nameFolded: string;
  readonly passwordHash: string | null;
  readonly at: string;
}

/** False when the login name is taken. */
export async function addOfficer(queries: Queries, officer: NewOfficer): Promise<boolean> {
  const added = await queries.query(
    `insert into officer (id, home_site_id, login_name, full_name, name_folded, password_hash, password_set_at, created_at)
     values ($1, $2, $3, $4, $5, $6, case when $6::text is null then null else $7::timestamptz end, $7)
     on conflict (login_name) do nothing returning 1 as added`,
    [officer.id, officer.homeSiteId, officer.loginName, officer.fullName, officer.nameFolded, officer.passwordHash, officer.at],
  );
  return added.length > 0;
}

export async function replaceRoles(queries: Queries, siteId: string, officerId: string, roles: readonly string[]): Promise<void> {
  await queries.query('delete from officer_role where site_id = $1 and officer_id = $2', [siteId, officerId]);
  await queries.query('insert into officer_role (site_id, officer_id, role) select $1, $2, unnest($3::text[])', [siteId, officerId, roles]);
}

export async function renameOfficer(queries: Queries, id: string, fullName: string, nameFolded: string): Promise<void> {
  await queries.query('update officer set full_name = $2, name_folded = $3, version = version + 1 where id = $1', [id, fullName, nameFolded]);
}

export async function setDisabled(queries: Queries, id: string, at: string | null): Promise<void> {
  await queries.query('update officer set disabled_at = $2, version = version + 1 where id = $1', [id, at]);
}

export async function setPasswordHash(queries: Queries, id: string, passwordHash: string, at: string): Promise<void> {
  await queries.query('update officer set password_hash = $2, password_set_at = $3, version = version + 1 where id = $1', [id, passwordHash, at]);
}

/** The same password under today's settings; no change anybody needs to hear of. */
export async function refreshPasswordHash(queries: Queries, id: string, before: string, passwordHash: string): Promise<void> {
  await queries.query('update officer set password_hash = $3 where id = $1 and password_hash = $2', [id, before, passwordHash]);
}

/** How many accounts, other than one, can sign in and act as operator at a site or at its province. */
export async function countOtherOperators(queries: Queries, siteId: string, exceptId: string): Promise<number> {
  const [row] = await queries.query<{ count: number }>(
    `select count(distinct r.officer_id)::int as count
       from officer_role r join officer o on o.id = r.officer_id
      where r.role = 'operator' and o.disabled_at is null and r.officer_id <> $2
        and (o.password_hash is not null or exists (select 1 from officer_identity i where i.officer_id = o.id))
        and (r.site_id = $1 or r.site_id = (select s.province_id from site s where s.id = $1))`,
    [siteId, exceptId],
  );
  return row?.count ?? 0;
}

/** Who a person is to those who work together. */
export interface ColleagueRow {
  readonly id: string;
  readonly fullName: string;
  readonly siteId: string;
  readonly roles: readonly string[];
}

/** The people of some sites who can sign in, or of `ids` all, with their roles there; by name. */
export async function listColleagueRows(queries: Queries, siteIds: readonly string[], ids: readonly string[] | null): Promise<ColleagueRow[]> {
  return queries.query<ColleagueRow>(
    `select o.id, o.full_name as "fullName", r.site_id as "siteId", array_agg(r.role order by r.role) as roles
       from officer o join officer_role r on r.officer_id = o.id and r.site_id = any($1)
      where case when $2::uuid[] is null then o.disabled_at is null else o.id = any($2) end
      group by o.id, r.site_id order by o.name_folded, o.id, r.site_id limit 500`,
    [siteIds, ids],
  );
}

export async function countOfficers(queries: Queries): Promise<number> {
  const [row] = await queries.query<{ count: number }>('select count(*)::int as count from officer');
  return row?.count ?? 0;
}

export interface OfficerFilter {
  readonly siteIds: readonly string[];
  /** Folded; matches inside the name or at the beginning of the login name. */
  readonly q: string | null;
  readonly role: string | null;
  readonly state: 'active' | 'disabled' | null;
  readonly after: readonly [string, string] | null;
  readonly limit: number;
}

/** Accounts whose home is, or that hold a role, at one of the sites; by name. */
export async function listOfficerRows(queries: Queries, filter: OfficerFilter): Promise<OfficerListRow[]> {
  return queries.query<OfficerListRow>(
    `select o.id, o.home_site_id as "homeSiteId", o.login_name as "loginName", o.full_name as "fullName", o.name_folded as "nameFolded",
            o.disabled_at as "disabledAt", o.totp_since as "totpSince", o.password_hash is not null as "hasPassword",
            exists (select 1 from officer_identity i where i.officer_id = o.id) as "isLinked",
            (select max(s.at) from sign_in s where s.officer_id = o.id and s.outcome = 'signedIn') as "lastSignInAt",
            coalesce((select jsonb_agg(jsonb_build_object('siteId', r.site_id, 'role', r.role) order by r.site_id, r.role)
                        from officer_role r where r.officer_id = o.id and r.site_id not like 'practice-%'), '[]') as roles
       from officer o
      where (o.home_site_id = any($1) or exists (select 1 from officer_role r where r.officer_id = o.id and r.site_id = any($1)))
        and ($2::text is null or o.name_folded like '%' || $2 || '%' or o.login_name like $2 || '%')
        and ($3::text is null or exists (select 1 from officer_role r where r.officer_id = o.id and r.site_id = any($1) and r.role = $3))
        and ($4::text is null or ($4 = 'disabled') = (o.disabled_at is not null))
        and ($5::text is null or (o.name_folded, o.id) > ($5, $6::uuid))
      order by o.name_folded, o.id limit $7`,
    [filter.siteIds, filter.q === null ? null : filter.q.replaceAll(/[\\%_]/g, '\\$&'), filter.role, filter.state, filter.after?.[0] ?? null, filter.after?.[1] ?? null, filter.limit],
  );
}
