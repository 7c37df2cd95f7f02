import type { Actor } from '#model/actor.ts';
import { accept, refuse, type Outcome, type Refusal } from '#model/outcome.ts';
import type { CommandCall, CommandDefinition, RepeatRefusal } from '#platform/command.ts';
import type { Visitor } from '#platform/routes.ts';
import { agreesOnYear, readCitizenClaims, type CitizenIdentity } from './citizen-claims.ts';
import type { CitizenSessions, LiveCitizen } from './citizen-sessions.ts';
import { endCitizenSession, endCitizenSessionsOf } from './citizen-sessions.store.ts';
import { cookieName, readCookie } from './cookies.ts';
import { instant, type IdentityDeps } from './identity-deps.ts';
import { ATTEMPT_MS, createOutsideLogIn, type OutsideClaims, type OutsideLogIn, type ReturnFault } from './outside-log-in.ts';
import { addSsoAttempt, takeSsoAttempt } from './sso.store.ts';
import { hashToken, newToken } from './tokens.ts';

/** Where the citizens' log-in service sends people back to. */
export const CITIZEN_CALLBACK = '/api/v1/my/sign-in/callback';
/** Where somebody goes who came from nowhere in particular. */
export const CITIZEN_HOME = '/cua-toi';

export const CITIZEN_SIGN_IN_REFUSALS = [
  'citizen_log_in_off', 'citizen_log_in_unreachable', 'citizen_log_in_cancelled', 'citizen_log_in_clock', 'citizen_log_in_expired', 'citizen_log_in_issuer', 'citizen_log_in_failed', 'citizen_claims_missing',
] as const;
export type CitizenSignInRefusal = (typeof CITIZEN_SIGN_IN_REFUSALS)[number];

const REFUSALS: Readonly<Record<ReturnFault, CitizenSignInRefusal>> = {
  unreachable: 'citizen_log_in_unreachable', cancelled: 'citizen_log_in_cancelled', clock: 'citizen_log_in_clock', replayed: 'citizen_log_in_expired', issuer: 'citizen_log_in_issuer', failed: 'citizen_log_in_failed',
};

/** How citizens log in. Source: Decree 118/2025/NĐ-CP: by the account of electronic identification; who has none opens one dossier by code and year of birth. */
export interface CitizenSignIn {
  /** The address to send the browser to, and the token of its cookie. `back`: the page of this house to go on with. Refuses: as `CitizenSignInRefusal`. */
  begin(back: string | undefined): Promise<Outcome<{ readonly url: string; readonly token: string }, CitizenSignInRefusal>>;
  /** What came back. A way is walked once. Refuses: as `CitizenSignInRefusal`. */
  finish(search: string, visitor: Visitor): Promise<Outcome<{ readonly token: string; readonly back: string }, CitizenSignInRefusal>>;
  /** Ends this session, or all of the person's. Gives how many ended, and where the service itself is left. */
  signOut(live: LiveCitizen, everywhere: boolean, call: CommandCall): Promise<Outcome<{ readonly ended: number; readonly serviceEnd: string | null }, RepeatRefusal>>;
}

/** Opens the way in. */
export function createCitizenSignIn(deps: IdentityDeps & { readonly sessions: CitizenSessions; readonly secure: boolean }): CitizenSignIn {
  const { database, commands, clock, log, settings, sessions, secure } = deps;
  const service = settings.citizens;
  const way: OutsideLogIn | undefined = service === undefined ? undefined : createOutsideLogIn(service, settings.publicUrl + CITIZEN_CALLBACK, log);
  const no = (code: CitizenSignInRefusal, details: Refusal['details'] = {}) => refuse(code, { name: service?.name ?? '', ...details });

  const open: CommandDefinition<{ readonly identity: CitizenIdentity; readonly visitor: Visitor }, { readonly token: string }, never> = {
    name: 'identity.signInCitizen',
    policy: () => undefined,
    run: async ({ identity, visitor }, context) => {
      const { id, token } = await sessions.open(context, identity, visitor);
      context.note(`citizen:${id}`, { agreesOnYear: agreesOnYear(identity) });
      return accept({ token });
    },
  };
  const end: CommandDefinition<{ readonly id: string; readonly personKey: string; readonly everywhere: boolean }, { readonly ended: number }, never> = {
    name: 'identity.signOutCitizen',
    policy: () => undefined,
    run: async ({ id, personKey, everywhere }, context) => {
      const ended = everywhere ? await endCitizenSessionsOf(context.transaction, personKey) : (await endCitizenSession(context.transaction, id)) ? 1 : 0;
      context.note(`citizen:${id}`, { ended });
      return accept({ ended });
    },
  };

  return {
    begin: async (back) => {
      if (service === undefined || way === undefined) return no('citizen_log_in_off');
      // Asked to log in every time: the computer may be the commune's, with somebody else's session at the service.
      const begun = await way.begin({ scope: service.scope, prompt: 'login' });
      if (!begun.ok) return no(REFUSALS[begun.code]);
      const token = newToken();
      await addSsoAttempt(database, hashToken(token), { ...begun.value.secrets, purpose: 'citizen', sessionId: null, back: readBack(back) }, instant(clock.now() + ATTEMPT_MS));
      return accept({ url: begun.value.url, token });
    },
    finish: async (search, visitor) => {
      if (service === undefined || way === undefined) return no('citizen_log_in_off');
      const held = readCookie(visitor.cookie, cookieName('citizenSso', secure)) ?? '';
      const attempt = await takeSsoAttempt(database, hashToken(held), instant(clock.now()), ['citizen']);
      if (attempt === undefined) return no('citizen_log_in_expired');
      const claims = await way.finish(search, attempt);
      if (!claims.ok) return no(REFUSALS[claims.code]);
      const said = await readAll(claims.value, Object.values(service.claims)).catch((fault: unknown) => void log.warn('the log-in service did not say who somebody is', { reason: String(fault) }));
      if (said === undefined) return no('citizen_log_in_unreachable');
      const identity = readCitizenClaims(said, service.claims);
      if (!identity.ok) {
        // Which claims came, never what they say.
        log.warn('the log-in service left out who somebody is', { missing: identity.details['missing'], given: Object.keys(said).sort().join(' ') });
        return no('citizen_claims_missing', identity.details);
      }
      const opened = await commands.run(open, { identity: identity.value, visitor }, { actor: citizenAt(settings.houseSiteId) });
      return opened.ok ? accept({ token: opened.value.token, back: attempt.back ?? CITIZEN_HOME }) : no('citizen_log_in_failed');
    },
    signOut: async ({ row }, everywhere, call) => {
      const ended = await commands.run(end, { id: row.id, personKey: row.personKey, everywhere }, call);
      return ended.ok ? accept({ ...ended.value, serviceEnd: (await way?.findEnd()) ?? null }) : ended;
    },
  };
}

/** The ID token, and where it leaves something out also what the service says of the person when asked. */
async function readAll(claims: OutsideClaims, wanted: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const { idToken } = claims;
  return wanted.every((name) => idToken[name] !== undefined) ? idToken : { ...(await claims.readUserInfo()), ...idToken };
}

const LONGEST_BACK = 500;

/** A page of this house to go on with, and nothing else: no other site, no API, nothing of the officers. */
export function readBack(text: string | undefined): string {
  if (text === undefined || text.length > LONGEST_BACK || !/^\/(?![/\\])[^\s\\\p{Cc}]*$/u.test(text)) return CITIZEN_HOME;
  const url = URL.parse(text, 'https://here.invalid');
  // Once `/./` and `/../` are resolved a path may begin with two slashes: to a browser that is another site.
  return url?.host !== 'here.invalid' || /^\/(?:\/|(?:api|can-bo|dang-nhap)(?:\/|$))/u.test(url.pathname) ? CITIZEN_HOME : url.pathname + url.search;
}

function citizenAt(siteId: string): Actor {
  return { kind: 'citizen', id: 'anonymous', siteId, roles: [] };
}
