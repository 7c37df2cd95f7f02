import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { FEATURE_COUNT } from '#search/features.ts';
import { createRanker, type RankingModel } from '#search/rank.ts';
import { scopeSignals, type SearchEngine } from '#search/search.ts';
import { RANKING_DEFAULTS, trainRanking, type RankingLesson } from '#search/train-ranking.ts';
import { isHeld, readRows, type EvalRow } from './rows.ts';
import { typeOtherwise } from './type-otherwise.ts';

/** A question prepared for fitting: its features are computed once. */
export interface FitLesson extends RankingLesson {
  readonly row: EvalRow;
  readonly set: string;
}

/** How much a question of a set counts; the variants of a few procedures are many and must not drown the rest. */
const SET_WEIGHTS: Readonly<Record<string, number>> = { 'commune-variants': 0.35, phrasings: 1.2, 'everyday-questions': 1.5, 'portal-faq': 1.5, 'sayings set aside': 0.3, 'titles asked': 0.5 };
/** A question without its marks counts beside the question as written. */
const RESPELT_SHARE = 0.35;
const DEVELOPER_QUESTIONS = '../shared/questions';
const FOLDS = 5;

/** Our own question files and the developer sets, when they are there; officers' questions are measured elsewhere. */
export async function listQuestionFiles(home: string): Promise<string[]> {
  const own = (await readdir(join(home, 'eval/questions'))).filter((name) => name.endsWith('.jsonl')).sort().map((name) => join(home, 'eval/questions', name));
  const shared = join(home, DEVELOPER_QUESTIONS);
  if (!existsSync(shared)) return own;
  const names = (await readdir(shared)).filter((name) => name.endsWith('.jsonl') && name !== 'authority.jsonl').sort();
  return [...own, ...names.map((name) => join(shared, name))];
}

export async function readFitRows(home: string): Promise<{ row: EvalRow; set: string }[]> {
  const rows: { row: EvalRow; set: string }[] = [];
  for (const path of await listQuestionFiles(home)) {
    const set = basename(path, '.jsonl');
    for (const row of (await readRows(path)).rows) rows.push({ row, set });
  }
  return rows;
}

/** Sets that only measure: nothing is fitted on them. */
const MEASURED_ONLY = new Set(['several', 'beyond', 'near-miss']);

/** Whether a row may be learnt from: one plain question with an answer, not of the held fifth and of no set that only measures. */
export function mayLearn(row: EvalRow, set: string): boolean {
  return row.behavior === 'answer' && row.gold.length > 0 && row.turns.length === 1 && !(isOwn(set) && isHeld(row.id)) && !MEASURED_ONLY.has(set);
}

/** Our own sets have a held fifth; the developer sets have none. */
export function isOwn(set: string): boolean {
  return set.startsWith('own-');
}

/** Questions as lessons of one engine. */
export function toLessons(rows: readonly { row: EvalRow; set: string }[], engine: SearchEngine): FitLesson[] {
  return rows.map(({ row, set }) => {
    const found = engine.inspect(row.turns.at(-1) ?? '');
    const right: number[] = [];
    found.records.forEach((record, at) => {
      if (row.gold.includes(engine.data.ids[record] ?? '')) right.push(at);
    });
    return { features: found.features, count: found.records.length, right, weight: SET_WEIGHTS[set] ?? 1, row, set };
  });
}

/** The same questions as they are typed without marks. */
export function respell(lessons: readonly FitLesson[], engine: SearchEngine): FitLesson[] {
  const marked = lessons.filter((lesson) => typeOtherwise(lesson.row.turns[0] ?? '', 'no marks') !== lesson.row.turns[0]);
  const rows = marked.map((lesson) => ({ row: { ...lesson.row, turns: [typeOtherwise(lesson.row.turns[0] ?? '', 'no marks')] }, set: lesson.set }));
  return toLessons(rows, engine).map((lesson) => ({ ...lesson, weight: lesson.weight * RESPELT_SHARE }));
}

/** The place of the first right record under a model, from 1; 0 when it is no candidate. */
export function rankUnder(model: ReturnType<typeof createRanker>, lesson: FitLesson): number {
  const scores = Array.from({ length: lesson.count }, (_, row) => model.score(lesson.features, row * FEATURE_COUNT));
  const best = Math.max(Number.NEGATIVE_INFINITY, ...lesson.right.map((row) => scores[row] ?? Number.NEGATIVE_INFINITY));
  return lesson.right.length === 0 ? 0 : 1 + scores.filter((score) => score > best).length;
}

export interface CrossValidated {
  readonly set: string;
  readonly style: string;
  readonly row: EvalRow;
  readonly rank: number;
  /** The first place's share of the softmax before calibration, as a logit list for fitting the temperature. */
  readonly logits: readonly number[];
  readonly right: readonly number[];
}

/**
 * Five-fold cross-validation: every question is ranked by a model that never saw it nor its other spelling (`respelt`);
 * `always` teaches every fold.
 */
export function crossValidate(lessons: readonly FitLesson[], always: readonly FitLesson[] = [], respelt: readonly FitLesson[] = []): CrossValidated[] {
  const results: CrossValidated[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const model = createRanker(trainRanking([...[...lessons, ...respelt].filter((lesson) => foldOf(lesson.row.id) !== fold), ...always], 'cross-validation', RANKING_DEFAULTS));
    for (const lesson of lessons.filter((item) => foldOf(item.row.id) === fold)) {
      results.push({
        set: lesson.set,
        style: lesson.row.style,
        row: lesson.row,
        rank: rankUnder(model, lesson),
        logits: Array.from({ length: lesson.count }, (_, row) => model.score(lesson.features, row * FEATURE_COUNT)),
        right: lesson.right,
      });
    }
  }
  return results;
}

function foldOf(id: string): number {
  return (createHash('md5').update(id).digest()[0] ?? 0) % FOLDS;
}

/** The temperature at which the softmax's chances are most honest on questions the models never saw. */
export function fitTemperature(results: readonly CrossValidated[]): number {
  let best = 1;
  let least = Number.POSITIVE_INFINITY;
  for (let temperature = 0.5; temperature <= 3; temperature += 0.05) {
    let loss = 0;
    for (const { logits, right, set } of results) {
      if (logits.length === 0 || set === 'commune-variants') continue;
      const greatest = Math.max(...logits);
      const masses = logits.map((logit) => Math.exp((logit - greatest) / temperature));
      const total = masses.reduce((sum, mass) => sum + mass, 0);
      const share = right.reduce((sum, row) => sum + (masses[row] ?? 0), 0) / total;
      loss -= Math.log(Math.max(share, 1e-4));
    }
    if (loss < least) {
      least = loss;
      best = temperature;
    }
  }
  return Number(best.toFixed(2));
}

/** Logistic weights of "the question is about some record", from questions that have an answer and questions that have none. */
export function fitScope(rows: readonly { row: EvalRow; set: string }[], engine: SearchEngine, model: RankingModel): number[] {
  const ranker = createRanker(model);
  const samples = rows
    .filter(({ row, set }) => row.turns.length === 1 && !(isOwn(set) && isHeld(row.id)) && set !== 'commune-variants' && set !== 'beyond' && set !== 'near-miss')
    .map(({ row }) => {
      const found = engine.inspect(row.turns[0] ?? '');
      let best = -1;
      let greatest = Number.NEGATIVE_INFINITY;
      for (let at = 0; at < found.records.length; at += 1) {
        const score = ranker.score(found.features, at * FEATURE_COUNT);
        if (score > greatest) {
          greatest = score;
          best = at;
        }
      }
      return { signals: [1, ...scopeSignals(found, best)], inScope: row.behavior !== 'refuse' };
    });
  const weights = [-3, 4, 3, 2, 1];
  const refusals = samples.filter((sample) => !sample.inScope).length || 1;
  const balance = (samples.length - refusals) / refusals;
  for (let step = 0; step < 4_000; step += 1) {
    const slope = weights.map(() => 0);
    for (const { signals, inScope } of samples) {
      const sum = signals.reduce((total, signal, at) => total + signal * (weights[at] ?? 0), 0);
      const error = (1 / (1 + Math.exp(-sum)) - (inScope ? 1 : 0)) * (inScope ? 1 : balance);
      signals.forEach((signal, at) => {
        slope[at] = (slope[at] ?? 0) + error * signal;
      });
    }
    weights.forEach((weight, at) => {
      weights[at] = weight - 0.5 * ((slope[at] ?? 0) / samples.length + 1e-3 * weight);
    });
  }
  return weights.map((weight) => Number(weight.toPrecision(5)));
}
