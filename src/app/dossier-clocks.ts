import type { Calendars } from '#calendars/calendars.ts';
import { createDueReckoner, type DueReckoner, type DueReckonerOf } from '#dossiers/reckon-due.ts';

/** The reckoner of each site, by the clock of the place where it stands. A site keeps its place, so that is asked once. */
export function createDossierClocks(calendars: Pick<Calendars, 'clockAt'>, placeCodeOf: (siteId: string) => Promise<string | undefined>): DueReckonerOf {
  const known = new Map<string, DueReckoner>();
  return async (siteId) => {
    const kept = known.get(siteId);
    if (kept !== undefined) return kept;
    const placeCode = await placeCodeOf(siteId);
    const reckoner = createDueReckoner(() => calendars.clockAt(placeCode));
    // A house that has not been told yet where it stands counts as usual, and is asked again.
    if (placeCode !== undefined) known.set(siteId, reckoner);
    return reckoner;
  };
}
