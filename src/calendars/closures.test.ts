import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#model/actor.ts';
import type { Role } from '#model/role.ts';
import { testClock } from '#platform/clock.ts';
import { silentLog } from '#platform/log.ts';
import { openTestPlatform, type TestPlatform } from '#test/support/database.ts';
import { HOME } from '#test/support/home.ts';
import { readCalendarContent } from './calendar-content.ts';
import { createCalendars, type Calendars } from './calendars.ts';

let platform: TestPlatform;
let calendars: Calendars;
let neighbour: Calendars;
let followed = 0;
const who = (placeCode: string | undefined, ...roles: Role[]): Actor => ({ kind: 'officer', id: 'minh', siteId: placeCode ?? 'nowhere', ...(placeCode === undefined ? {} : { site: { id: placeCode, kind: placeCode.length === 2 ? 'province' : 'commune', placeCode } }), roles });
const lead = who('14797', 'deskLead');
const open = async (): Promise<Calendars> => createCalendars({ ...platform, log: silentLog, content: await readCalendarContent(HOME), provinceOf: (code) => (code.startsWith('14') ? '38' : undefined), followUp: async () => void (followed += 1) });
beforeAll(async () => {
  platform = await openTestPlatform({ clock: testClock('2026-12-01T09:00:00+07:00') });
  [calendars, neighbour] = await Promise.all([open(), open()]);
});
afterAll(async () => {
  calendars.close();
  neighbour.close();
  await platform.close();
});
const storm = { reason: { vi: 'Bão', en: 'A storm' }, source: 'Thông báo 12/TB-UBND' };
const works = (of: Calendars, place: string, date: string): boolean => of.clockAt(place).calendar.dayAt(date).works;

test('an office closes for a day: it counts here at once, in every process soon, nowhere else, and no more once it is taken back', async () => {
  const told: unknown[] = [];
  const before = followed;
  const stop = platform.bus.subscribe('calendar.changed', (event) => void told.push(event.payload));
  const added = await calendars.addClosure({ date: '2026-12-03', ...storm }, { actor: lead });
  if (!added.ok) throw new Error(added.code);
  expect([works(calendars, '14797', '2026-12-03'), works(calendars, '14758', '2026-12-03'), calendars.national.dayAt('2026-12-03').works]).toEqual([false, true, true]);
  expect(calendars.clockAt('14797').calendar.dayAt('2026-12-03')).toMatchObject({ kind: 'closure', name: storm.reason, source: storm.source });
  await neighbour.followOthers();
  expect(works(neighbour, '14797', '2026-12-03')).toBe(false);
  const ended = await calendars.endClosure(added.value.id, { actor: lead });
  expect(ended.ok && ended.value.endedBy).toBe('minh');
  expect((await calendars.endClosure(added.value.id, { actor: lead })).ok).toBe(true);
  expect(works(calendars, '14797', '2026-12-03')).toBe(true);
  expect((await calendars.listClosures(lead)).map(({ date, endedAt }) => [date, endedAt])).toEqual([['2026-12-03', '2026-12-01T02:00:00.000Z']]);
  // Ended twice is ended once: what must follow was asked for with the closure and with its end.
  expect(followed - before).toBe(2);
  await expect.poll(() => told.length, { timeout: 20_000 }).toBe(2);
  expect(told[0]).toEqual({ place: '14797', dates: ['2026-12-03'] });
  stop();
});

test('half a day leaves the other half; both halves close the day; a province closes all of its offices', async () => {
  for (const halfDay of ['am', 'pm'] as const) {
    expect((await calendars.addClosure({ date: '2026-12-07', halfDay, ...storm }, { actor: lead })).ok).toBe(true);
    expect(works(calendars, '14797', '2026-12-07')).toBe(halfDay === 'am');
  }
  expect((await calendars.addClosure({ date: '2026-12-08', ...storm }, { actor: who('38', 'leader') })).ok).toBe(true);
  expect([works(calendars, '14797', '2026-12-08'), works(calendars, '14758', '2026-12-08'), works(calendars, '00004', '2026-12-08')]).toEqual([false, false, true]);
});

test.each<[string, Actor, string, string]>([
  ['a day that stands already', lead, '2026-12-14', 'closure_day_off'],
  ['a Sunday', lead, '2026-12-06', 'closure_day_off'],
  ['a day no calendar knows', lead, '2031-01-06', 'closure_beyond_calendar'],
  ['an officer of the desk', who('14797', 'officer'), '2026-12-15', 'not_allowed'],
  ['an office that stands nowhere', who(undefined, 'deskLead'), '2026-12-15', 'closure_without_place'],
])('%s is refused', async (_name, actor, date, code) => {
  if (date === '2026-12-14') await calendars.addClosure({ date, ...storm }, { actor: lead });
  expect(await calendars.addClosure({ date, ...storm }, { actor })).toMatchObject({ ok: false, code });
});

test('the same day from two desks at once stands once, and another office’s closure is nobody else’s to end', async () => {
  const both = await Promise.all([1, 2].map(() => calendars.addClosure({ date: '2026-12-21', ...storm }, { actor: lead })));
  expect(both.map((each) => (each.ok ? 'added' : each.code)).sort()).toEqual(['added', 'closure_known']);
  const [one] = await calendars.listClosures(lead);
  expect(await calendars.endClosure(one?.id ?? '', { actor: who('14758', 'deskLead') })).toMatchObject({ ok: false, code: 'not_found' });
});
