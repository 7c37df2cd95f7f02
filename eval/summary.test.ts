import { describe, expect, test } from 'vitest';
import { answerOf, rowOf } from './eval.fixture.ts';
import type { Judged } from './judge.ts';
import { writeReport } from './report.ts';
import { describe as describeRows, summarise } from './summary.ts';

function judgedOf(id: string, rank: number, more: Partial<Judged> = {}): Judged {
  return { row: rowOf(id), answer: answerOf(''), rank, goldLoaded: true, expected: more.row?.behavior ?? 'answer', behavior: 'answer', behaviorRight: true, unbound: [], wrong: [], present: 0, stated: 0, broken: [], ms: 1, ...more };
}

describe('the figures of a file', () => {
  test('count hits by the place of the right record', () => {
    const rows = [judgedOf('a', 1), judgedOf('b', 2), judgedOf('c', 5), judgedOf('d', 0), judgedOf('e', 11)];
    expect(summarise(rows)).toMatchObject({ n: 5, hit1: 0.2, hit3: 0.4, hit5: 0.6, mrr10: Number(((1 + 1 / 2 + 1 / 5) / 5).toFixed(4)) });
  });

  test('keep rows without a loaded record, without any record and of refusals out of the hits, not out of the behaviour', () => {
    const rows = [
      judgedOf('a', 1),
      judgedOf('b', 0, { goldLoaded: false, behaviorRight: false }),
      judgedOf('c', 0, { row: rowOf('c', { gold: [] }) }),
      judgedOf('d', 0, { row: rowOf('d', { behavior: 'refuse' }) }),
    ];
    expect(summarise(rows)).toMatchObject({ n: 4, hit1: 1, mrr10: 1, behavior: 0.75 });
    expect(describeRows(rows)).toMatchObject({ goldNotLoaded: 1, misses: [] });
  });

  test('add up facts, faults and times', () => {
    const rows = [judgedOf('a', 1, { present: 3, stated: 1, wrong: ['9 ngày'], ms: 10 }), judgedOf('b', 1, { present: 1, stated: 1, unbound: ['5', '6'], ms: 2 })];
    expect(summarise(rows)).toMatchObject({ factRecall: 0.5, wrong: 1, unbound: 2, p50Ms: 2, p99Ms: 10 });
    expect(summarise([])).toMatchObject({ n: 0, factRecall: 1, p50Ms: 0 });
  });

  test('tell what was expected from what came', () => {
    const rows = [
      judgedOf('a', 1),
      judgedOf('b', 1, { behavior: 'clarify', behaviorRight: false }),
      judgedOf('c', 0, { row: rowOf('c', { behavior: 'refuse' }), behavior: 'answer', behaviorRight: false }),
      judgedOf('d', 0, { row: rowOf('d', { behavior: 'refuse' }), behavior: 'refuse' }),
    ];
    const detail = describeRows(rows);
    expect(detail.confusion).toEqual({ answer: { answer: 1, clarify: 1 }, refuse: { answer: 1, refuse: 1 } });
    expect(detail.behaviorMisses.map((line) => line.split(' ')[0])).toEqual(['b', 'c']);
  });

  test('are told by style, and list each miss and fault with its row', () => {
    const rows = [
      judgedOf('a', 1, { row: rowOf('a', { style: 'elder' }) }),
      judgedOf('b', 3, { row: rowOf('b', { style: 'elder' }), unbound: ['88'] }),
      judgedOf('c', 0, { row: rowOf('c', { turns: ['trước', 'sau cùng'] }), wrong: ['9 ngày'], broken: ['thiếu "xã"'] }),
    ];
    const detail = describeRows(rows);
    expect(detail.byStyle).toEqual({ elder: { n: 2, hit1: 0.5, hit3: 1 }, plain: { n: 1, hit1: 0, hit3: 0 } });
    expect(detail.misses.map((line) => line.slice(0, 16))).toEqual(['b [elder] rank 3', 'c [plain] rank 0']);
    expect(detail.misses[1]).toContain('sau cùng');
    expect(detail.faults).toEqual(['b unbound 88: làm khai sinh', 'c wrong 9 ngày: sau cùng', 'c thiếu "xã": sau cùng']);
  });
});

describe('the report', () => {
  const nasty = '<script>alert("x")</script> & co';
  const rows = [judgedOf('a', 0, { row: rowOf('a', { turns: [nasty], style: nasty }), behavior: 'clarify', behaviorRight: false, unbound: [nasty] })];
  const html = writeReport(new Map([[nasty, describeRows(rows)]]), describeRows(rows));

  test('writes what people typed as text, never as markup', () => {
    expect(html).not.toContain('<script');
    expect(html.split('&lt;script&gt;').length - 1).toBe(13);
    expect(html).toContain('&amp; co');
  });

  test('opens without a network', () => {
    expect(html).not.toMatch(/https?:|src=|@import|url\(/u);
  });

  test('shows each file and the whole, the confusion and the misses', () => {
    expect(html.match(/<h2>/gu)).toHaveLength(2);
    expect(html).toContain('Tất cả');
    expect(html).toContain('<tr><th>answer</th><td>0</td><td>1</td><td>0</td><td>0</td></tr>');
    expect(html.match(/Misses \(1\)/gu)).toHaveLength(2);
  });
});
