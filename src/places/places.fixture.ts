import { fileURLToPath } from 'node:url';
import { testClock } from '#platform/clock.ts';
import type { PlacesData } from './places-data.ts';
import { loadPlaces } from './places-data.ts';
import type { Places } from './places.ts';
import { createPlaces } from './places.ts';

/** The committed content as the room opens it, on 22 November 2026. */
export async function openTestPlaces(): Promise<{ data: PlacesData; places: Places }> {
  const data = await loadPlaces(fileURLToPath(new URL('../../content/places', import.meta.url)));
  return { data, places: createPlaces(data, testClock('2026-11-22T08:00:00+07:00')) };
}
