import { join } from 'node:path';
import { readDemoPeople, type DemoPerson } from '#identity/demo.ts';
import { createHasher, type Hasher } from '#identity/hash-password.ts';
import { openHouseSecret } from '#identity/house-secret.ts';
import { createIdentity, type Identity } from '#identity/identity.ts';
import type { PlaceName } from '#identity/identity-deps.ts';
import { readPasswordJudge } from '#identity/judge-password.ts';
import type { Places } from '#places/places.ts';
import type { Platform } from '#platform/platform.ts';
import type { Config } from './config.ts';
import { readLocales } from './content.ts';
import { IDENTITY_DEFAULTS } from './identity-options.ts';
import { RIGHTS_TABLES } from './rights-tables.ts';

export interface OpenIdentity {
  readonly identity: Identity;
  readonly demo: boolean;
  /** The lines for whoever starts the house. */
  readonly welcome: (address: string) => Promise<readonly string[]>;
}

/** A unit of today as the room of accounts knows it. */
export function placeNameOf(places: Pick<Places, 'getPlace'>, code: string): PlaceName | undefined {
  const found = places.getPlace(code);
  if (!found.ok || found.value.place.level === 'district') return undefined;
  const { level, fullName, address, provinceCode } = found.value.place;
  return { level, fullName, address, provinceCode };
}

/**
 * Opens the room of accounts; with `--demo` its invented people too.
 * Faults: `content_broken`, `demo_refused`.
 */
export async function openIdentity(config: Config, platform: Platform, places: Pick<Places, 'getPlace'>, hasher: Hasher = createHasher()): Promise<OpenIdentity> {
  const options = config.identity ?? IDENTITY_DEFAULTS;
  const content = join(config.home, 'content', 'identity');
  const identity = createIdentity(
    {
      database: platform.database,
      commands: platform.commands,
      clock: platform.clock,
      log: platform.log,
      hasher,
      secret: await openHouseSecret(config.dataDir === '' ? platform.dataDir : config.dataDir, options.secret),
      judge: await readPasswordJudge(join(content, 'common-passwords.txt')),
      findPlace: (code) => placeNameOf(places, code),
      settings: {
        houseSiteId: config.siteId,
        publicUrl: config.publicUrl ?? `http://${config.host}:${String(config.port)}`,
        idleMs: options.idleMinutes * 60_000,
        absoluteMs: options.sessionHours * 3_600_000,
        confirmMs: 10 * 60_000,
        needsSecondFactor: options.needsSecondFactor,
        ...(options.sso === undefined ? {} : { sso: options.sso }),
        ...(options.citizens === undefined ? {} : { citizens: options.citizens }),
      },
    },
    RIGHTS_TABLES,
  );
  const people = config.demo ? await identity.openDemo(await readDemoPeople(join(content, 'demo.json'))) : [];
  const { demo } = await identity.describeHouse();
  return { identity, demo, welcome: (address) => writeWelcome(config, identity, people, address) };
}

async function writeWelcome(config: Config, identity: Identity, people: readonly DemoPerson[], address: string): Promise<string[]> {
  const { vi } = await readLocales(config.home);
  const say = (key: string, details: Readonly<Record<string, string>> = {}): string => fill(vi['start'], key, details);
  if (people.length > 0) {
    const widest = Math.max(...people.map(({ loginName }) => loginName.length));
    return [say('demo', { address: `${address}/dang-nhap` }), ...people.map((person) => `  ${person.loginName.padEnd(widest)}  ${person.password}  ${person.fullName}, ${person.roles.map((role) => say(`role_${role}`)).join(', ')}, ${person.site}`)];
  }
  const token = await identity.links.makeSetUpToken();
  return token === undefined ? [] : [say('set_up', { link: `${config.publicUrl ?? address}/dang-nhap/thiet-lap?ma=${token}` })];
}

function fill(section: unknown, key: string, details: Readonly<Record<string, string>>): string {
  const text = typeof section === 'object' && section !== null ? (section as Record<string, unknown>)[key] : undefined;
  return (typeof text === 'string' ? text : key).replace(/\{(\w+)\}/g, (whole, name: string) => details[name] ?? whole);
}
