import { afterAll, beforeEach, beforeAll, expect, test } from 'vitest';
import type { Closure } from '#model/calendar.ts';
import type { Site } from '#model/site.ts';
import { atDesk, C, calendarOf, codeOf, desk, leader, openTestDossiers, SISTER, valueOf, who, type TestDossiers } from './dossiers.fixture.ts';

let house: TestDossiers;
beforeAll(async () => {
  house = await openTestDossiers();
});
afterAll(() => house.close());
const closure = ({ placeCode }: Site, date: string): Closure => ({ place: placeCode ?? '', date, reason: { vi: 'Nước lũ', en: 'A flood' }, source: 'Thông báo thử', sourceDate: '2026-11-23', certainty: 'unverified' });
const calendar = calendarOf(2026, 2027);
const EARLY = { spans: [{ from: 7 * 60, to: 11 * 60 }, { from: 13 * 60 + 30, to: 16 * 60 + 30 }] };
beforeEach(() => {
  for (const site of Object.keys(house.outside.clocks)) delete house.outside.clocks[site];
  house.clock.set(Date.parse('2026-11-23T09:00:00+07:00'));
});

test('what a sister commune decides is due by its closures and its hours, not by those of the desk that received it', async () => {
  house.outside.clocks[SISTER.id] = { calendar: calendar.at(EARLY, [closure(SISTER, '2026-11-26')]), counting: 'endOfDay' };
  const here = await valueOf(house.dossiers.receiveAtDesk(atDesk(), { actor: desk }));
  const there = await valueOf(house.dossiers.receiveAtDesk(atDesk({ competentSiteId: SISTER.id }), { actor: desk }));
  // 24 November is a holiday: the third day is the 27th here; there the 26th is closed.
  expect(here.state.due?.at).toBe('2026-11-27T10:00:00.000Z');
  expect(there.state.due?.at).toBe('2026-11-30T09:30:00.000Z');
  expect((await house.dossiers.getDossier(there.id, desk))?.countedAt).toBe(SISTER.placeCode);
});

test('the desk’s own closure moves nothing of what another decides', async () => {
  house.outside.clocks[C.id] = { calendar: calendar.at(calendar.hours, [closure(C, '2026-11-26')]), counting: 'endOfDay' };
  const there = await valueOf(house.dossiers.receiveAtDesk(atDesk({ competentSiteId: SISTER.id }), { actor: desk }));
  expect(there.state.due?.at).toBe('2026-11-27T10:00:00.000Z');
});

test('an office that counts to the clock hour keeps that with the dossier', async () => {
  house.outside.clocks[SISTER.id] = { calendar, counting: 'sameHour' };
  const { id, state } = await valueOf(house.dossiers.receiveAtDesk(atDesk({ competentSiteId: SISTER.id }), { actor: desk }));
  expect([state.due?.at, state.clock?.limit.counting]).toEqual(['2026-11-27T02:00:00.000Z', 'sameHour']);
  // Counted again after a wait it is the same way.
  house.outside.clocks[SISTER.id] = { calendar, counting: 'endOfDay' };
  const sister = who('hoa', SISTER, 'officer', 'deskLead');
  await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'requestSupplement', faults: [{ component: 'c0', what: 'Tờ khai mờ', how: 'Khai lại' }] } }, { actor: sister }));
  house.clock.set(Date.parse('2026-11-23T10:00:00+07:00'));
  await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'supply', papers: [{ component: 'c0', name: 'Tờ khai', form: 'original', count: 1 }] } }, { actor: desk }));
  const resumed = await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'resume' } }, { actor: sister }));
  expect(resumed.state.due?.at).toBe('2026-11-27T03:00:00.000Z');
});

test('a closure that comes later moves only what is counted there', async () => {
  const there = await valueOf(house.dossiers.receiveAtDesk(atDesk({ competentSiteId: SISTER.id }), { actor: desk }));
  const here = await valueOf(house.dossiers.receiveAtDesk(atDesk(), { actor: desk }));
  house.outside.clocks[SISTER.id] = { calendar: calendar.at(calendar.hours, [closure(SISTER, '2026-11-25')]), counting: 'endOfDay' };
  await house.dossiers.recalculate('Nghỉ do lũ');
  expect((await house.dossiers.getDossier(there.id, desk))?.dueAt).toBe('2026-11-30T10:00:00.000Z');
  expect((await house.dossiers.getDossier(here.id, desk))?.dueAt).toBe('2026-11-27T10:00:00.000Z');
});

test('a new day with an apology is one on which the office works, to its own closing time', async () => {
  house.outside.clocks[C.id] = { calendar: calendar.at(EARLY, [closure(C, '2026-11-30')]), counting: 'endOfDay' };
  const { id } = await valueOf(house.dossiers.receiveAtDesk(atDesk(), { actor: desk }));
  const apologise = (newDueOn: string) => house.dossiers.act({ dossierId: id, request: { kind: 'apologise', reason: 'Chờ xác minh', newDueOn } }, { actor: leader });
  expect(await codeOf(apologise('2026-11-29'))).toBe('dossier_day_off');
  expect(await codeOf(apologise('2026-11-30'))).toBe('dossier_day_off');
  expect(await codeOf(apologise('2031-01-06'))).toBe('dossier_calendar_missing');
  expect((await valueOf(apologise('2026-12-01'))).state.due?.at).toBe('2026-12-01T09:30:00.000Z');
});
