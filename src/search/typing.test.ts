import { describe, expect, test } from 'vitest';
import { splitTerms } from './split-terms.ts';
import { isForeign, isSyllable, readTelex, readVni } from './typing.ts';

describe('typing that the keyboard left raw', () => {
  test.each([
    ['lamf', 'làm'],
    ['giaays', 'giấy'],
    ['ddawng', 'đăng'],
    ['kys', 'ký'],
    ['muoons', 'muốn'],
    ['muoosn', 'muốn'],
    ['dduwowcj', 'được'],
    ['dduowcj', 'được'],
    ['nhuw', 'như'],
    ['hoongf', 'hồng'],
    ['tieenf', 'tiền'],
    ['hooj', 'hộ'],
    ['thuwowngf', 'thường'],
    ['truws', 'trứ'],
    ['quyeets', 'quyết'],
    ['cos', 'có'],
    ['ddi', 'đi'],
    ['tuwf', 'từ'],
    ['xax', 'xã'],
    ['ddeer', 'để'],
    ['sinhs', 'sính'],
    ['hoaf', 'hoà'],
    ['nguwowif', 'người'],
  ])('reads Telex %s as %s', (typed, meant) => {
    expect(readTelex(typed)).toBe(meant);
  });

  test.each(['khai', 'sinh', 'passport', 'ubnd', 'cccd', 'the', 'oto'])('leaves %s alone', (word) => {
    expect(readTelex(word)).toBeUndefined();
  });

  test.each([
    ['d9a8ng', 'đăng'],
    ['ky1', 'ký'],
    ['gia6y1', 'giấy'],
    ['d9u7o7c5', 'được'],
    ['lam2', 'làm'],
  ])('reads VNI %s as %s', (typed, meant) => {
    expect(readVni(typed)).toBe(meant);
  });

  test.each(['q12x', '30k'])('takes %s for no mark typing it cannot be', (word) => {
    expect(readVni(word)).toBeUndefined();
  });

  test('knows the shape of a syllable', () => {
    expect(['nghiep', 'quyen', 'khai', 'gi', 'y', 'thuong'].every(isSyllable)).toBe(true);
    expect(['sih', 'xyz', 'passport', 'ngiepp'].some(isSyllable)).toBe(false);
  });
});

describe('a text in another language', () => {
  test.each([
    ['the loan from my bank', true],
    ['how do i extend my visa', true],
    ['dang ky khai sinh', false],
    ['đăng ký visa extension online', false],
    ['giay phep lao dong visa', false],
    ['', false],
  ])('"%s": %s', (text, foreign) => {
    expect(isForeign(splitTerms(text))).toBe(foreign);
  });
});
