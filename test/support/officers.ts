import { join } from 'node:path';
import type { Role } from '#model/role.ts';
import { ROLES } from '#model/role.ts';
import { openIdentity } from '#app/open-identity.ts';
import { readLocales } from '#app/content.ts';
import { createApi } from '#app/http/api.ts';
import { IDENTITY_DEFAULTS, type IdentityOptions } from '#app/identity-options.ts';
import { createHasher } from '#identity/hash-password.ts';
import type { Identity } from '#identity/identity.ts';
import { registerIdentityRoutes } from '#identity/identity.routes.ts';
import { loadPlaces } from '#places/places-data.ts';
import { createPlaces, type Places } from '#places/places.ts';
import { testClock, type TestClock } from '#platform/clock.ts';
import type { Api, RouteRegistrar } from '#platform/routes.ts';
import { openTestPlatform, type TestPlatform } from './database.ts';
import { HOME } from './home.ts';

/** Argon2id with next to no memory: hundreds of sign-ins in a test. What the real settings are is tested in hash-password.test.ts. */
export const fastHasher = createHasher({ memoryCost: 64, timeCost: 1 });

export interface OfficerHouse {
  readonly platform: TestPlatform;
  readonly clock: TestClock;
  readonly identity: Identity;
  readonly api: Api;
  readonly places: Places;
  /** A browser with nothing in it. */
  browser(options?: { readonly address?: string; readonly userAgent?: string }): TestBrowser;
  /** A browser in which somebody of the demonstration is signed in. */
  signedIn(loginName: string): Promise<TestBrowser>;
  passwordOf(loginName: string): string;
  /** The same house after a restart: rooms and API anew on the same store and data folder. */
  restart(): Promise<Pick<OfficerHouse, 'identity' | 'api' | 'browser'>>;
  close(): Promise<void>;
}

export interface OfficerHouseOptions {
  readonly options?: Partial<IdentityOptions>;
  readonly publicUrl?: string;
  /** Routes of the room under test, on the same API. */
  readonly routes?: (platform: TestPlatform, identity: Identity) => readonly RouteRegistrar[];
  /** Leave the house without people, as after its first start. */
  readonly empty?: boolean;
}

/** The commune and the province of the test house. */
export const COMMUNE = { id: 'local', placeCode: '14797' } as const;
export const PROVINCE = { id: 'province-38', placeCode: '38' } as const;
/** One person for every role at the commune (the login name is the role's), and `province.<role>` at the province. */
const PEOPLE = (['commune', 'province'] as const).flatMap((site) =>
  ROLES.filter((role) => site === 'province' || role !== 'provinceSupervisor').map((role: Role) => ({ site, loginName: site === 'commune' ? role.toLowerCase() : `province.${role.toLowerCase()}`, fullName: `Người Thử ${role}`, roles: [role] })),
);

/** A store, the room of accounts with a person for every role, and the API over it: for tests of officers' routes of any room. */
export async function openOfficerHouse({ options, publicUrl, routes, empty }: OfficerHouseOptions = {}): Promise<OfficerHouse> {
  const clock = testClock('2026-11-30T08:00:00+07:00');
  const platform = await openTestPlatform({ clock });
  const places = createPlaces(await loadPlaces(join(HOME, 'content/places')), clock);
  const config = {
    host: '127.0.0.1', port: 0, dataDir: platform.dataDir, importPaths: [], demo: false, siteId: COMMUNE.id, home: HOME, ratePerSecond: 0, identity: { ...IDENTITY_DEFAULTS, ...options },
    ...(publicUrl === undefined ? {} : { publicUrl }),
  };
  const open = async () => {
    const { identity } = await openIdentity(config, platform, places, fastHasher);
    const api = createApi({
      platform, locales: await readLocales(HOME), siteId: COMMUNE.id, maxBodyBytes: 1_000_000, actorOf: identity.actorOf, citizenOf: identity.citizenOf,
      routes: [(each) => registerIdentityRoutes(each, identity), ...(routes?.(platform, identity) ?? [])],
      ...(publicUrl === undefined ? {} : { publicUrl }),
    });
    const browser: OfficerHouse['browser'] = (given) => createTestBrowser(api, given);
    return { identity, api, browser };
  };
  const { identity, api, browser } = await open();
  const people = empty === true ? [] : await identity.openDemo({ commune: COMMUNE.placeCode, province: PROVINCE.placeCode, people: PEOPLE });
  const passwordOf = (loginName: string): string => {
    const person = people.find((each) => each.loginName === loginName);
    if (person === undefined) throw new Error(`nobody is called ${loginName}`);
    return person.password;
  };
  return {
    platform, clock, identity, api, places, browser, passwordOf, restart: open,
    signedIn: async (loginName) => {
      const opened = browser();
      const reply = await opened.post('/api/v1/session', { loginName, password: passwordOf(loginName) });
      if (reply.status !== 200) throw new Error(`${loginName} could not sign in: ${await reply.text()}`);
      return opened;
    },
    close: () => platform.close(),
  };
}

/** A client that keeps cookies as a browser does and says where its requests come from. */
export interface TestBrowser {
  readonly cookies: Map<string, string>;
  get(path: string): Promise<Response>;
  post(path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
  put(path: string, body?: unknown): Promise<Response>;
  patch(path: string, body?: unknown): Promise<Response>;
  delete(path: string): Promise<Response>;
  send(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
}

/** Opens such a client on an API in this process. */
export function createTestBrowser(api: Api, { address = '10.0.0.1', userAgent = 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' }: { readonly address?: string; readonly userAgent?: string } = {}): TestBrowser {
  const cookies = new Map<string, string>();
  const send: TestBrowser['send'] = async (method, path, body, headers = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const request = new Request(`http://127.0.0.1${path}`, {
      method,
      headers: { 'user-agent': userAgent, 'sec-fetch-site': 'same-origin', ...(cookie === '' ? {} : { cookie }), ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const response = await api.fetch(request, { address, requestId: 'test', bodyTooLarge: () => false });
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split('; ');
      const equals = pair.indexOf('=');
      if (attributes.includes('Max-Age=0')) cookies.delete(pair.slice(0, equals));
      else cookies.set(pair.slice(0, equals), pair.slice(equals + 1));
    }
    return response;
  };
  return {
    cookies,
    send,
    get: (path) => send('GET', path),
    post: (path, body, headers) => send('POST', path, body, headers),
    put: (path, body) => send('PUT', path, body),
    patch: (path, body) => send('PATCH', path, body),
    delete: (path) => send('DELETE', path),
  };
}
