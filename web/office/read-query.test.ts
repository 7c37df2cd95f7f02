import { expect, test } from 'vitest';
import { readQuery, withQuery } from './read-query.ts';

test('what is no day and no choice counts as not asked', () => {
  const query = readQuery(new URL('http://x/?ngay=2027-02-30&den=2027-03-01&cap=xa&q=%20%20'));
  expect([query.day('ngay'), query.day('den'), query.one('cap', ['commune']), query.text('q')]).toEqual([undefined, '2027-03-01', undefined, undefined]);
});

test('changing a filter keeps the others and starts at the first page', () => {
  const url = new URL('http://x/can-bo/nhiem-vu?cap=commune&tu=abc&linh-vuc=%C4%90%E1%BA%A5t');
  expect(withQuery(url, { cap: undefined, viec: 'phan_dinh' })).toBe('/can-bo/nhiem-vu?linh-vuc=%C4%90%E1%BA%A5t&viec=phan_dinh');
  expect(withQuery(new URL('http://x/a?b=1'), { b: undefined })).toBe('/a');
});
