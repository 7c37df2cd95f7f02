import { createRoute, z } from '@hono/zod-openapi';
import { refuse } from '#model/outcome.ts';
import type { Role } from '#model/role.ts';
import { guard } from '#platform/guard.ts';
import { callOf, cutPage, PageQuerySchema, problems, readCursor, type Api } from '#platform/routes.ts';
import { IDENTITY_RIGHTS, type IdentityAction } from './identity.policy.ts';
import type { Identity } from './identity.ts';
import { body, ColleagueSchema, DeedSchema, FullName, Id, json, LinkSchema, LoginName, OfficerRowSchema, OfficerSchema, pageOf, PlaceCode, RoleSchema, SiteId, SiteSchema } from './identity-schemas.ts';
import { confirmed, readBefore, sayNo, sessionOf, setCookie } from './route-parts.ts';

const tags = ['officers'];
const done = { 204: { description: 'Done' } };
const params = z.object({ id: Id });
const LINK_PAGE = '/dang-nhap/mat-khau';

type State = 'invited' | 'active' | 'disabled';
function stateOf(officer: { readonly disabledAt: string | null; readonly hasPassword: boolean; readonly isLinked: boolean }): State {
  if (officer.disabledAt !== null) return 'disabled';
  return officer.hasPassword || officer.isLinked ? 'active' : 'invited';
}

/** Adds what operators do with accounts and sites. */
export function registerOfficerRoutes(api: Api, identity: Identity): void {
  const may = (action: IdentityAction) => guard('identity', IDENTITY_RIGHTS, action);
  const delicate = (action: IdentityAction) => {
    const asked = may(action);
    return { ...asked, middleware: [asked.middleware, confirmed(identity)] };
  };
  registerLists(api, identity, may, delicate);
  registerDeeds(api, identity, may, delicate);
}

type Asked = (action: IdentityAction) => ReturnType<typeof guard>;
type Delicate = (action: IdentityAction) => Omit<ReturnType<typeof guard>, 'middleware'> & { readonly middleware: ReturnType<typeof guard>['middleware'][] };

function registerLists(api: Api, identity: Identity, may: Asked, delicate: Delicate): void {
  const { officers, sites, log } = identity;

  api.openapi(
    createRoute({ method: 'get', path: '/api/v1/sites', tags, summary: 'The sites one works with: the own one, its communes or its province', ...may('listSites'), responses: { 200: json(pageOf(SiteSchema, 'Sites'), 'All of them'), ...problems(401, 403) } }),
    async (c) => c.json({ items: [...(await sites.listFor(c.var.actor))], nextCursor: null }, 200),
  );
  api.openapi(
    createRoute({
      method: 'get', path: '/api/v1/colleagues', tags, summary: 'Names and roles: of the own site, or of given people of the own site, its communes or its province', ...may('readColleagues'),
      request: { query: z.object({ ids: z.string().regex(/^[0-9a-f-]{36}(?:,[0-9a-f-]{36}){0,99}$/u).optional().openapi({ description: 'Ids with commas between; who works elsewhere is left out', example: '019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7' }) }) },
      responses: { 200: json(z.object({ items: z.array(ColleagueSchema) }), 'By name'), ...problems(401, 403, 422) },
    }),
    async (c) => {
      const ids = c.req.valid('query').ids?.split(',');
      return c.json({ items: [...(await officers.listColleagues(c.var.actor, ids))] } as never, 200);
    },
  );
  api.openapi(
    createRoute({ method: 'post', path: '/api/v1/sites', tags, summary: 'Opens a commune of the operator\'s province', ...delicate('createSite'), request: body(z.object({ placeCode: PlaceCode })), responses: { 201: json(SiteSchema, 'Opened'), ...problems(401, 403, 404, 409, 422) } }),
    async (c) => {
      const outcome = await sites.create(c.req.valid('json').placeCode, callOf(c));
      return outcome.ok ? c.json(outcome.value, 201) : sayNo(c, outcome);
    },
  );
  api.openapi(
    createRoute({
      method: 'get', path: '/api/v1/officers', tags, summary: 'The people of the sites one may change, by name', ...may('listOfficers'),
      request: { query: PageQuerySchema.extend({ q: z.string().max(100).optional().openapi({ example: 'lan' }), site: SiteId.optional(), role: RoleSchema.optional(), state: z.enum(['active', 'disabled']).optional() }) },
      responses: { 200: json(pageOf(OfficerRowSchema, 'OfficerRows'), 'One page'), ...problems(401, 403, 422) },
    }),
    async (c) => {
      const { q, site, role, state, cursor, limit } = c.req.valid('query');
      const managed = (await sites.listManaged(c.var.actor)).map((row) => row.id);
      if (site !== undefined && !managed.includes(site)) return sayNo(c, refuse('not_allowed'));
      const key = cursor === undefined ? undefined : readCursor(cursor, 2);
      const [name, id] = key ?? [];
      if (cursor !== undefined && (typeof name !== 'string' || typeof id !== 'string' || !Id.safeParse(id).success)) return sayNo(c, refuse('invalid_request', { reason: 'cursor' }));
      const rows = await officers.list(c.var.actor, {
        siteIds: site === undefined ? managed : [site], limit: limit + 1,
        ...(q === undefined ? {} : { q }), ...(role === undefined ? {} : { role }), ...(state === undefined ? {} : { state }),
        ...(typeof name === 'string' && typeof id === 'string' ? { after: [name, id] as const } : {}),
      });
      const page = cutPage(rows, limit, (row) => [row.nameFolded, row.id]);
      return c.json({ items: page.items.map((row) => OfficerRowSchema.parse({ ...row, state: stateOf(row), hasSecondFactor: row.totpSince !== null })), nextCursor: page.nextCursor }, 200);
    },
  );
  api.openapi(
    createRoute({ method: 'get', path: '/api/v1/officers/{id}', tags, summary: 'One account', ...may('listOfficers'), request: { params }, responses: { 200: json(OfficerSchema, 'The account'), ...problems(401, 403, 404) } }),
    async (c) => {
      const outcome = await officers.get(c.req.valid('param').id, c.var.actor);
      if (!outcome.ok) return sayNo(c, outcome);
      const officer = outcome.value;
      const state = stateOf({ ...officer, hasPassword: officer.passwordHash !== null, isLinked: officer.identities.length > 0 });
      return c.json(OfficerSchema.parse({ ...officer, homeSite: await sites.get(officer.homeSiteId), state, secondFactorSince: officer.totpSince }), 200);
    },
  );
  api.openapi(
    createRoute({
      method: 'get', path: '/api/v1/officers/{id}/changes', tags, summary: 'What was changed about an account, newest first', ...may('readChanges'),
      request: { params, query: PageQuerySchema }, responses: { 200: json(pageOf(DeedSchema, 'Deeds'), 'One page'), ...problems(401, 403, 404, 422) },
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      const { cursor, limit } = c.req.valid('query');
      const may = await officers.mayReadChanges(id, c.var.actor);
      if (!may.ok) return sayNo(c, may);
      const before = readBefore(cursor);
      if (before === undefined) return sayNo(c, refuse('invalid_request', { reason: 'cursor' }));
      const page = cutPage(await log.listChanges(id, before, limit + 1), limit, (row) => [row.at, row.id]);
      return c.json({ items: page.items.map((row) => DeedSchema.parse(row)), nextCursor: page.nextCursor }, 200);
    },
  );
}

function registerDeeds(api: Api, identity: Identity, _may: Asked, delicate: Delicate): void {
  const { officers, account } = identity;
  const linkOf = (officerId: string, { token, expiresAt }: { readonly token: string; readonly expiresAt: string }) => ({ officerId, path: `${LINK_PAGE}?ma=${token}`, expiresAt });
  const refused = problems(401, 403, 404, 409, 422);

  api.openapi(
    createRoute({
      method: 'post', path: '/api/v1/officers', tags, summary: 'Makes an account; its person sets the password by the one-time link given here', ...delicate('createOfficer'),
      request: body(z.object({ siteId: SiteId, loginName: LoginName, fullName: FullName, roles: z.array(RoleSchema).min(1).max(8) })), responses: { 201: json(LinkSchema, 'Made; the link works once, for a day'), ...refused },
    }),
    async (c) => {
      const outcome = await officers.create(c.req.valid('json') as { siteId: string; loginName: string; fullName: string; roles: Role[] }, callOf(c));
      return outcome.ok ? c.json(linkOf(outcome.value.id, outcome.value), 201, { 'cache-control': 'no-store' }) : sayNo(c, outcome);
    },
  );
  api.openapi(
    createRoute({ method: 'patch', path: '/api/v1/officers/{id}', tags, summary: 'Corrects a name', ...delicate('changeOfficer'), request: { params, ...body(z.object({ fullName: FullName })) }, responses: { ...done, ...refused } }),
    async (c) => {
      const outcome = await officers.rename(c.req.valid('param').id, c.req.valid('json').fullName, callOf(c));
      return outcome.ok ? c.body(null, 204) : sayNo(c, outcome);
    },
  );
  api.openapi(
    createRoute({
      method: 'put', path: '/api/v1/officers/{id}/roles', tags, summary: 'Sets all roles of a person at one site; the person signs in anew', ...delicate('changeRoles'),
      request: { params, ...body(z.object({ siteId: SiteId, roles: z.array(RoleSchema).max(8) })) }, responses: { ...done, ...refused },
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      const outcome = await officers.changeRoles({ id, ...(c.req.valid('json') as { siteId: string; roles: Role[] }) }, callOf(c));
      if (!outcome.ok) return sayNo(c, outcome);
      if (id === c.var.actor.id) {
        // Other rights, other token, for oneself as well.
        const rotated = await account.confirmed(sessionOf(c), callOf(c));
        if (rotated.ok) setCookie(c, identity, 'session', rotated.value.token);
      }
      return c.body(null, 204);
    },
  );
  api.openapi(
    createRoute({ method: 'put', path: '/api/v1/officers/{id}/state', tags, summary: 'Disables an account, which ends its sessions at once, or enables it again', ...delicate('disableOfficer'), request: { params, ...body(z.object({ state: z.enum(['active', 'disabled']) })) }, responses: { ...done, ...refused } }),
    async (c) => {
      const { id } = c.req.valid('param');
      const outcome = c.req.valid('json').state === 'disabled' ? await officers.disable(id, callOf(c)) : await officers.enable(id, callOf(c));
      return outcome.ok ? c.body(null, 204) : sayNo(c, outcome);
    },
  );
  api.openapi(
    createRoute({ method: 'post', path: '/api/v1/officers/{id}/password-link', tags, summary: 'A one-time link with which the person sets a new password', ...delicate('resetPassword'), request: { params }, responses: { 201: json(LinkSchema, 'The link'), ...refused } }),
    async (c) => {
      const { id } = c.req.valid('param');
      const outcome = await officers.makePasswordLink(id, callOf(c));
      return outcome.ok ? c.json(linkOf(id, outcome.value), 201, { 'cache-control': 'no-store' }) : sayNo(c, outcome);
    },
  );
  api.openapi(
    createRoute({ method: 'delete', path: '/api/v1/officers/{id}/second-factor', tags, summary: 'Takes away the second factor of somebody who lost it, after seeing who it is', ...delicate('removeSecondFactor'), request: { params }, responses: { ...done, ...refused } }),
    async (c) => {
      const outcome = await officers.removeSecondFactor(c.req.valid('param').id, callOf(c));
      return outcome.ok ? c.body(null, 204) : sayNo(c, outcome);
    },
  );
  api.openapi(
    createRoute({ method: 'delete', path: '/api/v1/officers/{id}/sessions', tags, summary: 'Ends every session of a person', ...delicate('endSessions'), request: { params }, responses: { 200: json(z.object({ ended: z.number().int() }), 'How many'), ...refused } }),
    async (c) => {
      const outcome = await officers.endSessions(c.req.valid('param').id, callOf(c));
      return outcome.ok ? c.json(outcome.value, 200) : sayNo(c, outcome);
    },
  );
  api.openapi(
    createRoute({
      method: 'put', path: '/api/v1/officers/{id}/identity', tags, summary: 'Links the account with the other log-in service, by subject or by the code shown there', ...delicate('linkIdentity'),
      request: { params, ...body(z.union([z.object({ subject: z.string().min(1).max(255) }).strict(), z.object({ code: z.string().min(4).max(20) }).strict()])) }, responses: { ...done, ...refused },
    }),
    async (c) => {
      const outcome = await officers.linkIdentity(c.req.valid('param').id, c.req.valid('json'), callOf(c));
      return outcome.ok ? c.body(null, 204) : sayNo(c, outcome);
    },
  );
  api.openapi(
    createRoute({ method: 'delete', path: '/api/v1/officers/{id}/identity', tags, summary: 'Undoes every link of the account with another log-in service', ...delicate('linkIdentity'), request: { params }, responses: { 200: json(z.object({ removed: z.number().int() }), 'How many'), ...refused } }),
    async (c) => {
      const outcome = await officers.unlinkIdentities(c.req.valid('param').id, callOf(c));
      return outcome.ok ? c.json(outcome.value, 200) : sayNo(c, outcome);
    },
  );
}
