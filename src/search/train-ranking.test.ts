import { describe, expect, test } from 'vitest';
import { FEATURE_COUNT, FEATURES } from './features.ts';
import { createRanker, UNFITTED_MODEL, type RankingModel } from './rank.ts';
import { createRandom } from './train-encoder.ts';
import { RANKING_DEFAULTS, trainRanking, type RankingLesson } from './train-ranking.ts';

const at = (name: (typeof FEATURES)[number]): number => FEATURES.indexOf(name);

/** Features of candidates given by name; the rest are zero. */
function featuresOf(rows: readonly Partial<Record<(typeof FEATURES)[number], number>>[]): Float32Array {
  const features = new Float32Array(rows.length * FEATURE_COUNT);
  rows.forEach((row, place) => {
    for (const [name, value] of Object.entries(row)) features[place * FEATURE_COUNT + at(name as (typeof FEATURES)[number])] = value;
  });
  return features;
}

const random = createRandom(3);
const drawn = Array.from({ length: 80 }, () =>
  Array.from({ length: 4 }, () => ({ titleCosine: random(), popularity: random(), deedAgrees: random() < 0.5 ? 1 : 0 })),
);
const lessonsBy = (value: (row: (typeof drawn)[number][number]) => number): RankingLesson[] =>
  drawn.map((rows) => {
    const values = rows.map(value);
    return { features: featuresOf(rows), count: rows.length, right: [values.indexOf(Math.max(...values))], weight: 1 };
  });

/** The share of lessons in which the model puts a right record first. */
function firstPlaces(model: RankingModel, lessons: readonly RankingLesson[]): number {
  const ranker = createRanker(model);
  const good = lessons.filter((lesson) => {
    const scores = Array.from({ length: lesson.count }, (_, row) => ranker.score(lesson.features, row * FEATURE_COUNT));
    return lesson.right.includes(scores.indexOf(Math.max(...scores)));
  });
  return good.length / lessons.length;
}

const scoreOf = (model: RankingModel, row: Parameters<typeof featuresOf>[0][number]): number => createRanker(model).score(featuresOf([row]), 0);

describe('fitting the ranking', () => {
  test('learns which likeness decides, against what the unfitted weights hold', () => {
    const lessons = lessonsBy((row) => row.popularity - row.titleCosine);
    expect(firstPlaces(UNFITTED_MODEL, lessons)).toBeLessThan(0.4);
    const model = trainRanking(lessons, 'toy');
    expect(firstPlaces(model, lessons)).toBeGreaterThan(0.85);
    expect(scoreOf(model, { popularity: 1, titleCosine: 0 })).toBeGreaterThan(scoreOf(model, { popularity: 0, titleCosine: 1 }));
    expect(model.fittedOn).toBe('toy');
  });

  test('learns with its hidden units what no straight line can: popularity counts one way or the other by the deed', () => {
    const lessons = lessonsBy((row) => (row.deedAgrees === 1 ? row.popularity : 1 - row.popularity));
    const options = { ...RANKING_DEFAULTS, epochs: 80 };
    expect(firstPlaces(trainRanking(lessons, 'toy', { ...options, hidden: 0 }), lessons)).toBeLessThan(0.6);
    expect(firstPlaces(trainRanking(lessons, 'toy', options), lessons)).toBeGreaterThan(0.8);
  });

  test('gives the same weights for the same lessons, others for another seed', () => {
    const lessons = lessonsBy((row) => row.titleCosine).slice(0, 20);
    expect(trainRanking(lessons, 'toy')).toEqual(trainRanking(lessons, 'toy'));
    expect(trainRanking(lessons, 'toy', { ...RANKING_DEFAULTS, seed: 8 }).linear).not.toEqual(trainRanking(lessons, 'toy').linear);
  });

  test('leans on several likenesses that say the same when each must be done without now and then', () => {
    const lessons = drawn.map((rows): RankingLesson => {
      const values = rows.map((row) => row.titleCosine);
      return { features: featuresOf(rows.map((row) => ({ titleCosine: row.titleCosine, bestSayingCosine: row.titleCosine + (row.popularity - 0.5) * 0.6 }))), count: rows.length, right: [values.indexOf(Math.max(...values))], weight: 1 };
    });
    const shareOfSecond = (blanked: number): number => {
      const { linear } = trainRanking(lessons, 'toy', { ...RANKING_DEFAULTS, hidden: 0, epochs: 150, blanked });
      return (linear[at('bestSayingCosine')] ?? 0) / (linear[at('titleCosine')] ?? 1);
    };
    expect(shareOfSecond(0.4)).toBeGreaterThan(shareOfSecond(0) + 0.1);
  });

  test('listens more to a lesson that weighs more', () => {
    const first = { features: featuresOf([{ titleCosine: 1 }, { popularity: 1 }]), count: 2, right: [0] };
    const second = { ...first, right: [1] };
    const model = trainRanking([{ ...first, weight: 1 }, { ...second, weight: 5 }], 'toy');
    expect(scoreOf(model, { popularity: 1 })).toBeGreaterThan(scoreOf(model, { titleCosine: 1 }));
  });

  test('takes each of several right records for right', () => {
    const rows = [{ titleCosine: 1 }, { popularity: 1 }, { encoder: 1 }];
    const model = trainRanking([{ features: featuresOf(rows), count: 3, right: [0, 1], weight: 1 }], 'toy');
    expect(Math.min(scoreOf(model, { titleCosine: 1 }), scoreOf(model, { popularity: 1 }))).toBeGreaterThan(scoreOf(model, { encoder: 1 }));
  });

  test('learns nothing from a question whose right record is no candidate', () => {
    const lessons = lessonsBy((row) => row.titleCosine).map((lesson) => ({ ...lesson, right: [] }));
    const model = trainRanking(lessons, 'toy', { ...RANKING_DEFAULTS, hidden: 0 });
    expect(model.linear.every((weight) => weight === 0)).toBe(true);
  });

  test('gives a model of whole numbers even for lessons that never differ', () => {
    const model = trainRanking([{ features: featuresOf([{}, {}]), count: 2, right: [0], weight: 1 }], 'toy');
    expect(Number.isFinite(scoreOf(model, { titleCosine: 1 }))).toBe(true);
  });
});

describe('the ranker', () => {
  test.each([
    ['fewer features', FEATURES.slice(1)],
    ['the same features in another order', [...FEATURES].reverse()],
    ['a feature under another name', FEATURES.map((name) => (name === 'encoder' ? 'coder' : name))],
  ])('refuses a model fitted on %s', (_name, features) => {
    expect(() => createRanker({ ...UNFITTED_MODEL, features })).toThrow(/fit it again/u);
  });

  test('weighs standardised features, and a hidden unit only where it is active', () => {
    const model: RankingModel = {
      ...UNFITTED_MODEL,
      means: FEATURES.map((_, place) => (place === 0 ? 2 : 0)),
      spreads: FEATURES.map((_, place) => (place === 0 ? 4 : 1)),
      linear: FEATURES.map((_, place) => (place === 0 ? 10 : 0)),
      hiddenWeights: [FEATURES.map((_, place) => (place === 1 ? 1 : 0))],
      hiddenBias: [-1],
      output: [3],
    };
    expect(scoreOf(model, { bodyScore: 4 })).toBeCloseTo(5);
    expect(scoreOf(model, { bodyScore: 2, titleCosine: 3 })).toBeCloseTo(6);
    expect(scoreOf(model, { bodyScore: 2, titleCosine: 0.5 })).toBe(0);
  });

  test('reads the candidate at its place', () => {
    const ranker = createRanker(UNFITTED_MODEL);
    const features = featuresOf([{ bodyScore: 1 }, { popularity: 1 }]);
    expect(ranker.score(features, FEATURE_COUNT)).toBeCloseTo(0.7);
    expect(ranker.score(features, 0)).toBeCloseTo(4);
  });

  test('before anything was fitted weighs only features there are', () => {
    expect(UNFITTED_MODEL.linear.filter((weight) => weight !== 0).length).toBe(21);
    expect(UNFITTED_MODEL.linear).toHaveLength(FEATURE_COUNT);
  });
});
