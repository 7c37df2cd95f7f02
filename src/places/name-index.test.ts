import { describe, expect, test } from 'vitest';
import { buildNameIndex } from './name-index.ts';

const NAMES = ['ha noi', 'ha nam', 'tan dinh', 'tan dinh dong', 'hue', 'xuan huong da lat'];
const index = buildNameIndex(NAMES);
const names = (hits: readonly { name: number }[]): (string | undefined)[] => hits.map(({ name }) => NAMES[name]);

describe('the index of names', () => {
  test('knows whole names and single words', () => {
    expect(index.findName('ha noi')).toBe(0);
    expect(index.findName('ha')).toBeUndefined();
    expect([index.isWord('dinh'), index.isWord('din')]).toEqual([true, false]);
  });

  test('lists names by their beginning and by the beginning of a later word', () => {
    expect(names(index.listByPrefix('ha n'))).toEqual(['ha nam', 'ha noi']);
    expect(index.listByPrefix('da lat')).toEqual([{ name: 5, fromFirstWord: false, nameLength: 6, whole: true }]);
    expect(index.listByPrefix('zz')).toEqual([]);
  });

  test.each([
    ['tandnih', 'tan dinh', 1],
    ['tandih', 'tan dinh', 1],
    ['tandinh', 'tan dinh', 0],
    ['xuanhuogdalta', 'xuan huong da lat', 2],
    ['hanoj', 'ha noi', 1],
  ])('reads %s as %s with %i edits', (typed, name, distance) => {
    expect(index.listSimilar(typed)[0]).toEqual({ name: NAMES.indexOf(name), distance });
  });

  test('corrects nothing shorter than three letters, and counts afresh each time', () => {
    expect(index.listSimilar('hu')).toEqual([]);
    expect(index.listSimilar('tandih')).toEqual(index.listSimilar('tandih'));
  });
});
