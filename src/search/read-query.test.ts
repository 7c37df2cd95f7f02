import { describe, expect, test } from 'vitest';
import { compileLexicon, EMPTY_LEXICON } from './lexicon.ts';
import type { Mender } from './mend-typing.ts';
import { readQuery, type QueryTerm, type ReadQuery } from './read-query.ts';
import { lexiconOf, lookupOf } from './search.fixture.ts';
import { QUERY_CHARACTER_LIMIT, QUERY_WORD_LIMIT } from './split-terms.ts';
import { hashWord, pairA } from './term-hash.ts';

const INDEX = lookupOf({ toi: 1, khai: 2, sinh: 2, 'khai sinh': 4, ket: 2, hon: 3, 'ket hon': 5, lay: 1, vo: 2, khong: 1, 'toi khai': 3, mat: 2 });
const LEXICON = compileLexicon(
  lexiconOf({
    abbreviations: { ko: 'không', ks: 'khai sinh' },
    sayings: [
      { say: ['lấy vợ'], means: [['kết hôn', 0.9]] },
      { say: ['vợ'], means: [['kết hôn', 0.5], ['hôn', 0.5]] },
    ],
    particles: ['tôi'],
    facets: ['bao lâu'],
  }),
);
const LEAVE: Mender = { mend: (words) => [...words] };
const read = (text: string, lexicon = LEXICON, mender = LEAVE): ReadQuery => readQuery(text, INDEX, lexicon, mender);
const termIn = (query: ReadQuery, text: string): QueryTerm | undefined => query.terms.find((term) => term.term === INDEX.number(text));

describe('reading a question', () => {
  test('takes each word and each pair that some record holds, once', () => {
    const query = read('khai sinh, khai sinh', EMPTY_LEXICON);
    expect(query.terms.map((term) => [term.term, term.pair, term.added])).toEqual([
      [INDEX.number('khai'), false, false],
      [INDEX.number('sinh'), false, false],
      [INDEX.number('khai sinh'), true, false],
    ]);
  });

  test('weighs a particle little, and a pair between its two words', () => {
    const query = read('tôi khai');
    expect(termIn(query, 'toi')?.weight).toBeCloseTo(0.12);
    expect(termIn(query, 'khai')?.weight).toBe(1);
    expect(termIn(query, 'toi khai')?.weight).toBeCloseTo(Math.sqrt(0.12));
  });

  test('adds the official words for what people say: the phrase more than a word of it', () => {
    const query = read('lấy vợ', compileLexicon(lexiconOf({ sayings: [{ say: ['lấy vợ'], means: [['kết hôn', 0.9]] }] })));
    expect(termIn(query, 'ket hon')).toMatchObject({ added: true, pair: true, exact: -1 });
    expect(termIn(query, 'ket hon')?.weight).toBeCloseTo(0.9 * 0.8);
    expect(termIn(query, 'ket')?.weight).toBeCloseTo(0.9 * 0.8 * 0.6);
    expect(termIn(query, 'lay')?.added).toBe(false);
  });

  test('takes the greatest weight where two sayings add one word', () => {
    const query = read('lấy vợ');
    expect(termIn(query, 'ket hon')?.weight).toBeCloseTo(0.9 * 0.8);
    expect(termIn(query, 'hon')?.weight).toBeCloseTo(0.9 * 0.8 * 0.6);
  });

  test('lets an expansion yield when the official words are said already', () => {
    const said = read('vợ, kết hôn');
    expect(termIn(said, 'ket')).toMatchObject({ added: false, weight: 1 });
    expect(termIn(said, 'ket hon')).toMatchObject({ added: false, weight: 1 });
    const apart = read('hôn, kết, vợ');
    expect(termIn(apart, 'ket hon')).toMatchObject({ added: true });
    expect(termIn(apart, 'ket hon')?.weight).toBeCloseTo(0.5 * 0.25);
    const unsaid = read('vợ');
    expect(termIn(unsaid, 'ket hon')?.weight).toBeCloseTo(0.5 * 0.8);
  });

  test('leaves out official words that no record holds', () => {
    const lexicon = compileLexicon(lexiconOf({ sayings: [{ say: ['khai'], means: [['hộ tịch', 1]] }] }));
    expect(read('khai', lexicon).terms).toHaveLength(1);
  });

  test('writes short forms out before it reads', () => {
    const query = read('ko ks');
    expect(query.words.map((word) => word.exact)).toEqual(['không', 'khai', 'sinh']);
    expect(termIn(query, 'khai sinh')?.added).toBe(false);
  });

  test('remembers the marks of words and pairs when marks were typed, and none when not', () => {
    const marked = read('kết hôn', EMPTY_LEXICON);
    expect(marked.marked).toBe(true);
    expect(termIn(marked, 'hon')?.exact).toBe(hashWord('hôn').a & 0xffff);
    expect(termIn(marked, 'ket hon')?.exact).toBe(pairA(hashWord('kết'), hashWord('hôn')) & 0xffff);
    const bare = read('ket hon', EMPTY_LEXICON);
    expect(bare.marked).toBe(false);
    expect(bare.terms.map((term) => term.exact)).toEqual([-1, -1, -1]);
  });

  test('takes y for i as no mark, and the marks of a short form as its own alone', () => {
    const bare = read('ky ket hon', EMPTY_LEXICON);
    expect(bare.marked).toBe(false);
    expect(termIn(bare, 'ket hon')?.exact).toBe(-1);
    const short = read('ko mat');
    expect(short.marked).toBe(false);
    expect(termIn(short, 'khong')?.exact).toBe(hashWord('không').a & 0xffff);
    expect(termIn(short, 'mat')?.exact).toBe(-1);
  });

  test('counts as known the share of the weight that some record holds', () => {
    expect(read('khai sinh', EMPTY_LEXICON).known).toBe(1);
    expect(read('zzz', EMPTY_LEXICON).known).toBe(0);
    expect(read('khai zzz', EMPTY_LEXICON).known).toBeCloseTo(2 / (2 + 6));
    expect(read('tôi zzz').known).toBeCloseTo(0.12 / (0.12 + 6));
    expect(read('').known).toBe(0);
  });

  test('reads what the mender made of the words', () => {
    const swap: Mender = { mend: (words) => words.map((word) => (word.exact === 'khia' ? { ...word, exact: 'khai', folded: 'khai', ...hashWord('khai') } : word)) };
    const query = read('khia sinh', EMPTY_LEXICON, swap);
    expect(termIn(query, 'khai sinh')?.weight).toBe(1);
    expect(query.known).toBe(1);
  });

  test('reads only the beginning of a long text', () => {
    const many = read(`${'khai '.repeat(QUERY_WORD_LIMIT)}sinh`, EMPTY_LEXICON);
    expect(many.words).toHaveLength(QUERY_WORD_LIMIT);
    expect(termIn(many, 'sinh')).toBeUndefined();
    const long = read(`${'.'.repeat(QUERY_CHARACTER_LIMIT)} sinh`, EMPTY_LEXICON);
    expect(long).toMatchObject({ words: [], terms: [], known: 0 });
  });
});
