import { describe, expect, test } from 'vitest';
import { LEVEL_BIT } from '#model/search.ts';
import type { Sentences } from './build-index.ts';
import { FEATURE_COUNT, FEATURES, fillFeatures, readAhead } from './features.ts';
import { EMPTY_LEXICON, readSaid } from './lexicon.ts';
import { clearQuery, createScratch, layOutQuery, type QueryNorms, type QueryScratch } from './query-scratch.ts';
import type { QueryTerm, ReadQuery } from './read-query.ts';
import type { RecordTraits, TraitBits } from './record-traits.ts';

const IDF = Float32Array.from([3, 4, 2, 1, 12]);
const MARK = 7;

/** Sentences of records as lists of term numbers; every term has the mark `MARK` unless another is given. */
function sentencesOf(records: readonly (readonly (readonly (number | readonly [number, number])[])[])[]): Sentences {
  const all = records.flat();
  const ofRecord = new Uint32Array(records.length + 1);
  records.forEach((record, at) => (ofRecord[at + 1] = (ofRecord[at] ?? 0) + record.length));
  const starts = new Uint32Array(all.length + 1);
  all.forEach((sentence, at) => (starts[at + 1] = (starts[at] ?? 0) + sentence.length));
  const numberOf = (entry: number | readonly [number, number]): number => (typeof entry === 'number' ? entry : entry[0]);
  return {
    ofRecord,
    starts,
    terms: Uint32Array.from(all.flat(), numberOf),
    exact: Uint16Array.from(all.flat(), (entry) => (typeof entry === 'number' ? MARK : entry[1])),
    norms: Float32Array.from(all, (sentence) => Math.hypot(...sentence.map((entry) => IDF[numberOf(entry)] ?? 0))),
  };
}

const said = (term: number, more: Partial<QueryTerm> = {}): QueryTerm => ({ term, weight: 1, exact: -1, pair: false, added: false, ...more });
const queryOf = (terms: readonly QueryTerm[]): ReadQuery => ({ words: [], marked: false, said: readSaid([], false, EMPTY_LEXICON), terms, known: 1 });

const NO_TRAITS: RecordTraits = { qualifiers: new Uint32Array(4), deeds: new Uint32Array(4), levels: new Uint8Array(4), popularity: new Float32Array(4) };

interface Compare {
  readonly sentences: Sentences;
  readonly terms: readonly QueryTerm[];
  readonly traits?: Partial<RecordTraits>;
  readonly asked?: { readonly qualifiers: number; readonly deeds: number };
  readonly levelMask?: number;
  readonly bits?: TraitBits;
  readonly record?: number;
}

/** The features of one record by name. */
function compare({ sentences, terms, traits = {}, asked = { qualifiers: 0, deeds: 0 }, levelMask = 0, bits = { stop: 0, change: 0, foreign: 0 }, record = 0 }: Compare, scratch = createScratch(IDF.length)): Record<(typeof FEATURES)[number], number> {
  const query = queryOf(terms);
  const norms = layOutQuery(query, IDF, scratch);
  const out = new Float32Array(FEATURE_COUNT);
  fillFeatures({ idf: IDF, sentences, traits: { ...NO_TRAITS, ...traits }, scratch, norms, said: asked, levelMask, bits }, record, 10, 5, 0.25, out, 0);
  clearQuery(query, scratch);
  return Object.fromEntries(FEATURES.map((name, at) => [name, out[at] as number])) as Record<(typeof FEATURES)[number], number>;
}

describe('what a record is compared by', () => {
  test('a title of the very words of the question is a whole likeness', () => {
    const found = compare({ sentences: sentencesOf([[[0, 1]]]), terms: [said(0), said(1)] });
    expect(found.titleCosine).toBeCloseTo(1);
    expect(found.titleCoversQuery).toBeCloseTo(1);
    expect(found.queryCoversTitle).toBeCloseTo(1);
    expect(found.bestSentence).toBeCloseTo(1);
    expect(found.bestSayingCosine).toBe(0);
  });

  test('the likeness is the cosine of the idf vectors', () => {
    const found = compare({ sentences: sentencesOf([[[0, 4]]]), terms: [said(0), said(1)] });
    expect(found.titleCosine).toBeCloseTo(9 / (5 * Math.hypot(3, 12)));
    expect(found.titleCoversQuery).toBeCloseTo(3 / 7);
    expect(found.queryCoversTitle).toBeCloseTo(3 / 15);
  });

  test('scores of the whole record are measured by the weight of the question', () => {
    const found = compare({ sentences: sentencesOf([[[0]]]), terms: [said(0), said(1)] });
    expect(found.bodyScore).toBeCloseTo(10 / 7);
    expect(found.coversQuery).toBeCloseTo(5 / 7);
    expect(found.encoder).toBe(0.25);
  });

  test('the best, the next and the mean of three sayings are told apart, in whatever order they stand', () => {
    const likeness = [9 / (5 * 3), 16 / (5 * 4), 9 / (5 * Math.hypot(3, 12))];
    for (const sayings of [[[0], [1], [0, 4]], [[0, 4], [1], [0]], [[1], [0], [0, 4]], [[0, 4], [0], [1]]]) {
      const found = compare({ sentences: sentencesOf([[[2], ...sayings]]), terms: [said(0), said(1)] });
      expect(found.bestSayingCosine).toBeCloseTo(0.8);
      expect(found.nextSayingCosine).toBeCloseTo(0.6);
      expect(found.topSayingsCosine).toBeCloseTo(likeness.reduce((sum, value) => sum + value, 0) / 3);
      expect(found.sayingCoversQuery).toBeCloseTo(4 / 7);
      expect(found.allSayingsCover).toBeCloseTo(1);
    }
  });

  test('a word said in two sayings covers the question once', () => {
    const found = compare({ sentences: sentencesOf([[[2], [0], [0, 3], [0, 2]]]), terms: [said(0), said(1)] });
    expect(found.allSayingsCover).toBeCloseTo(3 / 7);
  });

  test('other marks than the typed ones count for about half, and show in the share of exact marks', () => {
    const sentences = sentencesOf([[[[0, MARK], [1, 9]]]]);
    const found = compare({ sentences, terms: [said(0, { exact: MARK }), said(1, { exact: MARK })] });
    expect(found.exactShare).toBeCloseTo(3 / 7);
    expect(found.titleCosine).toBeCloseTo((9 + 16 * 0.55) / 25);
    expect(found.titleCoversQuery).toBeCloseTo((3 + 4 * 0.55) / 7);
    expect(compare({ sentences, terms: [said(0), said(1)] }).exactShare).toBe(1);
  });

  test('added words count half in the title, never as covering what was said', () => {
    const found = compare({ sentences: sentencesOf([[[0, 1]]]), terms: [said(0), said(1, { added: true, weight: 0.5 })] });
    expect(found.titleCosine).toBeCloseTo((9 + 2 * 4 * 0.5) / (3 * 5));
    expect(found.titleCoversQuery).toBeCloseTo(1);
    expect(found.queryCoversTitle).toBeCloseTo((3 + 2) / 7);
    expect(found.addedCoversTitle).toBeCloseTo(2 / (3 + 2));
  });

  test('pairs of words in the title are counted on their own', () => {
    const terms = [said(0), said(1), said(4, { pair: true })];
    expect(compare({ sentences: sentencesOf([[[0, 1, 4]]]), terms }).pairsInTitle).toBeCloseTo(12 / 19);
    expect(compare({ sentences: sentencesOf([[[0, 1], [4]]]), terms }).pairsInTitle).toBe(0);
  });

  test('a record without any word of the question is like nothing, and nothing is no number', () => {
    const found = compare({ sentences: sentencesOf([[[2], [3]], [[0]]]), terms: [said(0)] });
    expect([found.titleCosine, found.bestSayingCosine, found.exactShare, found.allSayingsCover]).toEqual([0, 0, 0, 0]);
    for (const value of Object.values(compare({ sentences: sentencesOf([[[]]]), terms: [] }))) expect(Number.isNaN(value)).toBe(false);
  });

  test('the next question starts clean', () => {
    const sentences = sentencesOf([[[0, 1], [0]]]);
    const used: QueryScratch = createScratch(IDF.length);
    compare({ sentences, terms: [said(0, { exact: 3 }), said(1, { added: true })] }, used);
    expect(compare({ sentences, terms: [said(0)] }, used)).toEqual(compare({ sentences, terms: [said(0)] }));
  });

  test('reading ahead changes nothing of what is found', () => {
    const sentences = sentencesOf([[[0, 1], [0]], [], [[2]]]);
    const scratch = createScratch(IDF.length);
    const before = compare({ sentences, terms: [said(0)] });
    readAhead(sentences, Uint32Array.of(2, 1, 0), 3, scratch);
    expect(compare({ sentences, terms: [said(0)] }, scratch)).toEqual(before);
    expect(scratch.touched[0]).toBeGreaterThan(0);
  });

  test('a record longer than any before it is compared whole', () => {
    const long = Array.from({ length: 300 }, () => Array.from({ length: 20 }, (_, at) => (at === 19 ? 0 : 2)));
    const found = compare({ sentences: sentencesOf([[[3], ...long]]), terms: [said(0)] });
    expect(found.nextSayingCosine).toBeCloseTo(3 / Math.hypot(3, ...Array.from({ length: 19 }, () => 2)));
    expect(found.allSayingsCover).toBeCloseTo(1);
  });

  test('a question of added words alone divides by one', () => {
    const norms: QueryNorms = layOutQuery(queryOf([said(0, { added: true })]), IDF, createScratch(IDF.length));
    expect(norms).toEqual({ norm: 1, sum: 1 });
  });
});

describe('what stands beside the words', () => {
  const plain = { sentences: sentencesOf([[[0]], [[1]]]), terms: [said(0)] };
  const levelsOf = (levels: number): Record<string, number> => compare({ ...plain, traits: { levels: Uint8Array.of(levels, 0) } });

  test.each([
    [LEVEL_BIT.commune, [1, 0, 0]],
    [LEVEL_BIT.commune | LEVEL_BIT.province, [1, 0, 0]],
    [LEVEL_BIT.province, [0, 1, 0]],
    [LEVEL_BIT.province | LEVEL_BIT.ministry, [0, 1, 0]],
    [LEVEL_BIT.ministry, [0, 0, 1]],
    [0, [0, 0, 0]],
  ])('levels %i say commune, province only, ministry only as %j', (levels, [commune, province, ministry]) => {
    expect(levelsOf(levels)).toMatchObject({ commune, provinceOnly: province, ministryOnly: ministry });
  });

  test.each([
    ['a circumstance of the title that nobody said', 0b010, 0b000, { qualifierUnsaid: 1, qualifierMissing: 0, qualifierShared: 0 }],
    ['a circumstance said that the title lacks', 0b000, 0b010, { qualifierUnsaid: 0, qualifierMissing: 1, qualifierShared: 0 }],
    ['a circumstance of both', 0b110, 0b010, { qualifierUnsaid: 1, qualifierMissing: 0, qualifierShared: 1 }],
    ['more than three of them', 0b11111000, 0b000, { qualifierUnsaid: 3, qualifierMissing: 0, qualifierShared: 0 }],
  ])('%s is counted', (_name, inTitle, asked, counts) => {
    expect(compare({ ...plain, traits: { qualifiers: Uint32Array.of(inTitle, 0) }, asked: { qualifiers: asked, deeds: 0 } })).toMatchObject(counts);
  });

  test.each([
    [0b1, 0b1, { levelAgrees: 1, levelDisagrees: 0 }],
    [0b0, 0b1, { levelAgrees: 0, levelDisagrees: 1 }],
    [0b1, 0b0, { levelAgrees: 0, levelDisagrees: 0 }],
  ])('a level in the title bits %i, asked %i, agrees or not and is no circumstance', (inTitle, asked, levels) => {
    const found = compare({ ...plain, traits: { qualifiers: Uint32Array.of(inTitle, 0) }, asked: { qualifiers: asked, deeds: 0 }, levelMask: 0b1 });
    expect(found).toMatchObject({ ...levels, qualifierUnsaid: 0, qualifierMissing: 0, qualifierShared: 0 });
  });

  test.each([
    [0b01, 0b01, { deedAgrees: 1, deedDisagrees: 0 }],
    [0b01, 0b10, { deedAgrees: 0, deedDisagrees: 1 }],
    [0b11, 0b10, { deedAgrees: 1, deedDisagrees: 0 }],
    [0b00, 0b10, { deedAgrees: 0, deedDisagrees: 0 }],
    [0b01, 0b00, { deedAgrees: 0, deedDisagrees: 0 }],
  ])('deeds %i of the title, %i asked: %j', (inTitle, asked, deeds) => {
    expect(compare({ ...plain, traits: { deeds: Uint32Array.of(inTitle, 0) }, asked: { qualifiers: 0, deeds: asked } })).toMatchObject(deeds);
  });

  test.each([
    ['the end of something', 0b001, 0b000, { stopUnsaid: 1, changeUnsaid: 0, deedUnsaid: 0 }],
    ['a change of what was issued', 0b010, 0b000, { stopUnsaid: 0, changeUnsaid: 1, deedUnsaid: 0 }],
    ['another deed', 0b100, 0b000, { stopUnsaid: 0, changeUnsaid: 0, deedUnsaid: 1 }],
    ['an end that was said', 0b101, 0b001, { stopUnsaid: 0, changeUnsaid: 0, deedUnsaid: 1 }],
    ['nothing, whatever was said', 0b000, 0b111, { stopUnsaid: 0, changeUnsaid: 0, deedUnsaid: 0 }],
  ])('%s in the title counts against it unless it was said', (_name, inTitle, asked, counts) => {
    const bits = { stop: 0b001, change: 0b010, foreign: 0 };
    expect(compare({ ...plain, bits, traits: { deeds: Uint32Array.of(inTitle, 0) }, asked: { qualifiers: 0, deeds: asked } })).toMatchObject(counts);
  });

  test.each([
    [0b10, 0b00, { foreignUnsaid: 1, foreignMissing: 0 }],
    [0b00, 0b10, { foreignUnsaid: 0, foreignMissing: 1 }],
    [0b10, 0b10, { foreignUnsaid: 0, foreignMissing: 0 }],
    [0b01, 0b00, { foreignUnsaid: 0, foreignMissing: 0 }],
  ])('a foreigner in the title bits %i, asked %i: %j', (inTitle, asked, counts) => {
    const bits = { stop: 0, change: 0, foreign: 0b10 };
    expect(compare({ ...plain, bits, traits: { qualifiers: Uint32Array.of(inTitle, 0) }, asked: { qualifiers: asked, deeds: 0 } })).toMatchObject(counts);
  });

  test('each record has its own', () => {
    const traits = { popularity: Float32Array.of(0.5, 0.75), levels: Uint8Array.of(LEVEL_BIT.commune, LEVEL_BIT.ministry) };
    expect(compare({ ...plain, traits, record: 1 })).toMatchObject({ popularity: 0.75, ministryOnly: 1, titleCosine: 0 });
  });
});
