import { accept, refuse, type Outcome } from '#model/outcome.ts';
import type { CommandCall } from '#platform/command.ts';
import type { OpenSession, Visitor } from '#platform/routes.ts';
import { cookieName, readCookie } from './cookies.ts';
import { findOfficerByIdentity } from './factors.store.ts';
import { instant, type IdentityDeps } from './identity-deps.ts';
import { ATTEMPT_MS, createOutsideLogIn } from './outside-log-in.ts';
import type { OwnAccount } from './own-account.ts';
import type { Sessions } from './sessions.ts';
import type { SignedIn, SignIn } from './sign-in.ts';
import { addSsoAttempt, addStranger, takeSsoAttempt } from './sso.store.ts';
import { hashToken, newSpeakable, newToken } from './tokens.ts';

/** How long the code of somebody not linked yet can be given to an operator. Unit: milliseconds. */
const STRANGER_MS = 24 * 3_600_000;
const STRANGER_CODE = 8;
/** A new proof must be as new as this. Unit: seconds. */
const CONFIRM_SECONDS = 60;
/** Where the other service sends people back to. */
export const SSO_CALLBACK = '/api/v1/sso/callback';

export type SsoRefusal = 'sso_not_set_up' | 'sso_unreachable' | 'sso_failed' | 'sso_not_linked' | 'sso_other_person' | 'sign_in_failed';

export interface SsoReturn extends SignedIn {
  readonly purpose: 'signIn' | 'confirm';
}

/** Log-in of officers by another service. */
export interface Sso {
  /** The address to send the browser to, and the token of its cookie. A session given means: prove again who you are. */
  begin(session: OpenSession | undefined): Promise<Outcome<{ readonly url: string; readonly token: string }, SsoRefusal>>;
  /** What came back. Refuses: `sso_not_linked` with the code to tell an operator; `sso_failed` for every answer that does not fit its question. */
  finish(search: string, visitor: Visitor, call: CommandCall): Promise<Outcome<SsoReturn, SsoRefusal>>;
}

/** Opens the way to the other service; it is asked about itself on first use. */
export function createSso(deps: IdentityDeps & { readonly sessions: Sessions; readonly signIn: SignIn; readonly account: OwnAccount }): Sso {
  const { database, clock, log, settings, sessions, signIn, account } = deps;
  const way = settings.sso === undefined ? undefined : createOutsideLogIn(settings.sso, settings.publicUrl + SSO_CALLBACK, log);

  return {
    begin: async (session) => {
      if (settings.sso === undefined || way === undefined) return refuse('sso_not_set_up');
      const begun = await way.begin(session === undefined ? {} : { prompt: 'login', max_age: '0' });
      if (!begun.ok) return refuse('sso_unreachable', { name: settings.sso.name });
      const token = newToken();
      await addSsoAttempt(database, hashToken(token), { ...begun.value.secrets, purpose: session === undefined ? 'signIn' : 'confirm', sessionId: session?.id ?? null, back: null }, instant(clock.now() + ATTEMPT_MS));
      return accept({ url: begun.value.url, token });
    },
    finish: async (search, visitor, call) => {
      const { sso } = settings;
      if (sso === undefined || way === undefined) return refuse('sso_not_set_up');
      const token = readCookie(visitor.cookie, cookieName('sso', sessions.secure)) ?? '';
      const attempt = await takeSsoAttempt(database, hashToken(token), instant(clock.now()), ['signIn', 'confirm']);
      if (attempt === undefined) return refuse('sso_failed');
      const claims = await way.finish(search, attempt, attempt.purpose === 'confirm' ? CONFIRM_SECONDS : undefined);
      if (!claims.ok) return refuse('sso_failed');
      const { subject } = claims.value;
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
