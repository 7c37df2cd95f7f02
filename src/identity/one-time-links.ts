import { accept, refuse, type Outcome } from '#model/outcome.ts';
import { systemActor } from '#model/actor.ts';
import { foldText } from '#model/vietnamese.ts';
import type { CommandContext, CommandDefinition } from '#platform/command.ts';
import { cleanLoginName, instant, type IdentityDeps } from './identity-deps.ts';
import type { PasswordRefusal } from './judge-password.ts';
import { findLiveLink, replaceLink, useLink } from './links.store.ts';
import { addOfficer, countOfficers, findOfficerRow, lockOfficer, replaceRoles, setPasswordHash } from './officers.store.ts';
import type { OwnAccount } from './own-account.ts';
import { endSessionsOf } from './sessions.store.ts';
import { addSite, findSiteRow, type SiteRow } from './sites.store.ts';
import type { Throttle } from './throttle.ts';
import { hashToken, newToken } from './tokens.ts';

/** An id no officer has. */
const NOBODY = '00000000-0000-7000-8000-000000000000';
/** How long a one-time link works. Unit: milliseconds. Source: ASVS 5.0, 6.4.1 asks for a short time. */
export const LINK_MS = 24 * 3_600_000;

export interface SetUp {
  readonly token: string;
  readonly placeCode: string;
  readonly loginName: string;
  readonly fullName: string;
  readonly password: string;
}

export type LinkRefusal = 'link_not_valid' | 'sign_in_throttled';

/** Links that work once and for a day; the store keeps only their hashes. */
export interface OneTimeLinks {
  /** A new set-up link's token, or undefined once an account exists; the link before it is worth nothing any more. */
  makeSetUpToken(): Promise<string | undefined>;
  /** Whether a set-up link still works. Refuses: `link_not_valid`. */
  checkSetUp(token: string, address: string): Promise<Outcome<{ readonly expiresAt: string }, LinkRefusal>>;
  /** Says where the house stands and makes the first operator. Refuses: `link_not_valid`, `place_unknown`, what the password judge says. */
  setUp(given: SetUp, address: string): Promise<Outcome<{ readonly loginName: string }, LinkRefusal | PasswordRefusal | 'place_unknown'>>;
  /** Makes a link to set an account's password, inside the operator's command. */
  makePasswordLink(context: CommandContext, officerId: string, tokenHash: string): Promise<{ readonly expiresAt: string }>;
  /** Whose password a link sets. Refuses: `link_not_valid`. */
  checkPassword(token: string, address: string): Promise<Outcome<{ readonly loginName: string; readonly fullName: string; readonly expiresAt: string }, LinkRefusal>>;
  /** Sets it and ends the person's sessions; the second factor stays as it was. */
  setPassword(given: { readonly token: string; readonly password: string }, address: string): Promise<Outcome<{ readonly loginName: string }, LinkRefusal | PasswordRefusal>>;
}

/** Opens the one-time links. */
export function createOneTimeLinks(deps: IdentityDeps & { readonly throttle: Throttle; readonly account: Pick<OwnAccount, 'judgePassword'> }): OneTimeLinks {
  const { database, commands, clock, hasher, settings, throttle, account, findPlace } = deps;
  const system = systemActor(settings.houseSiteId);

  const keep: CommandDefinition<{ tokenHash: string }, { kept: boolean }, never> = {
    name: 'identity.makeSetUpLink',
    policy: () => undefined,
    run: async ({ tokenHash }, context) => {
      if ((await countOfficers(context.transaction)) > 0) return accept({ kept: false });
      await replaceLink(context.transaction, { kind: 'setUp', officerId: null, tokenHash, at: instant(context.now), expiresAt: instant(context.now + LINK_MS) });
      context.note('setUp');
      return accept({ kept: true });
    },
  };

  interface Begin {
    readonly tokenHash: string;
    readonly site: SiteRow;
    readonly loginName: string;
    readonly fullName: string;
    readonly passwordHash: string;
  }
  const begin: CommandDefinition<Begin, { loginName: string }, 'link_not_valid'> = {
    name: 'identity.setUp',
    policy: () => undefined,
    run: async ({ tokenHash, site, loginName, fullName, passwordHash }, context) => {
      const { transaction } = context;
      const at = instant(context.now);
      // Two browsers with the same link wait here for each other; the second finds it used.
      if ((await useLink(transaction, tokenHash, 'setUp', at)) === undefined || (await countOfficers(transaction)) > 0) return refuse('link_not_valid');
      await addSite(transaction, site, at);
      const id = context.newId();
      await addOfficer(transaction, { id, homeSiteId: site.id, loginName, fullName, nameFolded: foldText(fullName), passwordHash, at });
      await replaceRoles(transaction, site.id, id, ['operator']);
      context.note(`officer:${id}`, { site: site.id, place: site.placeCode, roles: ['operator'] });
      return accept({ loginName });
    },
  };

  const passwordSet: CommandDefinition<{ tokenHash: string; passwordHash: string }, { loginName: string }, 'link_not_valid'> = {
    name: 'identity.setPasswordByLink',
    policy: () => undefined,
    run: async ({ tokenHash, passwordHash }, context) => {
      const link = await useLink(context.transaction, tokenHash, 'password', instant(context.now));
      const officer = await lockOfficer(context.transaction, link?.officerId ?? NOBODY);
      if (officer === undefined || officer.disabledAt !== null) return refuse('link_not_valid');
      await setPasswordHash(context.transaction, officer.id, passwordHash, instant(context.now));
      await endSessionsOf(context.transaction, officer.id);
      context.note(`officer:${officer.id}`);
      return accept({ loginName: officer.loginName });
    },
  };

  /** The hash of a token that still works; guesses are counted by address. */
  const check = async (token: string, kind: 'setUp' | 'password', address: string): Promise<Outcome<{ tokenHash: string; officerId: string | null; expiresAt: string }, LinkRefusal>> => {
    const seconds = await throttle.take('link', address);
    if (seconds > 0) return refuse('sign_in_throttled', { seconds });
    const tokenHash = hashToken(token);
    const link = await findLiveLink(database, tokenHash, kind, instant(clock.now()));
    if (link === undefined) return refuse('link_not_valid');
    await throttle.giveBack('link', address);
    return accept({ tokenHash, officerId: link.officerId, expiresAt: link.expiresAt });
  };
  const checkPassword = async (token: string, address: string) => {
    const live = await check(token, 'password', address);
    if (!live.ok) return live;
    const officer = await findOfficerRow(database, live.value.officerId ?? NOBODY);
    if (officer === undefined || officer.disabledAt !== null) return refuse('link_not_valid');
    return accept({ ...live.value, officer });
  };

  return {
    makeSetUpToken: async () => {
      const token = newToken();
      const outcome = await commands.run(keep, { tokenHash: hashToken(token) }, { actor: system });
      return outcome.ok && outcome.value.kept ? token : undefined;
    },
    checkSetUp: (token, address) => check(token, 'setUp', address),
    setUp: async (given, address) => {
      const live = await check(given.token, 'setUp', address);
      if (!live.ok) return live;
      const place = findPlace(given.placeCode);
      if (place === undefined) return refuse('place_unknown', { code: given.placeCode });
      const loginName = cleanLoginName(given.loginName);
      const reason = account.judgePassword({ loginName, fullName: given.fullName, placeCode: given.placeCode }, given.password);
      if (reason !== undefined) return refuse(reason);
      const site: SiteRow = { id: settings.houseSiteId, kind: place.level, placeCode: given.placeCode, provinceId: null, demo: false };
      const passwordHash = await hasher.hash(given.password);
      return (await commands.run(begin, { tokenHash: live.value.tokenHash, site, loginName, fullName: given.fullName, passwordHash }, { actor: system })) as Outcome<{ loginName: string }, 'link_not_valid'>;
    },
    makePasswordLink: async (context, officerId, tokenHash) => {
      const expiresAt = instant(context.now + LINK_MS);
      await replaceLink(context.transaction, { kind: 'password', officerId, tokenHash, at: instant(context.now), expiresAt });
      return { expiresAt };
    },
    checkPassword: async (token, address) => {
      const live = await checkPassword(token, address);
      if (!live.ok) return live;
      const { officer, expiresAt } = live.value;
      return accept({ loginName: officer.loginName, fullName: officer.fullName, expiresAt });
    },
    setPassword: async ({ token, password }, address) => {
      const live = await checkPassword(token, address);
      if (!live.ok) return live;
      const { officer, tokenHash } = live.value;
      const site = await findSiteRow(database, officer.homeSiteId);
      const reason = account.judgePassword({ ...officer, ...(site === undefined ? {} : { placeCode: site.placeCode }) }, password);
      if (reason !== undefined) return refuse(reason);
      const actor = { kind: 'officer' as const, id: officer.id, siteId: officer.homeSiteId, roles: [] };
      return (await commands.run(passwordSet, { tokenHash, passwordHash: await hasher.hash(password) }, { actor })) as Outcome<{ loginName: string }, 'link_not_valid'>;
    },
  };
}
