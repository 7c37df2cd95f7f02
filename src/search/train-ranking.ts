import { FEATURE_COUNT, FEATURES } from './features.ts';
import type { RankingModel } from './rank.ts';
import { createRandom } from './train-encoder.ts';

/** One question with its candidates: which of them are right, and how much the question counts. */
export interface RankingLesson {
  /** FEATURE_COUNT numbers per candidate. */
  readonly features: Float32Array;
  readonly count: number;
  /** The rows that are right; a lesson without any teaches nothing and is passed over. */
  readonly right: readonly number[];
  readonly weight: number;
}

export interface RankingOptions {
  readonly hidden: number;
  readonly epochs: number;
  readonly rate: number;
  /** Pull of each weight towards zero per step. */
  readonly decay: number;
  /** The share of features that each lesson must do without, drawn anew each time, so that no feature is leant on alone. */
  readonly blanked: number;
  readonly seed: number;
}

export const RANKING_DEFAULTS: RankingOptions = { hidden: 8, epochs: 24, rate: 0.012, decay: 1e-3, blanked: 0.1, seed: 7 };

interface Parameters {
  readonly values: Float64Array;
  readonly hidden: number;
}

/**
 * Fits the ranking so that the right records' share of the softmax grows (listwise cross-entropy), by Adam.
 * Deterministic for equal lessons and options.
 */
export function trainRanking(lessons: readonly RankingLesson[], fittedOn: string, options: RankingOptions = RANKING_DEFAULTS): RankingModel {
  const { means, spreads } = measureFeatures(lessons);
  const inputs = lessons.map((lesson) => standardise(lesson, means, spreads));
  const random = createRandom(options.seed);
  const size = FEATURE_COUNT + options.hidden * (FEATURE_COUNT + 2);
  const parameters: Parameters = { values: new Float64Array(size), hidden: options.hidden };
  for (let at = FEATURE_COUNT; at < size; at += 1) parameters.values[at] = (random() - 0.5) * 0.3;
  const first = new Float64Array(size);
  const second = new Float64Array(size);
  const gradient = new Float64Array(size);
  const order = lessons.map((_, at) => at);
  let step = 0;
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    for (let at = order.length - 1; at > 0; at -= 1) {
      const other = Math.floor(random() * (at + 1));
      [order[at], order[other]] = [order[other] as number, order[at] as number];
    }
    const rate = options.rate * (1 - epoch / options.epochs) + options.rate * 0.02;
    for (let start = 0; start < order.length; start += 16) {
      gradient.fill(0);
      for (const which of order.slice(start, start + 16)) {
        addGradient(blankSome(inputs[which] as Float64Array, options.blanked, random), lessons[which] as RankingLesson, parameters, gradient);
      }
      step += 1;
      for (let at = 0; at < size; at += 1) {
        const slope = (gradient[at] as number) / 16 + options.decay * (parameters.values[at] as number);
        first[at] = 0.9 * (first[at] as number) + 0.1 * slope;
        second[at] = 0.999 * (second[at] as number) + 0.001 * slope * slope;
        const corrected = (first[at] as number) / (1 - 0.9 ** step);
        const scale = Math.sqrt((second[at] as number) / (1 - 0.999 ** step)) + 1e-8;
        parameters.values[at] = (parameters.values[at] as number) - (rate * corrected) / scale;
      }
    }
  }
  return toModel(parameters, means, spreads, fittedOn);
}

function toModel(parameters: Parameters, means: readonly number[], spreads: readonly number[], fittedOn: string): RankingModel {
  const round = (value: number): number => Number(value.toPrecision(6));
  const take = (start: number, length: number): number[] => Array.from(parameters.values.subarray(start, start + length), round);
  const units = Array.from({ length: parameters.hidden }, (_, unit) => FEATURE_COUNT + unit * (FEATURE_COUNT + 2));
  return {
    features: FEATURES,
    means: means.map(round),
    spreads: spreads.map(round),
    linear: take(0, FEATURE_COUNT),
    hiddenWeights: units.map((start) => take(start, FEATURE_COUNT)),
    hiddenBias: units.map((start) => round(parameters.values[start + FEATURE_COUNT] as number)),
    output: units.map((start) => round(parameters.values[start + FEATURE_COUNT + 1] as number)),
    temperature: 1,
    scope: [-3, 4, 3, 2, 1],
    fittedOn,
  };
}

/** The features of a lesson with some of them at their mean in every row. */
function blankSome(input: Float64Array, share: number, random: () => number): Float64Array {
  if (share === 0) return input;
  const blanked = input.slice();
  for (let feature = 0; feature < FEATURE_COUNT; feature += 1) {
    if (random() >= share) continue;
    for (let at = feature; at < blanked.length; at += FEATURE_COUNT) blanked[at] = 0;
  }
  return blanked;
}

/** An error smaller than this moves no weight. */
const LEAST_ERROR = 1e-4;

function addGradient(input: Float64Array, lesson: RankingLesson, parameters: Parameters, gradient: Float64Array): void {
  if (lesson.right.length === 0) return;
  const { values, hidden } = parameters;
  const { count } = lesson;
  const scores = new Float64Array(count);
  const active = new Float64Array(count * hidden);
  let greatest = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < count; row += 1) {
    let sum = 0;
    for (let at = 0; at < FEATURE_COUNT; at += 1) sum += (values[at] as number) * (input[row * FEATURE_COUNT + at] as number);
    for (let unit = 0; unit < hidden; unit += 1) {
      const start = FEATURE_COUNT + unit * (FEATURE_COUNT + 2);
      let activation = values[start + FEATURE_COUNT] as number;
      for (let at = 0; at < FEATURE_COUNT; at += 1) activation += (values[start + at] as number) * (input[row * FEATURE_COUNT + at] as number);
      if (activation <= 0) continue;
      active[row * hidden + unit] = activation;
      sum += (values[start + FEATURE_COUNT + 1] as number) * activation;
    }
    scores[row] = sum;
    if (sum > greatest) greatest = sum;
  }
  let total = 0;
  let right = 0;
  for (let row = 0; row < count; row += 1) {
    scores[row] = Math.exp((scores[row] as number) - greatest);
    total += scores[row] as number;
  }
  for (const row of lesson.right) right += scores[row] as number;
  for (let row = 0; row < count; row += 1) {
    const share = (scores[row] as number) / total;
    const wanted = lesson.right.includes(row) ? (scores[row] as number) / (right || 1e-12) : 0;
    const error = (share - wanted) * lesson.weight;
    if (Math.abs(error) < LEAST_ERROR * lesson.weight) continue;
    const place = row * FEATURE_COUNT;
    for (let at = 0; at < FEATURE_COUNT; at += 1) gradient[at] = (gradient[at] as number) + error * (input[place + at] as number);
    for (let unit = 0; unit < hidden; unit += 1) {
      const activation = active[row * hidden + unit] as number;
      if (activation === 0) continue;
      const start = FEATURE_COUNT + unit * (FEATURE_COUNT + 2);
      const back = error * (values[start + FEATURE_COUNT + 1] as number);
      for (let at = 0; at < FEATURE_COUNT; at += 1) gradient[start + at] = (gradient[start + at] as number) + back * (input[place + at] as number);
      gradient[start + FEATURE_COUNT] = (gradient[start + FEATURE_COUNT] as number) + back;
      gradient[start + FEATURE_COUNT + 1] = (gradient[start + FEATURE_COUNT + 1] as number) + error * activation;
    }
  }
}

function measureFeatures(lessons: readonly RankingLesson[]): { means: number[]; spreads: number[] } {
  const sums = new Float64Array(FEATURE_COUNT);
  const squares = new Float64Array(FEATURE_COUNT);
  let rows = 0;
  for (const lesson of lessons) {
    rows += lesson.count;
    for (let at = 0; at < lesson.count * FEATURE_COUNT; at += 1) {
      const value = lesson.features[at] as number;
      sums[at % FEATURE_COUNT] = (sums[at % FEATURE_COUNT] as number) + value;
      squares[at % FEATURE_COUNT] = (squares[at % FEATURE_COUNT] as number) + value * value;
    }
  }
  const means = Array.from(sums, (sum) => sum / (rows || 1));
  const spreads = Array.from(squares, (square, at) => Math.sqrt(Math.max(1e-6, square / (rows || 1) - (means[at] as number) ** 2)));
  return { means, spreads };
}

function standardise(lesson: RankingLesson, means: readonly number[], spreads: readonly number[]): Float64Array {
  const input = new Float64Array(lesson.count * FEATURE_COUNT);
  for (let at = 0; at < input.length; at += 1) {
    const feature = at % FEATURE_COUNT;
    input[at] = ((lesson.features[at] as number) - (means[feature] as number)) / (spreads[feature] as number);
  }
  return input;
}
