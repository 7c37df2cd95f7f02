import { ENCODER_ROWS, ENCODER_WIDTH, encoderRows, scaleToUnit, type Encoder } from './encoder.ts';
import type { Word } from './split-terms.ts';

/** One lesson: a text, the record it calls for, and records it is easily mistaken for. */
export interface Lesson {
  readonly words: readonly Word[];
  readonly light: Float32Array;
  readonly record: number;
  readonly rivals: readonly number[];
}

export interface TrainOptions {
  readonly epochs: number;
  readonly rate: number;
  /** Records drawn at random beside the rivals. */
  readonly strangers: number;
  readonly seed: number;
  /** The sharpness of the softmax. */
  readonly sharpness: number;
}

export const TRAIN_DEFAULTS: TrainOptions = { epochs: 5, rate: 0.25, strangers: 12, seed: 20261123, sharpness: 12 };

/** A small deterministic generator of numbers in [0, 1). Source: mulberry32. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Learns rows and record vectors so that a text's vector lies nearest to the record it calls for.
 * Method: softmax over the record, its rivals and strangers; plain gradient steps with a rate per row (Adagrad).
 * Deterministic for equal lessons and options.
 */
export function trainEncoder(lessons: readonly Lesson[], records: number, options: TrainOptions = TRAIN_DEFAULTS): { encoder: Encoder; vectors: Float32Array } {
  const random = createRandom(options.seed);
  const width = ENCODER_WIDTH;
  const table = new Float32Array(ENCODER_ROWS * width);
  for (let at = 0; at < table.length; at += 1) table[at] = (random() - 0.5) / Math.sqrt(width);
  const prepared = lessons.map((lesson) => ({ ...encoderRows(lesson.words, lesson.light), lesson }));
  const used = new Uint8Array(ENCODER_ROWS);
  for (const { rows } of prepared) for (const row of rows) used[row] = 1;
  const vectors = firstVectors(prepared, records, table);
  const rowMass = new Float32Array(ENCODER_ROWS).fill(1e-3);
  const recordMass = new Float32Array(records).fill(1e-3);
  const order = prepared.map((_, at) => at);
  const query = new Float32Array(width);
  const raw = new Float32Array(width);
  const gradient = new Float32Array(width);

  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    shuffle(order, random);
    for (const which of order) {
      const item = prepared[which];
      if (item === undefined || item.rows.length === 0) continue;
      const { lesson, rows, weights } = item;
      raw.fill(0);
      rows.forEach((row, at) => addScaled(raw, table, row * width, weights[at] ?? 0));
      query.set(raw);
      scaleToUnit(query);
      const length = Math.sqrt(raw.reduce((sum, value) => sum + value * value, 0)) || 1;
      const others = [...lesson.rivals];
      for (let at = 0; at < options.strangers; at += 1) others.push(Math.floor(random() * records));
      const shown = [lesson.record, ...others.filter((record) => record !== lesson.record)];
      const logits = shown.map((record) => options.sharpness * dotAt(query, vectors, record * width));
      const greatest = Math.max(...logits);
      const masses = logits.map((logit) => Math.exp(logit - greatest));
      const total = masses.reduce((sum, mass) => sum + mass, 0);
      gradient.fill(0);
      shown.forEach((record, at) => {
        const error = (masses[at] ?? 0) / total - (at === 0 ? 1 : 0);
        if (Math.abs(error) < 1e-4) return;
        addScaled(gradient, vectors, record * width, error);
        recordMass[record] = (recordMass[record] ?? 0) + error * error;
        const step = (options.rate * error) / Math.sqrt(recordMass[record] ?? 1);
        for (let place = 0; place < width; place += 1) {
          const index = record * width + place;
          vectors[index] = (vectors[index] as number) - step * (query[place] as number);
        }
        unitAt(vectors, record * width, width);
      });
      const along = dotAt(query, gradient, 0);
      let squares = 0;
      for (let place = 0; place < width; place += 1) {
        gradient[place] = ((gradient[place] as number) - along * (query[place] as number)) / length;
        squares += (gradient[place] as number) ** 2;
      }
      rows.forEach((row, at) => {
        const weight = weights[at] ?? 0;
        rowMass[row] = (rowMass[row] ?? 0) + squares * weight * weight;
        addScaledAt(table, row * width, gradient, (-options.rate * weight) / Math.sqrt(rowMass[row] ?? 1));
      });
    }
  }
  return { encoder: quantise(table, used), vectors };
}

function firstVectors(prepared: readonly { rows: number[]; weights: number[]; lesson: Lesson }[], records: number, table: Float32Array): Float32Array {
  const vectors = new Float32Array(records * ENCODER_WIDTH);
  for (const { rows, weights, lesson } of prepared) {
    rows.forEach((row, at) => {
      const weight = weights[at] ?? 0;
      for (let place = 0; place < ENCODER_WIDTH; place += 1) {
        const index = lesson.record * ENCODER_WIDTH + place;
        vectors[index] = (vectors[index] as number) + weight * (table[row * ENCODER_WIDTH + place] as number);
      }
    });
  }
  for (let record = 0; record < records; record += 1) unitAt(vectors, record * ENCODER_WIDTH, ENCODER_WIDTH);
  return vectors;
}

function addScaled(into: Float32Array, from: Float32Array, start: number, factor: number): void {
  for (let place = 0; place < into.length; place += 1) into[place] = (into[place] as number) + factor * (from[start + place] as number);
}

function addScaledAt(into: Float32Array, start: number, from: Float32Array, factor: number): void {
  for (let place = 0; place < from.length; place += 1) into[start + place] = (into[start + place] as number) + factor * (from[place] as number);
}

function dotAt(left: Float32Array, right: Float32Array, start: number): number {
  let dot = 0;
  for (let place = 0; place < left.length; place += 1) dot += (left[place] as number) * (right[start + place] as number);
  return dot;
}

function unitAt(vectors: Float32Array, start: number, width: number): void {
  let squares = 0;
  for (let place = 0; place < width; place += 1) squares += (vectors[start + place] as number) ** 2;
  if (squares === 0) return;
  const factor = 1 / Math.sqrt(squares);
  for (let place = 0; place < width; place += 1) vectors[start + place] = (vectors[start + place] as number) * factor;
}

/** Rows as bytes with one scale each; rows no lesson touched are zero. */
function quantise(table: Float32Array, used: Uint8Array): Encoder {
  const rows = new Int8Array(table.length);
  const scales = new Float32Array(ENCODER_ROWS);
  for (let row = 0; row < ENCODER_ROWS; row += 1) {
    if (used[row] === 0) continue;
    const start = row * ENCODER_WIDTH;
    let greatest = 0;
    for (let place = 0; place < ENCODER_WIDTH; place += 1) greatest = Math.max(greatest, Math.abs(table[start + place] as number));
    if (greatest === 0) continue;
    scales[row] = greatest / 127;
    for (let place = 0; place < ENCODER_WIDTH; place += 1) rows[start + place] = Math.round(((table[start + place] as number) / greatest) * 127);
  }
  return { rows, scales };
}

function shuffle(list: number[], random: () => number): void {
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const kept = list[at] as number;
    list[at] = list[other] as number;
    list[other] = kept;
  }
}
