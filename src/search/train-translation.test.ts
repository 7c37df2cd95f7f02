import { describe, expect, test } from 'vitest';
import { lookupOf, termOf } from './search.fixture.ts';
import { splitTerms } from './split-terms.ts';
import { trainTranslation, type Pair } from './train-translation.ts';
import { openTranslation, translateQuery, type Translation } from './translation.ts';
import type { QueryTerm } from './read-query.ts';

const pairOf = (said: string, official: string): Pair => ({ said: splitTerms(said), official: splitTerms(official) });

/** A few sayings for getting married among many for other things: "thủ tục" and "làm" stand everywhere and mean nothing. */
const PAIRS: readonly Pair[] = [
  ...['làm giấy lấy vợ', 'tôi lấy vợ', 'lấy vợ ở quê', 'con tôi lấy vợ'].map((said) => pairOf(said, 'thủ tục đăng ký kết hôn')),
  ...['làm giấy em bé', 'vợ đẻ', 'làm giấy cho con', 'mới đẻ'].map((said) => pairOf(said, 'thủ tục đăng ký khai sinh')),
  ...['xây nhà', 'làm nhà', 'cất nhà', 'sửa nhà', 'làm nhà tầng'].map((said) => pairOf(said, 'thủ tục cấp phép xây dựng')),
  ...['mở quán', 'làm quán ăn', 'bán hàng', 'mở tiệm', 'mở cửa hàng'].map((said) => pairOf(said, 'thủ tục hộ kinh doanh')),
  ...['mất bằng', 'đổi bằng lái', 'làm rơi bằng', 'thi lấy bằng'].map((said) => pairOf(said, 'thủ tục giấy phép lái xe')),
  ...['sang tên đất', 'bán đất', 'cho con đất', 'tách thửa đất'].map((said) => pairOf(said, 'thủ tục biến động đất đai')),
  ...['bà cụ mất', 'ông mất', 'nhà có tang', 'báo mất cho bố'].map((said) => pairOf(said, 'thủ tục khai tử')),
  ...['đi tàu cá', 'đóng ghe', 'làm ghe', 'mua ghe', 'ghe đi biển'].map((said) => pairOf(said, 'thủ tục khai thác thuỷ sản')),
];
const translation = trainTranslation(PAIRS);

/** The official terms that a said term stands for, by the texts of an index. */
function meaningsOf(said: string, officials: readonly string[], learnt = translation): string[] {
  const index = lookupOf(Object.fromEntries([said, ...officials].map((text) => [text, 1])));
  const asked: QueryTerm = { term: index.number(said), weight: 1, exact: -1, pair: false, added: false };
  const added = translateQuery([asked], openTranslation(learnt, index), false).slice(1);
  return officials.filter((text) => added.some((term) => term.term === index.number(text)));
}

describe('learning what people mean', () => {
  test('learns that "lấy vợ" stands for "kết hôn"', () => {
    expect(meaningsOf('lay vo', ['ket hon', 'khai sinh', 'kinh doanh'])).toEqual(['ket hon']);
    expect(meaningsOf('ghe', ['ket hon', 'thuy san'])).toEqual(['thuy san']);
  });

  test('learns nothing from words that stand in every title, from words said of everything, and from words hardly said', () => {
    expect(meaningsOf('lay vo', ['thu', 'tuc', 'thu tuc'])).toEqual([]);
    expect(meaningsOf('lam', ['ket', 'hon', 'ket hon', 'khai sinh', 'xay dung'])).toEqual([]);
    expect(meaningsOf('que', ['ket', 'hon', 'ket hon', 'ki ket'])).toEqual([]);
  });

  test('keeps at most four meanings of a term, sorted by hash, each with a share of one at most', () => {
    expect(translation.sourceA.length).toBeGreaterThan(0);
    translation.sourceA.forEach((_, source) => {
      const count = (translation.starts[source + 1] ?? 0) - (translation.starts[source] ?? 0);
      expect(count).toBeGreaterThan(0);
      expect(count).toBeLessThanOrEqual(4);
    });
    expect([...translation.sourceA]).toEqual([...translation.sourceA].sort((left, right) => left - right));
    expect(translation.starts.at(-1)).toBe(translation.targetA.length);
  });

  test('gives equal bytes for equal pairs, whatever their order', () => {
    expect(trainTranslation(PAIRS)).toEqual(translation);
    expect(trainTranslation([...PAIRS].reverse())).toEqual(translation);
  });

  test('learns nothing from nothing', () => {
    expect(trainTranslation([])).toMatchObject({ sourceA: new Uint32Array(0), starts: new Uint32Array(1) });
  });
});

describe('the translation of a question', () => {
  const index = lookupOf({ ghe: 1, tau: 1, 'thuy san': 1, ca: 1 });
  const entries = (rows: readonly (readonly [string, readonly (readonly [string, number])[]])[]): Translation => {
    const flat = rows.flatMap(([, targets]) => targets);
    const starts = new Uint32Array(rows.length + 1);
    rows.forEach(([, targets], at) => (starts[at + 1] = (starts[at] ?? 0) + targets.length));
    return {
      sourceA: Uint32Array.from(rows, ([said]) => termOf(said).a),
      sourceB: Uint32Array.from(rows, ([said]) => termOf(said).b),
      starts,
      targetA: Uint32Array.from(flat, ([official]) => termOf(official).a),
      targetB: Uint32Array.from(flat, ([official]) => termOf(official).b),
      shares: Uint8Array.from(flat, ([, share]) => share),
    };
  };
  const said = (text: string, more: Partial<QueryTerm> = {}): QueryTerm => ({ term: index.number(text), weight: 1, exact: -1, pair: false, added: false, ...more });
  const bySource = ([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number => termOf(left).a - termOf(right).a;
  const open = openTranslation(entries(([['ghe', [['thuy san', 255], ['xa la', 255], ['ghe', 255]]], ['tau', [['thuy san', 255], ['ca', 51]]], ['xa', [['ca', 255]]]] as const).toSorted(bySource)), index);
  const added = (terms: readonly QueryTerm[], foreign = false): Record<string, number> =>
    Object.fromEntries(translateQuery(terms, open, foreign).filter((term) => term.added).map((term) => [['ghe', 'tau', 'thuy san', 'ca'][term.term] ?? '', Number(term.weight.toFixed(3))]));

  test('adds what the said terms stand for, more when the question is in another language', () => {
    expect(added([said('ghe')])).toEqual({ 'thuy san': 0.35 });
    expect(added([said('ghe')], true)).toEqual({ 'thuy san': 0.8 });
  });

  test('sums what several terms say, and weighs by what each weighs', () => {
    expect(added([said('ghe', { weight: 0.5 }), said('tau')])).toEqual({ 'thuy san': 0.525, ca: 0.07 });
  });

  test('adds nothing that was said, nothing for what was itself added, nothing that no record holds', () => {
    expect(added([said('ghe'), said('thuy san')])).toEqual({});
    expect(translateQuery([said('ghe', { added: true })], open, false)).toHaveLength(1);
    expect(translateQuery([said('ghe')], open, false).map((term) => term.term)).toEqual(['ghe', 'thuy san'].map((text) => index.number(text)));
    expect(added([said('ca')])).toEqual({});
  });

  test('is the same each time it is asked, and knows nothing of a term that came after it', () => {
    const fresh = openTranslation(open.translation, index);
    const first = translateQuery([said('ghe'), said('tau')], fresh, false);
    expect(translateQuery([said('ghe'), said('tau')], fresh, false)).toEqual(first);
    expect(translateQuery([said('ghe', { term: 1_000 })], fresh, false)).toHaveLength(1);
  });

  test('keeps the meanings of any number of terms', () => {
    const texts = Array.from({ length: 900 }, (_, at) => `tu${String(at)}`);
    const wide = lookupOf(Object.fromEntries(texts.map((text) => [text, 1])));
    const rows = texts.map((text, at) => [text, Array.from({ length: 4 }, (_value, next) => [texts[(at + next + 1) % texts.length] ?? '', 51 * (next + 1)] as const)] as const);
    rows.sort(bySource);
    const many = openTranslation(entries(rows), wide);
    texts.forEach((_, at) => {
      const [, ...meant] = translateQuery([said('ghe', { term: at })], many, false);
      expect(meant.map((term) => term.term)).toEqual([1, 2, 3, 4].map((next) => (at + next) % texts.length));
      expect(meant[3]?.weight).toBeCloseTo((0.35 * 204) / 255);
    });
  });

  test('leaves the terms that were said as they were, and first', () => {
    const terms = [said('tau', { exact: 7 }), said('ghe', { weight: 0.12 })];
    expect(translateQuery(terms, open, false).slice(0, 2)).toEqual(terms);
  });
});
