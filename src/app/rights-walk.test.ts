import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#model/actor.ts';
import { mayAct, type RightsTable } from '#model/rights.ts';
import { ROLES, type Role } from '#model/role.ts';
import type { Caller, SignedInCitizen } from '#platform/routes.ts';
import type { Api } from '#platform/routes.ts';
import { openTestPlatform, type TestPlatform } from '#test/support/database.ts';
import { HOME } from '#test/support/home.ts';
import { buildHouse, type FullHouse } from './build.ts';
import { readLocales } from './content.ts';
import { createApi } from './http/api.ts';
import { PUBLIC_TAGS, RIGHTS_TABLES } from './rights-tables.ts';
import { makeWalkObjects, SITE_CALLS, WALK_SITES, type WalkCall, type WalkObjects, type WalkSite } from './rights-walk.fixture.ts';

interface Route {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly tags: readonly string[];
  readonly right: string | undefined;
}

const NOBODY = '019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7';
/** A citizen who logged in and has nothing here yet. */
const SOMEBODY: SignedInCitizen = { sessionId: NOBODY, personKey: 'nobody’s number', birthYear: 1958 };
const OWN_COOKIE = 'own=1';
/** Not of the open API itself: its own description. */
const UNDESCRIBED = ['/api/v1/openapi.json', '/api/v1/docs'];
let platform: TestPlatform;
let house: FullHouse;
let api: Api;
let routes: readonly Route[];
let objects: WalkObjects;

beforeAll(async () => {
  platform = await openTestPlatform();
  const config = { host: '127.0.0.1', port: 0, dataDir: platform.dataDir, importPaths: [], demo: false, siteId: 'local', home: HOME, ratePerSecond: 0 };
  house = await buildHouse(config, platform);
  // The walk plays every role at every site: the cookie says which, and who it is has just proven it.
  const actorOf = async ({ cookie }: { readonly cookie: string }): Promise<Caller | undefined> => {
    if (!cookie.startsWith('walk=')) return undefined;
    const actor = JSON.parse(decodeURIComponent(cookie.slice('walk='.length))) as Actor;
    return { actor, session: { id: NOBODY, officerId: actor.id, stage: 'open', confirmedAt: platform.clock.now() } };
  };
  api = createApi({ platform, locales: await readLocales(HOME), siteId: 'local', routes: house.routes, maxBodyBytes: 1_000_000, actorOf, citizenOf: async ({ cookie }) => (cookie === OWN_COOKIE ? SOMEBODY : undefined) });
  const document = (await (await api.request('/api/v1/openapi.json')).json()) as { paths: Record<string, Record<string, { tags?: string[]; 'x-right'?: string }>> };
  routes = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, method: method.toUpperCase(), path, tags: operation.tags ?? [], right: operation['x-right'] })),
  );
  objects = await makeWalkObjects(platform);
});
afterAll(async () => {
  await house.close();
  await platform.close();
});

const officerAt = (site: WalkSite, ...roles: Role[]): Actor => ({ kind: 'officer', id: NOBODY, siteId: site.id, site, roles });
/** Routes about what is one's own: for citizens who logged in, and no officer among them. */
const OWN_RIGHT = 'citizen.own';
const own = (): readonly Route[] => routes.filter((route) => route.right === OWN_RIGHT);
const guarded = (): readonly (Route & { readonly right: string })[] => routes.flatMap((route) => (route.right === undefined || route.right === OWN_RIGHT ? [] : [{ ...route, right: route.right }]));
function tableOf(right: string): { readonly table: RightsTable; readonly action: string } | undefined {
  const [room = '', action = ''] = right.split('.');
  const table = RIGHTS_TABLES[room];
  return table !== undefined && Object.hasOwn(table, action) ? { table, action } : undefined;
}

async function call(route: Route, actor: Actor | 'citizen' | undefined, { params, query = '', body }: WalkCall = {}): Promise<{ readonly status: number; readonly code: string }> {
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => params?.[name] ?? NOBODY);
  const withBody = route.method !== 'GET' && route.method !== 'DELETE';
  const response = await api.request(`http://127.0.0.1${path}${query}`, {
    method: route.method,
    headers: { 'sec-fetch-site': 'same-origin', ...(actor === undefined ? {} : { cookie: actor === 'citizen' ? OWN_COOKIE : `walk=${encodeURIComponent(JSON.stringify(actor))}` }), ...(withBody ? { 'content-type': 'application/json' } : {}) },
    ...(withBody ? { body: JSON.stringify(body ?? {}) } : {}),
  });
  // A stream never ends by itself.
  if (response.headers.get('content-type')?.startsWith('text/event-stream') === true) {
    await response.body?.cancel();
    return { status: response.status, code: '' };
  }
  const reply = (await response.json().catch(() => ({}))) as { code?: string };
  return { status: response.status, code: reply.code ?? '' };
}
/** Refused openly, or as if it were not there: whoever may not read a thing does not learn that it exists. */
const isRefused = ({ status, code }: { readonly status: number; readonly code: string }): boolean => (status === 403 && ['not_allowed', 'site_outside_province'].includes(code)) || (status === 404 && code === 'not_found');

describe('every route of the open API', () => {
  test('is described, and open to all only under a tag that says so', () => {
    expect(routes.length).toBeGreaterThan(40);
    const open = routes.filter((route) => route.right === undefined);
    expect(open.filter((route) => route.tags.length === 0 || !route.tags.every((tag) => PUBLIC_TAGS.includes(tag))).map((route) => route.name)).toEqual([]);
    const described = new Set(routes.map((route) => route.path.replaceAll(/\{(\w+)\}/g, ':$1')));
    const registered = api.routes.filter((route) => route.method !== 'ALL' && route.path.startsWith('/api/')).map((route) => route.path);
    expect([...new Set(registered)].filter((path) => !described.has(path) && !UNDESCRIBED.includes(path))).toEqual([]);
  });

  test('with a right names a row of a rights table', () => {
    expect(guarded().filter((route) => route.right !== 'identity.signedIn' && tableOf(route.right) === undefined).map((route) => `${route.name}: ${route.right}`)).toEqual([]);
  });

  test('for officers refuses everybody else (not_signed_in)', async () => {
    for (const route of guarded()) expect(await call(route, undefined), route.name).toEqual({ status: 401, code: 'not_signed_in' });
  });

  test('lets through exactly the roles of its row', async () => {
    for (const route of guarded()) {
      const found = tableOf(route.right);
      for (const roles of [[], ...ROLES.map((role) => [role])]) {
        const actor = officerAt(WALK_SITES.province, ...roles);
        const may = found === undefined || mayAct(found.table, actor, found.action);
        const reply = await call(route, actor);
        if (may) expect(['not_allowed', 'not_signed_in', 'internal_fault'].includes(reply.code), `${route.name} as ${roles.join()}: ${reply.code}`).toBe(reply.code === 'not_signed_in' && route.right === 'identity.signedIn');
        else expect(reply, `${route.name} as ${roles.join()}`).toEqual({ status: 403, code: 'not_allowed' });
      }
    }
  });
});

describe("every route about what is one's own", () => {
  test('is for citizens who logged in: neither for nobody nor for any officer (citizen_not_signed_in)', async () => {
    expect(own().length).toBeGreaterThan(0);
    for (const route of own()) {
      for (const actor of [undefined, ...ROLES.map((role) => officerAt(WALK_SITES.province, role))]) expect(await call(route, actor), route.name).toEqual({ status: 401, code: 'citizen_not_signed_in' });
      expect(['not_signed_in', 'not_allowed', 'internal_fault'].includes((await call(route, 'citizen')).code), route.name).toBe(false);
    }
  });

  test('gives a citizen nothing of the officers: every guarded route refuses (not_signed_in)', async () => {
    for (const route of guarded()) expect(await call(route, 'citizen'), route.name).toEqual({ status: 401, code: 'not_signed_in' });
  });
});

describe('every right bounded by site', () => {
  test('has a call for the walk', () => {
    const bounded = guarded().filter((route) => {
      const found = tableOf(route.right);
      return found !== undefined && found.table[found.action]?.reach !== 'everywhere';
    });
    expect(bounded.filter((route) => SITE_CALLS[route.name] === undefined).map((route) => route.name)).toEqual([]);
    expect(Object.keys(SITE_CALLS).filter((name) => !bounded.some((route) => route.name === name))).toEqual([]);
  });

  test('reaches the own, sister, higher and foreign site as its row says, and no further', async () => {
    const pairs = [WALK_SITES.commune, WALK_SITES.province].flatMap((from) => Object.values(WALK_SITES).map((to) => [from, to] as const));
    let tried = 0;
    for (const route of guarded()) {
      const found = tableOf(route.right);
      const make = SITE_CALLS[route.name];
      if (found === undefined || make === undefined || make === 'none') continue;
      for (const [from, to] of pairs) {
        for (const role of ROLES) {
          const actor = officerAt(from, role);
          // A province is not opened by anybody: one of its communes is what the route is about then.
          const target = route.name === 'POST /api/v1/sites' ? { id: 'new', provinceId: 'provinceId' in to ? to.provinceId : to.id } : to;
          const may = mayAct(found.table, actor, found.action, target);
          const reply = await call(route, actor, make(to, objects));
          expect(reply.code, `${route.name} as ${role} of ${from.id} on ${to.id}`).not.toBe('internal_fault');
          expect(isRefused(reply), `${route.name} as ${role} of ${from.id} on ${to.id}: ${String(reply.status)} ${reply.code}`).toBe(!may);
          tried += 1;
        }
      }
    }
    expect(tried).toBeGreaterThan(900);
  });
});
