import type { Site } from '#model/site.ts';
import type { TestPlatform } from '#test/support/database.ts';

/** Where the walk over the routes happens: two provinces, three communes. */
export const WALK_SITES = {
  commune: { id: 'local', kind: 'commune', placeCode: '14797', provinceId: 'province-38' },
  sister: { id: 'commune-14758', kind: 'commune', placeCode: '14758', provinceId: 'province-38' },
  province: { id: 'province-38', kind: 'province', placeCode: '38' },
  foreign: { id: 'commune-00004', kind: 'commune', placeCode: '00004', provinceId: 'province-01' },
  foreignProvince: { id: 'province-01', kind: 'province', placeCode: '01' },
} as const satisfies Readonly<Record<string, Site>>;
export type WalkSite = (typeof WALK_SITES)[keyof typeof WALK_SITES];

/** What stands at each site for the walk to be tried on. */
export interface WalkObjects {
  /** An officer's account by site id. */
  readonly officers: ReadonlyMap<string, string>;
}

/** How one call of a route is made on something that belongs to a site. */
export interface WalkCall {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: unknown;
}

let made = 0;
const officer = (site: WalkSite, objects: WalkObjects): { readonly params: { readonly id: string } } => ({ params: { id: objects.officers.get(site.id) ?? '' } });

/**
 * For every route whose right is bounded by site: a call on something of that site, or `none` where the route names no thing of a
 * site. A route without a line here fails the walk.
 */
export const SITE_CALLS: Readonly<Record<string, ((site: WalkSite, objects: WalkObjects) => WalkCall) | 'none'>> = {
  'GET /api/v1/sites': 'none',
  // Communes are opened, provinces are not: of a province one of its communes is tried.
  'POST /api/v1/sites': (site) => ({ body: { placeCode: site.kind === 'commune' ? site.placeCode : site.placeCode === '38' ? '14812' : '00008' } }),
  'GET /api/v1/officers': (site) => ({ query: `?site=${site.id}` }),
  'POST /api/v1/officers': (site) => ({ body: { siteId: site.id, loginName: `di.bo.${String((made += 1))}`, fullName: 'Người Đi Bộ', roles: ['officer'] } }),
  'GET /api/v1/officers/{id}': officer,
  'GET /api/v1/officers/{id}/changes': officer,
  'PATCH /api/v1/officers/{id}': (site, objects) => ({ ...officer(site, objects), body: { fullName: 'Tên Đã Sửa' } }),
  'PUT /api/v1/officers/{id}/roles': (site, objects) => ({ ...officer(site, objects), body: { siteId: site.id, roles: ['clerk'] } }),
  'PUT /api/v1/officers/{id}/state': (site, objects) => ({ ...officer(site, objects), body: { state: 'active' } }),
  'POST /api/v1/officers/{id}/password-link': officer,
  'DELETE /api/v1/officers/{id}/second-factor': officer,
  'DELETE /api/v1/officers/{id}/sessions': officer,
  'PUT /api/v1/officers/{id}/identity': (site, objects) => ({ ...officer(site, objects), body: { subject: 'ai-do' } }),
  'DELETE /api/v1/officers/{id}/identity': officer,
};

/** Puts the sites and one account at each into the store. */
export async function makeWalkObjects(platform: TestPlatform): Promise<WalkObjects> {
  const officers = new Map<string, string>();
  for (const site of [...Object.values(WALK_SITES)].sort((left, right) => right.kind.localeCompare(left.kind))) {
    await platform.database.query("insert into site (id, kind, place_code, province_id, created_at) values ($1, $2, $3, $4, now())", [site.id, site.kind, site.placeCode, 'provinceId' in site ? site.provinceId : null]);
    const [row] = await platform.database.query<{ id: string }>(
      "insert into officer (id, home_site_id, login_name, full_name, name_folded, created_at) values (gen_random_uuid(), $1, $2, 'Một Người', 'mot nguoi', now()) returning id",
      [site.id, `nguoi.${site.id}`],
    );
    await platform.database.query("insert into officer_role (site_id, officer_id, role) values ($1, $2, 'officer')", [site.id, row?.id]);
    officers.set(site.id, row?.id ?? '');
  }
  return { officers };
}
