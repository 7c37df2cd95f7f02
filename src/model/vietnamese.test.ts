import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { cleanText, editDistanceAtMost, exactText, foldText, hasMarks, splitWords } from './vietnamese.ts';

describe('Vietnamese text', () => {
  test.each([
    ['ĐĂNG KÝ', 'dang ky'],
    ['đăng ký'.normalize('NFD'), 'dang ky'],
    ['Thừa Thiên Huế', 'thua thien hue'],
    ['Ỷ Lan', 'y lan'],
    ['\u00d0\u0103ng', 'dang'],
  ])('folds %s to %s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  test.each([
    ['Hòa', 'hoà'],
    ['thủy', 'thuỷ'],
    ['khỏe', 'khoẻ'],
    ['Khánh Hoà', 'khánh hoà'],
  ])('reads both tone placements of %s as one', (left, right) => {
    expect(exactText(left)).toBe(exactText(right));
  });

  test.each([
    ['quý', 'quý'],
    ['hoàn', 'hoàn'],
    ['toán', 'toán'],
    ['của', 'của'],
  ])('leaves the tone of %s where it stands', (word, kept) => {
    expect(exactText(word)).toBe(kept);
  });

  test('keeps different marks different in the exact form and equal in the folded one', () => {
    expect(exactText('bán')).not.toBe(exactText('bản'));
    expect(foldText('bán')).toBe(foldText('bản'));
  });

  test('drops invisible and direction characters', () => {
    expect(cleanText('khai\u200b \u202esinh\u0000')).toBe('khai sinh');
    expect(cleanText('tu\u200b\u0300')).toBe('t\u00f9');
  });

  test('knows text typed with marks', () => {
    expect(hasMarks('đang')).toBe(true);
    expect(hasMarks('khai sinh')).toBe(false);
    expect(hasMarks('lệ phí'.normalize('NFD'))).toBe(true);
  });

  test('keeps codes and document numbers whole', () => {
    expect(splitWords('mã 1.001193, nghị định 118/2025/NĐ-CP?')).toEqual(['mã', '1.001193', 'nghị', 'định', '118/2025', 'NĐ', 'CP']);
  });

  test('gives one form for NFC and NFD, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aăâeêioôơuưyđtnhgqkàáảãạ ềếể'.split('')) }), (text) => {
        expect(exactText(text.normalize('NFD'))).toBe(exactText(text));
        expect(foldText(text.normalize('NFD'))).toBe(foldText(text));
      }),
    );
  });

  test.each([
    ['sinh', 'sihn', 1],
    ['khai', 'khai', 0],
    ['dang', 'dag', 1],
    ['ket', 'hon', 2],
  ])('counts the edits between %s and %s', (left, right, edits) => {
    expect(editDistanceAtMost(left, right, 1)).toBe(edits);
  });
});
