import type { Actor } from '#model/actor.ts';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import { DESK_ROLES, type DeskRole } from '#model/role.ts';
import { practiceSiteOf, realSiteOf, type Site } from '#model/site.ts';
import { foldText } from '#model/vietnamese.ts';
import type { CommandCall, CommandContext, CommandDefinition } from '#platform/command.ts';
import type { OpenSession } from '#platform/routes.ts';
import { instant, type IdentityDeps } from './identity-deps.ts';
import { addOfficer, listColleagueRows, listRoleRows, lockOfficer, replaceRoles } from './officers.store.ts';
import type { Sessions } from './sessions.ts';
import { withoutKey } from './second-factor.ts';
import { addSite, findSiteRow, type SiteRow } from './sites.store.ts';

/** An invented colleague of a practice site; nobody can sign in as one. */
export interface CastMember {
  /** Told from others of the cast. Shape: `canbo`. */
  readonly name: string;
  readonly fullName: string;
  readonly roles: readonly DeskRole[];
}

export type PracticeRefusal = 'practice_without_role' | 'not_signed_in';

/** Going to practise and coming back: the same session at another site, with roles that count only there. */
export interface PracticeDoor {
  /**
   * Goes on at the practice site beside the session's own, which opens with its cast when nobody was there before. `roles`: what to play;
   * without them those one is trusted with, or a desk officer's. Refuses: `practice_without_role` to whoever holds no role at the real site.
   */
  enter(session: OpenSession, wish: { readonly cast: readonly CastMember[]; readonly roles?: readonly DeskRole[] }, call: CommandCall): Promise<Outcome<{ readonly token: string; readonly siteId: string }, PracticeRefusal>>;
  /** Goes back to the real site. Refuses: `practice_without_role` where no role is held there any more. */
  leave(session: OpenSession, call: CommandCall): Promise<Outcome<{ readonly token: string }, PracticeRefusal>>;
  /** One person for every desk role at a site, first those of the cast: who acts in invented dossiers. Missing where nobody holds a role. */
  listPlayers(siteId: string): Promise<ReadonlyMap<DeskRole, Actor>>;
}

type Entering = { readonly session: OpenSession; readonly cast: readonly CastMember[]; readonly roles: readonly DeskRole[] };

/** Opens the door to practice. What is done at it is logged where the officer really works. */
export function createPracticeDoor({ database, commands, sessions }: IdentityDeps & { readonly sessions: Sessions }): PracticeDoor {
  const openSite = async (context: CommandContext, real: SiteRow, cast: readonly CastMember[]): Promise<string> => {
    const { transaction } = context;
    const id = practiceSiteOf(real.id);
    const at = instant(context.now);
    await addSite(transaction, { id, kind: 'commune', placeCode: real.placeCode, provinceId: null, demo: real.demo, practiceOf: real.id }, at);
    for (const { name, fullName, roles } of cast) {
      const officerId = context.newId();
      if (await addOfficer(transaction, { id: officerId, homeSiteId: id, loginName: loginOf(name, id), fullName, nameFolded: foldText(fullName), passwordHash: null, at })) await replaceRoles(transaction, id, officerId, roles);
    }
    return id;
  };

  const entering: CommandDefinition<Entering, { token: string; siteId: string }, PracticeRefusal> = {
    name: 'identity.enterPractice',
    policy: () => undefined,
    run: async ({ session, cast, roles }, context) => {
      await lockOfficer(context.transaction, session.officerId);
      const real = await findSiteRow(context.transaction, realSiteOf(context.actor.siteId));
      const held = (await listRoleRows(context.transaction, session.officerId)).filter(({ siteId }) => siteId === real?.id).map(({ role }) => role);
      if (real === undefined || held.length === 0) return refuse('practice_without_role');
      const siteId = await openSite(context, real, cast);
      const own = DESK_ROLES.filter((role) => held.includes(role));
      const played = roles.length > 0 ? [...new Set(roles)] : own.length > 0 ? own : ['officer'];
      await replaceRoles(context.transaction, siteId, session.officerId, played);
      const token = await sessions.rotate(context, { id: session.id, stage: 'open', siteId });
      context.note(`officer:${session.officerId}`, { site: siteId, roles: played });
      return token === undefined ? refuse('not_signed_in') : accept({ token, siteId });
    },
  };
  const leaving: CommandDefinition<OpenSession, { token: string }, PracticeRefusal> = {
    name: 'identity.leavePractice',
    policy: () => undefined,
    run: async (session, context) => {
      const siteId = realSiteOf(context.actor.siteId);
      await lockOfficer(context.transaction, session.officerId);
      if (!(await listRoleRows(context.transaction, session.officerId)).some((role) => role.siteId === siteId)) return refuse('practice_without_role');
      const token = await sessions.rotate(context, { id: session.id, stage: 'open', siteId });
      context.note(`officer:${session.officerId}`, { site: siteId });
      return token === undefined ? refuse('not_signed_in') : accept({ token });
    },
  };

  return {
    enter: async (session, { cast, roles = [] }, call) => (await commands.run(entering, { session, cast, roles }, withoutKey(call))) as Outcome<{ token: string; siteId: string }, PracticeRefusal>,
    leave: async (session, call) => (await commands.run(leaving, session, withoutKey(call))) as Outcome<{ token: string }, PracticeRefusal>,
    listPlayers: async (siteId) => {
      const row = await findSiteRow(database, siteId);
      const site: Site | undefined = row === undefined ? undefined : { id: row.id, kind: row.kind, placeCode: row.placeCode, ...(row.provinceId === null ? {} : { provinceId: row.provinceId }) };
      if (site === undefined) return new Map();
      const all = await listColleagueRows(database, [siteId], null);
      // Whoever holds no role at a real site is of the cast.
      const trusted = await Promise.all(all.map(async ({ id }) => (await listRoleRows(database, id)).length));
      const people = [...all.filter((_person, at) => trusted[at] === 0), ...all.filter((_person, at) => trusted[at] !== 0)];
      return new Map(DESK_ROLES.flatMap((role) => {
        const person = people.find(({ roles }) => roles.includes(role));
        return person === undefined ? [] : [[role, { kind: 'officer', id: person.id, siteId, site, roles: person.roles } as Actor] as const];
      }));
    },
  };
}

/** How a cast member is told apart in the store; no name anybody could sign in by. */
function loginOf(name: string, siteId: string): string {
  return `${name}@${siteId}`;
}
