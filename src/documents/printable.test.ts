import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCoverage } from './font-coverage.ts';
import { cleanData, printable } from './printable.ts';
import { readFonts } from './render-pdf.ts';

const LETTERS = 'aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvwxyỳýỷỹỵz';
const fonts = (await readFonts()).map(readCoverage);
const covers = (codePoint: number): boolean => fonts.every((has) => has(codePoint));
const plain = /^[\u0020-\u007e]*$/u;

describe('data as it is kept', () => {
  test.each([
    ['letters put together as one would type them', 'Nguye\u0302\u0303n Va\u0306n A\u0302\u0301n', 'Nguyễn Văn Ấn'],
    ['nothing that turns the reading direction or hides', 'A\u202eB\u200bC\u0000D\ufeff', 'ABCD'],
    ['no half of a character', 'A\ud83cB', 'A\ufffdB'],
    ['no space around', '  Lan  ', 'Lan'],
  ])('has %s', (_, given, kept) => expect(cleanData({ a: [given] })).toEqual({ a: [kept] }));

  test('stays as it is when it is clean, whatever its shape', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(cleanData(cleanData(value))).toEqual(cleanData(value));
      }),
    );
    expect(cleanData({ n: 1, b: false, x: null })).toEqual({ n: 1, b: false, x: null });
  });
});

describe('data as it is set', () => {
  test('keeps every Vietnamese letter, small and capital', () => {
    const all = LETTERS + LETTERS.toLocaleUpperCase('vi');
    expect(printable(all, covers)).toBe(all);
  });

  test('shows a box for what the fonts have not, and never anything they have not', () => {
    expect(printable({ a: ['Lan 中 🏠'] }, covers)).toEqual({ a: ['Lan □ □'] });
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = printable(text, covers) as string;
        expect(Array.from(shown).every((letter) => letter === '\n' || letter === '\t' || covers(letter.codePointAt(0) ?? 0))).toBe(true);
        if (plain.test(text)) expect(shown).toBe(text);
      }),
    );
  });
});

describe('the fonts', () => {
  test('have the letters of the language and the dots of the forms, and not those of others', () => {
    for (const letter of `${LETTERS}.…□–“”₫`) expect(covers(letter.codePointAt(0) ?? 0), letter).toBe(true);
    for (const letter of '中🏠ក') expect(covers(letter.codePointAt(0) ?? 0), letter).toBe(false);
  });

  test('that are none are a fault', () => {
    expect(() => readCoverage(new Uint8Array(64))).toThrow('font');
  });
});
