import type { Configuration } from 'openid-client';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import type { CommandCall } from '#platform/command.ts';
import type { OpenSession, Visitor } from '#platform/routes.ts';
import { cookieName, readCookie } from './cookies.ts';
import { findOfficerByIdentity } from './factors.store.ts';
import { instant, type IdentityDeps, type SsoSettings } from './identity-deps.ts';
import type { OwnAccount } from './own-account.ts';
import type { Sessions } from './sessions.ts';
import type { SignedIn, SignIn } from './sign-in.ts';
import { addSsoAttempt, addStranger, takeSsoAttempt } from './sso.store.ts';
import { hashToken, newSpeakable, newToken } from './tokens.ts';

/** How long somebody may take at the other service. Unit: milliseconds. */
const ATTEMPT_MS = 10 * 60_000;
/** How long the code of somebody not linked yet can be given to an operator. Unit: milliseconds. */
const STRANGER_MS = 24 * 3_600_000;
const STRANGER_CODE = 8;
/** Where the other service sends people back to. */
export const SSO_CALLBACK = '/api/v1/sso/callback';

export type SsoRefusal = 'sso_not_set_up' | 'sso_unreachable' | 'sso_failed' | 'sso_not_linked' | 'sso_other_person' | 'sign_in_failed';

export interface SsoReturn extends SignedIn {
  readonly purpose: 'signIn' | 'confirm';
}

/** Log-in by another service: authorization code with PKCE, state and nonce. Source: OpenID Connect Core 1.0, RFC 7636, RFC 9700. */
export interface Sso {
  /** The address to send the browser to, and the token of its cookie. A session given means: prove again who you are. */
  begin(session: OpenSession | undefined): Promise<Outcome<{ readonly url: string; readonly token: string }, SsoRefusal>>;
  /** What came back. Refuses: `sso_not_linked` with the code to tell an operator; `sso_failed` for every answer that does not fit its question. */
  finish(search: string, visitor: Visitor, call: CommandCall): Promise<Outcome<SsoReturn, SsoRefusal>>;
}

/** Opens the way to the other service; it is asked about itself on first use. */
export function createSso(deps: IdentityDeps & { readonly sessions: Sessions; readonly signIn: SignIn; readonly account: OwnAccount }): Sso {
  const { database, clock, log, settings, sessions, signIn, account } = deps;
  const redirectUri = settings.publicUrl + SSO_CALLBACK;
  let known: Promise<Configuration> | undefined;
  const discover = async (sso: SsoSettings): Promise<Configuration> => {
    // A service that was away is asked anew next time.
    known ??= discoverService(sso).catch((fault: unknown) => {
      known = undefined;
      throw fault;
    });
    return known;
  };

  return {
    begin: async (session) => {
      if (settings.sso === undefined) return refuse('sso_not_set_up');
      const oidc = await import('openid-client');
      const config = await discover(settings.sso).catch((fault: unknown) => void log.error('the log-in service cannot be reached', { fault }));
      if (config === undefined) return refuse('sso_unreachable', { name: settings.sso.name });
      const attempt = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier(), purpose: session === undefined ? ('signIn' as const) : ('confirm' as const), sessionId: session?.id ?? null };
      const token = newToken();
      await addSsoAttempt(database, hashToken(token), attempt, instant(clock.now() + ATTEMPT_MS));
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: 'openid',
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(attempt.verifier),
        code_challenge_method: 'S256',
        ...(session === undefined ? {} : { prompt: 'login', max_age: '0' }),
      });
      return accept({ url: url.href, token });
    },
    finish: async (search, visitor, call) => {
      const { sso } = settings;
      if (sso === undefined) return refuse('sso_not_set_up');
      const token = readCookie(visitor.cookie, cookieName('sso', sessions.secure)) ?? '';
      const attempt = await takeSsoAttempt(database, hashToken(token), instant(clock.now()));
      if (attempt === undefined) return refuse('sso_failed');
      const subject = await readSubject(await discover(sso), new URL(redirectUri + search), attempt).catch((fault: unknown) => void log.warn('an answer of the log-in service was not accepted', { reason: fault instanceof Error ? fault.message : String(fault) }));
      if (subject === undefined) return refuse('sso_failed');
      // A subject means nothing without its issuer. Source: ASVS 5.0, 6.8.1.
      const officerId = await findOfficerByIdentity(database, sso.issuer, subject);
      if (attempt.purpose === 'confirm') {
        const live = await sessions.find(visitor);
        if (live?.row.stage !== 'open' || live.row.id !== attempt.sessionId || live.row.officerId !== officerId) return refuse('sso_other_person');
        const outcome = await account.confirmed(live.caller.session, call);
        return outcome.ok ? accept({ purpose: 'confirm', stage: 'open', token: outcome.value.token }) : refuse('sso_failed');
      }
      if (officerId === undefined) {
        const code = newSpeakable(STRANGER_CODE);
        await addStranger(database, { code, issuer: sso.issuer, subject, expiresAt: instant(clock.now() + STRANGER_MS) });
        return refuse('sso_not_linked', { code: `${code.slice(0, 4)}-${code.slice(4)}`, name: sso.name });
      }
      const outcome = await signIn.bySso(officerId, visitor);
      return outcome.ok ? accept({ ...outcome.value, purpose: 'signIn' }) : refuse('sign_in_failed');
    },
  };
}

async function discoverService(sso: SsoSettings): Promise<Configuration> {
  const oidc = await import('openid-client');
  // Plain http only to a service on this very machine, for trials and tests.
  const local = /^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?(?:\/|$)/.test(sso.issuer);
  return oidc.discovery(new URL(sso.issuer), sso.clientId, sso.clientSecret, undefined, { timeout: 10, ...(local ? { execute: [oidc.allowInsecureRequests] } : {}) });
}

/** The subject of a checked ID token: signature, issuer, audience, expiry, nonce; for a new proof also when it was made. */
async function readSubject(config: Configuration, back: URL, attempt: { readonly state: string; readonly nonce: string; readonly verifier: string; readonly purpose: string }): Promise<string> {
  const oidc = await import('openid-client');
  const tokens = await oidc.authorizationCodeGrant(config, back, {
    pkceCodeVerifier: attempt.verifier,
    expectedState: attempt.state,
    expectedNonce: attempt.nonce,
    idTokenExpected: true,
    ...(attempt.purpose === 'confirm' ? { maxAge: 60 } : {}),
  });
  const subject = tokens.claims()?.sub;
  if (subject === undefined) throw new Error('the ID token names nobody');
  return subject;
}
