import { accept, refuse, type Outcome } from '#model/outcome.ts';
import type { CommandCall, CommandDefinition } from '#platform/command.ts';
import type { OpenSession } from '#platform/routes.ts';
import { instant, type IdentityDeps } from './identity-deps.ts';
import type { PasswordRefusal } from './judge-password.ts';
import { removeLinksOf } from './links.store.ts';
import { findOfficerRow, listRoleRows, lockOfficer, setPasswordHash, type OfficerRow } from './officers.store.ts';
import { withoutKey, type SecondFactor } from './second-factor.ts';
import type { Sessions } from './sessions.ts';
import { endSessionRow, endSessionsOf } from './sessions.store.ts';
import { findSiteRow } from './sites.store.ts';
import type { Throttle } from './throttle.ts';

export type ConfirmRefusal = 'confirmation_wrong' | 'second_factor_wrong' | 'sign_in_throttled' | 'not_signed_in';

/** What signed-in people do with their own account. */
export interface OwnAccount {
  /** Proves again who one is: by password and, where one is set, by the second factor too. Accounts without a password use `confirmed`. */
  confirm(session: OpenSession, proof: { readonly password?: string; readonly code?: string }, call: CommandCall): Promise<Outcome<{ readonly token: string }, ConfirmRefusal>>;
  /** Gives the session its new token after a proof made elsewhere (another log-in service). */
  confirmed(session: OpenSession, call: CommandCall): Promise<Outcome<{ readonly token: string }, 'not_signed_in'>>;
  /** Ends the other sessions too. Refuses: `confirmation_wrong` for a wrong present password, what the judge says of the new one. */
  changePassword(session: OpenSession, change: { readonly current?: string; readonly next: string }, call: CommandCall): Promise<Outcome<{ readonly token: string }, PasswordRefusal | ConfirmRefusal>>;
  /** Why a password will not do for an account. */
  judgePassword(officer: Pick<OfficerRow, 'loginName' | 'fullName'> & { readonly placeCode?: string }, password: string): PasswordRefusal | undefined;
  signOut(session: OpenSession, call: CommandCall): Promise<void>;
  endSession(officerId: string, id: string, call: CommandCall): Promise<Outcome<{ readonly ended: number }, 'not_found'>>;
  /** Ends all of one's sessions, this one too. */
  signOutEverywhere(officerId: string, call: CommandCall): Promise<{ readonly ended: number }>;
  /** Goes on at another site where one holds a role. Refuses: `not_allowed`. */
  workAt(session: OpenSession, siteId: string, call: CommandCall): Promise<Outcome<{ readonly token: string }, 'not_allowed' | 'not_signed_in'>>;
}

/** Opens the deeds of people with their own account. */
export function createOwnAccount(deps: IdentityDeps & { readonly sessions: Sessions; readonly throttle: Throttle; readonly secondFactor: SecondFactor }): OwnAccount {
  const { database, commands, hasher, judge, sessions, throttle, secondFactor, findPlace } = deps;

  const confirmation: CommandDefinition<OpenSession, { token: string }, 'not_signed_in'> = {
    name: 'identity.confirmWhoIAm',
    policy: () => undefined,
    run: async (session, context) => {
      const token = await sessions.rotate(context, { id: session.id, stage: 'open', confirmedAt: instant(context.now) });
      context.note(`officer:${session.officerId}`);
      return token === undefined ? refuse('not_signed_in') : accept({ token });
    },
  };
  const passwordChange: CommandDefinition<{ session: OpenSession; passwordHash: string }, { token: string }, 'not_signed_in'> = {
    name: 'identity.changePassword',
    policy: () => undefined,
    run: async ({ session, passwordHash }, context) => {
      await setPasswordHash(context.transaction, session.officerId, passwordHash, instant(context.now));
      await removeLinksOf(context.transaction, session.officerId);
      await endSessionsOf(context.transaction, session.officerId, session.id);
      const token = await sessions.rotate(context, { id: session.id, stage: 'open', confirmedAt: instant(context.now) });
      context.note(`officer:${session.officerId}`);
      return token === undefined ? refuse('not_signed_in') : accept({ token });
    },
  };
  const sessionEnd: CommandDefinition<{ officerId: string; id: string | null }, { ended: number }, 'not_found'> = {
    name: 'identity.endOwnSessions',
    policy: () => undefined,
    run: async ({ officerId, id }, context) => {
      const ended = id === null ? await endSessionsOf(context.transaction, officerId) : Number(await endSessionRow(context.transaction, officerId, id));
      context.note(`officer:${officerId}`, { ended });
      return id !== null && ended === 0 ? refuse('not_found', { path: id }) : accept({ ended });
    },
  };
  const move: CommandDefinition<{ session: OpenSession; siteId: string }, { token: string }, 'not_allowed' | 'not_signed_in'> = {
    name: 'identity.workAt',
    policy: () => undefined,
    run: async ({ session, siteId }, context) => {
      await lockOfficer(context.transaction, session.officerId);
      const roles = await listRoleRows(context.transaction, session.officerId);
      if (!roles.some((role) => role.siteId === siteId)) return refuse('not_allowed');
      const token = await sessions.rotate(context, { id: session.id, stage: 'open', siteId });
      context.note(`officer:${session.officerId}`, { site: siteId });
      return token === undefined ? refuse('not_signed_in') : accept({ token });
    },
  };

  /** Whether the password typed is the account's; counted by session, so that strangers' guesses keep nobody from it. */
  const checkPassword = async (officer: OfficerRow, password: string, session: OpenSession): Promise<Outcome<null, 'confirmation_wrong' | 'sign_in_throttled'>> => {
    const seconds = await throttle.take('device', session.id);
    if (seconds > 0) return refuse('sign_in_throttled', { seconds });
    if (officer.passwordHash === null || !(await hasher.verify(officer.passwordHash, password))) return refuse('confirmation_wrong');
    await throttle.forgive('device', session.id);
    return accept(null);
  };
  const judgePassword: OwnAccount['judgePassword'] = ({ loginName, fullName, placeCode }, password) =>
    judge.judge(password, [loginName, fullName, ...(placeCode === undefined ? [] : [findPlace(placeCode)?.fullName ?? ''])]);
  const run = async <Input, Code extends string>(definition: CommandDefinition<Input, { token: string }, Code>, input: Input, call: CommandCall): Promise<Outcome<{ token: string }, Code>> =>
    (await commands.run(definition, input, withoutKey(call))) as Outcome<{ token: string }, Code>;

  return {
    confirm: async (session, { password, code }, call) => {
      const officer = await findOfficerRow(database, session.officerId);
      if (officer === undefined) return refuse('not_signed_in');
      const checked = await checkPassword(officer, password ?? '', session);
      if (!checked.ok) return checked;
      // As strong as the sign-in itself: who has a second factor shows both. Source: ASVS 5.0, 7.5.1.
      if (officer.totpSince !== null) {
        const second = await secondFactor.checkCode(officer.id, code ?? '', call.actor);
        if (!second.ok) return second;
      }
      return run(confirmation, session, call);
    },
    confirmed: (session, call) => run(confirmation, session, call),
    changePassword: async (session, { current, next }, call) => {
      const officer = await findOfficerRow(database, session.officerId);
      if (officer === undefined) return refuse('not_signed_in');
      if (officer.passwordHash !== null) {
        const checked = await checkPassword(officer, current ?? '', session);
        if (!checked.ok) return checked;
      }
      const site = await findSiteRow(database, officer.homeSiteId);
      const reason = judgePassword({ ...officer, ...(site === undefined ? {} : { placeCode: site.placeCode }) }, next);
      if (reason !== undefined) return refuse(reason);
      return run(passwordChange, { session, passwordHash: await hasher.hash(next) }, call);
    },
    judgePassword,
    signOut: async (session, call) => {
      await commands.run(sessionEnd, { officerId: session.officerId, id: session.id }, withoutKey(call));
    },
    endSession: async (officerId, id, call) => (await commands.run(sessionEnd, { officerId, id }, withoutKey(call))) as Outcome<{ ended: number }, 'not_found'>,
    signOutEverywhere: async (officerId, call) => {
      const outcome = await commands.run(sessionEnd, { officerId, id: null }, withoutKey(call));
      return outcome.ok ? outcome.value : { ended: 0 };
    },
    workAt: (session, siteId, call) => run(move, { session, siteId }, call),
  };
}
