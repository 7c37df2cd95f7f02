import type { Actor } from '#model/actor.ts';
import type { DossiersDeps } from './dossier-ports.ts';
import type { DossierRow } from './dossiers.store.ts';
import { noteView, type ViewedPart } from './own-dossiers.store.ts';

const HOUR_MS = 3_600_000;
/** What was noted lately is not asked of the store again; beyond so many it is asked once more, which changes nothing. */
const MOST_REMEMBERED = 20_000;

/** Notes which office looked at a dossier and when, for the person it is about. Source: Law 91/2025/QH15, the right to know how one's data are processed. */
export interface ViewLog {
  /** Once an hour for one officer, dossier and part; what the house itself reads is nobody's look. */
  note(row: Pick<DossierRow, 'siteId' | 'id'>, actor: Actor, what: ViewedPart): Promise<void>;
}

/** Opens the log. It is written beside `commands`: a look changes nothing, and the audit must not fill with looks. */
export function createViewLog({ database, clock }: Pick<DossiersDeps, 'database' | 'clock'>): ViewLog {
  const noted = new Set<string>();
  return {
    note: async ({ siteId, id }, actor, what) => {
      if (actor.kind !== 'officer') return;
      const now = clock.now();
      const hour = new Date(Math.floor(now / HOUR_MS) * HOUR_MS).toISOString();
      const key = `${hour} ${id} ${actor.id} ${actor.siteId} ${what}`;
      if (noted.has(key)) return;
      await noteView(database, { siteId, dossierId: id, readerSiteId: actor.siteId, officerId: actor.id, what, hour, at: new Date(now).toISOString() });
      if (noted.size >= MOST_REMEMBERED) noted.clear();
      noted.add(key);
    },
  };
}
