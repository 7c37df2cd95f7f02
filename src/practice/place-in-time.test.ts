import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, localDateAt, momentAt, weekdayOf } from '#model/time.ts';
import { addOfficeDays, beginAt, isOfficeDay, nextMoment, type OfficeTime } from './place-in-time.ts';

const MORNING = 8 * 60;
const EVENING = 16 * 60;
const isWorkday = (day: string): boolean => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/** An office open from eight to four, Monday to Friday, whose dossiers are due three days of work later. */
const time: OfficeTime = {
  officeMinutesBetween: (from, to) => {
    let minutes = 0;
    for (let at = Date.parse(from); at < Date.parse(to); at += 600_000) {
      const minute = Math.floor((at + 7 * 3_600_000) / 60_000) % 1_440;
      if (isWorkday(localDateAt(at)) && minute >= MORNING && minute < EVENING) minutes += 10;
    }
    return minutes;
  },
  addOfficeHours: (from, hours) => new Date(Date.parse(from) + hours * 3_600_000).toISOString(),
  dueOn: (receivedAt) => {
    let day = localDateAt(receivedAt);
    for (let left = 3; left > 0; ) if (isWorkday((day = addDays(day, 1)))) left -= 1;
    return day;
  },
};
const TUESDAY = momentAt('2026-12-01', 15 * 60);

describe('an invented dossier is placed in time', () => {
  test.each([
    [0, '2026-12-01', '2026-11-26'],
    [1, '2026-12-02', '2026-11-27'],
    [-2, '2026-11-27', '2026-11-24'],
    [3, '2026-12-04', '2026-12-01'],
  ])('due %s days of work from a Tuesday: due %s, received %s', (dueIn, due, received) => {
    const at = beginAt({ dueIn }, time, TUESDAY, 0.5, 3);
    expect([time.dueOn(at), localDateAt(at)]).toEqual([due, received]);
  });

  test('what cannot be due so soon or late is due as near as it can be', () => {
    expect(localDateAt(beginAt({ dueIn: 9 }, time, TUESDAY, 0.5, 3))).toBe('2026-12-01');
  });

  test('never later than now, with a minute for each deed that follows, at any hour of any day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 * 1_440 }), fc.integer({ min: -10, max: 10 }), fc.integer({ min: 0, max: 8 }), fc.double({ min: 0, max: 0.99, noNaN: true }), (minutes, dueIn, deeds, share) => {
        const now = TUESDAY + minutes * 60_000;
        let at = beginAt({ dueIn }, time, now, share, deeds);
        for (let left = deeds - 1; left >= 0; left -= 1) {
          const next = nextMoment(time, at, 5, now, left);
          expect(next).toBeGreaterThan(at);
          at = next;
        }
        expect(at).toBeLessThan(now);
      }),
      { numRuns: 60 },
    );
  });

  test('by office hours ago: over a weekend the hours before it count', () => {
    const monday = momentAt('2026-11-30', 10 * 60);
    const at = beginAt({ hoursAgo: 4 }, time, monday, 0, 0);
    expect([localDateAt(at), time.officeMinutesBetween(new Date(at).toISOString(), new Date(monday).toISOString())]).toEqual(['2026-11-27', 240]);
  });

  test('days of work are counted both ways', () => {
    expect(weekdayOf('2026-12-01')).toBe(2);
    expect([addOfficeDays(time, '2026-12-04', 1), addOfficeDays(time, '2026-12-07', -1), addOfficeDays(time, '2026-12-05', 0)]).toEqual(['2026-12-07', '2026-12-04', '2026-12-05']);
    expect([isOfficeDay(time, '2026-12-04'), isOfficeDay(time, '2026-12-05')]).toEqual([true, false]);
  });

  test('where the calendar ends the count ends too', () => {
    const ended: OfficeTime = { ...time, officeMinutesBetween: (from, to) => (from < '2026-12-05' ? time.officeMinutesBetween(from, to) : 0) };
    expect(addOfficeDays(ended, '2026-12-03', 1)).toBe('2026-12-04');
    expect(addOfficeDays(ended, '2026-12-03', 10) > '2026-12-31').toBe(true);
  });
});
