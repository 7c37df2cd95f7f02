import { readCalendarContent } from '#calendars/calendar-content.ts';
import { createCalendars, type Calendars } from '#calendars/calendars.ts';
import { registerCalendarRoutes } from '#calendars/calendars.routes.ts';
import type { Refusal } from '#model/outcome.ts';
import type { Platform } from '#platform/platform.ts';
import type { RouteRegistrar } from '#platform/routes.ts';
import type { Places } from '#places/places.ts';

/** The calendar, wired. */
export interface CalendarRoom {
  readonly calendars: Calendars;
  readonly routes: readonly RouteRegistrar[];
  /** Follows what another process changed. */
  followOthers(): Promise<void>;
  close(): void;
}

/** The worker's task that reckons the due dates of open dossiers again. */
export const RECALCULATE_TASK = 'dossiers_recalculate';

/** What the room needs of the platform; a command brings less than a house. */
export type CalendarPlatform = Pick<Platform, 'database' | 'commands' | 'bus' | 'log' | 'clock'>;

/** Opens the calendar over the places. Faults: `content_broken`, a gap between years. */
export async function openCalendarRoom(home: string, platform: CalendarPlatform, places: Pick<Places, 'getPlace'>): Promise<CalendarRoom> {
  const calendars = await createCalendars({ ...platform, content: await readCalendarContent(home), provinceOf: (code) => provinceOf(places, code), followUp: (context) => context.enqueue(RECALCULATE_TASK, {}, { key: RECALCULATE_TASK }) });
  return {
    calendars,
    routes: [(api) => registerCalendarRoutes(api, calendars, () => platform.clock.now(), (code) => placeFault(places, code))],
    followOthers: () => calendars.followOthers(),
    close: () => calendars.close(),
  };
}

/** Why a code names no place of today. */
export function placeFault(places: Pick<Places, 'getPlace'>, code: string): Refusal | undefined {
  const found = places.getPlace(code);
  return found.ok ? undefined : found;
}

function provinceOf(places: Pick<Places, 'getPlace'>, code: string): string | undefined {
  const found = places.getPlace(code);
  return found.ok ? found.value.place.provinceCode : undefined;
}
