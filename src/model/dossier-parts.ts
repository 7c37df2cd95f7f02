import type { DossierAction, DossierActionKind } from './dossier-action.ts';
import type { DossierState } from './dossier.ts';

/** Actions after which the parts of a bundle that wait for this dossier's result wait no longer. */
export const SETTLES_PARTS: readonly DossierActionKind[] = ['recordResult', 'refuseReception', 'withdraw', 'confirmStop'];

/** What an action means for the parts that wait for the dossier's result: it has come, or will not. Nothing leads back from a withdrawal, so nobody waits for its confirmation. */
export function settlesParts(action: Pick<DossierAction, 'kind'>, after: Pick<DossierState, 'decision'>): 'come' | 'lost' | undefined {
  if (!SETTLES_PARTS.includes(action.kind)) return undefined;
  return action.kind === 'recordResult' && after.decision?.outcome === 'granted' ? 'come' : 'lost';
}
