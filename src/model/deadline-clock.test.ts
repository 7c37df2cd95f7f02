import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { at, readCalendarOfTests, readYears } from './calendar.fixture.ts';
import { createCalendar } from './calendar.ts';
import { apologyDueAt, compareDue, reappoint, reckonClock, remainingAt, type ClockFacts, type Pause } from './deadline-clock.ts';
import type { Limit } from './deadline.ts';
import { addDays, localDateAt, localMinutesAt, weekdayOf } from './time.ts';

const calendar = readCalendarOfTests();

function read(facts: ClockFacts, asOf: number) {
  const outcome = reckonClock(calendar, facts, asOf);
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
}
const stamp = (epochMs: number): string => `${localDateAt(epochMs)}T${String(Math.floor(localMinutesAt(epochMs) / 60)).padStart(2, '0')}:${String(localMinutesAt(epochMs) % 60).padStart(2, '0')}`;

describe('a dossier’s clock', () => {
  const five: ClockFacts = { receivedAt: at('2026-08-28T09:00'), limit: { amount: 5, unit: 'workingDay' } };

  test.each<[string, ClockFacts, string, string]>([
    ['runs until the last working day before the due day has passed', five, '2026-09-08T16:59', 'running'],
    ['is due soon on the due day', five, '2026-09-09T07:30', 'dueSoon'],
    ['is not late in its last minute', five, '2026-09-09T17:00', 'dueSoon'],
    ['is late after it', five, '2026-09-09T17:01', 'late'],
    ['is early when done on an earlier day', { ...five, finishedAt: at('2026-09-08T10:00') }, '2026-10-01T09:00', 'early'],
    ['is on time when done on the due day', { ...five, finishedAt: at('2026-09-09T16:59') }, '2026-10-01T09:00', 'onTime'],
    ['stays late when done after the due day', { ...five, finishedAt: at('2026-09-10T08:00') }, '2026-10-01T09:00', 'late'],
    ['is paused while a supplement is awaited', { ...five, pauses: [{ from: at('2026-09-03T10:00'), reason: 'bổ sung' }] }, '2026-12-01T09:00', 'paused'],
    ['stays late in spite of a pause that came after the due day', { ...five, pauses: [{ from: at('2026-09-10T10:00'), reason: 'bổ sung' }] }, '2026-09-11T09:00', 'late'],
    ['counts as late although a new date was given', { ...five, newDate: { dueOn: '2026-09-15', givenAt: at('2026-09-08T09:00'), reason: 'chờ xác minh', inTime: true }, finishedAt: at('2026-09-14T09:00') }, '2026-09-14T09:00', 'late'],
  ])('%s', (_name, facts, asOf, label) => {
    expect(read(facts, at(asOf)).label).toBe(label);
  });

  test('what is left is told in the limit’s own unit', () => {
    expect(read(five, at('2026-09-08T17:00')).remaining).toEqual({ amount: 480, unit: 'officeMinute' });
    expect(read(five, at('2026-09-10T08:30')).remaining).toEqual({ amount: -60, unit: 'officeMinute' });
    // Day 30 is Sunday 27 September and moves to Monday; the Monday is a grace, not a part of the limit.
    expect(remainingAt(calendar, { ...five, limit: { amount: 30, unit: 'calendarDay' } }, at('2026-09-08T17:00'))).toEqual({ ok: true, value: { amount: 19, unit: 'calendarDay' } });
  });

  test('an open pause holds what is left, however long it lasts', () => {
    const facts: ClockFacts = { ...five, pauses: [{ from: at('2026-09-07T10:00'), reason: 'bổ sung' }] };
    const first = read(facts, at('2026-09-08T09:00'));
    const later = read(facts, at('2026-10-08T09:00'));
    expect(first.remaining).toEqual(later.remaining);
    expect(later.dueAt).toBeGreaterThan(first.dueAt);
  });

  test.each<[string, string, string, string]>([
    ['ended before the day on which a same-day limit begins to run', '2026-11-30T15:40', '2026-11-30T16:40', '2026-12-01T17:00'],
    ['ended with the office closed', '2026-11-30T16:00', '2026-11-30T22:00', '2026-12-01T17:00'],
    ['reached into that day, and stands for what lies in it', '2026-11-30T15:40', '2026-12-01T08:30', '2026-12-02T08:30'],
    ['lay in that day', '2026-12-01T09:00', '2026-12-01T10:00', '2026-12-02T08:30'],
  ])('a wait that %s', (_name, from, to, due) => {
    const facts: ClockFacts = { receivedAt: at('2026-11-30T15:30'), limit: { amount: 0, unit: 'sameDay', cutoff: '15:00' }, pauses: [{ from: at(from), to: at(to), reason: 'bổ sung' }] };
    expect(stamp(read(facts, at('2026-12-01T11:00')).dueAt)).toBe(due);
  });

  test('days of the calendar do not stand before they are counted', () => {
    // Received on Friday evening, counted from Monday: what waited over the weekend has not run yet.
    const facts: ClockFacts = { receivedAt: at('2026-11-27T18:00'), limit: { amount: 5, unit: 'calendarDay' }, pauses: [{ from: at('2026-11-27T19:00'), to: at('2026-11-30T08:00'), reason: 'bổ sung' }] };
    expect(read(facts, at('2026-11-30T09:00')).dueOn).toBe(read({ ...facts, pauses: [] }, at('2026-11-30T09:00')).dueOn);
  });

  test('an apology is in time until the last working day before the due day closes', () => {
    expect(apologyDueAt(calendar, five, five.receivedAt)).toEqual({ ok: true, value: at('2026-09-08T17:00') });
    // Received and due on the same day: no day before it belongs to the dossier.
    expect(apologyDueAt(calendar, { receivedAt: at('2026-11-23T09:00'), limit: { amount: 0, unit: 'sameDay' } }, at('2026-11-23T09:00'))).toEqual({ ok: true, value: undefined });
  });
});

describe('a new date', () => {
  const facts: ClockFacts = { receivedAt: at('2026-08-28T09:00'), limit: { amount: 5, unit: 'workingDay' } };
  const give = (dueOn: string, moment: string, of: ClockFacts = facts) => reappoint(calendar, of, { dueOn, reason: 'chờ xác minh' }, at(moment));

  test('is given once, keeps the legal date and says whether the apology was in time', () => {
    const first = give('2026-09-15', '2026-09-08T16:00');
    expect(first).toMatchObject({ ok: true, value: { newDate: { dueOn: '2026-09-15', inTime: true } } });
    if (!first.ok) return;
    expect(read(first.value, at('2026-09-10T09:00'))).toMatchObject({ dueOn: '2026-09-09', newDate: { dueOn: '2026-09-15' }, label: 'late' });
    expect(give('2026-09-20', '2026-09-09T09:00', first.value)).toMatchObject({ ok: false, code: 'deadline_reappointed_already' });
    expect(give('2026-09-15', '2026-09-09T08:00')).toMatchObject({ ok: true, value: { newDate: { inTime: false } } });
  });

  test.each([
    ['2026-09-09', '2026-09-08T09:00', 'deadline_new_date_not_later'],
    ['2026-09-10', '2026-09-14T09:00', 'deadline_new_date_not_later'],
    ['2026-09-12', '2026-09-08T09:00', 'deadline_new_date_off'],
    ['2028-01-03', '2026-09-08T09:00', 'deadline_beyond_calendar'],
  ])('on %s is refused at %s: %s', (dueOn, moment, code) => {
    expect(give(dueOn, moment)).toMatchObject({ ok: false, code });
  });

  test('is refused for a dossier that is done', () => {
    expect(give('2026-09-15', '2026-09-08T09:00', { ...facts, finishedAt: at('2026-09-07T09:00') })).toMatchObject({ ok: false, code: 'deadline_clock_finished' });
  });
});

describe('pauses that cannot be', () => {
  const facts: ClockFacts = { receivedAt: at('2026-08-28T09:00'), limit: { amount: 5, unit: 'workingDay' } };
  const pause = (from: string, to?: string): Pause => ({ from: at(from), reason: '', ...(to === undefined ? {} : { to: at(to) }) });
  test.each<[string, readonly Pause[], string]>([
    ['ends before it begins', [pause('2026-09-03T10:00', '2026-09-03T09:00')], 'deadline_pause_backwards'],
    ['begins before the reception', [pause('2026-08-27T10:00', '2026-09-03T09:00')], 'deadline_pause_before_reception'],
    ['overlaps the one before', [pause('2026-09-03T10:00', '2026-09-04T09:00'), pause('2026-09-03T15:00', '2026-09-07T09:00')], 'deadline_pauses_overlap'],
    ['has no end although another follows', [pause('2026-09-03T10:00'), pause('2026-09-04T10:00')], 'deadline_pause_unfinished'],
  ])('%s', (_name, pauses, code) => {
    expect(reckonClock(calendar, { ...facts, pauses }, at('2026-09-10T09:00'))).toMatchObject({ ok: false, code });
  });

  test('an addition that is no number is refused', () => {
    expect(reckonClock(calendar, { ...facts, additions: [{ amount: -1, unit: 'workingDay', reason: '', basis: '' }] }, facts.receivedAt)).toMatchObject({ ok: false, code: 'deadline_bad_limit' });
  });
});

describe('properties of every clock', () => {
  const moment = fc.integer({ min: at('2025-07-01T00:00') / 60_000, max: at('2027-03-31T23:59') / 60_000 }).map((minutes) => minutes * 60_000);
  const limit: fc.Arbitrary<Limit> = fc
    .record({
      amount: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 80 }).map((half) => half / 2)),
      unit: fc.constantFrom('workingDay' as const, 'calendarDay' as const, 'workingHour' as const, 'hour' as const, 'minute' as const, 'week' as const, 'sameDay' as const, 'month' as const),
      counting: fc.constantFrom('endOfDay' as const, 'sameHour' as const),
      cutoff: fc.constantFrom(undefined, '15:00', '11:00'),
    })
    .map(({ cutoff, ...some }) => ({ ...some, ...(some.unit === 'month' || some.unit === 'week' ? { amount: some.amount % 3 } : {}), ...(cutoff === undefined ? {} : { cutoff }) }));
  /** Pauses after the reception, one after the other. */
  const pausesOf = (receivedAt: number): fc.Arbitrary<readonly Pause[]> =>
    fc.array(fc.tuple(fc.integer({ min: 0, max: 6_000 }), fc.integer({ min: 0, max: 30_000 })), { maxLength: 3 }).map((parts) => {
      let last = receivedAt;
      return parts.map(([gap, length]) => {
        const from = last + gap * 60_000;
        last = from + length * 60_000;
        return { from, to: last, reason: '' };
      });
    });
  const facts: fc.Arbitrary<ClockFacts> = fc.tuple(moment, limit).chain(([receivedAt, some]) => pausesOf(receivedAt).map((pauses) => ({ receivedAt, limit: some, pauses })));
  const end = at('2027-12-31T23:59');
  /** Beyond the calendar lies after every day that is known. */
  const due = (some: ClockFacts, asOf = end, on = calendar): number => {
    const outcome = reckonClock(on, some, asOf);
    if (outcome.ok) return outcome.value.dueAt;
    expect(outcome.code).toBe('deadline_beyond_calendar');
    return Number.MAX_SAFE_INTEGER;
  };
  const runs = { numRuns: 400 };

  test('none ends on a day off or outside office hours', () => {
    fc.assert(fc.property(facts, (some) => {
      const outcome = reckonClock(calendar, some, end);
      if (!outcome.ok) return outcome.code === 'deadline_beyond_calendar';
      const { dueOn, dueMinute } = outcome.value;
      return calendar.time.spansOn(dueOn).some(({ from, to }) => from <= dueMinute && dueMinute <= to);
    }), runs);
  });

  test('pausing never shortens what remains, and a longer pause never ends earlier', () => {
    fc.assert(fc.property(facts, fc.integer({ min: 0, max: 20_000 }), (some, more) => {
      const pauses = some.pauses ?? [];
      const longer = pauses.map((pause, nth) => (nth === pauses.length - 1 ? { ...pause, to: (pause.to ?? pause.from) + more * 60_000 } : pause));
      return due({ ...some, pauses: [] }) <= due(some) && due(some) <= due({ ...some, pauses: longer });
    }), runs);
  });

  test('what remains when a pause begins remains when it ends', () => {
    fc.assert(fc.property(moment, limit, fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 30_000 }), (receivedAt, some, gap, length) => {
      const from = receivedAt + gap * 60_000;
      const to = from + length * 60_000;
      const facts = { receivedAt, limit: some };
      const before = remainingAt(calendar, facts, from);
      const after = remainingAt(calendar, { ...facts, pauses: [{ from, to, reason: '' }] }, to);
      // Once the due moment is past nothing is left that a pause could hold.
      if (!before.ok || !after.ok || before.value.amount <= 0) return true;
      return after.value.amount === before.value.amount;
    }), runs);
  });

  test('a later start never ends earlier', () => {
    fc.assert(fc.property(moment, moment, limit, (one, other, some) => due({ receivedAt: Math.min(one, other), limit: some }) <= due({ receivedAt: Math.max(one, other), limit: some })), runs);
  });

  test('splitting a span of working units changes nothing', () => {
    const unit = fc.constantFrom('workingDay' as const, 'workingHour' as const, 'hour' as const, 'minute' as const);
    fc.assert(fc.property(moment, unit, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 40 }), (receivedAt, some, first, rest) => {
      const whole = due({ receivedAt, limit: { amount: first + rest, unit: some } });
      const split = due({ receivedAt, limit: { amount: first, unit: some }, additions: [{ amount: rest, unit: some, reason: '', basis: '' }] });
      return whole === split;
    }), runs);
  });

  test('a pause cut in two at any minute is the same pause', () => {
    fc.assert(fc.property(moment, limit, fc.tuple(fc.nat(6_000), fc.nat(10_000), fc.nat(10_000)), (receivedAt, some, [gap, first, second]) => {
      const [from, middle, to] = [receivedAt + gap * 60_000, receivedAt + (gap + first) * 60_000, receivedAt + (gap + first + second) * 60_000];
      const one = due({ receivedAt, limit: some, pauses: [{ from, to, reason: '' }] });
      return one === due({ receivedAt, limit: some, pauses: [{ from, to: middle, reason: '' }, { from: middle, to, reason: '' }] });
    }), runs);
  });

  test('a holiday added never makes it earlier', () => {
    const years = readYears();
    fc.assert(fc.property(facts, fc.integer({ min: 0, max: 800 }), (some, offset) => {
      const date = addDays('2025-07-01', offset);
      if (!calendar.dayAt(date).works || weekdayOf(date) > 5) return true;
      const more = createCalendar(years.map((year) => (date.startsWith(String(year.year)) ? { ...year, days: [...year.days, { date, kind: 'holiday' as const, name: { vi: 'Nghỉ', en: 'Off' }, source: 'test', sourceDate: '2025-01-01', certainty: 'unverified' as const }] } : year)));
      return due(some) <= due(some, end, more);
    }), { numRuns: 150 });
  });

  test('a clock compared under two calendars changes only where its due moment does', () => {
    const off = createCalendar(readYears().map((year) => (year.year === 2026 ? { ...year, days: [...year.days, { date: '2026-09-04', kind: 'holiday' as const, name: { vi: 'Nghỉ', en: 'Off' }, source: 'test', sourceDate: '2026-01-01', certainty: 'unverified' as const }] } : year)));
    const facts: ClockFacts = { receivedAt: at('2026-08-28T09:00'), limit: { amount: 5, unit: 'workingDay' } };
    expect(compareDue(calendar, off, facts, facts.receivedAt)).toMatchObject({ changed: true, before: { value: { dueOn: '2026-09-09' } }, after: { value: { dueOn: '2026-09-10' } } });
    expect(compareDue(calendar, off, { ...facts, receivedAt: at('2026-10-01T09:00') }, facts.receivedAt).changed).toBe(false);
    expect(stamp(due(facts, end, off))).toBe('2026-09-10T17:00');
  });
});
