import type { Actor } from '#model/actor.ts';
import { newId } from '#model/ids.ts';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import type { CommandDefinition } from '#platform/command.ts';
import type { OpenSession, Visitor } from '#platform/routes.ts';
import { cookieName, readCookie } from './cookies.ts';
import { cleanLoginName, instant, type IdentityDeps } from './identity-deps.ts';
import { addSignIn, type SignInResult } from './log.store.ts';
import { findOfficerByLogin, listRoleRows, lockOfficer, refreshPasswordHash, type OfficerRow } from './officers.store.ts';
import type { SecondFactor } from './second-factor.ts';
import type { Sessions } from './sessions.ts';
import type { SignInMethod } from './sessions.store.ts';
import type { Throttle } from './throttle.ts';
import { newToken } from './tokens.ts';

/** How far a sign-in came, and what the browser must keep. */
export interface SignedIn {
  readonly stage: OpenSession['stage'];
  readonly token: string;
  /** Marks this browser as one that has signed in to the account before. */
  readonly deviceMark?: string;
}

export type SignInRefusal = 'sign_in_failed' | 'sign_in_throttled';

/** Signing in, by password and by what was proven elsewhere. */
export interface SignIn {
  /** Refuses: `sign_in_failed` with the same words and the same work whether the name, the password or the account is wrong; `sign_in_throttled`. */
  byPassword(given: { readonly loginName: string; readonly password: string }, visitor: Visitor): Promise<Outcome<SignedIn, SignInRefusal>>;
  /** Opens a session for an account that another service vouched for. Refuses: `sign_in_failed` when the account is disabled. */
  bySso(officerId: string, visitor: Visitor): Promise<Outcome<SignedIn, SignInRefusal>>;
  /** The code after the password. Refuses: `not_signed_in` without the first step, `second_factor_wrong`, `sign_in_throttled`. */
  bySecondFactor(code: string, visitor: Visitor): Promise<Outcome<SignedIn, 'not_signed_in' | 'second_factor_wrong' | 'sign_in_throttled'>>;
  /** Writes an entry of a person's access log. */
  log(officerId: string, outcome: SignInResult, method: SignInMethod, visitor: Visitor): Promise<void>;
}

/** Stands for an account where none has the name: an id no officer has, so that the log statement runs and writes nothing. */
const NOBODY = '00000000-0000-7000-8000-000000000000';

/** Opens signing in. `getDecoy`: a hash that no password fits, verified where there is no account. */
export function createSignIn(deps: IdentityDeps & { readonly sessions: Sessions; readonly throttle: Throttle; readonly secondFactor: SecondFactor; readonly getDecoy: () => Promise<string> }): SignIn {
  const { database, commands, clock, secret, hasher, settings, sessions, throttle, secondFactor, getDecoy } = deps;

  const log: SignIn['log'] = (officerId, outcome, method, { address, device }) =>
    addSignIn(database, officerId, { id: newId(clock.now()), at: instant(clock.now()), outcome, method, address, device });

  interface Opening {
    readonly officerId: string;
    readonly method: SignInMethod;
    readonly visitor: Visitor;
    /** The hash the password was compared with; another one by now means the password was changed meanwhile. */
    readonly passwordHash: string | null;
  }
  const open: CommandDefinition<Opening, SignedIn, 'sign_in_failed'> = {
    name: 'identity.signIn',
    policy: () => undefined,
    run: async ({ officerId, method, visitor, passwordHash }, context) => {
      const officer = await lockOfficer(context.transaction, officerId);
      if (officer === undefined || officer.disabledAt !== null) return refuse('sign_in_failed');
      if (method === 'password' && officer.passwordHash !== passwordHash) return refuse('sign_in_failed');
      const stage = officer.totpSince !== null ? 'secondFactor' : settings.needsSecondFactor && method === 'password' ? 'enrolment' : 'open';
      const { id, token } = await sessions.open(context, { officerId, siteId: await chooseSite(officer), stage, method, visitor });
      context.note(`officer:${officerId}`, { session: id, stage, method });
      return accept({ stage, token });
    },
  };

  const chooseSite = async (officer: OfficerRow): Promise<string> => {
    const roles = await listRoleRows(database, officer.id);
    return roles.some((role) => role.siteId === officer.homeSiteId) ? officer.homeSiteId : (roles[0]?.siteId ?? officer.homeSiteId);
  };
  const actorFor = (officer: Pick<OfficerRow, 'id' | 'homeSiteId'>): Actor => ({ kind: 'officer', id: officer.id, siteId: officer.homeSiteId, roles: [] });

  const markOf = (nonce: string, loginName: string): string => `${nonce}.${secret.sign('device', `${nonce} ${loginName}`)}`;
  /** The nonce of a browser that has signed in to this very account before. Source: OWASP, slowing guesses down with device cookies. */
  const findDevice = (visitor: Visitor, loginName: string): string | undefined => {
    const mark = readCookie(visitor.cookie, cookieName('device', sessions.secure)) ?? '';
    const nonce = mark.split('.')[0] ?? '';
    return nonce !== '' && mark === markOf(nonce, loginName) ? nonce : undefined;
  };

  return {
    byPassword: async (given, visitor) => {
      const loginName = cleanLoginName(given.loginName);
      const device = findDevice(visitor, loginName);
      // A known browser is counted by itself: strangers who guess at the account cannot keep its owner out.
      const counted = device === undefined ? ([['address', visitor.address], ['account', loginName]] as const) : ([['device', device]] as const);
      for (const [kind, key] of counted) {
        const seconds = await throttle.take(kind, key);
        if (seconds > 0) return refuse('sign_in_throttled', { seconds });
      }
      const officer = await findOfficerByLogin(database, loginName);
      const decoy = await getDecoy();
      const isRight = await hasher.verify(officer?.passwordHash ?? decoy, given.password);
      const passwordHash = officer?.passwordHash ?? null;
      if (officer === undefined || passwordHash === null || !isRight || officer.disabledAt !== null) {
        await log(officer?.id ?? NOBODY, isRight ? 'disabled' : 'failed', 'password', visitor);
        return refuse('sign_in_failed');
      }
      const outcome = await commands.run(open, { officerId: officer.id, method: 'password', visitor, passwordHash }, { actor: actorFor(officer) });
      if (!outcome.ok) return refuse('sign_in_failed');
      for (const [kind, key] of counted) await (kind === 'address' ? throttle.giveBack(kind, key) : throttle.forgive(kind, key));
      if (hasher.isOutdated(passwordHash)) await refreshPasswordHash(database, officer.id, passwordHash, await hasher.hash(given.password));
      if (outcome.value.stage !== 'secondFactor') await log(officer.id, 'signedIn', 'password', visitor);
      return accept({ ...outcome.value, deviceMark: markOf(device ?? newToken(), loginName) });
    },
    bySso: async (officerId, visitor) => {
      const outcome = await commands.run(open, { officerId, method: 'sso', visitor, passwordHash: null }, { actor: actorFor({ id: officerId, homeSiteId: settings.houseSiteId }) });
      if (!outcome.ok) {
        await log(officerId, 'disabled', 'sso', visitor);
        return refuse('sign_in_failed');
      }
      if (outcome.value.stage === 'open') await log(officerId, 'signedIn', 'sso', visitor);
      return outcome;
    },
    bySecondFactor: async (code, visitor) => {
      const live = await sessions.find(visitor);
      if (live?.row.stage !== 'secondFactor') return refuse('not_signed_in');
      const { id, officerId, method, siteId } = live.row;
      const outcome = await secondFactor.passStage({ officerId, code, sessionId: id, actor: actorFor({ id: officerId, homeSiteId: siteId }) });
      if (!outcome.ok) {
        if (outcome.code === 'second_factor_wrong') await log(officerId, 'wrongCode', method, visitor);
        return outcome;
      }
      await log(officerId, 'signedIn', method, visitor);
      return accept({ stage: 'open', token: outcome.value.token });
    },
    log,
  };
}
