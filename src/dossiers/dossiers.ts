import type { Bus } from '#platform/bus/bus.ts';
import { createActing, type Acting } from './act-on-dossier.ts';
import { createBeginning, type Beginning } from './begin-dossier.ts';
import { createBundles, type Bundle, type Bundles } from './bundles.ts';
import { createCitizenAccess, type CitizenAccess } from './citizen-access.ts';
import { createDossierFiles, type DossierFiles } from './dossier-files.ts';
import { createLiveDossiers, type LiveDossiers } from './live-dossiers.ts';
import { createOwnDossiers, type OwnDossiers } from './own-dossiers.ts';
import { createViewLog } from './view-log.ts';
import { createPayments, type Payments } from './payments.ts';
import { createRecalculation } from './recalculate-due.ts';
import { createSiteContents, type SiteContents } from './site-contents.ts';
import { createViewing, type Viewing } from './view-dossier.ts';
import { createWatch, type WatchDeps } from './watch-dossiers.ts';

/** What the whole room is given. */
export interface DossierRoomDeps extends WatchDeps {
  readonly bundles: readonly Bundle[];
  readonly bus: Pick<Bus, 'subscribe'>;
}

/** The room of dossiers: how they begin, what is done with them, how they are read, what is owed, and what watches over them. */
export interface Dossiers extends Pick<Beginning, 'file' | 'fileWithin' | 'receiveAtDesk'>, Pick<Acting, 'act' | 'actAll'>, Viewing, CitizenAccess, OwnDossiers, LiveDossiers, DossierFiles, Payments, Bundles, SiteContents, ReturnType<typeof createWatch>, ReturnType<typeof createRecalculation> {}

/** Opens the room. */
export function createDossiers(deps: DossierRoomDeps): Dossiers {
  const acting = createActing(deps);
  const beginning = createBeginning(deps, acting);
  const { file, fileWithin, receiveAtDesk } = beginning;
  const { act, actAll } = acting;
  const views = createViewLog(deps);
  const access = createCitizenAccess(deps, acting);
  return {
    file,
    fileWithin,
    receiveAtDesk,
    act,
    actAll,
    ...createViewing(deps, views),
    ...access,
    ...createOwnDossiers(deps),
    ...createLiveDossiers(deps, access),
    ...createDossierFiles(deps, views),
    ...createPayments(deps, acting),
    ...createBundles(deps, deps.bundles, beginning),
    ...createSiteContents(deps),
    ...createWatch(deps, acting),
    ...createRecalculation(deps, acting),
  };
}
