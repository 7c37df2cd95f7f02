import { describe, expect, test } from 'vitest';
import { listTypingRepairs, readNameWords, readQuery } from './read-query.ts';

const KNOWN = new Set('tan dinh ho chi minh binh duong tue tinh phuong trung'.split(' '));
const read = (text: string): string => readQuery(text, (word) => KNOWN.has(word)).map(({ folded }) => folded).join(' ');
const weights = (text: string): number[] => readQuery(text, (word) => KNOWN.has(word)).map(({ weight }) => weight);

describe('reading what was typed', () => {
  test.each([
    ['P5', 'phuong 5'],
    ['p. 05', 'phuong 5'],
    ['F.10', 'phuong 10'],
    ['Q1', 'quan 1'],
    ['ward 5', 'phuong 5'],
    ['T.P. Hồ Chí Minh', 'tp ho chi minh'],
    ['taan ddinhj', 'tan dinh'],
    ['d9inh5', 'dinh'],
    ['phuwowngf tan dinh', 'phuong tan dinh'],
    ['tân định, bình dương, Việt Nam', 'tan dinh binh duong'],
    ['tân định bình dương vn', 'tan dinh binh duong'],
  ])('reads "%s" as "%s"', (typed, words) => {
    expect(read(typed)).toBe(words);
  });

  test('lets words that say a kind weigh less, but not the marked words of a name', () => {
    expect(weights('tỉnh Bình Dương')).toEqual([0.5, 1, 1]);
    expect(weights('Tuệ Tĩnh')).toEqual([1, 1]);
    expect(weights('Phương Trung')).toEqual([1, 1]);
    expect(weights('thành phố hồ chí minh')).toEqual([0.5, 0.5, 1, 1, 1]);
  });

  test('lets a closing "cũ" weigh next to nothing', () => {
    expect(weights('Bình Dương (cũ)')).toEqual([1, 1, 0.1]);
  });

  test('reads at most thirty words', () => {
    expect(readQuery('tan '.repeat(50), () => true)).toHaveLength(30);
  });

  test('keeps names without punctuation and leading zeros', () => {
    expect(readNameWords('Xuân Hương - Đà Lạt')).toEqual({ exact: 'xuân hương đà lạt', folded: 'xuan huong da lat' });
    expect(readNameWords("Cư M'gar").folded).toBe('cu m gar');
    expect(readNameWords('Phường 01').folded).toBe('phuong 1');
  });

  test('offers no repair for what holds no residue', () => {
    expect(listTypingRepairs('binh')).toEqual([]);
    expect(listTypingRepairs('ddinhj')).toContain('dinh');
  });
});
