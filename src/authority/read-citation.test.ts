import { describe, expect, test } from 'vitest';
import { findCitation, isCited } from './read-citation.ts';

const JUNE = new Set(['120/2025/NĐ-CP', '151/2025/NĐ-CP']);

describe('a citation in running text', () => {
  test.each([
    ['Điều 6 NĐ 120/2025', { document: '120/2025/NĐ-CP', article: '6' }],
    ['theo khoản 2 Điều 5 Nghị định số 151/2025/NĐ-CP thì ai làm', { document: '151/2025/NĐ-CP', clause: '2', article: '5' }],
    ['điểm đ khoản 2 Điều 5 Nghị định 151/2025/NĐ-CP', { document: '151/2025/NĐ-CP', point: 'đ', clause: '2', article: '5' }],
    ['diem d khoan 2 dieu 5 nghi dinh 151/2025/nd-cp', { document: '151/2025/NĐ-CP', point: 'd', clause: '2', article: '5' }],
    ['k1 d4 nd 120', { document: '120/2025/NĐ-CP', clause: '1', article: '4' }],
    ['Điều 5a Nghị định 118/2025/NĐ-CP', { document: '118/2025/NĐ-CP', article: '5a' }],
    ['Điều 103 Luật 50/2014/QH13', { document: '50/2014/QH13', article: '103' }],
    ['Nghị quyết 66.18/2026/NQ-CP', { document: '66.18/2026/NQ-CP' }],
    ['văn bản số 12/2026', { document: '12/2026' }],
    ['khoản 3 Điều 4', { clause: '3', article: '4' }],
  ])('%s', (text, expected) => {
    expect(findCitation(text, JUNE)).toEqual(expected);
  });

  test.each(['nd 999', 'giấy phép xây dựng', 'xã 5 thôn 3', 'ngày 30/6/2025', 'từ tháng 7/2025'])('"%s" cites nothing', (text) => {
    expect(findCitation(text, JUNE)).toBeUndefined();
  });

  test('without the list of short names a bare number is no decree', () => {
    expect(findCitation('nd 120')).toBeUndefined();
  });
});

describe('an address lies inside a citation', () => {
  const address = { document: '151/2025/NĐ-CP', article: '5', clause: '2', point: 'c, d, đ' };
  test.each([
    [{ document: '151/2025/NĐ-CP' }, true],
    [{ document: '151/2025' }, true],
    [{ document: '151/2025/NĐ-CP', article: '5', clause: '2', point: 'đ' }, true],
    [{ article: '5' }, true],
    [{ document: '151/2025/NĐ-CP', article: '6' }, false],
    [{ document: '120/2025/NĐ-CP', article: '5' }, false],
    [{ document: '151/2025/NĐ-CP', article: '5', clause: '1' }, false],
    [{ document: '151/2025/NĐ-CP', article: '5', clause: '2', point: 'e' }, false],
  ])('%j: %s', (citation, inside) => {
    expect(isCited(address, citation)).toBe(inside);
  });
});
