import type { CommandContext } from '#platform/command.ts';
import type { SignedInCitizen, Visitor } from '#platform/routes.ts';
import type { CitizenIdentity } from './citizen-claims.ts';
import { addCitizenSession, endCitizenSession, endOldestCitizenSessions, findCitizenSession, rotateCitizenToken, settleCitizenToken, touchCitizenSession, type CitizenSessionRow } from './citizen-sessions.store.ts';
import { cookieName, readCookie } from './cookies.ts';
import { instant, type CitizenLogInSettings, type IdentityDeps } from './identity-deps.ts';
import { hashToken, newToken } from './tokens.ts';

/** So many sessions of one person at most; a further one ends the oldest. */
export const CITIZEN_SESSIONS_AT_MOST = 5;
/** How long one token serves; a page that is opened later gets another. Unit: milliseconds. */
export const TOKEN_SERVES_MS = 15 * 60_000;
/** How long the token before goes on counting once the new one was shown, for pages asked for at the same time. Unit: milliseconds. */
const OVERLAP_MS = 60_000;
/** How exactly the last use is known. Unit: milliseconds. */
const TOUCH_MS = 60_000;

/** A live session of a citizen with who it is. */
export interface LiveCitizen {
  readonly row: CitizenSessionRow;
  readonly identity: CitizenIdentity;
  readonly caller: SignedInCitizen;
}

/** Sessions of citizens, apart from the officers': another cookie, another table, no rights but over what is one's own. */
export interface CitizenSessions {
  /** The live session of a visitor's cookie. `isLook`: only looked at, so that what runs by itself keeps nobody signed in. */
  find(visitor: Pick<Visitor, 'cookie'>, options?: { readonly isLook?: boolean }): Promise<LiveCitizen | undefined>;
  /** The live session of a request, looked up once however many ask: for as long as its visitor is at hand. What stays open longer asks `find`. */
  ofRequest(visitor: Visitor): Promise<LiveCitizen | undefined>;
  /** Opens a session inside a command; gives the token for the cookie. A session the browser had before is ended. */
  open(context: CommandContext, identity: CitizenIdentity, visitor: Pick<Visitor, 'cookie'>): Promise<{ readonly id: string; readonly token: string }>;
  /** Another token where the present one has served its time; undefined when it goes on. */
  renew(live: LiveCitizen, visitor: Pick<Visitor, 'cookie'>): Promise<string | undefined>;
}

/** Opens the sessions. `secure`: whether the house is reached by https. */
export function createCitizenSessions({ database, clock, secret }: Pick<IdentityDeps, 'database' | 'clock' | 'secret'>, settings: CitizenLogInSettings | undefined, secure: boolean): CitizenSessions {
  const tokenOf = ({ cookie }: Pick<Visitor, 'cookie'>): string => readCookie(cookie, cookieName('citizen', secure)) ?? '';

  const find: CitizenSessions['find'] = async (visitor, { isLook = false } = {}) => {
    const token = tokenOf(visitor);
    if (settings === undefined || token === '') return undefined;
    const now = clock.now();
    const hash = hashToken(token);
    const row = await findCitizenSession(database, hash, instant(now));
    if (row === undefined || Date.parse(row.endsAt) <= now || Date.parse(row.seenAt) + settings.idleMs <= now) return undefined;
    const identity = readIdentity(secret.unseal(row.sealed));
    if (identity === undefined) return undefined;
    if (!isLook && now - Date.parse(row.seenAt) >= TOUCH_MS) await touchCitizenSession(database, row.id, instant(now));
    if (row.previousHash !== null && row.previousUntil === null && row.tokenHash === hash) await settleCitizenToken(database, row.id, hash, instant(now + OVERLAP_MS));
    return { row, identity, caller: { sessionId: row.id, personKey: row.personKey, birthYear: Number(identity.birthDate.slice(0, 4)) } };
  };

  const asked = new WeakMap<Visitor, Promise<LiveCitizen | undefined>>();

  return {
    find,
    ofRequest: (visitor) => {
      const found = asked.get(visitor) ?? find(visitor);
      asked.set(visitor, found);
      return found;
    },
    open: async (context, identity, visitor) => {
      if (settings === undefined) throw new Error('identity: a citizen signs in though no log-in service is set up');
      const before = await find(visitor, { isLook: true });
      if (before !== undefined) await endCitizenSession(context.transaction, before.row.id);
      const token = newToken();
      const [id, personKey] = [context.newId(), personKeyOf(secret, identity.personalId)];
      await addCitizenSession(context.transaction, { id, tokenHash: hashToken(token), personKey, sealed: secret.seal(JSON.stringify(identity)), startedAt: instant(context.now), endsAt: instant(context.now + settings.absoluteMs) });
      await endOldestCitizenSessions(context.transaction, personKey, CITIZEN_SESSIONS_AT_MOST);
      return { id, token };
    },
    renew: async ({ row }, visitor) => {
      const from = hashToken(tokenOf(visitor));
      if (row.tokenHash !== from || clock.now() - Date.parse(row.rotatedAt) < TOKEN_SERVES_MS) return undefined;
      const token = newToken();
      return (await rotateCitizenToken(database, { id: row.id, from, to: hashToken(token), at: instant(clock.now()) })) ? token : undefined;
    },
  };
}

/** How a person is known to every room: the keyed hash that dossiers keep of the applicant's number. */
export function personKeyOf(secret: Pick<IdentityDeps['secret'], 'sign'>, personalId: string): string {
  return secret.sign('dossier applicant', personalId);
}

function readIdentity(text: string | undefined): CitizenIdentity | undefined {
  // Undefined: sealed by another house, so nobody of this one.
  return text === undefined ? undefined : (JSON.parse(text) as CitizenIdentity);
}
