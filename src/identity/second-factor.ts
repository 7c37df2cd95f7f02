import { toString as drawQr } from 'qrcode';
import type { Actor } from '#model/actor.ts';
import { realSiteOf } from '#model/site.ts';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import type { CommandCall, CommandDefinition } from '#platform/command.ts';
import type { OpenSession } from '#platform/routes.ts';
import { confirmTotp, findRecoveryCode, proposeTotp, replaceRecoveryCodes, removeTotp, useRecoveryCode, useTotpStep } from './factors.store.ts';
import { instant, type IdentityDeps } from './identity-deps.ts';
import { findOfficerRow, lockOfficer, type OfficerRow } from './officers.store.ts';
import type { Sessions } from './sessions.ts';
import { endSessionsOf } from './sessions.store.ts';
import type { Throttle } from './throttle.ts';
import { cleanSpeakable, newSpeakable } from './tokens.ts';
import { findStep, newTotpSecret, totpUri } from './totp.ts';

/** How many recovery codes a person is given. */
export const RECOVERY_CODES = 10;
const SELECTOR = 2;
/** Unit: characters worth 4.9 bits each: 49 bits, hashed like a password. Source: ASVS 5.0, 6.5.2 and 6.5.4. */
const SECRET = 10;
const ISSUER = 'Một Cửa';

/** What a person needs to set the second factor up. */
export interface TotpProposal {
  readonly secret: string;
  readonly uri: string;
  /** Shape: a whole SVG document. */
  readonly qrSvg: string;
}

export type CodeRefusal = 'second_factor_wrong' | 'sign_in_throttled';

/** The second factor: codes that change every half minute, and recovery codes on paper. */
export interface SecondFactor {
  /** Whether a code is right and was never used; it is used up then. Refuses: `second_factor_wrong`, `sign_in_throttled`. */
  checkCode(officerId: string, code: string, actor: Actor): Promise<Outcome<null, CodeRefusal>>;
  /** Checks the code of a waiting session and opens it. */
  passStage(step: { readonly officerId: string; readonly code: string; readonly sessionId: string; readonly actor: Actor }): Promise<Outcome<{ readonly token: string }, CodeRefusal | 'not_signed_in'>>;
  /** A new secret; it counts only once its first code was typed. Refuses: `second_factor_set` while one is in use. */
  propose(session: OpenSession, call: CommandCall): Promise<Outcome<TotpProposal, 'second_factor_set' | 'not_found'>>;
  /** Proves the proposed secret, gives the recovery codes once, ends the person's other sessions. */
  enrol(session: OpenSession, code: string, call: CommandCall): Promise<Outcome<{ readonly recoveryCodes: readonly string[]; readonly token: string }, CodeRefusal | 'second_factor_set' | 'not_signed_in'>>;
  /** Takes the second factor away. Refuses: `second_factor_required` where the house demands one. */
  remove(session: OpenSession, call: CommandCall): Promise<Outcome<{ readonly token: string }, 'second_factor_required' | 'not_signed_in'>>;
}

type Use = { readonly step: number } | { readonly selector: string };

/** Opens the second factor. */
export function createSecondFactor(deps: IdentityDeps & { readonly sessions: Sessions; readonly throttle: Throttle }): SecondFactor {
  const { database, commands, clock, secret, hasher, settings, sessions, throttle } = deps;

  /** Which step or recovery code the typed text is, without using it up. */
  const findUse = async (officer: OfficerRow, typed: string): Promise<Use | undefined> => {
    const shared = officer.totpSecret === null ? undefined : secret.unseal(officer.totpSecret);
    if (shared === undefined) return undefined;
    const step = findStep(shared, typed, clock.now(), officer.totpLastStep);
    if (step !== undefined) return { step };
    const cleaned = cleanSpeakable(typed);
    if (cleaned.length !== SELECTOR + SECRET) return undefined;
    const row = await findRecoveryCode(database, officer.id, cleaned.slice(0, SELECTOR));
    return row !== undefined && (await hasher.verify(row.codeHash, cleaned.slice(SELECTOR))) ? { selector: row.selector } : undefined;
  };
  const useUp = (transaction: CommandContextOf, officerId: string, use: Use): Promise<boolean> =>
    'step' in use ? useTotpStep(transaction, officerId, use.step) : useRecoveryCode(transaction, officerId, use.selector);

  interface Passing {
    readonly officerId: string;
    readonly use: Use;
    /** Absent when a code only confirms who somebody is. */
    readonly sessionId?: string;
  }
  const pass: CommandDefinition<Passing, { token: string }, 'second_factor_wrong' | 'not_signed_in'> = {
    name: 'identity.useSecondFactor',
    policy: () => undefined,
    run: async ({ officerId, use, sessionId }, context) => {
      if (!(await useUp(context.transaction, officerId, use))) return refuse('second_factor_wrong');
      context.note(`officer:${officerId}`, { kind: 'step' in use ? 'totp' : 'recoveryCode' });
      if (sessionId === undefined) return accept({ token: '' });
      const token = await sessions.rotate(context, { id: sessionId, stage: 'open', confirmedAt: instant(context.now), endsAt: instant(sessions.endOf(context.now, 'open')) });
      return token === undefined ? refuse('not_signed_in') : accept({ token });
    },
  };

  const tryCode = async (officerId: string, code: string, actor: Actor, sessionId?: string): Promise<Outcome<{ token: string }, CodeRefusal | 'not_signed_in'>> => {
    const seconds = await throttle.take('secondFactor', officerId);
    if (seconds > 0) return refuse('sign_in_throttled', { seconds });
    const officer = await findOfficerRow(database, officerId);
    const use = officer === undefined || officer.totpSince === null ? undefined : await findUse(officer, code);
    if (use === undefined) return refuse('second_factor_wrong');
    const outcome = await commands.run(pass, { officerId, use, ...(sessionId === undefined ? {} : { sessionId }) }, withoutKey({ actor }));
    if (outcome.ok) await throttle.forgive('secondFactor', officerId);
    return outcome as Outcome<{ token: string }, CodeRefusal | 'not_signed_in'>;
  };

  const proposal: CommandDefinition<{ officerId: string; sealed: string }, null, 'second_factor_set'> = {
    name: 'identity.proposeSecondFactor',
    policy: () => undefined,
    run: async ({ officerId, sealed }, context) => {
      const officer = await lockOfficer(context.transaction, officerId);
      if (officer?.totpSince !== null) return refuse('second_factor_set');
      await proposeTotp(context.transaction, officerId, sealed);
      context.note(`officer:${officerId}`);
      return accept(null);
    },
  };

  interface Enrolment {
    readonly session: OpenSession;
    readonly step: number;
    readonly codes: readonly { readonly selector: string; readonly codeHash: string }[];
  }
  const enrolment: CommandDefinition<Enrolment, { token: string }, 'second_factor_set' | 'not_signed_in'> = {
    name: 'identity.addSecondFactor',
    policy: () => undefined,
    run: async ({ session, step, codes }, context) => {
      const officer = await lockOfficer(context.transaction, session.officerId);
      if (officer?.totpSince !== null) return refuse('second_factor_set');
      await confirmTotp(context.transaction, officer.id, step, instant(context.now));
      await replaceRecoveryCodes(context.transaction, officer.id, codes);
      await endSessionsOf(context.transaction, officer.id, session.id);
      const opens = session.stage === 'open' ? {} : { endsAt: instant(sessions.endOf(context.now, 'open')) };
      const token = await sessions.rotate(context, { id: session.id, stage: 'open', confirmedAt: instant(context.now), ...opens });
      context.note(`officer:${officer.id}`);
      return token === undefined ? refuse('not_signed_in') : accept({ token });
    },
  };

  const removal: CommandDefinition<OpenSession, { token: string }, 'not_signed_in'> = {
    name: 'identity.dropSecondFactor',
    policy: () => undefined,
    run: async (session, context) => {
      await removeTotp(context.transaction, session.officerId);
      await endSessionsOf(context.transaction, session.officerId, session.id);
      const token = await sessions.rotate(context, { id: session.id, stage: 'open' });
      context.note(`officer:${session.officerId}`);
      return token === undefined ? refuse('not_signed_in') : accept({ token });
    },
  };

  return {
    checkCode: async (officerId, code, actor) => {
      const outcome = await tryCode(officerId, code, actor);
      return outcome.ok ? accept(null) : (outcome as Outcome<null, CodeRefusal>);
    },
    passStage: ({ officerId, code, actor, sessionId }) => tryCode(officerId, code, actor, sessionId),
    propose: async (session, call) => {
      const officer = await findOfficerRow(database, session.officerId);
      if (officer === undefined) return refuse('not_found', { path: session.officerId });
      const fresh = newTotpSecret();
      const outcome = await commands.run(proposal, { officerId: officer.id, sealed: secret.seal(fresh) }, withoutKey(call));
      if (!outcome.ok) return outcome as Outcome<TotpProposal, 'second_factor_set'>;
      const uri = totpUri(fresh, officer.loginName, ISSUER);
      return accept({ secret: fresh, uri, qrSvg: await drawQr(uri, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 }) });
    },
    enrol: async (session, code, call) => {
      const seconds = await throttle.take('secondFactor', session.officerId);
      if (seconds > 0) return refuse('sign_in_throttled', { seconds });
      const officer = await findOfficerRow(database, session.officerId);
      if (officer === undefined || officer.totpSince !== null) return refuse('second_factor_set');
      const shared = officer.totpSecret === null ? undefined : secret.unseal(officer.totpSecret);
      const step = shared === undefined ? undefined : findStep(shared, code, clock.now(), officer.totpLastStep);
      if (step === undefined) return refuse('second_factor_wrong');
      const fresh = makeRecoveryCodes();
      const codes = await Promise.all(fresh.map(async (each) => ({ selector: each.slice(0, SELECTOR), codeHash: await hasher.hash(each.slice(SELECTOR)) })));
      const outcome = await commands.run(enrolment, { session, step, codes }, withoutKey(call));
      if (!outcome.ok) return outcome as Outcome<never, 'second_factor_set' | 'not_signed_in'>;
      await throttle.forgive('secondFactor', officer.id);
      return accept({ recoveryCodes: fresh.map(showRecoveryCode), token: outcome.value.token });
    },
    remove: async (session, call) => {
      if (settings.needsSecondFactor) return refuse('second_factor_required');
      return (await commands.run(removal, session, withoutKey(call))) as Outcome<{ token: string }, 'not_signed_in'>;
    },
  };
}

type CommandContextOf = Parameters<typeof useTotpStep>[0];

/**
 * A deed on one's own account. A repeated reply would keep a token or a secret in the store: it carries no Idempotency-Key. It is logged
 * where one really works: what is wiped with practice must not take it along.
 */
export function withoutKey({ actor, requestId }: CommandCall): CommandCall {
  return { actor: { ...actor, siteId: realSiteOf(actor.siteId) }, ...(requestId === undefined ? {} : { requestId }) };
}

/** Codes whose first two characters tell them apart. */
function makeRecoveryCodes(): string[] {
  const codes = new Map<string, string>();
  while (codes.size < RECOVERY_CODES) {
    const code = newSpeakable(SELECTOR + SECRET);
    codes.set(code.slice(0, SELECTOR), code);
  }
  return [...codes.values()];
}

/** Shape: `7K3M-9QXA-22BC`. */
function showRecoveryCode(code: string): string {
  return code.match(/.{1,4}/g)?.join('-') ?? code;
}
