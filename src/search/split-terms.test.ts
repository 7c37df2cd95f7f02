import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { foldWord, QUERY_WORD_LIMIT, splitTerms, wordOf } from './split-terms.ts';
import { hashWord, pairA, pairB } from './term-hash.ts';

const exact = (text: string): string[] => splitTerms(text).map((word) => word.exact);
const folded = (text: string): string[] => splitTerms(text).map((word) => word.folded);

describe('the words of a text', () => {
  test.each([
    ['Đăng ký khai sinh', ['đăng', 'ký', 'khai', 'sinh']],
    ['ĐĂNG  KÝ,khai-sinh?!', ['đăng', 'ký', 'khai', 'sinh']],
    ['thủ tục 1.001193 theo 118/2025/NĐ-CP', ['thủ', 'tục', '1.001193', 'theo', '118/2025', 'nđ', 'cp']],
    ['thủy', ['thuỷ']],
    ['', []],
    ['… — !', []],
  ])('of "%s" are told apart by marks', (text, words) => {
    expect(exact(text)).toEqual(words);
  });

  test.each([
    ['ký', 'ki'],
    ['kỹ', 'ki'],
    ['lý', 'li'],
    ['quý', 'qui'],
    ['đăng', 'dang'],
    ['nguyễn', 'nguyen'],
    ['thuỷ', 'thuy'],
    ['hay', 'hay'],
    ['giấy', 'giay'],
  ])('fold %s to %s', (word, plain) => {
    expect(foldWord(word)).toBe(plain);
  });

  test('are the same whether y or i was written, and the same composed or not', () => {
    expect(folded('đăng kí tạm trú, kĩ thuật')).toEqual(folded('đăng ký tạm trú, kỹ thuật'));
    expect(exact('Cấp giấy chứng nhận'.normalize('NFD'))).toEqual(exact('Cấp giấy chứng nhận'));
  });

  test('carry the hashes of both forms', () => {
    const [word] = splitTerms('bản');
    expect(word).toMatchObject({ ...hashWord('ban'), marked: hashWord('bản') });
    expect(wordOf('ban').marked).toEqual(hashWord('ban'));
    expect(wordOf('bán').marked).not.toEqual(wordOf('bản').marked);
  });

  test('are cut at the limit, from the end', () => {
    const long = Array.from({ length: QUERY_WORD_LIMIT + 30 }, (_, at) => `chữ${String(at)}`).join(' ');
    expect(splitTerms(long, QUERY_WORD_LIMIT).map((word) => word.exact)).toEqual(exact(long).slice(0, QUERY_WORD_LIMIT));
  });

  test('fold once for all: folding again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        for (const word of splitTerms(text)) expect(foldWord(word.folded)).toBe(word.folded);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the hashes of words', () => {
  test('differ for every syllable of the office, in both halves', () => {
    const onsets = ['', 'b', 'c', 'ch', 'd', 'g', 'h', 'kh', 'l', 'm', 'ng', 'nh', 'ph', 'qu', 's', 't', 'th', 'tr', 'v', 'x'];
    const rimes = ['a', 'ai', 'an', 'ang', 'anh', 'ao', 'at', 'e', 'en', 'i', 'inh', 'o', 'oi', 'on', 'ong', 'u', 'uc', 'ung', 'uyen', 'y'];
    const words = onsets.flatMap((onset) => rimes.map((rime) => onset + rime));
    expect(new Set(words.map((word) => hashWord(word).a)).size).toBe(words.length);
    expect(new Set(words.map((word) => hashWord(word).b)).size).toBe(words.length);
  });

  test('are whole numbers of 32 bits without a sign', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (left, right) => {
        const one = hashWord(left);
        const two = hashWord(right);
        for (const value of [one.a, one.b, pairA(one, two), pairB(one, two)]) {
          expect(Number.isInteger(value) && value >= 0 && value < 2 ** 32).toBe(true);
        }
      }),
    );
  });

  test('tell "nhà bán" from "bán nhà", and a pair from each of its words', () => {
    const sale = hashWord('ban');
    const house = hashWord('nha');
    expect([pairA(sale, house), pairB(sale, house)]).not.toEqual([pairA(house, sale), pairB(house, sale)]);
    expect([sale.a, house.a]).not.toContain(pairA(sale, house));
  });
});

describe('a word in plain letters', () => {
  test.each([
    ['ky', true],
    ['a1', true],
    ['ký', false],
    ['đi', false],
  ])('"%s": %s', (word, plain) => {
    expect(wordOf(word).plain).toBe(plain);
  });
});
