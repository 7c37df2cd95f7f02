import type { Actor } from '#model/actor.ts';
import type { Asker } from '#model/dossier-permissions.ts';
import { mayAct, type RightsTable } from '#model/rights.ts';
import type { DossierRow } from './dossiers.store.ts';

/**
 * Who may come near a dossier. Which action is open to which role stands in `model/dossier-rules.ts`, for screens run it too: the room
 * asks both. A province's supervisor reads its communes' dossiers and acts on none of them.
 */
export const DOSSIER_RIGHTS = {
  readDossier: { roles: ['officer', 'leader', 'clerk', 'deskLead', 'provinceSupervisor'], reach: 'ownSiteAndBelow', inPractice: true },
  beginDossier: { roles: ['officer', 'deskLead'], reach: 'ownSite', inPractice: true },
  act: { roles: ['officer', 'leader', 'clerk', 'deskLead'], reach: 'ownSite', inPractice: true },
  takeCash: { roles: ['officer', 'deskLead', 'clerk'], reach: 'ownSite', inPractice: true },
  readPayments: { roles: ['deskLead', 'leader', 'clerk'], reach: 'ownSite', inPractice: true },
} as const satisfies RightsTable;

/** Whether an officer may see a dossier: at the site that owns it, that helped or received, or that it is offered to. */
export function maySee(actor: Actor, row: Pick<DossierRow, 'siteId' | 'provinceId' | 'state'>): boolean {
  return sitesOf(row).some((id) => mayAct(DOSSIER_RIGHTS, actor, 'readDossier', id === row.provinceId ? { id } : { id, provinceId: row.provinceId }));
}

/** Every site that has to do with a dossier, its own first. */
export function sitesOf({ siteId, state }: Pick<DossierRow, 'siteId' | 'state'>): readonly string[] {
  return [...new Set([siteId, state.ownerSiteId, ...Object.values(state.organisations), ...(state.transfer === undefined ? [] : [state.transfer.toSiteId])])];
}

/** The asker of the rules for an actor of the house. */
export function askerOf(actor: Actor): Asker {
  return { id: actor.id, kind: actor.kind, roles: actor.roles, siteId: actor.siteId };
}
