import { describe, expect, test } from 'vitest';
import { hasMarks } from '#model/vietnamese.ts';
import { bookOf, compileLexicon, eachPhrase, EMPTY_LEXICON, longestOnly, readSaid } from './lexicon.ts';
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

  test.each([
    ['súng', 'bo sung', false],
    ['súng', 'bổ sung', true],
    ['lào', 'người lao động', true],
  ])('of one word with marks ("%s") are not what is left of another word without them: "%s"', (phrase, text, marked) => {
    expect(standing([phrase], text, marked)).toEqual([]);
    expect(standing([phrase], `${text}, ${phrase}`, marked)).toHaveLength(1);
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
    const { single, longer } = bookOf([['', 1], ['…', 2]]);
    expect(single.size + longer.size).toBe(0);
  });
});

describe('phrases inside longer ones', () => {
  const spans = [[0, 3], [0, 1], [1, 3], [2, 4], [3, 4], [2, 4]] as const;

  test('are told apart in the order they are found; the same span counts again', () => {
    const isLongest = longestOnly();
    expect(spans.filter(([from, to]) => isLongest(from, to))).toEqual([[0, 3], [2, 4], [2, 4]]);
  });
});

describe('English in the lexicon', () => {
  const lexicon = compileLexicon(
    lexiconOf({
      particles: ['thế'],
      qualifiers: [{ id: 'foreign', title: [], said: ['nước ngoài'], english: ['overseas', 'lao'] }],
      english: { sayings: [{ say: ['loan', 'passport', 'will', 'close the shop'], means: [['vay', 1]] }], particles: ['the', 'an', 'please'], facets: ['how long'], articles: ['a', 'my', 'the'] },
    }),
  );
  const read = (text: string): ReturnType<typeof readSaid> => readSaid(splitTerms(text), hasMarks(text), lexicon);
  const weights = (text: string): number[] => Array.from(read(text).light, (share) => Number(share.toFixed(2)));

  test('is read within a Vietnamese sentence', () => {
    expect(read('làm passport ở overseas')).toMatchObject({ qualifiers: 1 });
    expect(read('làm passport').official).toHaveLength(1);
    expect(weights('làm passport please')).toEqual([1, 1, 0.12]);
  });

  test('spelt like a Vietnamese syllable is read only where the rest is no Vietnamese', () => {
    expect(read('the loan from my bank')).toMatchObject({ official: [{ weight: 1 }] });
    expect(weights('the loan from my bank')[0]).toBe(0.12);
    expect(read('đài loan').official).toEqual([]);
    expect(read('giay phep lao dong dai loan')).toMatchObject({ official: [], qualifiers: 0 });
    expect(weights('an toàn')).toEqual([1, 1]);
    expect(weights('an toan thuc pham')).toEqual([1, 1, 1, 1]);
  });

  test.each([
    ['how do i close my shop', 1],
    ['close a shop', 1],
    ['close shops', 0],
    ['đóng cửa, close my shop', 0],
  ])('passes over articles within phrases of an English text: "%s" has %i', (text, count) => {
    expect(read(text).official).toHaveLength(count);
  });

  test('makes its words known to whoever mends typing, as Vietnamese ones are', () => {
    expect(['overseas', 'passport', 'nuoc', 'please'].every((word) => lexicon.words.has(word))).toBe(true);
    expect(lexicon.words.has('overseaz')).toBe(false);
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
    ['xin dung kinh doanh', false, 0b00],
    ['bi mất thẻ', true, 0b01],
  ])('a single word of a deed needs its marks, typed or not: "%s"', (text, marked, deeds) => {
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

  test('is found though a phrase is written with a short form, which a question has written out', () => {
    const own = compileLexicon(lexiconOf({ abbreviations: { cccd: 'căn cước công dân' }, deeds: [{ id: 'reissue', title: [], said: ['mất cccd'] }] }));
    expect(readSaid(splitTerms('mất căn cước công dân'), true, own).deeds).toBe(1);
  });

  test('weighs fully where a particle is part of the matter', () => {
    const own = compileLexicon(lexiconOf({ particles: ['con', 'tôi', 'sao'], matter: ['con nuôi', 'bản sao'] }));
    const shares = (text: string): number[] => Array.from(readSaid(splitTerms(text), true, own).light, (share) => Number(share.toFixed(2)));
    expect(shares('con tôi nhận con nuôi')).toEqual([0.12, 0.12, 1, 1, 1]);
    expect(shares('xin bản sao thì sao')).toEqual([1, 1, 1, 1, 0.12]);
  });

  test('means what the longest phrase means, kind by kind', () => {
    const own = compileLexicon(
      lexiconOf({
        sayings: [
          { say: ['tiệm thuốc'], means: [['dược', 1]] },
          { say: ['tiệm'], means: [['hộ kinh doanh', 1]] },
        ],
        deeds: [
          { id: 'exchange', title: [], said: ['đổi'] },
          { id: 'change', title: [], said: ['đổi tên'] },
        ],
        qualifiers: [{ id: 'household', title: [], said: ['tiệm'] }],
      }),
    );
    const words = (text: string): string[] => readSaid(splitTerms(text), true, own).official.map((phrase) => phrase.words.map((word) => word.exact).join(' '));
    expect(words('mở tiệm thuốc')).toEqual(['dược']);
    expect(words('mở tiệm thuốc, mở tiệm')).toEqual(['dược', 'hộ kinh doanh']);
    expect(readSaid(splitTerms('đổi tên tiệm thuốc'), true, own)).toMatchObject({ deeds: 0b10, qualifiers: 1 });
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
