import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { keepCalendarBook, type CalendarBook } from '#calendars/calendar-book.ts';
import { readCalendarContent } from '#calendars/calendar-content.ts';
import type { Calendars } from '#calendars/calendars.ts';
import { loadPlaces } from '#places/places-data.ts';
import { createPlaces, type Places } from '#places/places.ts';
import { systemClock } from '#platform/clock.ts';
import { openCalendarRoom } from '../calendar-room.ts';
import type { Config } from '../config.ts';
import { openCatalogueStore } from './open-catalogue-store.ts';

/** A part of the house opened for a command. */
interface Opened<Part> {
  readonly opened: Part;
  readonly places: Places;
  close(): Promise<void>;
}

/** Opens the calendar with its store, beside a server or alone. Faults: of the store and of the content. */
export async function openCalendars(config: Config): Promise<Opened<Calendars>> {
  const places = await openPlaces(config.home);
  const store = await openCatalogueStore(config);
  const room = await openCalendarRoom(config.home, store.platform, places);
  return {
    opened: room.calendars,
    places,
    close: async () => {
      room.close();
      await store.close();
    },
  };
}

/** Opens the calendar to read; a data folder that has no store yet has nothing imported, and none is made for a question. Faults: as `openCalendars`. */
export async function openCalendarBook(config: Config): Promise<Opened<CalendarBook>> {
  if (config.databaseUrl !== undefined || existsSync(join(config.dataDir, 'postgres'))) return openCalendars(config);
  const places = await openPlaces(config.home);
  const book = keepCalendarBook(await readCalendarContent(config.home), [], [], (code) => {
    const found = places.getPlace(code);
    return found.ok ? found.value.place.provinceCode : undefined;
  });
  return { opened: book, places, close: async () => undefined };
}

async function openPlaces(home: string): Promise<Places> {
  return createPlaces(await loadPlaces(join(home, 'content/places')), systemClock);
}
