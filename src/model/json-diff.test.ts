import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffValues, type Json } from './json-diff.ts';

describe('the difference of two values', () => {
  test.each<[string, Json, Json, object[]]>([
    ['a changed fee is one line, however deep', { cases: [{ id: 'a', channels: [{ channel: 'online', fees: [{ amountVnd: 8000 }] }] }] }, { cases: [{ id: 'a', channels: [{ channel: 'online', fees: [{ amountVnd: 9000 }] }] }] }, [{ path: 'cases[0].channels[0].fees[0].amountVnd', before: 8000, after: 9000 }]],
    ['a paper put first leaves the others alone', { papers: [{ name: 'Tờ khai' }, { name: 'Ảnh' }] }, { papers: [{ name: 'Giấy chứng sinh' }, { name: 'Tờ khai' }, { name: 'Ảnh' }] }, [{ path: 'papers[0]', after: { name: 'Giấy chứng sinh' } }]],
    ['a paper taken out is named where it was', { papers: [{ name: 'Tờ khai' }, { name: 'Ảnh' }] }, { papers: [{ name: 'Ảnh' }] }, [{ path: 'papers[0]', before: { name: 'Tờ khai' } }]],
    ['a paper with another name in its place was renamed', [{ name: 'Tờ khai', role: 'form', originals: 1 }, { name: 'Ảnh', originals: 2 }], [{ name: 'Tờ khai mới', role: 'form', originals: 1 }, { name: 'Ảnh', originals: 2 }], [{ path: '[0].name', before: 'Tờ khai', after: 'Tờ khai mới' }]],
    ['one that shares little with what stood there was exchanged', [{ name: 'Tờ khai', role: 'form', originals: 1 }], [{ name: 'Ảnh', role: 'submit', originals: 1 }], [{ path: '[0]', after: { name: 'Ảnh', role: 'submit', originals: 1 } }, { path: '[0]', before: { name: 'Tờ khai', role: 'form', originals: 1 } }]],
    ['words are compared as a set', { words: ['lấy vợ', 'cưới'] }, { words: ['cưới', 'kết tóc'] }, [{ path: 'words[1]', after: 'kết tóc' }, { path: 'words[0]', before: 'lấy vợ' }]],
    ['another order alone is a difference', ['a', 'b'], ['b', 'a'], [{ path: '', before: ['a', 'b'], after: ['b', 'a'] }]],
    ['things without a name go by place', [[1], [2]], [[1], [3]], [{ path: '[1][0]', after: 3 }, { path: '[1][0]', before: 2 }]],
    ['what was nothing appears whole', null, { title: 'Mới' }, [{ path: '', after: { title: 'Mới' } }]],
    ['the order of keys is no difference', { a: 1, b: 2 }, { b: 2, a: 1 }, []],
    ['two things of one name are compared by place', [{ name: 'x', n: 1 }, { name: 'x', n: 2 }], [{ name: 'x', n: 1 }, { name: 'x', n: 3 }], [{ path: '[1].n', before: 2, after: 3 }]],
  ])('%s', (_, before, after, found) => {
    expect(diffValues(before, after)).toEqual(found);
  });

  test('is empty exactly where the values are equal, for any values', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (left, right) => {
        const [before, after] = [left as Json, right as Json];
        expect(diffValues(before, JSON.parse(JSON.stringify(before)) as Json)).toEqual([]);
        const isSame = JSON.stringify(sorted(before)) === JSON.stringify(sorted(after));
        if (!isSame) expect(diffValues(before, after).length).toBeGreaterThan(0);
      }),
    );
  });
});

/** Keys in order, and null members left out: absent and null are told as the same. */
function sorted(value: Json): unknown {
  if (Array.isArray(value)) return (value as Json[]).map(sorted);
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? 0 : value;
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== null).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, sorted(item)]));
}
