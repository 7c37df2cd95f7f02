import { createActing, type Acting } from './act-on-dossier.ts';
import { createBeginning, type Beginning } from './begin-dossier.ts';
import { createCitizenAccess, type CitizenAccess } from './citizen-access.ts';
import type { DossiersDeps } from './dossier-ports.ts';
import { createViewing, type Viewing } from './view-dossier.ts';

/** The room of dossiers: how they begin, what is done with them, how they are read. */
export interface Dossiers extends Pick<Beginning, 'file' | 'receiveAtDesk'>, Pick<Acting, 'act' | 'actAll'>, Viewing, CitizenAccess {}

/** Opens the room. */
export function createDossiers(deps: DossiersDeps): Dossiers {
  const acting = createActing(deps);
  const beginning = createBeginning(deps, acting);
  const { file, receiveAtDesk } = beginning;
  const { act, actAll } = acting;
  return { file, receiveAtDesk, act, actAll, ...createViewing(deps), ...createCitizenAccess(deps, acting) };
}
