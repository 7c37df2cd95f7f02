import type { DossierState } from '#model/dossier.ts';
import type { DossierPorts } from './dossier-ports.ts';

/** Who answers for a dossier: its owner, whom the owner's work was delegated to, and the leads of its desk. */
export async function listResponsible(ports: Pick<DossierPorts, 'listOfficers'>, { ownerSiteId, ownerId, delegation }: DossierState): Promise<string[]> {
  const leads = await ports.listOfficers(ownerSiteId, 'deskLead');
  return [...(ownerId === undefined ? [] : [ownerId]), ...(delegation === undefined ? [] : [delegation.toId]), ...leads];
}
