import { describe, expect, test } from 'vitest';
import { compareGolden, judgeGolden, type GoldenExpected, type GoldenGot } from './golden.ts';
import { containsStatement } from './measure.ts';

const got = (over: Partial<GoldenGot> = {}): GoldenGot => ({ candidates: ['1.001193'], status: 'answered', text: 'Lệ phí 8.000 đồng, trong ngày, tại Ủy ban nhân dân cấp xã.', ...over });
const expected = (over: Partial<GoldenExpected> = {}): GoldenExpected => ({ candidate: '1.001193', status: 'answered', mustContain: [], ...over });

describe('a golden question', () => {
  test.each<[string, Partial<GoldenExpected>, Partial<GoldenGot>, string[]]>([
    ['is right where record, status and words are there', { mustContain: ['8.000 đồng', 'ủy ban nhân dân'] }, {}, []],
    ['another record first is wrong', {}, { candidates: ['2.000986', '1.001193'] }, ['candidate']],
    ['a finer status is still of its family', {}, { status: 'answered_plan' }, []],
    ['but a family is not another word with the same beginning', { status: 'answer' }, {}, ['status']],
    ['what is missing is named', { mustContain: ['trong ngày', '10.000 đồng'] }, {}, ['10.000 đồng']],
    ['without a record only what is said counts', { candidate: '' }, { candidates: [] }, ['candidate']],
  ])('%s', (_, wish, came, missing) => {
    expect(judgeGolden(expected(wish), got(came))).toMatchObject({ right: missing.length === 0, missing });
  });

  test.each([
    [true, true, 'x', 'same'],
    [true, false, 'y', 'worse'],
    [false, true, 'y', 'better'],
    [true, true, 'y', 'changed'],
    [false, false, 'y', 'changed'],
    [false, false, 'x', 'same'],
  ])('right before %s, right after %s, text %s: %s', (before, after, text, verdict) => {
    const result = (right: boolean, said: string) => ({ ...got({ text: said }), right, missing: [] });
    expect(compareGolden(result(before, 'x'), result(after, text))).toBe(verdict);
  });

  test.each([
    ['mất 10 nghìn đồng', '10.000 đồng', true],
    ['mất 10.000 đồng', '10000', true],
    ['mất 100.000 đồng', '10.000 đồng', false],
    ['trước ngày 01/03/2027', '1/3/2027', true],
    ['UBND CẤP XÃ giải quyết', 'ubnd cap xa', true],
    ['3 ngày làm việc', '3 ngày làm việc', true],
    ['trong 03 ngày làm việc kể từ ngày nhận', '3 ngày làm việc', true],
    ['13 ngày làm việc', '3 ngày làm việc', false],
    ['3 ngày', '3 ngày làm việc', false],
    ['phí 3 đồng', '3 ngày', false],
    ['nơi thường trú', 'nơi thường', true],
    ['nơi thường trực', 'nơi thường tr', false],
  ])('"%s" says "%s": %s', (text, wanted, says) => {
    expect(containsStatement(text, wanted)).toBe(says);
  });
});
