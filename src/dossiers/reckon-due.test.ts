import { expect, test } from 'vitest';
import type { Closure } from '#model/calendar.ts';
import type { OfficeSpan } from '#model/office-minutes.ts';
import { createDueReckoner, instantOf } from './reckon-due.ts';
import { calendarOf } from './dossiers.fixture.ts';

const WEDNESDAY = '2026-11-25';
const closed = (...halves: ('am' | 'pm' | undefined)[]): Closure[] =>
  halves.map((halfDay) => ({ place: '14797', date: WEDNESDAY, ...(halfDay === undefined ? {} : { halfDay }), reason: { vi: 'Bão', en: 'Storm' }, source: 'Công điện', sourceDate: '2026-11-24', certainty: 'official' }));
const WHOLE: readonly OfficeSpan[] = [{ from: 450, to: 690 }, { from: 780, to: 1020 }];
const MORNING: readonly OfficeSpan[] = [{ from: 450, to: 690 }];

test.each<[string, readonly OfficeSpan[], Closure[], string | undefined]>([
  ['an ordinary day', WHOLE, [], '10:00'],
  ['closed in the afternoon', WHOLE, closed('pm'), '04:30'],
  ['closed in the morning', WHOLE, closed('am'), '10:00'],
  ['closed in both halves', WHOLE, closed('am', 'pm'), undefined],
  ['closed all day', WHOLE, closed(undefined), undefined],
  ['open in the morning alone and closed in the afternoon', MORNING, closed('pm'), '04:30'],
  ['open in the morning alone and closed then', MORNING, closed('am'), undefined],
])('whether it is a day of work and when it closes agree: %s', (_name, spans, closures, closes) => {
  const calendar = calendarOf(2026).at({ spans }, closures);
  const reckon = createDueReckoner(() => ({ calendar, counting: 'endOfDay' }));
  const closing = reckon.closingOf(WEDNESDAY, '');
  expect(reckon.isWorkingDay(instantOf(WEDNESDAY, 480))).toBe(closes !== undefined);
  expect(closing.ok ? closing.value.at.slice(11, 16) : closing.code).toBe(closes ?? 'dossier_day_off');
});
