import { systemActor } from '#model/actor.ts';
import type { RightsTable } from '#model/rights.ts';
import { mayAct } from '#model/rights.ts';
import type { Actor } from '#model/actor.ts';
import { accept } from '#model/outcome.ts';
import type { CommandDefinition } from '#platform/command.ts';
import type { ActorOf, CitizenOf, OpenSession } from '#platform/routes.ts';
import { createCitizenSessions, type CitizenSessions } from './citizen-sessions.ts';
import { forgetCitizenSessions } from './citizen-sessions.store.ts';
import { createCitizenSignIn, type CitizenSignIn } from './citizen-sign-in.ts';
import { openDemo, type DemoPeople, type DemoPerson } from './demo.ts';
import { findProvinceActor } from './find-actor.ts';
import { countRecoveryCodes, listIdentities } from './factors.store.ts';
import { instant, type IdentityDeps } from './identity-deps.ts';
import { createPersonLog, type PersonLog } from './log.ts';
import { createOfficers, type Officers } from './officers.ts';
import { countOfficers, findOfficerRow, listRoleRows, type OfficerRow, type RoleRow } from './officers.store.ts';
import { createOneTimeLinks, type OneTimeLinks } from './one-time-links.ts';
import { createOwnAccount, type OwnAccount } from './own-account.ts';
import { createPracticeDoor, type PracticeDoor } from './practice.ts';
import { createSecondFactor, type SecondFactor } from './second-factor.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { forgetEnded, listSessionRows } from './sessions.store.ts';
import { createSignIn, type SignIn } from './sign-in.ts';
import { createSites, type Sites, type SiteView } from './sites.ts';
import { createSso, type Sso } from './sso.ts';
import { createThrottle, THROTTLE_RULES, type Throttle } from './throttle.ts';
import { newToken } from './tokens.ts';

/** How long a person's access log is kept. Unit: days. Source: purpose limit of Law 91/2025/QH15; a year covers a yearly review. */
export const SIGN_INS_KEPT_DAYS = 365;

/** Who a person is at this house. */
export interface Account extends OfficerRow {
  readonly roles: readonly RoleRow[];
  readonly isLinked: boolean;
  readonly recoveryCodesLeft: number;
}

/** What anybody may know of the house before signing in. */
export interface HouseView {
  readonly demo: boolean;
  readonly site: SiteView | null;
  /** Whether the set-up link has not been used yet. */
  readonly needsSetUp: boolean;
  /** How the other log-in service is called, when one is set up. */
  readonly sso: string | null;
  /** How the citizens' log-in service is called, when one is set up. */
  readonly citizenLogIn: string | null;
}

/** The room of officers' accounts: who they are, how they prove it, what they may. */
export interface Identity {
  readonly settings: IdentityDeps['settings'];
  readonly sessions: Sessions;
  readonly signIn: SignIn;
  readonly secondFactor: SecondFactor;
  readonly account: OwnAccount;
  readonly officers: Officers;
  readonly sites: Sites;
  readonly links: OneTimeLinks;
  readonly sso: Sso;
  readonly practice: PracticeDoor;
  /** Citizens' log-in, apart from the officers'. */
  readonly citizenSessions: CitizenSessions;
  readonly citizenSignIn: CitizenSignIn;
  readonly log: PersonLog;
  /** Counts guesses, for rooms that open something to strangers. */
  readonly throttle: Throttle;
  /** A keyed hash only this house can make; each use has its own purpose. */
  sign(purpose: string, text: string): string;
  /** The port of `app/http/api.ts`. */
  readonly actorOf: ActorOf;
  /** The same for citizens. */
  readonly citizenOf: CitizenOf;
  describeHouse(): Promise<HouseView>;
  findAccount(officerId: string): Promise<Account | undefined>;
  /** The officer of a login name at the province, for the operator's command line; undefined for nobody there. */
  findProvinceActor(loginName: string): Promise<Actor | undefined>;
  listOwnSessions(officerId: string): ReturnType<typeof listSessionRows>;
  /** What an officer may do in every room, by role alone. Shape: `<room>.<action>`. */
  listRights(actor: Actor): readonly string[];
  isConfirmed(session: OpenSession): boolean;
  openDemo(people: DemoPeople): Promise<readonly DemoPerson[]>;
  /** Deletes what has ended; for a timer. */
  forgetEnded(): Promise<number>;
}

/** Opens the room. `tables`: the rights of every room by its name. */
export function createIdentity(deps: IdentityDeps, tables: Readonly<Record<string, RightsTable>>): Identity {
  const { database, commands, hasher, settings } = deps;
  const sessions = createSessions(deps);
  const throttle = createThrottle(deps);
  const secondFactor = createSecondFactor({ ...deps, sessions, throttle });
  // Made on first need: a command that only asks a question must not wait for a hash.
  let decoy: Promise<string> | undefined;
  const signIn = createSignIn({ ...deps, sessions, throttle, secondFactor, getDecoy: () => (decoy ??= hasher.hash(newToken())) });
  const account = createOwnAccount({ ...deps, sessions, throttle, secondFactor });
  const links = createOneTimeLinks({ ...deps, throttle, account });
  const sites = createSites(deps);
  const citizenSessions = createCitizenSessions(deps, settings.citizens, sessions.secure);

  const forgetting: CommandDefinition<null, { gone: number }, never> = {
    name: 'identity.forgetEnded',
    policy: () => undefined,
    run: async (_input, context) => {
      const { now } = context;
      const longest = Math.max(...Object.values(THROTTLE_RULES).map((rule) => rule.forgetAfterSeconds)) * 1000;
      const gone = await forgetEnded(context.transaction, instant(now), instant(now - settings.idleMs), instant(now - SIGN_INS_KEPT_DAYS * 86_400_000), instant(now - longest)) + (await forgetCitizenSessions(context.transaction, instant(now), instant(now - (settings.citizens?.idleMs ?? 0))));
      context.note('identity', { gone });
      return accept({ gone });
    },
  };

  return {
    settings,
    sessions,
    signIn,
    secondFactor,
    account,
    officers: createOfficers({ ...deps, links }),
    sites,
    links,
    sso: createSso({ ...deps, sessions, signIn, account }),
    practice: createPracticeDoor({ ...deps, sessions }),
    citizenSessions,
    citizenSignIn: createCitizenSignIn({ ...deps, sessions: citizenSessions, secure: sessions.secure }),
    log: createPersonLog(deps),
    throttle,
    sign: (purpose, text) => deps.secret.sign(purpose, text),
    actorOf: async (visitor) => (await sessions.find(visitor))?.caller,
    citizenOf: async (visitor) => (await citizenSessions.ofRequest(visitor))?.caller,
    describeHouse: async () => {
      const [house, officers] = await Promise.all([sites.findHouse(), countOfficers(database)]);
      return { demo: house?.demo ?? false, site: house === undefined ? null : sites.view(house), needsSetUp: officers === 0, sso: settings.sso?.name ?? null, citizenLogIn: settings.citizens?.name ?? null };
    },
    findAccount: async (officerId) => {
      const officer = await findOfficerRow(database, officerId);
      if (officer === undefined) return undefined;
      const [roles, identities, recoveryCodesLeft] = await Promise.all([listRoleRows(database, officerId), listIdentities(database, officerId), countRecoveryCodes(database, officerId)]);
      return { ...officer, roles, isLinked: identities.length > 0, recoveryCodesLeft };
    },
    findProvinceActor: (loginName) => findProvinceActor(database, loginName),
    listOwnSessions: (officerId) => listSessionRows(database, officerId),
    listRights: (actor) => Object.entries(tables).flatMap(([room, table]) => Object.keys(table).filter((action) => mayAct(table, actor, action)).map((action) => `${room}.${action}`)),
    isConfirmed: (session) => sessions.isConfirmed(session),
    openDemo: (people) => openDemo(deps, people),
    forgetEnded: async () => {
      const outcome = await commands.run(forgetting, null, { actor: systemActor(settings.houseSiteId) });
      if (!outcome.ok) throw new Error(`identity.forgetEnded was refused: ${outcome.code}`);
      return outcome.value.gone;
    },
  };
}
