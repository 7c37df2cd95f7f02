import type { Actor } from '#model/actor.ts';
import type { Site } from '#model/site.ts';
import type { CommandContext } from '#platform/command.ts';
import type { Caller, OpenSession, Visitor } from '#platform/routes.ts';
import { cookieName, readCookie } from './cookies.ts';
import { instant, type IdentityDeps } from './identity-deps.ts';
import { addSession, endOldestSessions, endSessionRow, findSessionByToken, rotateSession, touchSession, type SessionChange, type SessionRow, type SignInMethod } from './sessions.store.ts';
import { hashToken, newToken } from './tokens.ts';

/** So many sessions of one person at most; a further one ends the oldest. Source: ASVS 5.0, 7.1.2. */
export const SESSIONS_AT_MOST = 10;
/** A step towards a session (second factor, enrolment) ends after this. Unit: milliseconds. */
export const STEP_MS = 10 * 60_000;
/** How exactly the last use is known. Unit: milliseconds. */
const TOUCH_MS = 60_000;

/** A live session and its officer, read anew for every request. */
export interface LiveSession {
  readonly row: SessionRow;
  readonly caller: Caller;
}

/** Sessions kept in the store; a browser holds only a random token. */
export interface Sessions {
  /** Whether the house is reached by https, so that its cookies are. */
  readonly secure: boolean;
  /** The live session of a visitor's cookie; `isLook`: only looked at, so that what runs by itself keeps nobody signed in. One past its idle or absolute limit, or of a disabled account, is none. */
  find(visitor: Visitor, options?: { readonly isLook?: boolean }): Promise<LiveSession | undefined>;
  /** Opens a session inside a command; gives the token for the cookie. A session the browser had before is ended. */
  open(context: CommandContext, opening: SessionOpening): Promise<{ readonly id: string; readonly token: string }>;
  /** Gives a session a new token inside a command; undefined when it is gone. */
  rotate(context: CommandContext, change: Omit<SessionChange, 'tokenHash'>): Promise<string | undefined>;
  /** The absolute end of a session that begins now. Unit: milliseconds since 1970. */
  endOf(now: number, stage: OpenSession['stage']): number;
  isConfirmed(session: OpenSession): boolean;
}

export interface SessionOpening {
  readonly officerId: string;
  readonly siteId: string;
  readonly stage: OpenSession['stage'];
  readonly method: SignInMethod;
  readonly visitor: Visitor;
}

/** Opens the sessions of a house. */
export function createSessions({ database, clock, settings }: IdentityDeps): Sessions {
  const secure = settings.publicUrl.startsWith('https://');
  const endOf = (now: number, stage: OpenSession['stage']): number => now + (stage === 'open' ? settings.absoluteMs : STEP_MS);

  const find: Sessions['find'] = async ({ cookie }, { isLook = false } = {}) => {
    const token = readCookie(cookie, cookieName('session', secure));
    if (token === undefined || token === '') return undefined;
    const row = await findSessionByToken(database, hashToken(token));
    if (row === undefined || row.disabledAt !== null) return undefined;
    const now = clock.now();
    if (Date.parse(row.endsAt) <= now || Date.parse(row.seenAt) + settings.idleMs <= now) return undefined;
    if (!isLook && row.stage === 'open' && now - Date.parse(row.seenAt) >= TOUCH_MS) await touchSession(database, row.id, instant(now));
    const session: OpenSession = { id: row.id, officerId: row.officerId, stage: row.stage, confirmedAt: Date.parse(row.confirmedAt) };
    return { row, caller: row.stage === 'open' ? { session, actor: actorOf(row) } : { session } };
  };

  return {
    secure,
    find,
    open: async (context, { visitor, ...opening }) => {
      const before = await find(visitor);
      if (before !== undefined) await endSessionRow(context.transaction, before.row.officerId, before.row.id);
      const token = newToken();
      const id = context.newId();
      await addSession(context.transaction, {
        ...opening, id, tokenHash: hashToken(token), at: instant(context.now), endsAt: instant(endOf(context.now, opening.stage)), address: visitor.address, device: visitor.device,
      });
      await endOldestSessions(context.transaction, opening.officerId, SESSIONS_AT_MOST);
      return { id, token };
    },
    rotate: async (context, change) => {
      const token = newToken();
      return (await rotateSession(context.transaction, { ...change, tokenHash: hashToken(token) })) ? token : undefined;
    },
    endOf,
    isConfirmed: (session) => clock.now() - session.confirmedAt < settings.confirmMs,
  };
}

/** The officer of an open session with the roles held at the session's site at this moment. */
function actorOf(row: SessionRow): Actor {
  const site: Site = { id: row.siteId, kind: row.kind, placeCode: row.placeCode, ...(row.provinceId === null ? {} : { provinceId: row.provinceId }) };
  return { kind: 'officer', id: row.officerId, siteId: row.siteId, roles: row.roles, site };
}
