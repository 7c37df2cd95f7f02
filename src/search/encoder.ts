import type { Word } from './split-terms.ts';
import { pairA } from './term-hash.ts';

/** The number of hashed rows; a power of two. */
export const ENCODER_ROWS = 1 << 15;
/** Numbers per row. */
export const ENCODER_WIDTH = 48;

/**
 * A small learnt encoder: words and pairs hashed to rows, summed to one vector.
 * Shape: `rows` are ENCODER_ROWS × ENCODER_WIDTH bytes, each times its row's scale.
 */
export interface Encoder {
  readonly rows: Int8Array;
  readonly scales: Float32Array;
}

/** The rows of a text's words and pairs, with their weights. */
export function encoderRows(words: readonly Word[], light?: Float32Array): { rows: number[]; weights: number[] } {
  const rows: number[] = [];
  const weights: number[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) continue;
    const weight = light?.[at] ?? 1;
    rows.push(word.a & (ENCODER_ROWS - 1));
    weights.push(weight);
    const next = words[at + 1];
    if (next === undefined) continue;
    rows.push(pairA(word, next) & (ENCODER_ROWS - 1));
    weights.push(Math.sqrt(weight * (light?.[at + 1] ?? 1)));
  }
  return { rows, weights };
}

/** The unit vector of a text; all zero when none of its rows were ever trained. In double width: the loops then widen and round nothing. */
export function encode(encoder: Encoder, words: readonly Word[], light: Float32Array | undefined, out: Float64Array): Float64Array {
  out.fill(0);
  const { rows: numbers, scales } = encoder;
  const { rows, weights } = encoderRows(words, light);
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] as number;
    const factor = (weights[at] as number) * (scales[row] as number);
    if (factor === 0) continue;
    const start = row * ENCODER_WIDTH;
    for (let place = 0; place < ENCODER_WIDTH; place += 1) out[place] = (out[place] as number) + factor * (numbers[start + place] as number);
  }
  return scaleToUnit(out);
}

/** Makes a vector one long; zero stays zero. */
export function scaleToUnit<Numbers extends Float32Array | Float64Array>(vector: Numbers): Numbers {
  let squares = 0;
  for (let at = 0; at < vector.length; at += 1) squares += (vector[at] as number) ** 2;
  if (squares === 0) return vector;
  const factor = 1 / Math.sqrt(squares);
  for (let at = 0; at < vector.length; at += 1) vector[at] = (vector[at] as number) * factor;
  return vector;
}

/** The likeness of the query's vector and one record's; -1 to 1. */
export function compareVectors(query: Float64Array, vectors: Int8Array, record: number): number {
  const start = record * ENCODER_WIDTH;
  let dot = 0;
  for (let place = 0; place < ENCODER_WIDTH; place += 1) dot += (query[place] as number) * (vectors[start + place] as number);
  return dot / 127;
}

/** Writes a unit vector as bytes. */
export function storeVector(vector: Float32Array | Float64Array, vectors: Int8Array, record: number): void {
  const start = record * ENCODER_WIDTH;
  for (let place = 0; place < ENCODER_WIDTH; place += 1) vectors[start + place] = Math.round(Math.max(-1, Math.min(1, vector[place] as number)) * 127);
}
