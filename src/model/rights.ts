import type { Actor } from './actor.ts';
import { isRole, type Role } from './role.ts';
import { isPracticeSite, type Site } from './site.ts';

/**
 * How far a right reaches: the actor's own site; the own site and, for a province, its communes (never upwards); a province's site
 * and every commune of it (for a commune's officer: the own site and its province); every site.
 */
export type Reach = 'ownSite' | 'ownSiteAndBelow' | 'ownProvince' | 'everywhere';

/** Which roles may do something, and where. */
export interface Right {
  readonly roles: readonly Role[];
  readonly reach: Reach;
  /** Whether it may be tried in practice. What does not say so is closed there: nothing real may come of practising. */
  readonly inPractice?: true;
}

/** The rights of a room: one row per action, in `<room>.policy.ts`. */
export type RightsTable<Action extends string = string> = Readonly<Record<Action, Right>>;

/** The site that something belongs to. */
export type RightsTarget = Pick<Site, 'id' | 'provinceId'>;

/**
 * Whether an actor may do something to what belongs to `target`; without a target only the role is asked, for which some site
 * must remain possible. The system may everything; a citizen nothing that stands in a table; at a practice site only what is marked for it.
 */
export function mayAct<Action extends string>(table: RightsTable<Action>, actor: Actor, action: Action, target?: RightsTarget): boolean {
  if (actor.kind === 'system') return true;
  if (actor.kind !== 'officer') return false;
  const right = table[action];
  if (isClosedInPractice(table, actor, action)) return false;
  if (!actor.roles.some((role) => isRole(role) && right.roles.includes(role))) return false;
  return target === undefined || reaches(right.reach, actor, target);
}

/** Whether somebody practises and this is none of what may be tried there. */
export function isClosedInPractice<Action extends string>(table: RightsTable<Action>, actor: Actor, action: Action): boolean {
  return isPracticeSite(actor.siteId) && table[action].inPractice !== true;
}

function reaches(reach: Reach, actor: Actor, target: RightsTarget): boolean {
  if (reach === 'everywhere' || target.id === actor.siteId) return true;
  if (reach === 'ownSite') return false;
  if (reach === 'ownSiteAndBelow') return actor.site?.kind === 'province' && target.provinceId === actor.siteId;
  const province = actor.site?.kind === 'province' ? actor.siteId : actor.site?.provinceId;
  return province !== undefined && (target.id === province || (actor.site?.kind === 'province' && target.provinceId === province));
}
