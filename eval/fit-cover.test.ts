import { describe, expect, test } from 'vitest';
import type { SearchDocument } from '#model/search.ts';
import { buildSearchData } from '#search/build-data.ts';
import { EMPTY_LEXICON } from '#search/lexicon.ts';
import { UNFITTED_MODEL } from '#search/rank.ts';
import { createSearch, type SearchEngine } from '#search/search.ts';
import { weighCover } from '#assistant/words/judge-cover.ts';
import { rowOf } from './eval.fixture.ts';
import { collectCoverLessons, COVER_FOLDS, crossWeigh, fitCover, foldOf, type CoverLesson } from './fit-cover.ts';
import { isHeld } from './rows.ts';

const open = (documents: readonly SearchDocument[]): SearchEngine => createSearch(buildSearchData(documents, EMPTY_LEXICON, undefined), { lexicon: EMPTY_LEXICON, ranking: UNFITTED_MODEL, encoder: undefined, translation: undefined });
const documentOf = (id: string, title: string, field: string, sayings: string[] = []): SearchDocument => ({ id, title, sayings, english: [], papers: '', results: '', steps: '', field, authority: '', audience: '', levels: 1, popularity: 0 });

const FIELDS = ['Hộ tịch', 'Giáo dục', 'Y tế', 'Đất đai', 'Thuế'];
const other = FIELDS.find((field) => foldOf(field) !== foldOf('Hộ tịch')) ?? '';
const DOCUMENTS = [
  documentOf('birth', 'Đăng ký khai sinh', 'Hộ tịch', ['muốn làm khai sinh cho bé', 'xin khai sinh cho con mới đẻ', 'đăng ký khai sinh ở xã nhà']),
  documentOf('nursery', 'Đăng ký nhóm trẻ', other, ['muốn mở nhóm trẻ tại nhà', 'xin phép mở nhóm trẻ nhỏ', 'đăng ký nhóm trẻ ở xã nhà']),
  ...['Cấp thẻ bảo hiểm', 'Gia hạn tạm trú', 'Tách thửa đất', 'Chứng thực di chúc', 'Hòa giải tranh chấp'].map((title) => documentOf(title, title, other)),
];

describe('lessons of what is near a matter and not of it', () => {
  const rows = [{ row: rowOf('q', { turns: ['muốn đăng ký khai sinh'], gold: ['birth'] }), set: 'phrasings' }];
  const lessons = collectCoverLessons(rows, DOCUMENTS, open);

  test('are the same questions asked of an index without their field', () => {
    expect(lessons.filter(({ set }) => set === 'phrasings').map(({ covered }) => covered)).toEqual([true, false]);
    expect(lessons.filter(({ set }) => set === 'sayings').every(({ covered }) => !covered)).toBe(true);
    const [there, gone] = lessons.filter(({ set }) => set === 'phrasings');
    expect(gone?.signals[0]).toBeGreaterThan(there?.signals[0] ?? 0);
  });

  test('come from no set that only measures, and not from the held fifth', () => {
    const held = Array.from({ length: 100 }, (_, at) => `own-${String(at)}`).find((id) => isHeld(id)) ?? '';
    const from = (set: string, id = 'q'): CoverLesson[] => collectCoverLessons([{ row: rowOf(id, { turns: ['muốn đăng ký khai sinh'], gold: ['birth'] }), set }], DOCUMENTS, open).filter((lesson) => lesson.set === set);
    for (const set of ['near-miss', 'beyond', 'several']) expect(from(set)).toEqual([]);
    expect(from('own-1', held)).toEqual([]);
  });

  test('lie in one fold by their field', () => {
    for (const field of FIELDS) expect(foldOf(field)).toBeLessThan(COVER_FOLDS);
  });
});

describe('the fitted weights', () => {
  const lessons = Array.from({ length: 60 }, (_, at): CoverLesson => ({ text: `câu ${String(at)}`, set: 'phrasings', covered: at % 2 === 0, weight: 1, signals: [at % 2 === 0 ? 0 : 6 + (at % 5), at % 7, 3, 0.5, at % 2 === 0 ? 0.9 : 0.1, 0.3] }));

  test('tell what is of the matter from what is not, on texts not seen too', () => {
    const weights = fitCover(lessons);
    for (const [chances, of] of [[lessons.map(({ signals }) => weighCover(signals, weights)), 'fitted'], [crossWeigh(lessons), 'crossed']] as const) {
      expect([of, chances.filter((chance, at) => chance > 0.5 === lessons[at]?.covered).length]).toEqual([of, lessons.length]);
    }
  });

  test('are the same each time', () => {
    expect(fitCover(lessons)).toEqual(fitCover(lessons));
  });
});
