import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareWords, writeUnits } from './compare-words.ts';

const side = (before: string, after: string, gone: 'added' | 'removed') => compareWords(before, after).filter(({ change }) => change !== gone).map(({ text }) => text).join('');
const plain = (text: string) => text.split(/\s+/u).filter((word) => word !== '');

describe('two wordings', () => {
  it('are shown with the changed words alone marked', () => {
    expect(compareWords('Thời hạn là 05 ngày làm việc.', 'Thời hạn là 03 ngày làm việc.')).toEqual([
      { change: 'same', text: 'Thời hạn là ' }, { change: 'removed', text: '05 ' }, { change: 'added', text: '03 ' }, { change: 'same', text: 'ngày làm việc.' },
    ]);
  });

  it('that are equal have no change, and one that is missing came or went whole', () => {
    expect(compareWords('như cũ', 'như cũ')).toEqual([{ change: 'same', text: 'như cũ' }]);
    expect(compareWords('', 'mới')).toEqual([{ change: 'added', text: 'mới' }]);
    expect(compareWords('cũ', '')).toEqual([{ change: 'removed', text: 'cũ' }]);
  });

  it('can both be read out of the comparison, with no fewer words the same than needed', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 25 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(plain(side(before, after, 'added'))).toEqual(plain(before));
        expect(plain(side(before, after, 'removed'))).toEqual(plain(after));
        const same = compareWords(before, after).filter(({ change }) => change === 'same').flatMap(({ text: run }) => plain(run)).length;
        expect(same).toBe(longestCommon(plain(before), plain(after)));
      }),
    );
  });

  it('without anything in common are one out, one in, however long', () => {
    const left = Array.from({ length: 4_000 }, (_, at) => `l${String(at)}`).join(' ');
    const right = Array.from({ length: 4_000 }, (_, at) => `r${String(at)}`).join(' ');
    expect(compareWords(left, right).map(({ change }) => change)).toEqual(['removed', 'added']);
  });
});

describe('the text of a provision', () => {
  it('has its numbers before its clauses and points', () => {
    expect(writeUnits([{ text: 'Mở:' }, { clause: '1', text: 'Một' }, { clause: '1', point: 'a', text: 'ý' }])).toBe('Mở:\n1. Một\na) ý');
  });
});

function longestCommon(left: readonly string[], right: readonly string[]): number {
  let row = new Array<number>(right.length + 1).fill(0);
  for (const word of left) row = right.reduce<number[]>((next, other, at) => [...next, word === other ? (row[at] ?? 0) + 1 : Math.max(next[at] ?? 0, row[at + 1] ?? 0)], [0]);
  return row.at(-1) ?? 0;
}
