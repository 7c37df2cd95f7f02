import { describe, expect, test } from 'vitest';
import { LEVEL_BIT } from '#model/search.ts';
import { buildIndex } from './build-index.ts';
import { FEATURE_COUNT, FEATURES } from './features.ts';
import { createScratch, layOutQuery } from './query-scratch.ts';
import type { QueryTerm, ReadQuery } from './read-query.ts';
import { createRivals, noteRival, relateCandidates } from './relate-candidates.ts';
import { documentOf } from './search.fixture.ts';
import { splitTerms } from './split-terms.ts';
import { pairA, pairB } from './term-hash.ts';
import { findTerm } from './term-table.ts';

type Named = Record<(typeof FEATURES)[number], number>;
interface Candidate {
  readonly title: string;
  readonly levels?: number;
  readonly own?: Partial<Named>;
}

/** The features of candidates in each other's company, by name; every term weighs 4. */
function relate(question: string, candidates: readonly Candidate[], levelSaid = false): Named[] {
  const { index, sentences } = buildIndex(candidates.map(({ title }, at) => documentOf(String(at), title)));
  const idf = new Float32Array(index.idf.length).fill(4);
  const scratch = createScratch(idf.length);
  const words = splitTerms(question);
  const marked = words.some((word) => word.exact !== word.folded);
  const terms = new Map<number, QueryTerm>();
  const say = (term: number, exact: number): void => {
    if (term >= 0) terms.set(term, { term, weight: 1, exact: marked ? exact & 0xffff : -1, pair: false, added: false });
  };
  words.forEach((word, at) => {
    const next = words[at + 1];
    say(findTerm(index.terms, word.a, word.b), word.marked.a);
    if (next !== undefined) say(findTerm(index.terms, pairA(word, next), pairB(word, next)), pairA(word.marked, next.marked));
  });
  layOutQuery({ terms: [...terms.values()] } as unknown as ReadQuery, idf, scratch);
  const rivals = createRivals(candidates.length, idf.length);
  const out = new Float32Array(candidates.length * FEATURE_COUNT).fill(0.5);
  candidates.forEach(({ own = {}, levels = LEVEL_BIT.commune }, row) => {
    noteRival(rivals, sentences, levels, row);
    FEATURES.forEach((name, at) => (out[row * FEATURE_COUNT + at] = own[name] ?? 0.5));
  });
  relateCandidates(rivals, idf, scratch, 4 * words.length, levelSaid, out);
  return candidates.map((_, row) => Object.fromEntries(FEATURES.map((name, at) => [name, out[row * FEATURE_COUNT + at] as number])) as Named);
}

describe('the run of the title that was said', () => {
  const titles = [{ title: 'cấp thẻ kiểm lâm' }];
  const runOf = (question: string): number => relate(question, titles)[0]?.titleRun ?? -1;

  test('is whole for a title that is quoted, with whatever stands around it', () => {
    expect(runOf('hồ sơ cấp thẻ kiểm lâm gồm gì')).toBe(1);
  });

  test.each([
    ['cấp thẻ', 3 / 7],
    ['thẻ kiểm lâm', 4 / 7],
    ['lâm kiểm thẻ cấp', 2 / 7],
    ['không có gì chung', 0],
  ])('is less for a part and for another order: "%s"', (question, share) => {
    expect(runOf(question)).toBeCloseTo(share);
  });

  test('needs the marks that were typed, and none where none were typed', () => {
    expect(runOf('cáp thẻ kiểm lâm')).toBeLessThan(1);
    expect(runOf('cap the kiem lam')).toBe(1);
  });

  test('is measured against the question too', () => {
    expect(relate('cấp thẻ kiểm lâm', titles)[0]?.runInQuery).toBeCloseTo(7 / 4);
  });
});

describe('the lead over the others', () => {
  test.each(['bodyScore:bodyLead', 'titleCosine:titleLead', 'encoder:encoderLead', 'bestSentence:sentenceLead', 'coversQuery:coverLead'] as const)('%s is before the second, or behind the first', (pair) => {
    const [own, lead] = pair.split(':') as [keyof Named, keyof Named];
    const found = relate('khai sinh', [0.25, 1, 0.75].map((value, at) => ({ title: `khai sinh ${String(at)}`, own: { [own]: value } })));
    expect(found.map((row) => row[lead])).toEqual([-0.75, 0.25, -0.25]);
  });

  test('is none for two that are equal', () => {
    expect(relate('khai sinh', [{ title: 'khai sinh' }, { title: 'khai sinh mới' }]).map((row) => row.bodyLead)).toEqual([0, 0]);
  });
});

describe('twins', () => {
  const twins = [{ title: 'nhập khẩu thuỷ sản sống trường hợp phải đánh giá rủi ro' }, { title: 'nhập khẩu thuỷ sản sống trường hợp không phải đánh giá rủi ro' }];

  test('are parted by the word in which they differ, whichever was said', () => {
    const [plain, negated] = relate('nhập khẩu thuỷ sản sống trường hợp phải đánh giá rủi ro', twins);
    expect(plain?.twinSaid).toBeGreaterThan(0);
    expect(negated?.twinSaid).toBe(-(plain?.twinSaid ?? 0));
    const [against, wanted] = relate('nhập khẩu thuỷ sản sống trường hợp không phải đánh giá rủi ro', twins);
    expect(wanted?.twinSaid).toBeGreaterThan(0);
    expect(against?.twinSaid).toBeLessThan(0);
  });

  test('the one with more words that nobody said is known by them', () => {
    const [plain, foreign] = relate('đăng ký kết hôn', [{ title: 'thủ tục đăng ký kết hôn' }, { title: 'thủ tục đăng ký kết hôn nước ngoài' }]);
    expect([plain?.twinSaid, foreign?.twinSaid]).toEqual([0, 0]);
    expect(foreign?.twinUnsaid).toBeCloseTo((4 * 4) / 8);
    expect(plain?.twinUnsaid).toBeCloseTo(-(4 * 4) / 8);
  });

  test('are only titles that share much', () => {
    for (const row of relate('đăng ký kết hôn', [{ title: 'đăng ký kết hôn' }, { title: 'cấp giấy phép xây dựng nhà ở' }])) expect(row).toMatchObject({ twinSaid: 0, twinUnsaid: 0, twinLower: 0 });
  });

  test('are sought among the likeliest only', () => {
    const many = Array.from({ length: 12 }, (_, at) => ({ title: `đăng ký kết hôn ${at === 11 ? 'lưu động' : 'thường'} ${String(at)}`, own: { bestSentence: at === 11 ? 0 : 0.9 } }));
    expect(relate('đăng ký kết hôn lưu động', many).at(-1)).toMatchObject({ twinSaid: 0, twinUnsaid: 0 });
    expect(relate('đăng ký kết hôn lưu động', many.map((row) => ({ ...row, own: {} })).reverse())[0]?.twinSaid).toBeGreaterThan(0);
  });

  test.each([
    [false, [0, 1, 1]],
    [true, [0, 0, 0]],
  ])('at a higher level than another are known, unless a level was said (%s)', (levelSaid, lower) => {
    const levels = [LEVEL_BIT.commune, LEVEL_BIT.province, LEVEL_BIT.ministry];
    const found = relate('cấp hộ chiếu', levels.map((bit, at) => ({ title: `cấp hộ chiếu phổ thông trong nước ${['xã', 'tỉnh', 'bộ'][at] ?? ''}`, levels: bit })), levelSaid);
    expect(found.map((row) => row.twinLower)).toEqual(lower);
  });

  test('a single candidate and no candidate have none', () => {
    expect(relate('kết hôn', [])).toEqual([]);
    for (const value of Object.values(relate('kết hôn', [{ title: '' }])[0] ?? {})) expect(Number.isNaN(value)).toBe(false);
  });
});
