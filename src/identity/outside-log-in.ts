import type { Configuration, IDToken } from 'openid-client';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import type { Log } from '#platform/log.ts';
import type { SsoSettings } from './identity-deps.ts';

/** How long somebody may take at the other service. Unit: milliseconds. */
export const ATTEMPT_MS = 10 * 60_000;
/** How long the other service may take for one answer. Unit: seconds. */
const PATIENCE_SECONDS = 10;
/** How far the clock of the other service may be ahead. Unit: seconds. */
const SKEW_SECONDS = 60;

/** What only the browser that began a log-in is known by; kept in the store until it comes back. */
export interface AttemptSecrets {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** What a checked answer says: signature, issuer, audience, expiry and nonce were right. */
export interface OutsideClaims {
  readonly subject: string;
  readonly idToken: IDToken;
  /** Asks the service for what the ID token leaves out. Faults: when it cannot be asked. */
  readUserInfo(): Promise<Readonly<Record<string, unknown>>>;
}

/** Why an answer was not taken: the service is away; the person turned back; clocks disagree; the code was used before; the service is not who it should be; everything else. */
export type ReturnFault = 'unreachable' | 'cancelled' | 'clock' | 'replayed' | 'issuer' | 'failed';

/** Authorization code with PKCE, state and nonce, for everybody who logs in elsewhere. Source: OpenID Connect Core 1.0, RFC 7636, RFC 9207, RFC 9700. */
export interface OutsideLogIn {
  /** The address to send the browser to. Refuses: `unreachable`, `issuer`. */
  begin(wish: Readonly<Record<string, string>>): Promise<Outcome<{ readonly url: string; readonly secrets: AttemptSecrets }, ReturnFault>>;
  /** Checks what came back. `search`: the query of the address. `maxAgeSeconds`: the person proved who they are not longer ago. Refuses: as `ReturnFault`. */
  finish(search: string, secrets: AttemptSecrets, maxAgeSeconds?: number): Promise<Outcome<OutsideClaims, ReturnFault>>;
  /** Where the service itself is left; undefined where it has no such page, or is away. */
  findEnd(): Promise<string | undefined>;
}

/** Opens the way to a service; it is asked about itself on first use. `redirectUri`: where it sends people back to. */
export function createOutsideLogIn(service: SsoSettings, redirectUri: string, log: Log): OutsideLogIn {
  let known: Promise<Configuration> | undefined;
  const discover = (): Promise<Configuration> => {
    // A service that was away is asked anew next time.
    known ??= discoverService(service).catch((fault: unknown) => {
      known = undefined;
      throw fault;
    });
    return known;
  };
  const refuseFor = (fault: unknown): ReturnType<typeof refuse<ReturnFault>> => {
    const kind = faultOf(fault);
    log.warn('an answer of the log-in service was not accepted', { kind, reason: fault instanceof Error ? fault.message : String(fault), cause: fault instanceof Error && fault.cause instanceof Error ? fault.cause.message : '' });
    return refuse(kind);
  };

  return {
    begin: async (wish) => {
      try {
        const oidc = await import('openid-client');
        const config = await discover();
        const secrets = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
        const url = oidc.buildAuthorizationUrl(config, {
          scope: 'openid',
          ...wish,
          redirect_uri: redirectUri,
          state: secrets.state,
          nonce: secrets.nonce,
          code_challenge: await oidc.calculatePKCECodeChallenge(secrets.verifier),
          code_challenge_method: 'S256',
        });
        return accept({ url: url.href, secrets });
      } catch (fault) {
        return refuseFor(fault);
      }
    },
    finish: async (search, secrets, maxAgeSeconds) => {
      try {
        const oidc = await import('openid-client');
        const config = await discover();
        const tokens = await oidc.authorizationCodeGrant(config, new URL(redirectUri + search), {
          pkceCodeVerifier: secrets.verifier,
          expectedState: secrets.state,
          expectedNonce: secrets.nonce,
          idTokenExpected: true,
          ...(maxAgeSeconds === undefined ? {} : { maxAge: maxAgeSeconds }),
        });
        const idToken = tokens.claims();
        if (idToken === undefined) throw new Error('the ID token names nobody');
        // An expiry in the past is the library's to see; a token of tomorrow is ours.
        if (idToken.iat > Date.now() / 1000 + SKEW_SECONDS) return refuse('clock');
        return accept({ subject: idToken.sub, idToken, readUserInfo: () => oidc.fetchUserInfo(config, tokens.access_token, idToken.sub) });
      } catch (fault) {
        return refuseFor(fault);
      }
    },
    findEnd: async () => {
      const config = await discover().catch(() => undefined);
      return config?.serverMetadata().end_session_endpoint === undefined ? undefined : (await import('openid-client')).buildEndSessionUrl(config).href;
    },
  };
}

async function discoverService(service: SsoSettings): Promise<Configuration> {
  const oidc = await import('openid-client');
  // Plain http only to a service on this very machine, for trials and tests.
  const local = /^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?(?:\/|$)/.test(service.issuer);
  return oidc.discovery(new URL(service.issuer), service.clientId, service.clientSecret, undefined, {
    timeout: PATIENCE_SECONDS,
    // The library believes a token that came by TLS from the service itself; its signature is checked all the same.
    execute: [oidc.enableNonRepudiationChecks, ...(local ? [oidc.allowInsecureRequests] : [])],
  });
}

/** A person who turned back, by what the service says of it. Source: OpenID Connect Core 1.0 §3.1.2.6, RFC 6749 §4.1.2.1. */
const TURNED_BACK = ['access_denied', 'login_required', 'interaction_required', 'consent_required', 'account_selection_required'];
const AWAY = ['temporarily_unavailable', 'server_error'];

/** What a fault of the library means for the person, by its codes. Faults of the net come as TypeError or with a time-out's code. */
export function faultOf(fault: unknown): ReturnFault {
  const { code = '', error = '', message = '' } = (typeof fault === 'object' && fault !== null ? fault : {}) as { readonly code?: unknown; readonly error?: unknown; readonly message?: unknown };
  if (typeof error === 'string' && TURNED_BACK.includes(error)) return 'cancelled';
  if (typeof error === 'string' && AWAY.includes(error)) return 'unreachable';
  if (error === 'invalid_grant') return 'replayed';
  if (code === 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED') return 'clock';
  if (code === 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED' || /\biss(?:uer)?\b/u.test(`${String(message)} ${causeOf(fault)}`)) return 'issuer';
  if (code === 'OAUTH_TIMEOUT' || code === 'OAUTH_ABORT' || code === 'OAUTH_RESPONSE_IS_NOT_CONFORM') return 'unreachable';
  return fault instanceof TypeError && /fetch failed|network/iu.test(fault.message) ? 'unreachable' : 'failed';
}

function causeOf(fault: unknown): string {
  return fault instanceof Error && fault.cause instanceof Error ? fault.cause.message : '';
}
