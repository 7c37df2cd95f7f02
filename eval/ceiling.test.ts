import { describe, expect, test } from 'vitest';
import { ceilingOf } from './ceiling.ts';
import { rowOf } from './eval.fixture.ts';

const asked = (id: string, text: string, ...gold: string[]): ReturnType<typeof rowOf> => rowOf(id, { turns: [text], gold });

describe('what no engine can go beyond', () => {
  test('is everything where no two rows have the same words', () => {
    expect(ceilingOf([asked('a', 'khai sinh', 'x'), asked('b', 'kết hôn', 'y')])).toEqual({ hit1: 1, hit3: 1, contested: 0 });
    expect(ceilingOf([])).toEqual({ hit1: 1, hit3: 1, contested: 0 });
  });

  test('is one answer for all rows with the same words, however they are typed', () => {
    const rows = [asked('a', 'Lệ phí bao nhiêu?', 'x'), asked('b', 'lệ phí bao nhiêu', 'y'), asked('c', 'le phi bao nhieu', 'x'), asked('d', 'khai sinh', 'z')];
    expect(ceilingOf(rows)).toEqual({ hit1: 3 / 4, hit3: 1, contested: 3 });
  });

  test('counts an answer that pleases several rows for each of them', () => {
    expect(ceilingOf([asked('a', 'k', 'x', 'y'), asked('b', 'k', 'y'), asked('c', 'k', 'z')])).toMatchObject({ hit1: 2 / 3 });
  });

  test('allows three answers for the first three places', () => {
    expect(ceilingOf(['v', 'w', 'x', 'y'].map((code) => asked(code, 'k', code)))).toEqual({ hit1: 1 / 4, hit3: 3 / 4, contested: 4 });
  });
});
