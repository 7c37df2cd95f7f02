import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Condition } from './form.ts';
import { evaluateCondition, listConditionPaths } from './form-condition.ts';
import { isPartialDate, spanOf, yearsBetween } from './partial-date.ts';

const TODAY = '2026-11-30';
const answers = { a: 'x', n: 3, yes: true, no: false, list: ['x', 'y'], day: '2026-03-02', month: '2026-03', year: '2026', old: '1958', group: { inner: 'v' }, paper: { number: '1' } };

describe('a condition', () => {
  test.each<[string, Condition, boolean | undefined]>([
    ['is', { field: 'a', is: 'x' }, true], ['is another', { field: 'a', is: 'y' }, false], ['is, not answered', { field: 'b', is: 'x' }, false], ['not is, not answered', { not: { field: 'b', is: 'x' } }, true],
    ['one of several chosen', { field: 'list', is: 'y' }, true], ['in', { field: 'a', in: ['x', 'z'] }, true], ['in, several chosen', { field: 'list', in: ['z', 'y'] }, true], ['a number', { field: 'n', in: [3] }, true],
    ['no is an answer', { field: 'no', filled: true }, true], ['not filled', { field: 'b', filled: false }, true], ['inside a group', { field: 'group.inner', is: 'v' }, true], ['a part of a paper', { field: 'paper.number', filled: true }, true],
    ['in the row', { field: './r', is: 'q' }, true], ['a name every object has', { field: 'constructor', filled: true }, false],
    ['before', { field: 'day', compare: 'before', with: 'today' }, true], ['after', { field: 'day', compare: 'after', with: 'today' }, false], ['not before the same day', { field: 'day', compare: 'notBefore', with: '2026-03-02' }, true],
    ['a day and its own month', { field: 'day', compare: 'before', with: 'month' }, undefined], ['a month before a day after it', { field: 'month', compare: 'before', with: '2026-04-01' }, true], ['a year after', { field: 'year', compare: 'after', with: 'old' }, true], ['not answered', { field: 'b', compare: 'before', with: 'today' }, undefined],
    ['18 on the birthday', { field: 'day', ageOn: '2044-03-02', atLeast: 18 }, true], ['17 on the day before', { field: 'day', ageOn: '2044-03-01', atLeast: 18 }, false], ['born in a year, surely 67', { field: 'old', ageOn: 'today', atLeast: 67 }, true], ['born in a year, perhaps 68', { field: 'old', ageOn: 'today', atLeast: 68 }, undefined], ['surely not 69', { field: 'old', ageOn: 'today', atLeast: 69 }, false], ['below', { field: 'day', ageOn: 'today', below: 1 }, true],
    ['60 days passed', { field: 'day', daysSince: '2026-05-01', below: 61 }, true], ['61 days passed', { field: 'day', daysSince: '2026-05-02', below: 61 }, false], ['of the future', { field: 'day', daysSince: '2026-03-01', atLeast: 0 }, false],
    ['all, one fails', { all: [{ field: 'a', is: 'x' }, { field: 'a', is: 'y' }, { field: 'b', ageOn: 'today', below: 1 }] }, false], ['all, one cannot be told', { all: [{ field: 'a', is: 'x' }, { field: 'b', ageOn: 'today', below: 1 }] }, undefined], ['any, one holds', { any: [{ field: 'b', ageOn: 'today', below: 1 }, { field: 'a', is: 'x' }] }, true], ['any, none', { any: [{ field: 'a', is: 'y' }] }, false], ['not of what cannot be told', { not: { field: 'b', ageOn: 'today', below: 1 } }, undefined],
  ])('%s', (_, condition, expected) => {
    expect(evaluateCondition(condition, { answers, row: { r: 'q' }, today: TODAY })).toBe(expected);
  });

  test('names the paths it reads, moments too', () => {
    expect(listConditionPaths({ all: [{ field: 'a', is: 'x' }, { not: { field: 'day', compare: 'before', with: 'old' } }, { any: [{ field: 'old', ageOn: 'today' }, { field: 'day', daysSince: '2026-01-01' }] }] })).toEqual(['a', 'day', 'old', 'old', 'day']);
  });
});

describe('days of which not all is known', () => {
  test.each([['2000-02-29', '2018-02-27', 17], ['2000-02-29', '2018-02-28', 18], ['2000-02-29', '2020-02-28', 19], ['2000-02-29', '2020-02-29', 20], ['2026-11-30', '2026-11-29', -1]])('from %s to %s are %i years', (from, to, years) => {
    expect(yearsBetween(from, to)).toBe(years);
  });

  test('a year that is unsure never makes a sure answer wrong', () => {
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, fc.constantFrom(4, 7), fc.integer({ min: -2, max: 90 }), (born, on, known, atLeast) => {
        const sure = evaluateCondition({ field: 'd', ageOn: on, atLeast }, { answers: { d: born }, today: on });
        const unsure = evaluateCondition({ field: 'd', ageOn: on, atLeast }, { answers: { d: born.slice(0, known) }, today: on });
        if (unsure !== undefined) expect(unsure).toBe(sure);
        expect(isPartialDate(born.slice(0, known))).toBe(true);
        expect(spanOf(born.slice(0, known)).first <= born && born <= spanOf(born.slice(0, known)).last).toBe(true);
      }),
    );
  });
});
