import { describe, expect, test } from 'vitest';
import type { QuestionCover } from '#model/search.ts';
import { buildSearchData } from './build-data.ts';
import { compileLexicon } from './lexicon.ts';
import { UNFITTED_MODEL } from './rank.ts';
import { documentOf, lexiconOf } from './search.fixture.ts';
import { createSearch, type SearchEngine } from './search.ts';

const lexicon = compileLexicon(lexiconOf({ particles: ['tôi'], facets: ['bao lâu'] }));
const DOCUMENTS = [
  documentOf('birth', 'Đăng ký khai sinh', ['làm giấy cho cháu'], { papers: 'Giấy chứng sinh; tờ khai', field: 'Hộ tịch' }),
  documentOf('marriage', 'Đăng ký kết hôn', ['hai đứa cưới nhau'], { field: 'Hộ tịch' }),
  documentOf('dog', 'Khai báo nuôi chó', ['nhà tôi có con chó']),
];

function open(): SearchEngine {
  return createSearch(buildSearchData(DOCUMENTS, lexicon, undefined), { lexicon, ranking: UNFITTED_MODEL, encoder: undefined, translation: undefined });
}

const engine = open();
function coverOf(text: string, id: string, of: SearchEngine = engine): QuestionCover {
  const cover = of.cover(text, id);
  if (cover === undefined) throw new Error(`${id} is no candidate of "${text}"`);
  return cover;
}
const saidIn = (cover: QuestionCover): string[] => cover.words.filter((word) => word.said).map((word) => word.exact);

describe('what a record covers of a question', () => {
  test('is what its title and sayings say, word by word and side by side', () => {
    const cover = coverOf('đăng ký khai sinh chứng sinh', 'birth');
    expect(saidIn(cover)).toEqual(['đăng', 'ký', 'khai', 'sinh', 'sinh']);
    // "chứng sinh" stands among its papers: held, not said.
    expect(cover.words.map(({ pair }) => (pair === undefined ? 'none' : `${pair.said ? 'said' : 'not'} ${pair.held ? 'held' : 'not'}`))).toEqual(['none', 'said held', 'said held', 'said held', 'not not', 'not not']);
    expect(cover.titleSaid).toBeCloseTo(1);
  });

  test('asks for the marks where marks are typed, and for letters alone where none are', () => {
    expect(saidIn(coverOf('khai báo cho tôi', 'dog'))).not.toContain('cho');
    expect(saidIn(coverOf('khai bao cho', 'dog'))).toContain('cho');
    expect([coverOf('khai báo', 'dog').marked, coverOf('khai bao', 'dog').marked]).toEqual([true, false]);
  });

  test('tells manner from matter, and a foreign word', () => {
    const { words } = coverOf('tôi khai sinh wedding bao lâu', 'birth');
    expect(words.map(({ exact, share, foreign }) => `${exact} ${share === 1 ? 'matter' : 'light'}${foreign ? ' foreign' : ''}`)).toEqual(['tôi light', 'khai matter', 'sinh matter', 'wedding matter foreign', 'bao light', 'lâu light']);
  });

  test('knows how rare a word is in the form in which it was written', () => {
    const { rarityOf } = coverOf('khai báo cho chó', 'dog');
    const folded = coverOf('khai bao cho xyz', 'dog');
    // "chó" stands in one record, "cho" in another; without marks both count, and a word of none is rarest.
    expect(rarityOf(2)).toBeCloseTo(rarityOf(3));
    expect(folded.rarityOf(2)).toBeLessThan(rarityOf(3));
    expect(folded.rarityOf(3)).toBeGreaterThan(rarityOf(3));
  });

  test('is told of candidates alone', () => {
    expect(engine.cover('khai sinh', 'nobody')).toBeUndefined();
    expect(engine.cover('', 'birth')).toBeUndefined();
  });

  test('follows a record that joined or left since the index was built', () => {
    const changed = open();
    changed.update(documentOf('nursery', 'Thành lập nhóm trẻ', ['mở nhóm trẻ tại nhà']));
    expect(saidIn(coverOf('mở nhóm trẻ', 'nursery', changed))).toEqual(['mở', 'nhóm', 'trẻ']);
    expect(coverOf('mở nhóm trẻ', 'nursery', changed).words[2]?.pair?.held).toBe(true);
    changed.remove('nursery');
    expect(changed.cover('mở nhóm trẻ', 'nursery')).toBeUndefined();
  });
});
