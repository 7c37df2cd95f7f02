import type { AssistantPorts } from '#assistant/ports.ts';
import { readGuideContent } from '#assistant/content/read-guide-content.ts';
import type { Clock } from '#platform/clock.ts';
import type { Catalogue } from '#catalogue/catalogue.ts';
import type { Places } from '#places/places.ts';
import type { SearchPort } from '#model/search.ts';

/** What the assistant is handed: the other rooms behind its ports, and the office's content. Faults: `content_broken`. */
export async function openAssistantPorts(home: string, rooms: { readonly catalogue: Catalogue; readonly places: Places; readonly search: SearchPort; readonly clock: Clock }): Promise<AssistantPorts> {
  const { catalogue, places, search, clock } = rooms;
  const content = await readGuideContent(home);
  return {
    ...content,
    search,
    procedures: { findProcedure: (code, asOf) => catalogue.findProcedure(code, asOf) },
    places: {
      findPlace(name, asOf) {
        const found = places.findPlaces(name, { asOf });
        return found.items[0];
      },
      getPlace(code, asOf) {
        const found = places.getPlace(code, asOf);
        return found.ok ? found.value.place : undefined;
      },
    },
    now: () => clock.now(),
  };
}
