import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { at, readCalendarOfTests } from './calendar.fixture.ts';
import type { Closure } from './calendar.ts';
import { reckonClock, type ClockFacts } from './deadline-clock.ts';
import { writeTime } from './explain-deadline.ts';
import { listCountedDays } from './list-counted-days.ts';
import { readLimit } from './read-limit.ts';

interface Row {
  readonly from: string;
  readonly limit: string;
  readonly cutoff?: string;
  readonly counting?: 'sameHour';
  readonly additions?: readonly string[];
  readonly pauses?: readonly (readonly [string, string])[];
  readonly hours?: readonly (readonly [number, number])[];
  readonly closures?: readonly (readonly [string, ('am' | 'pm')?])[];
  /** The due moment, or the code of the refusal. */
  readonly due: string;
}

const { groups } = JSON.parse(readFileSync('src/model/fixtures/deadlines.json', 'utf8')) as { groups: readonly { readonly name: string; readonly source: string; readonly rows: readonly Row[] }[] };
const national = readCalendarOfTests();

function read(text: string) {
  const limit = readLimit(text);
  if (!limit.ok) throw new Error(`${text}: ${limit.code}`);
  return limit.value;
}

function calendarOf({ hours, closures = [] }: Row) {
  const spans = hours?.map(([from, to]) => ({ from, to })) ?? national.hours.spans;
  return national.at({ spans }, closures.map(([date, halfDay]): Closure => ({ place: '00004', date, reason: { vi: 'Bão', en: 'Storm' }, source: 'test', sourceDate: '2026-01-01', certainty: 'unverified', ...(halfDay === undefined ? {} : { halfDay }) })));
}

function factsOf(row: Row): ClockFacts {
  return {
    receivedAt: at(row.from),
    limit: { ...read(row.limit), ...(row.cutoff === undefined ? {} : { cutoff: row.cutoff }), ...(row.counting === undefined ? {} : { counting: row.counting }) },
    additions: (row.additions ?? []).map((text) => ({ ...read(text), reason: 'cộng thêm', basis: '' })),
    pauses: (row.pauses ?? []).map(([from, to]) => ({ from: at(from), to: at(to), reason: 'bổ sung' })),
  };
}

describe.each(groups)('$name ($source)', ({ rows }) => {
  test.each(rows.map((row) => ({ row, title: JSON.stringify(row) })))('$title', ({ row }) => {
    const [calendar, facts] = [calendarOf(row), factsOf(row)];
    const outcome = reckonClock(calendar, facts, facts.receivedAt);
    expect(outcome.ok ? `${outcome.value.dueOn}T${writeTime(outcome.value.dueMinute)}` : outcome.code).toBe(row.due);
    // The days that are told end where the clock does, without a gap, and what is counted was worked where only work counts.
    const told = listCountedDays(calendar, facts, facts.receivedAt);
    if (!told.ok || !outcome.ok) return;
    expect(told.value.days.at(-1)?.date).toBe(outcome.value.dueOn);
    if (facts.limit.unit === 'workingDay' && facts.limit.amount >= 1 && facts.additions?.length === 0 && (Number.isInteger(facts.limit.amount) || row.counting === undefined)) {
      expect(told.value.days.filter(({ count, works }) => (count ?? 0) > 0 && !works)).toEqual([]);
      expect(Math.max(...told.value.days.map(({ count }) => count ?? 0))).toBe(Math.ceil(facts.limit.amount));
    }
    if (facts.limit.unit === 'calendarDay' && facts.additions?.length === 0) expect(Math.max(...told.value.days.map(({ count }) => count ?? 0))).toBe(facts.limit.amount);
  });
});

test('there are at least three hundred rows, each group with its source', () => {
  expect(groups.reduce((sum, { rows }) => sum + rows.length, 0)).toBeGreaterThanOrEqual(300);
  expect(groups.every(({ source }) => source !== '')).toBe(true);
});
