import { expect, test } from 'vitest';
import type { PlaceClock } from '#calendars/calendar-book.ts';
import { calendarOf, valueOf } from '#dossiers/dossiers.fixture.ts';
import { createDossierClocks } from './dossier-clocks.ts';

const EARLY = { spans: [{ from: 7 * 60, to: 11 * 60 }, { from: 13 * 60 + 30, to: 16 * 60 + 30 }] };
const calendar = calendarOf(2026, 2027);

test('a site’s place is asked once it has one, and until then again', async () => {
  const asked: string[] = [];
  const places = new Map<string, string>();
  const clockAt = (place?: string): PlaceClock => ({ calendar: calendar.at(place === undefined ? calendar.hours : EARLY, []), counting: 'endOfDay' }) as unknown as PlaceClock;
  const dueAt = createDossierClocks({ clockAt }, async (siteId) => (asked.push(siteId), places.get(siteId)));
  const closing = async (): Promise<string> => (await valueOf(Promise.resolve((await dueAt('c1')).closingOf('2026-12-01', '')))).at;
  expect(await closing()).toBe('2026-12-01T10:00:00.000Z');
  places.set('c1', '14797');
  expect(await closing()).toBe('2026-12-01T09:30:00.000Z');
  expect(await closing()).toBe('2026-12-01T09:30:00.000Z');
  expect(asked).toHaveLength(2);
});
