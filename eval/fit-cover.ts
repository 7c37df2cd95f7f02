import { hashWord } from '#search/term-hash.ts';
import { coverSignals, COVER_SIGNALS, weighCover } from '#assistant/words/judge-cover.ts';
import { listTopicWords, namesNoMatter } from '#assistant/words/topic-words.ts';
import type { SearchDocument } from '#model/search.ts';
import type { SearchEngine } from '#search/search.ts';
import { isOwn } from './fit.ts';
import { isHeld, type EvalRow } from './rows.ts';

/** A question beside the record found first: whether that record is of its matter. */
export interface CoverLesson {
  readonly text: string;
  readonly set: string;
  readonly signals: readonly number[];
  readonly covered: boolean;
  readonly weight: number;
}

/** So many times a share of the fields of law is left out of the index, each field once. */
export const COVER_FOLDS = 6;
/** Variants of a few procedures must not drown the rest; sayings are no questions, and many. */
const WEIGHTS: Readonly<Record<string, number>> = { 'commune-variants': 0.3, sayings: 0.2 };
const LEAST_WORDS_OF_SAYING = 5;
const LEAST_SAYINGS = 3;
const STEPS = 1_500;
const RATE = 0.03;
const RIDGE = 1e-3;

function lessonOf(text: string, set: string, covered: boolean, engine: SearchEngine): CoverLesson[] {
  const found = engine.find(text, { limit: 1 });
  const [first] = found.hits;
  const topic = listTopicWords(found.readAs);
  const cover = first === undefined || namesNoMatter(topic) ? undefined : engine.cover(text, first.id);
  const signals = cover === undefined ? undefined : coverSignals(cover, topic);
  return signals === undefined ? [] : [{ text, set, signals, covered, weight: WEIGHTS[set] ?? 1 }];
}

/** Sets that only measure, and the held fifth, teach nothing. */
function mayTeach({ row, set }: { readonly row: EvalRow; readonly set: string }): boolean {
  return row.turns.length === 1 && row.behavior !== 'clarify' && !(isOwn(set) && isHeld(row.id)) && !['several', 'beyond', 'near-miss'].includes(set);
}

/**
 * Questions with their records in the index, and the same questions and one saying of each record with their whole fields of
 * law taken out: what is found then is near the matter and not of it. `open` opens an engine over some of the documents.
 */
export function collectCoverLessons(all: readonly { readonly row: EvalRow; readonly set: string }[], documents: readonly SearchDocument[], open: (documents: readonly SearchDocument[]) => SearchEngine): CoverLesson[] {
  const rows = all.filter(mayTeach);
  const whole = open(documents);
  const lessons = rows.flatMap(({ row, set }) => lessonOf(row.turns[0] ?? '', set, row.behavior === 'answer', whole));
  for (let fold = 0; fold < COVER_FOLDS; fold += 1) {
    const gone = new Map(documents.filter(({ field }) => foldOf(field) === fold).map((document) => [document.id, document]));
    if (gone.size === 0) continue;
    const engine = open(documents.filter(({ id }) => !gone.has(id)));
    for (const { row, set } of rows) if (row.behavior === 'answer' && row.gold.length > 0 && row.gold.every((code) => gone.has(code))) lessons.push(...lessonOf(row.turns[0] ?? '', set, false, engine));
    for (const { id, sayings } of gone.values()) {
      const sentences = sayings.filter((saying) => saying.split(' ').length >= LEAST_WORDS_OF_SAYING);
      const chosen = sayings.length < LEAST_SAYINGS ? undefined : sentences[hashWord(id).a % Math.max(1, sentences.length)];
      if (chosen !== undefined) lessons.push(...lessonOf(chosen, 'sayings', false, engine));
    }
  }
  return lessons;
}

/** The fold in which a field of law is left out. */
export function foldOf(field: string): number {
  return hashWord(field).a % COVER_FOLDS;
}

/** Logistic weights, bias first, over COVER_SIGNALS as they are. Deterministic. */
export function fitCover(lessons: readonly CoverLesson[]): number[] {
  const total = lessons.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const count = COVER_SIGNALS.length;
  const means = Array.from({ length: count }, (_, at) => lessons.reduce((sum, { signals }) => sum + (signals[at] as number), 0) / (lessons.length || 1));
  const spreads = means.map((mean, at) => Math.sqrt(lessons.reduce((sum, { signals }) => sum + ((signals[at] as number) - mean) ** 2, 0) / (lessons.length || 1)) || 1);
  const inputs = lessons.map(({ signals }) => [1, ...signals.map((signal, at) => (signal - (means[at] as number)) / (spreads[at] as number))]);
  const weights = new Array<number>(count + 1).fill(0);
  const speed = new Array<number>(count + 1).fill(0);
  const size = new Array<number>(count + 1).fill(0);
  for (let step = 1; step <= STEPS; step += 1) {
    const slopes = weights.map((weight, at) => (at === 0 ? 0 : RIDGE * weight));
    lessons.forEach(({ covered, weight }, row) => {
      const input = inputs[row] as number[];
      const error = ((1 / (1 + Math.exp(-input.reduce((sum, value, at) => sum + value * (weights[at] as number), 0))) - (covered ? 1 : 0)) * weight) / total;
      for (let at = 0; at <= count; at += 1) slopes[at] = (slopes[at] as number) + error * (input[at] as number);
    });
    for (let at = 0; at <= count; at += 1) {
      // Adam, Kingma & Ba 2015, with the usual 0.9 and 0.999.
      speed[at] = 0.9 * (speed[at] as number) + 0.1 * (slopes[at] as number);
      size[at] = 0.999 * (size[at] as number) + 0.001 * (slopes[at] as number) ** 2;
      weights[at] = (weights[at] as number) - (RATE * ((speed[at] as number) / (1 - 0.9 ** step))) / (Math.sqrt((size[at] as number) / (1 - 0.999 ** step)) + 1e-9);
    }
  }
  const raw = weights.slice(1).map((weight, at) => weight / (spreads[at] as number));
  const bias = (weights[0] as number) - raw.reduce((sum, weight, at) => sum + weight * (means[at] as number), 0);
  return [bias, ...raw].map((weight) => Number(weight.toFixed(4)));
}

/** The chance of each lesson under weights that never saw its text: five folds by text. */
export function crossWeigh(lessons: readonly CoverLesson[]): number[] {
  const part = (text: string): number => hashWord(text).b % 5;
  const weights = Array.from({ length: 5 }, (_, fold) => fitCover(lessons.filter(({ text }) => part(text) !== fold)));
  return lessons.map(({ text, signals }) => weighCover(signals, weights[part(text)] as number[]));
}
