import { describe, expect, test } from 'vitest';
import { LEVEL_BIT } from '#model/search.ts';
import { buildSearchData, joinRecords } from './build-data.ts';
import { ENCODER_WIDTH } from './encoder.ts';
import type { LearntModel } from './learnt-model.ts';
import { compileLexicon, EMPTY_LEXICON } from './lexicon.ts';
import { levelMask } from './record-traits.ts';
import { documentOf, lexiconOf, termOf } from './search.fixture.ts';
import type { SearchData } from './search-data.ts';
import { splitTerms } from './split-terms.ts';
import { findTerm } from './term-table.ts';
import { TRAIN_DEFAULTS, trainEncoder } from './train-encoder.ts';

const DOCUMENTS = [
  documentOf('birth', 'Đăng ký khai sinh', ['vợ mới đẻ', 'em bé'], { steps: 'Nộp hồ sơ tại xã', popularity: 0.75 }),
  documentOf('marriage', 'Đăng ký kết hôn có yếu tố nước ngoài', ['cưới chồng tây'], { levels: LEVEL_BIT.province }),
  documentOf('licence', 'Cấp lại giấy phép lái xe', [], { levels: LEVEL_BIT.ministry | LEVEL_BIT.commune }),
];
const LEXICON = compileLexicon(
  lexiconOf({
    qualifiers: [
      { id: 'level-commune', title: [], said: ['xã'] },
      { id: 'foreign', title: ['có yếu tố nước ngoài'], said: ['chồng tây'] },
      { id: 'level-ministry', title: [], said: ['bộ'] },
    ],
    deeds: [{ id: 'reissue', title: ['cấp lại'], said: ['bị mất'] }],
  }),
);

function learn(): LearntModel {
  const lessons = DOCUMENTS.flatMap((document, record) => [document.title, ...document.sayings].map((text) => ({ words: splitTerms(text), light: new Float32Array(splitTerms(text).length).fill(1), record, rivals: [] })));
  const { encoder } = trainEncoder(lessons, DOCUMENTS.length, { ...TRAIN_DEFAULTS, epochs: 1, strangers: 1 });
  const none = new Uint32Array(0);
  return {
    encoder,
    translation: { sourceA: none, sourceB: none, starts: new Uint32Array(1), targetA: none, targetB: none, shares: new Uint8Array(0) },
    vectorOf: new Map([['birth', new Int8Array(ENCODER_WIDTH).fill(9)]]),
  };
}

const vectorAt = (data: SearchData, record: number): number[] => [...data.vectors.subarray(record * ENCODER_WIDTH, (record + 1) * ENCODER_WIDTH)];
const numberOf = (data: SearchData, text: string): number => findTerm(data.index.terms, termOf(text).a, termOf(text).b);
const recordsOf = (data: SearchData, text: string): number[] => {
  const term = numberOf(data, text);
  return term < 0 ? [] : [...data.index.records.subarray(data.index.starts[term], data.index.starts[term + 1])];
};

describe('building the index', () => {
  const data = buildSearchData(DOCUMENTS, LEXICON, undefined);

  test('files each word and pair under the records that hold it', () => {
    expect(recordsOf(data, 'dang')).toEqual([0, 1]);
    expect(recordsOf(data, 'khai sinh')).toEqual([0]);
    expect(recordsOf(data, 'tay')).toEqual([1]);
    expect(recordsOf(data, 'thuy')).toEqual([]);
    expect(data.words.get('ki')).toBe(2);
    expect(data.words.get('sinh')).toBe(1);
  });

  test('never makes a pair of the end of one text and the beginning of the next', () => {
    expect(numberOf(data, 'de em')).toBe(-1);
    expect(numberOf(data, 'sinh vo')).toBe(-1);
  });

  test('keeps no postings for a pair that stands in the steps of one record only', () => {
    expect(recordsOf(data, 'nop ho')).toEqual([]);
    expect(recordsOf(data, 'nop')).toEqual([0]);
  });

  test('lets a rare word say more than a common one', () => {
    const idf = (text: string): number => data.index.idf[numberOf(data, text)] ?? 0;
    expect(idf('khai')).toBeCloseTo(Math.log(1 + 2.5 / 1.5));
    expect(idf('dang')).toBeCloseTo(Math.log(1 + 1.5 / 2.5));
  });

  test('keeps the title first among the sentences of a record', () => {
    const [first = 0, second = 0] = data.sentences.ofRecord;
    expect(second - first).toBe(3);
    const title = data.sentences.terms.subarray(data.sentences.starts[first], data.sentences.starts[first + 1]);
    expect([...title].sort()).toEqual(['dang', 'ki', 'khai', 'sinh', 'dang ki', 'ki khai', 'khai sinh'].map((text) => numberOf(data, text)).sort());
  });

  test('reads circumstances and deeds from the title, levels from the record, and never circumstances from sayings', () => {
    expect([...data.traits.qualifiers]).toEqual([0b001, 0b010, 0b101]);
    expect([...data.traits.deeds]).toEqual([0, 0, 1]);
    expect(levelMask(LEXICON)).toBe(0b101);
    expect(data.traits.popularity[0]).toBe(0.75);
  });

  test('reads short forms as questions have them, and shows the title as it was given', () => {
    const lexicon = compileLexicon(lexiconOf({ abbreviations: { bhyt: 'bảo hiểm y tế' } }));
    const records = [documentOf('card', 'Cấp thẻ BHYT', ['thẻ BHYT bị mất'])];
    const base = buildSearchData(records, lexicon, undefined);
    const joined = joinRecords(records, base, lexicon, undefined);
    const { a, b } = termOf('bảo hiểm');
    expect(findTerm(base.index.terms, a, b)).toBeGreaterThanOrEqual(0);
    expect(findTerm(joined.index.terms, a, b)).toBe(-1);
    expect([base.titles, joined.titles]).toEqual([['Cấp thẻ BHYT'], ['Cấp thẻ BHYT']]);
    expect([...joined.sentences.terms]).toEqual([...base.sentences.terms]);
  });

  test('opens with nothing learnt and with no records', () => {
    expect(new Set(data.vectors)).toEqual(new Set([0]));
    expect(buildSearchData([], EMPTY_LEXICON, undefined)).toMatchObject({ ids: [], index: { size: 0 } });
  });

  test('takes the learnt vector of a record, and makes one of its words where none was learnt', () => {
    const learnt = learn();
    const taught = buildSearchData(DOCUMENTS, LEXICON, learnt);
    expect(vectorAt(taught, 0)).toEqual(new Array(ENCODER_WIDTH).fill(9));
    expect(Math.hypot(...vectorAt(taught, 1)) / 127).toBeCloseTo(1, 1);
    const without = buildSearchData([documentOf('x', 'Ghe')], LEXICON, learnt);
    expect(Math.hypot(...vectorAt(without, 0))).toBe(0);
  });
});

describe('records that join an index', () => {
  const base = buildSearchData(DOCUMENTS, LEXICON, undefined);
  const joined = joinRecords([documentOf('well', 'Đăng ký khoan giếng', ['khoan giếng ở xã'])], base, LEXICON, undefined);

  test('keep the numbers and weights of the terms the index knows, and number new ones after them', () => {
    const known = base.index.idf.length;
    const term = numberOf(base, 'dang');
    expect(joined.index.idf.slice(0, known)).toEqual(base.index.idf);
    expect([...joined.index.records.subarray(joined.index.starts[term], joined.index.starts[term + 1])]).toEqual([0]);
    const fresh = numberOf(joined, 'gieng');
    expect(fresh).toBeGreaterThanOrEqual(0);
    expect(joined.index.starts[known + fresh + 1]).toBeGreaterThan(joined.index.starts[known + fresh] as number);
    expect(numberOf(joined, 'dang')).toBe(-1);
  });

  test('weigh a new word by the whole index, not by the few that joined', () => {
    const fresh = base.index.idf.length + numberOf(joined, 'gieng');
    expect(joined.index.idf[fresh]).toBeCloseTo(Math.log(1 + (DOCUMENTS.length - 1 + 0.5) / 1.5));
  });

  test('have their own traits and numbering', () => {
    expect(joined.ids).toEqual(['well']);
    expect([...joined.traits.qualifiers]).toEqual([0b001]);
    expect(joined.sentences.ofRecord).toEqual(Uint32Array.of(0, 2));
  });
});
