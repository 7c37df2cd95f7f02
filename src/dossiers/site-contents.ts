import type { DossiersDeps } from './dossier-ports.ts';
import { countDossiers, listDossierNames, listSiteDeeds, listSiteFiles, type DeedsAsked, type DossierName, type SiteDeed } from './site-contents.store.ts';

/** What a whole site holds, for whoever lays it out and clears it: no rights are asked here. */
export interface SiteContents {
  /** What was done, by dossier and number. */
  listSiteDeeds(siteId: string, asked: DeedsAsked): Promise<readonly SiteDeed[]>;
  listDossierNames(siteId: string, ids: readonly string[]): Promise<readonly DossierName[]>;
  countDossiers(siteId: string): Promise<number>;
  /** Deletes the contents of a site's files; their rows stay. Gives how many. */
  dropSiteFiles(siteId: string): Promise<number>;
}

/** Opens a site's contents. */
export function createSiteContents({ database, ports }: Pick<DossiersDeps, 'database' | 'ports'>): SiteContents {
  return {
    listSiteDeeds: (siteId, asked) => listSiteDeeds(database, siteId, asked),
    listDossierNames: (siteId, ids) => listDossierNames(database, siteId, ids),
    countDossiers: (siteId) => countDossiers(database, siteId),
    dropSiteFiles: async (siteId) => {
      const files = await listSiteFiles(database, siteId);
      for (const file of files) await ports.files.drop(file);
      return files.length;
    },
  };
}
