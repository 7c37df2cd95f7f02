import type { Actor } from '#model/actor.ts';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import { mayAct } from '#model/rights.ts';
import type { Role } from '#model/role.ts';
import { foldText } from '#model/vietnamese.ts';
import type { CommandCall, CommandContext, CommandDefinition, RepeatRefusal } from '#platform/command.ts';
import type { Queries } from '#platform/database/database.ts';
import { addIdentity, countRecoveryCodes, listIdentities, removeIdentities, removeTotp } from './factors.store.ts';
import { IDENTITY_RIGHTS, type IdentityAction } from './identity.policy.ts';
import { cleanLoginName, instant, type IdentityDeps } from './identity-deps.ts';
import { removeLinksOf } from './links.store.ts';
import {
  addOfficer, countOtherOperators, findOfficerRow, listColleagueRows, listOfficerRows, listRoleRows, lockOfficer, renameOfficer, replaceRoles, setDisabled,
  type ColleagueRow, type OfficerListRow, type OfficerRow, type RoleRow,
} from './officers.store.ts';
import type { OneTimeLinks } from './one-time-links.ts';
import { endSessionsOf, listSessionRows } from './sessions.store.ts';
import { findSiteRow, listSiteRows, lockSite, type SiteRow } from './sites.store.ts';
import { targetOf } from './sites.ts';
import { takeStranger } from './sso.store.ts';
import { cleanSpeakable, hashToken, newToken } from './tokens.ts';

export type OfficerRefusal =
  | 'not_allowed' | 'officer_not_found' | 'site_unknown' | 'login_name_taken' | 'role_of_province' | 'last_operator' | 'account_disabled'
  | 'identity_taken' | 'identity_code_unknown' | 'sso_not_set_up';

export interface OfficerDetail extends OfficerRow {
  readonly roles: readonly RoleRow[];
  readonly identities: readonly { readonly issuer: string; readonly linkedAt: string }[];
  readonly recoveryCodesLeft: number;
  readonly openSessions: number;
  /** What the caller may do to the account. */
  readonly allowed: readonly IdentityAction[];
}

export interface NewOfficerInput {
  readonly siteId: string;
  readonly loginName: string;
  readonly fullName: string;
  readonly roles: readonly Role[];
}

type Done<Value> = Promise<Outcome<Value, OfficerRefusal | RepeatRefusal>>;

/** What operators do with the accounts of their sites. */
export interface Officers {
  list(actor: Actor, filter: { readonly siteIds: readonly string[]; readonly q?: string; readonly role?: Role; readonly state?: 'active' | 'disabled'; readonly after?: readonly [string, string]; readonly limit: number }): Promise<OfficerListRow[]>;
  /** Who works at the actor's own site; with ids: who of them works there, at its communes or at its province. */
  listColleagues(actor: Actor, ids?: readonly string[]): Promise<readonly ColleagueRow[]>;
  /** Refuses: `officer_not_found`, `not_allowed` for an account out of reach. */
  get(id: string, actor: Actor): Done<OfficerDetail>;
  /** Makes an account and the one-time link with which its person sets a password. Refuses: `site_unknown`, `not_allowed`, `login_name_taken`, `role_of_province`. */
  create(input: NewOfficerInput, call: CommandCall): Done<{ readonly id: string; readonly token: string; readonly expiresAt: string }>;
  rename(id: string, fullName: string, call: CommandCall): Done<null>;
  /** Sets all roles of a person at one site and ends the person's sessions elsewhere. Refuses: `last_operator` when nobody could undo it. */
  changeRoles(change: { readonly id: string; readonly siteId: string; readonly roles: readonly Role[] }, call: CommandCall): Done<null>;
  /** Ends every session at once and makes links worthless. Refuses: `last_operator`. */
  disable(id: string, call: CommandCall): Done<null>;
  enable(id: string, call: CommandCall): Done<null>;
  makePasswordLink(id: string, call: CommandCall): Done<{ readonly token: string; readonly expiresAt: string }>;
  removeSecondFactor(id: string, call: CommandCall): Done<null>;
  endSessions(id: string, call: CommandCall): Done<{ readonly ended: number }>;
  /** Links a person at the other log-in service, by subject or by the code that person was shown there. */
  linkIdentity(id: string, link: { readonly subject: string } | { readonly code: string }, call: CommandCall): Done<null>;
  unlinkIdentities(id: string, call: CommandCall): Done<{ readonly removed: number }>;
  /** Asks whether the actor may read what was changed about an account. Refuses: `officer_not_found`, `not_allowed`. */
  mayReadChanges(id: string, actor: Actor): Done<null>;
}

/** Opens the deeds of operators. */
export function createOfficers(deps: IdentityDeps & { readonly links: OneTimeLinks }): Officers {
  const { database, commands, settings, secret, links } = deps;

  /** The account, when the actor may do this to it: at its home and at every site where it holds a role. */
  const reach = async (queries: Queries, actor: Actor, action: IdentityAction, officer: OfficerRow, roles: readonly RoleRow[]): Promise<boolean> => {
    for (const id of new Set([officer.homeSiteId, ...roles.map((role) => role.siteId)])) {
      const site = await findSiteRow(queries, id);
      if (site === undefined || !mayAct(IDENTITY_RIGHTS, actor, action, targetOf(site))) return false;
    }
    return true;
  };
  const roleOnly = (action: IdentityAction) => (actor: Actor) => (mayAct(IDENTITY_RIGHTS, actor, action) ? undefined : refuse('not_allowed'));

  /** A deed on one account: finds it, asks the right, notes it. */
  const onAccount = <Input extends { readonly id: string }, Result>(
    name: string,
    action: IdentityAction,
    work: (input: Input, officer: OfficerRow, context: CommandContext, roles: readonly RoleRow[]) => Promise<Outcome<Result, OfficerRefusal>>,
    details: (input: Input) => Readonly<Record<string, unknown>> = () => ({}),
  ): CommandDefinition<Input, Result, OfficerRefusal> => ({
    name,
    policy: roleOnly(action),
    run: async (input, context) => {
      const officer = await lockOfficer(context.transaction, input.id);
      if (officer === undefined) return refuse('officer_not_found');
      const roles = await listRoleRows(context.transaction, officer.id);
      if (!(await reach(context.transaction, context.actor, action, officer, roles))) return refuse('not_allowed');
      context.note(`officer:${officer.id}`, details(input));
      return work(input, officer, context, roles);
    },
  });

  /** Refuses where, after this person is gone, no operator could reach the site. */
  const keepOperator = async (context: CommandContext, siteId: string, officerId: string): Promise<Outcome<null, 'last_operator'>> => {
    await lockSite(context.transaction, siteId);
    return (await countOtherOperators(context.transaction, siteId, officerId)) > 0 ? accept(null) : refuse('last_operator');
  };
  const roleFault = (site: SiteRow, roles: readonly Role[]): Outcome<null, 'role_of_province'> =>
    site.kind === 'commune' && roles.includes('provinceSupervisor') ? refuse('role_of_province') : accept(null);

  const creation: CommandDefinition<NewOfficerInput & { tokenHash: string }, { id: string; expiresAt: string }, OfficerRefusal> = {
    name: 'identity.createOfficer',
    policy: roleOnly('createOfficer'),
    run: async (input, context) => {
      const site = await findSiteRow(context.transaction, input.siteId);
      if (site === undefined) return refuse('site_unknown');
      if (!mayAct(IDENTITY_RIGHTS, context.actor, 'createOfficer', targetOf(site))) return refuse('not_allowed');
      const fault = roleFault(site, input.roles);
      if (!fault.ok) return fault;
      const id = context.newId();
      const at = instant(context.now);
      const loginName = cleanLoginName(input.loginName);
      if (!(await addOfficer(context.transaction, { id, homeSiteId: site.id, loginName, fullName: input.fullName, nameFolded: foldText(input.fullName), passwordHash: null, at }))) {
        return refuse('login_name_taken', { loginName });
      }
      await replaceRoles(context.transaction, site.id, id, [...new Set(input.roles)]);
      const { expiresAt } = await links.makePasswordLink(context, id, input.tokenHash);
      context.note(`officer:${id}`, { site: site.id, roles: input.roles });
      return accept({ id, expiresAt });
    },
  };
  const renaming = onAccount<{ id: string; fullName: string }, null>('identity.renameOfficer', 'changeOfficer', async ({ fullName }, officer, context) => {
    await renameOfficer(context.transaction, officer.id, fullName, foldText(fullName));
    return accept(null);
  });
  const roleChange = onAccount<{ id: string; siteId: string; roles: readonly Role[] }, null>(
    'identity.changeRoles',
    'changeRoles',
    async ({ siteId, roles }, officer, context, before) => {
      const site = await findSiteRow(context.transaction, siteId);
      if (site === undefined) return refuse('site_unknown');
      if (!mayAct(IDENTITY_RIGHTS, context.actor, 'changeRoles', targetOf(site))) return refuse('not_allowed');
      const fault = roleFault(site, roles);
      if (!fault.ok) return fault;
      const wasOperator = before.some((held) => held.siteId === siteId && held.role === 'operator');
      if (wasOperator && !roles.includes('operator')) {
        const kept = await keepOperator(context, siteId, officer.id);
        if (!kept.ok) return kept;
      }
      await replaceRoles(context.transaction, siteId, officer.id, [...new Set(roles)]);
      // Other rights, other session: whoever holds an old token must sign in anew. One's own session is rotated by the route.
      if (officer.id !== context.actor.id) await endSessionsOf(context.transaction, officer.id);
      return accept(null);
    },
    ({ siteId, roles }) => ({ site: siteId, roles }),
  );
  const disabling = onAccount<{ id: string }, null>('identity.disableOfficer', 'disableOfficer', async (_input, officer, context, roles) => {
    for (const { siteId } of roles.filter(({ role }) => role === 'operator')) {
      const kept = await keepOperator(context, siteId, officer.id);
      if (!kept.ok) return kept;
    }
    await setDisabled(context.transaction, officer.id, instant(context.now));
    await endSessionsOf(context.transaction, officer.id);
    await removeLinksOf(context.transaction, officer.id);
    return accept(null);
  });
  const enabling = onAccount<{ id: string }, null>('identity.enableOfficer', 'disableOfficer', async (_input, officer, context) => {
    await setDisabled(context.transaction, officer.id, null);
    return accept(null);
  });
  const linkMaking = onAccount<{ id: string; tokenHash: string }, { expiresAt: string }>(
    'identity.makePasswordLink',
    'resetPassword',
    async ({ tokenHash }, officer, context) => (officer.disabledAt === null ? accept(await links.makePasswordLink(context, officer.id, tokenHash)) : refuse('account_disabled')),
  );
  const factorRemoval = onAccount<{ id: string }, null>('identity.removeSecondFactor', 'removeSecondFactor', async (_input, officer, context) => {
    await removeTotp(context.transaction, officer.id);
    await endSessionsOf(context.transaction, officer.id);
    return accept(null);
  });
  const sessionEnd = onAccount<{ id: string }, { ended: number }>('identity.endSessions', 'endSessions', async (_input, officer, context) => accept({ ended: await endSessionsOf(context.transaction, officer.id) }));
  const linking = onAccount<{ id: string; subject: string | null; code: string | null }, null>('identity.linkIdentity', 'linkIdentity', async ({ subject, code }, officer, context) => {
    if (settings.sso === undefined) return refuse('sso_not_set_up');
    const at = instant(context.now);
    const found = code === null ? { issuer: settings.sso.issuer, subject: subject ?? '' } : await takeStranger(context.transaction, cleanSpeakable(code), at);
    if (found === undefined) return refuse('identity_code_unknown');
    return (await addIdentity(context.transaction, { ...found, officerId: officer.id, at })) ? accept(null) : refuse('identity_taken');
  });
  const unlinking = onAccount<{ id: string }, { removed: number }>('identity.unlinkIdentities', 'linkIdentity', async (_input, officer, context) => {
    const removed = await removeIdentities(context.transaction, officer.id);
    await endSessionsOf(context.transaction, officer.id);
    return accept({ removed });
  });

  /** The same call gives the same token again, so that the store need keep neither it nor a reply that holds it. */
  const tokenOf = ({ actor, idempotencyKey }: CommandCall, deed: string): string => (idempotencyKey === undefined ? newToken() : secret.sign(`link ${deed}`, `${actor.id} ${idempotencyKey}`));

  return {
    list: async (_actor, filter) =>
      listOfficerRows(database, {
        siteIds: filter.siteIds, q: filter.q === undefined || filter.q.trim() === '' ? null : foldText(filter.q.trim()), role: filter.role ?? null, state: filter.state ?? null, after: filter.after ?? null, limit: filter.limit,
      }),
    listColleagues: async (actor, ids) => {
      if (ids === undefined) return listColleagueRows(database, [actor.siteId], null);
      const sites = await listSiteRows(database, actor.siteId, true);
      return listColleagueRows(database, sites.map((site) => site.id), ids);
    },
    get: async (id, actor) => {
      const officer = await findOfficerRow(database, id);
      if (officer === undefined) return refuse('officer_not_found');
      const roles = await listRoleRows(database, id);
      const actions = Object.keys(IDENTITY_RIGHTS) as IdentityAction[];
      const may = await Promise.all(actions.map((action) => (action === 'listSites' || action === 'createSite' || action === 'createOfficer' ? false : reach(database, actor, action, officer, roles))));
      const allowed = actions.filter((_action, at) => may[at] === true);
      if (!allowed.includes('listOfficers')) return refuse('not_allowed');
      const [identities, recoveryCodesLeft, sessions] = await Promise.all([listIdentities(database, id), countRecoveryCodes(database, id), listSessionRows(database, id)]);
      return accept({ ...officer, roles, identities, recoveryCodesLeft, openSessions: sessions.length, allowed });
    },
    create: async (input, call) => {
      const token = tokenOf(call, 'create');
      const outcome = await commands.run(creation, { ...input, tokenHash: hashToken(token) }, call);
      return outcome.ok ? accept({ ...outcome.value, token }) : outcome;
    },
    rename: (id, fullName, call) => commands.run(renaming, { id, fullName }, call),
    changeRoles: (change, call) => commands.run(roleChange, change, call),
    disable: (id, call) => commands.run(disabling, { id }, call),
    enable: (id, call) => commands.run(enabling, { id }, call),
    makePasswordLink: async (id, call) => {
      const token = tokenOf(call, id);
      const outcome = await commands.run(linkMaking, { id, tokenHash: hashToken(token) }, call);
      return outcome.ok ? accept({ ...outcome.value, token }) : outcome;
    },
    removeSecondFactor: (id, call) => commands.run(factorRemoval, { id }, call),
    endSessions: (id, call) => commands.run(sessionEnd, { id }, call),
    linkIdentity: (id, link, call) => commands.run(linking, { id, subject: 'subject' in link ? link.subject : null, code: 'code' in link ? link.code : null }, call),
    unlinkIdentities: (id, call) => commands.run(unlinking, { id }, call),
    mayReadChanges: async (id, actor) => {
      const officer = await findOfficerRow(database, id);
      if (officer === undefined) return refuse('officer_not_found');
      return (await reach(database, actor, 'readChanges', officer, await listRoleRows(database, id))) ? accept(null) : refuse('not_allowed');
    },
  };
}
