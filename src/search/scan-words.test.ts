import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { exactText, splitWords } from '#model/vietnamese.ts';
import { scanWords } from './scan-words.ts';

/** The words as scanned, in their exact form; undefined where the text is left to the model. */
function scanned(text: string, limit = Number.POSITIVE_INFINITY): string[] | undefined {
  const words: string[] = [];
  return scanWords(text, limit, (word) => words.push(exactText(word))) ? words : undefined;
}

describe('words found without rewriting the text', () => {
  test.each([
    ['Đăng ký khai sinh', ['đăng', 'ký', 'khai', 'sinh']],
    ['HÒA giải “tranh chấp”…', ['hoà', 'giải', 'tranh', 'chấp']],
    ['thủ tục 1.001193, 118/2025/NĐ-CP', ['thủ', 'tục', '1.001193', '118/2025', 'nđ', 'cp']],
    ['hạng A1. 5.', ['hạng', 'a1', '5']],
    ['1.5a a1.5 1./2 12a', ['1.5', 'a', 'a1', '5', '1', '2', '12a']],
    ['', []],
  ])('of "%s" are those of the model', (text, words) => {
    expect(scanned(text)).toEqual(words);
    expect(splitWords(exactText(text))).toEqual(words);
  });

  test.each([
    ['a decomposed letter', 'khai báo'.normalize('NFD')],
    ['a character nobody sees', 'khai\u200bsinh'],
    ['another script', 'Привет'],
    ['a look-alike of đ', '\u00f0ăng'],
    ['half a character', 'khai \ud83d'],
    ['a raised digit', 'm²'],
  ])('are left to the model where the text holds %s', (_, text) => {
    expect(scanned(text)).toBeUndefined();
  });

  test('are those of the model in any text, or are left to it', () => {
    const piece = fc.constantFrom('khai', 'SINH', 'Hòa', 'thủy', 'quý', 'QUỲ', 'đ', 'Đ', '1', '25', '.', '/', ' ', '-', '\u00a0', '…', 'ế', 'İ', 'ß', 'a', '\u0301', '\u200b', '’', '\n');
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')));
    fc.assert(
      fc.property(text, (any) => {
        const words = scanned(any);
        if (words !== undefined) expect(words).toEqual(splitWords(exactText(any)));
      }),
      { numRuns: 2_000 },
    );
  });

  test('stop at the limit, yet the rest is looked through', () => {
    expect(scanned('một hai ba bốn', 2)).toEqual(['một', 'hai']);
    expect(scanned('một hai ba\u200bbốn', 2)).toBeUndefined();
  });
});
