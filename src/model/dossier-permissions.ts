import { accept, refuse, type Outcome } from './outcome.ts';
import { DOSSIER_ACTION_KINDS, type DossierAction, type DossierActionKind, type DossierActor, type DossierDeed } from './dossier-action.ts';
import { applyAction, type DossierState } from './dossier.ts';
import { DATA_CHECKS, STATE_CHECKS, type DossierGuardRefusal } from './dossier-guards.ts';
import { ACTION_RULES, type ActionRule } from './dossier-rules.ts';
import type { DossierStatus } from './dossier-status.ts';
import { localDateAt, type Instant } from './time.ts';

export type DossierStepRefusal = DossierGuardRefusal | 'dossier_step_closed' | 'dossier_not_yours';

/** Who asks, seen from one dossier. */
export interface Asker {
  readonly id: string;
  readonly kind: 'citizen' | 'officer' | 'system';
  readonly roles: readonly string[];
  readonly siteId: string;
}

/** One action as it is open to somebody now, or why it is not. */
export interface ActionOffer {
  readonly kind: DossierActionKind;
  readonly open: boolean;
  /** A code of `app/refusals.ts`. */
  readonly why?: DossierStepRefusal;
}

/** Every action with whether it is open to the asker now: what screens show and grey out, reason beside it. `register` is none of them. */
export function listActions(state: DossierState, asker: Asker, now: Instant): readonly ActionOffer[] {
  return DOSSIER_ACTION_KINDS.filter((kind) => kind !== 'register').map((kind) => {
    const why = refuseNow(state, asker, kind, now);
    return why === undefined ? { kind, open: true } : { kind, open: false, why };
  });
}

/** Only what is open. */
export function allowedActions(state: DossierState, asker: Asker, now: Instant): readonly DossierActionKind[] {
  return listActions(state, asker, now).filter(({ open }) => open).map(({ kind }) => kind);
}

/** Why an action is not open, by person, status and state; what it must bring is asked by `checkDeed`. */
export function refuseNow(state: DossierState, asker: Asker, kind: DossierActionKind, now: Instant): DossierStepRefusal | undefined {
  const rule: ActionRule = ACTION_RULES[kind];
  if (!isRelated(state, asker, rule, kind, now)) return 'dossier_not_yours';
  if (!rule.from.includes(state.status)) return 'dossier_step_closed';
  const failed = rule.state.find((guard) => !STATE_CHECKS[guard].holds(state));
  return failed === undefined ? undefined : STATE_CHECKS[failed].code;
}

/**
 * The state after a deed, and the action as it goes into the log; the moment never lies before the last action's.
 * Refuses: everything of `DossierStepRefusal`.
 */
export function takeDeed(state: DossierState, asker: Asker, deed: DossierDeed, now: number): Outcome<{ readonly action: DossierAction; readonly state: DossierState }, DossierStepRefusal> {
  const clockNow = new Date(now).toISOString();
  const at = clockNow < state.lastAt ? state.lastAt : clockNow;
  const why = refuseNow(state, asker, deed.kind, at) ?? checkDeed(state, deed, at);
  if (why !== undefined) return refuse(why, detailsOf(state, deed.kind));
  const by: DossierActor = { kind: asker.kind, id: asker.id, siteId: asker.siteId };
  // The union's members differ by `kind` alone; the deed carries kind and data together.
  const action = { ...deed, number: state.lastNumber + 1, at, by, ...(at === clockNow ? {} : { clockWentBack: true }) } as DossierAction;
  return accept({ action, state: applyAction(state, action) });
}

/** What a refusal of an action is told with. */
export function detailsOf(state: DossierState, kind: DossierActionKind): { readonly status: string; readonly action: string; readonly number?: string } {
  return { status: wordOf('dossierStatuses', state.status), action: wordOf('dossierActions', kind), ...(state.after === undefined ? {} : { number: state.after.number }) };
}

/** What the action itself lacks. */
export function checkDeed(state: DossierState, deed: DossierDeed, at: Instant): DossierGuardRefusal | undefined {
  const rule: ActionRule = ACTION_RULES[deed.kind];
  const failed = rule.data.find((guard) => !DATA_CHECKS[guard].holds(state, deed, at));
  return failed === undefined ? undefined : DATA_CHECKS[failed].code;
}

/** A word of the locale by its key: who reads the refusal sees it in the own language. Shape: `@dossierStatuses.processing`. */
export function wordOf(section: 'dossierStatuses' | 'dossierActions', key: DossierStatus | DossierActionKind): string {
  return `@${section}.${key}`;
}

/** Whether somebody holds the dossier in hand: its owner, or whom the owner's work was delegated to, on the days of it. */
export function isInHand(state: DossierState, officerId: string, now: Instant): boolean {
  if (state.ownerId === officerId) return true;
  return state.delegation?.toId === officerId && localDateAt(Date.parse(now)) <= state.delegation.until;
}

/** What the desk that helped or received does too, where another agency decides. */
const ALSO_AT_DESK: readonly DossierActionKind[] = ['supply', 'attach', 'deliver', 'movePapers', 'note', 'withdraw'];

/** The answer to a transfer belongs to the site it is offered to, the applicant's side also to the desk, every other action to the owner. */
export function sitesOf(state: DossierState, kind: DossierActionKind): readonly string[] {
  if (kind === 'acceptTransfer' || kind === 'declineTransfer') return [state.transfer?.toSiteId ?? state.ownerSiteId];
  const { helpedAt, receivedAt } = state.organisations;
  return ALSO_AT_DESK.includes(kind) ? [state.ownerSiteId, helpedAt, receivedAt] : [state.ownerSiteId];
}

function isRelated(state: DossierState, asker: Asker, rule: ActionRule, kind: DossierActionKind, now: Instant): boolean {
  if (asker.kind === 'system') return rule.relations.includes('system');
  if (asker.kind === 'citizen') return rule.relations.includes('applicant');
  if (!sitesOf(state, kind).includes(asker.siteId)) return false;
  if (!asker.roles.some((role) => (rule.roles as readonly string[]).includes(role))) return false;
  if (rule.relations.includes('role')) return true;
  return rule.relations.includes('owner') && isInHand(state, asker.id, now);
}
