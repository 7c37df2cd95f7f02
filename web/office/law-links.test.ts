import { describe, expect, test } from 'vitest';
import { addressQuery, anchorOf, lawHref } from './law-links.ts';

describe('a link into the law reader', () => {
  test.each([
    [{ document: '60/2014/QH13' }, undefined, '/can-bo/van-ban/60/2014/QH13'],
    [{ document: '60/2014/QH13', article: '15', clause: '1' }, '2026-11-30', '/can-bo/van-ban/60/2014/QH13?dieu=d15&ngay=2026-11-30#d15-k1'],
    [{ document: '118/2025/NĐ-CP', article: '5a', clause: '2', point: 'đ' }, undefined, '/can-bo/van-ban/118/2025/N%C4%90-CP?dieu=d5a#d5a-k2-đ'],
    [{ document: '118/2025/NĐ-CP', annex: 'I' }, undefined, '/can-bo/van-ban/118/2025/N%C4%90-CP?dieu=pI#pI'],
    [{ document: 'Luật Hộ tịch' }, undefined, '/can-bo/van-ban/Lu%E1%BA%ADt%20H%E1%BB%99%20t%E1%BB%8Bch'],
    [{ document: '1/2/3?x=y#z' }, undefined, '/can-bo/van-ban/1/2/3%3Fx%3Dy%23z'],
  ] as const)('%o', (address, asOf, href) => {
    expect(lawHref(address, asOf)).toBe(href);
  });

  test('leaves an annex out that is described in words, for no page has such a place', () => {
    const address = { document: '151/2025/NĐ-CP', article: '5', clause: '2', annex: 'Phụ lục I/II, phần VIII mục I' };
    expect(anchorOf(address)).toBe('d5-k2');
    expect(addressQuery(address)).toEqual({ number: '151/2025/NĐ-CP', article: '5', clause: '2' });
    expect(addressQuery({ document: 'x', annex: 'Điểm a.10, mục II.2' })).toEqual({ number: 'x' });
  });

  test('asks for no clause without its article', () => {
    expect(addressQuery({ document: 'x', clause: '2', point: 'a' })).toEqual({ number: 'x' });
    expect(addressQuery({ document: 'x', article: '1', point: 'a' })).toEqual({ number: 'x', article: '1' });
  });
});
