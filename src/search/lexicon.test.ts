import { describe, expect, test } from 'vitest';
import { bookOf, compileLexicon, eachPhrase, EMPTY_LEXICON, readSaid } from './lexicon.ts';
import { lexiconOf } from './search.fixture.ts';
import { splitTerms } from './split-terms.ts';

/** The values of the phrases that stand in a text, each with its place. */
function standing(phrases: readonly string[], text: string, marked = true): string[] {
  const found: string[] = [];
  eachPhrase(bookOf(phrases.map((phrase) => [phrase, phrase] as const)), splitTerms(text), marked, ({ value }, at) => found.push(`${value}@${String(at)}`));
  return found;
}

describe('phrases of the lexicon', () => {
  test.each([
    [['bản'], 'bán nhà', true, []],
    [['bán nhà'], 'bản nhà', true, []],
    [['bán nhà'], 'tôi bán nhà', true, ['bán nhà@1']],
    [['bản sao'], 'xin bản sao', true, ['bản sao@1']],
    [['bán nhà'], 'ban nha', false, ['bán nhà@0']],
    [['bản sao'], 'ban sao', false, ['bản sao@0']],
  ])('of %j stand in "%s" (marks typed: %s): %j', (phrases, text, marked, found) => {
    expect(standing(phrases, text, marked)).toEqual(found);
  });

  test('take a word without marks for either, even where the writer marked other words', () => {
    expect(standing(['bị mất'], 'sổ đỏ bi mất')).toEqual(['bị mất@2']);
    expect(standing(['bị mất'], 'sổ đỏ bí mất')).toEqual([]);
  });

  test('written without marks match a word with marks only by its own letters', () => {
    expect(standing(['cap lai'], 'cấp lại', true)).toEqual([]);
    expect(standing(['cap lai'], 'cap lai', true)).toEqual(['cap lai@0']);
  });

  test('come longest first where several begin at one word, and all of them come', () => {
    expect(standing(['kết hôn', 'kết hôn có yếu tố nước ngoài', 'kết'], 'đăng ký kết hôn có yếu tố nước ngoài')).toEqual([
      'kết hôn có yếu tố nước ngoài@2',
      'kết hôn@2',
      'kết@2',
    ]);
  });

  test('stand wherever they stand, as often as they stand, and never beyond the end', () => {
    expect(standing(['sinh'], 'khai sinh và sinh con')).toEqual(['sinh@1', 'sinh@3']);
    expect(standing(['khai sinh lại'], 'khai sinh')).toEqual([]);
  });

  test('without a word in them are not filed', () => {
    expect(bookOf([['', 1], ['…', 2]]).size).toBe(0);
  });
});

describe('what is said', () => {
  const lexicon = compileLexicon(
    lexiconOf({
      abbreviations: { ko: 'không' },
      sayings: [
        { say: ['lấy vợ', 'lấy chồng'], means: [['kết hôn', 1]] },
        { say: ['lấy chồng'], means: [['tình trạng hôn nhân', 0.4]] },
      ],
      particles: ['tôi', 'cho tôi'],
      facets: ['bao lâu', 'tôi phải'],
      qualifiers: [
        { id: 'domestic', title: [], said: ['trong nước'] },
        { id: 'foreign', title: ['có yếu tố nước ngoài'], said: ['nước ngoài', 'chồng tây'] },
      ],
      deeds: [{ id: 'reissue', title: ['cấp lại'], said: ['bị mất'] }],
    }),
  );
  const said = (text: string, marked = true): ReturnType<typeof readSaid> => readSaid(splitTerms(text), marked, lexicon);

  test('has all official words of all sayings that stand in it', () => {
    const official = said('con tôi lấy chồng').official.map((phrase) => [phrase.words.map((word) => word.exact).join(' '), phrase.weight]);
    expect(official).toEqual([
      ['kết hôn', 1],
      ['tình trạng hôn nhân', 0.4],
    ]);
  });

  test('sets the bit of each qualifier and deed by its place in the list', () => {
    expect(said('lấy chồng tây bị mất giấy')).toMatchObject({ qualifiers: 0b10, deeds: 0b1 });
    expect(said('ở trong nước').qualifiers).toBe(0b01);
    expect(said('đẻ con')).toMatchObject({ qualifiers: 0, deeds: 0, official: [] });
  });

  test.each([
    ['thay đổi nội dung', true, 0b00],
    ['muốn dừng lại', true, 0b10],
    ['xin dung kinh doanh', false, 0b10],
    ['bi mất thẻ', true, 0b01],
  ])('a single word of a deed needs its marks where any were typed: "%s"', (text, marked, deeds) => {
    const strict = compileLexicon(lexiconOf({ deeds: [{ id: 'reissue', title: [], said: ['bị mất'] }, { id: 'suspend', title: [], said: ['dừng'] }] }));
    expect(readSaid(splitTerms(text), marked, strict).deeds).toBe(deeds);
  });

  test('makes particles lighter than facets, and leaves the rest its whole weight', () => {
    const { light } = said('cho tôi hỏi khai sinh bao lâu');
    const rounded = Array.from(light, (share) => Number(share.toFixed(2)));
    expect(rounded).toEqual([0.12, 0.12, 1, 1, 1, 0.3, 0.3]);
  });

  test('keeps the least share where two phrases meet in a word', () => {
    const [first, second] = said('tôi phải').light;
    expect(first).toBeCloseTo(0.12);
    expect(second).toBeCloseTo(0.3);
  });

  test('is nothing to a lexicon that knows nothing', () => {
    const empty = readSaid(splitTerms('tôi lấy chồng tây'), true, EMPTY_LEXICON);
    expect([...empty.light]).toEqual([1, 1, 1, 1]);
    expect(empty).toMatchObject({ official: [], qualifiers: 0, deeds: 0 });
  });

  test('files the phrases of titles apart from the phrases people say', () => {
    const found: number[] = [];
    eachPhrase(lexicon.qualifiersInTitle, splitTerms('Kết hôn có yếu tố nước ngoài, chồng tây'), true, ({ value }) => found.push(value));
    expect(found).toEqual([1]);
    expect(lexicon.qualifierIds).toEqual(['domestic', 'foreign']);
    expect(lexicon.abbreviations.get('ko')?.map((word) => word.exact)).toEqual(['không']);
  });
});
