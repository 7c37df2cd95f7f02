import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { createMender, type KnownWords } from './mend-typing.ts';
import { foldWord, splitTerms, type Word } from './split-terms.ts';

const TITLES = ['Đăng ký khai sinh', 'Đăng ký kết hôn', 'Cấp giấy phép lái xe hạng a1', 'Chứng thực bản sao', 'Cấp giấy chứng nhận quyền sử dụng đất', 'Xác nhận tình trạng hôn nhân'];

/** What an index of a few titles knows. */
function knowledgeOf(titles: readonly string[]): { known: KnownWords; words: string[] } {
  const counts = new Map<string, number>();
  const pairs = new Set<string>();
  for (const title of titles) {
    const words = splitTerms(title).map((word) => word.folded);
    for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
    words.forEach((word, at) => pairs.add(`${word} ${words[at + 1] ?? ''}`));
  }
  return { known: { count: (folded) => counts.get(folded) ?? 0, together: (left, right) => pairs.has(`${left} ${right}`) }, words: [...counts.keys()] };
}

const { known, words } = knowledgeOf(TITLES);
const mender = createMender(known, () => words);
const mend = (text: string): string => mender.mend(splitTerms(text)).map((word) => word.exact).join(' ');

describe('mending what was typed', () => {
  test.each([
    ['words typed together', 'khaisinh', 'khai sinh'],
    ['words typed together, with marks', 'kếthôn', 'kết hôn'],
    ['four words typed together', 'dangkykhaisinh', 'dang ky khai sinh'],
    ['two letters swapped', 'khai sihn', 'khai sinh'],
    ['a letter left out', 'hon nhn', 'hon nhan'],
    ['a letter too many', 'chungg thuc', 'chung thuc'],
    ['another letter', 'chunv thuc', 'chung thuc'],
    ['Telex in one word', 'khai sinhs', 'khai sính'],
    ['Telex throughout, even words the index knows bare', 'ddawng kys khai sinh', 'đăng ký khai sinh'],
    ['VNI digits', 'd9a8ng ky1 khai sinh', 'đăng ký khai sinh'],
  ])('reads %s: "%s" as "%s"', (_name, typed, meant) => {
    expect(mend(typed)).toBe(meant);
  });

  test.each([
    ['what the index knows', 'đăng ký kết hôn'],
    ['a known word without marks', 'dang ky ket hon'],
    ['a syllable no record holds', 'trường mầm non'],
    ['a syllable one slip away from a known one', 'khoi'],
    ['short words', 'ab xq'],
    ['numbers', '2026 12 500000'],
    ['codes', '1.001193 118/2025 q12x'],
    ['a licence class that reads like a digit mark', 'giấy phép lái xe hạng a1'],
    ['a foreign word far from every known one', 'passport'],
    ['nothing', ''],
  ])('leaves %s alone: "%s"', (_name, text) => {
    expect(mend(text)).toBe(splitTerms(text).map((word) => word.exact).join(' '));
  });

  test('lets a syllable yield only to a word that stands beside its neighbour', () => {
    expect(mend('khai sinn')).toBe('khai sinh');
    expect(mend('khai sim')).toBe('khai sim');
    expect(mend('tạm hơn')).toBe('tạm hơn');
  });

  test('prefers the word that stands beside the neighbour to the more common one', () => {
    const own = knowledgeOf(['giấy thân', 'giấy thanh', 'giấy thanh', 'giấy thanh', 'nhân thân']);
    const two = createMender(own.known, () => own.words);
    expect(two.mend(splitTerms('nhân thanb')).map((word) => word.folded)).toEqual(['nhan', 'than']);
  });

  test('keeps a licence class as it is though the rest is typed in Telex', () => {
    expect(mend('giaays phesp lais xe hangj a1')).toBe('giấy phép lái xe hạng a1');
  });

  test('asks for the words of the index only when the first slip is met', () => {
    let asked = 0;
    const lazy = createMender(known, () => {
      asked += 1;
      return words;
    });
    lazy.mend(splitTerms('đăng ký khai sinh'));
    expect(asked).toBe(0);
    lazy.mend(splitTerms('khai sihn'));
    lazy.mend(splitTerms('chungg thuc'));
    expect(asked).toBe(1);
  });

  test('never throws, never drops a word, never adds more than one letter to what was typed', () => {
    const piece = fc.constantFrom('khai', 'sinh', 'dang', 'ky', 'hon', 's', 'f', 'w', 'aa', '1', '9', 'đ', 'ế', ' ', '.', '/');
    const typed = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.array(piece, { maxLength: 25 }).map((parts) => parts.join('')));
    fc.assert(
      fc.property(typed, (text) => {
        const before = splitTerms(text);
        const after = mender.mend(before);
        expect(after.length).toBeGreaterThanOrEqual(before.length);
        const letters = (list: readonly Word[]): number => list.reduce((sum, word) => sum + word.folded.length, 0);
        expect(letters(after)).toBeLessThanOrEqual(letters(before) + before.length);
        expect(after.every((word) => word.folded === foldWord(word.exact))).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  test('leaves every text of known words as it is', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 12 }), (text) => {
        expect(mender.mend(splitTerms(text.join(' '))).map((word) => word.folded)).toEqual(text);
      }),
      { numRuns: 200 },
    );
  });
});
