import { FEATURE_COUNT, FEATURES } from './features.ts';

/**
 * The fitted ranking: one hidden layer over the features, a softmax over the candidates.
 * Shape: `hidden` × FEATURE_COUNT inputs; a model without hidden units is linear.
 */
export interface RankingModel {
  readonly features: readonly string[];
  readonly means: readonly number[];
  readonly spreads: readonly number[];
  readonly linear: readonly number[];
  readonly hiddenWeights: readonly (readonly number[])[];
  readonly hiddenBias: readonly number[];
  readonly output: readonly number[];
  /** What makes the softmax a calibrated chance. */
  readonly temperature: number;
  /** Logistic weights of "this is about some record": bias, then over the scope signals. */
  readonly scope: readonly number[];
  readonly fittedOn: string;
}

const UNFITTED: Readonly<Record<string, number>> = {
  bodyScore: 4, titleCosine: 3, titleCoversQuery: 3, queryCoversTitle: 2, bestSayingCosine: 7, topSayingsCosine: 3, sayingCoversQuery: 2, encoder: 4,
  commune: 0.3, ministryOnly: -0.2, levelAgrees: 0.3, levelDisagrees: -0.5, qualifierUnsaid: -0.7, qualifierMissing: -2, qualifierShared: 3,
  deedAgrees: 0.4, deedDisagrees: -0.5, popularity: 0.7, addedCoversTitle: 5, allSayingsCover: 2, coversQuery: 0.5,
};

/** Weights used before anything was fitted: every likeness counts alike. */
export const UNFITTED_MODEL: RankingModel = {
  features: FEATURES,
  means: FEATURES.map(() => 0),
  spreads: FEATURES.map(() => 1),
  linear: FEATURES.map((name) => UNFITTED[name] ?? 0),
  hiddenWeights: [],
  hiddenBias: [],
  output: [],
  temperature: 1,
  scope: [-3, 4, 3, 2, 1],
  fittedOn: 'not fitted',
};

/** A ranking model laid out for speed. */
export interface Ranker {
  score(features: Float32Array, offset: number): number;
  readonly temperature: number;
  readonly scope: readonly number[];
}

/** Prepares a model. Faults: a model fitted on other features than this engine computes. */
export function createRanker(model: RankingModel): Ranker {
  if (model.features.join() !== FEATURES.join()) {
    throw new Error(`The ranking model was fitted on ${String(model.features.length)} other features; fit it again with "node scripts/train-search.ts".`);
  }
  const means = singles(model.means);
  const factors = singles(model.spreads.map((spread) => 1 / (spread || 1)));
  const linear = singles(model.linear);
  const hidden = model.hiddenWeights.length;
  const weights = singles(model.hiddenWeights.flat());
  const bias = singles(model.hiddenBias);
  const output = singles(model.output);
  const input = new Float64Array(FEATURE_COUNT);
  return {
    temperature: model.temperature,
    scope: model.scope,
    score(features, offset) {
      let sum = 0;
      for (let at = 0; at < FEATURE_COUNT; at += 1) {
        const value = ((features[offset + at] as number) - (means[at] as number)) * (factors[at] as number);
        input[at] = Math.fround(value);
        sum += (linear[at] as number) * value;
      }
      for (let unit = 0; unit < hidden; unit += 1) {
        let activation = bias[unit] as number;
        const start = unit * FEATURE_COUNT;
        for (let at = 0; at < FEATURE_COUNT; at += 1) activation += (weights[start + at] as number) * (input[at] as number);
        if (activation > 0) sum += (output[unit] as number) * activation;
      }
      return sum;
    },
  };
}

/** Numbers rounded to single precision as they are fitted, held in double width: the loops then widen nothing. */
function singles(numbers: readonly number[]): Float64Array {
  return Float64Array.from(numbers, Math.fround);
}
