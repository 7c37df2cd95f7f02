import { describe, expect, test } from 'vitest';
import { compareVectors, encode, ENCODER_ROWS, ENCODER_WIDTH, encoderRows, scaleToUnit, storeVector, type Encoder } from './encoder.ts';
import { splitTerms } from './split-terms.ts';

/** An encoder in which the rows of a text's words and pairs point along one axis each. */
function encoderOf(axes: Readonly<Record<string, number>>): Encoder {
  const rows = new Int8Array(ENCODER_ROWS * ENCODER_WIDTH);
  const scales = new Float32Array(ENCODER_ROWS);
  for (const [word, axis] of Object.entries(axes)) {
    const [row = 0] = encoderRows(splitTerms(word)).rows;
    rows[row * ENCODER_WIDTH + axis] = 100;
    scales[row] = 0.01;
  }
  return { rows, scales };
}

const vectorOf = (encoder: Encoder, text: string, light?: Float32Array): Float64Array => encode(encoder, splitTerms(text), light, new Float64Array(ENCODER_WIDTH));

describe('the vector of a text', () => {
  const encoder = encoderOf({ khai: 0, sinh: 1 });

  test('sums the rows of its words and is one long', () => {
    const vector = vectorOf(encoder, 'khai sinh');
    expect(vector[0]).toBeCloseTo(Math.SQRT1_2);
    expect(vector[1]).toBeCloseTo(Math.SQRT1_2);
    expect(Math.hypot(...vector)).toBeCloseTo(1);
  });

  test('leans to the words that carry weight', () => {
    const vector = vectorOf(encoder, 'khai sinh', Float32Array.of(1, 0.5));
    expect((vector[0] as number) / (vector[1] as number)).toBeCloseTo(2);
  });

  test('is zero when nothing of it was ever trained, whatever stood there before', () => {
    const out = new Float64Array(ENCODER_WIDTH).fill(3);
    expect([...encode(encoder, splitTerms('thuỷ sản'), undefined, out)].every((value) => value === 0)).toBe(true);
  });

  test('is the same with and without marks', () => {
    expect(vectorOf(encoder, 'KHAI sính')).toEqual(vectorOf(encoder, 'khai sinh'));
  });

  test('takes one row for each word and each pair, within the table', () => {
    const { rows, weights } = encoderRows(splitTerms('đăng ký khai sinh'), Float32Array.of(1, 0.25, 1, 1));
    expect(rows).toHaveLength(7);
    expect(rows.every((row) => row >= 0 && row < ENCODER_ROWS)).toBe(true);
    expect(weights).toEqual([1, 0.5, 0.25, 0.5, 1, 1, 1]);
  });
});

describe('stored vectors', () => {
  test('keep their likeness within a hundredth', () => {
    const vectors = new Int8Array(2 * ENCODER_WIDTH);
    const one = scaleToUnit(Float64Array.from({ length: ENCODER_WIDTH }, (_, at) => Math.sin(at)));
    const other = scaleToUnit(Float64Array.from({ length: ENCODER_WIDTH }, (_, at) => Math.cos(at * 3)));
    storeVector(one, vectors, 0);
    storeVector(other, vectors, 1);
    const dot = one.reduce((sum, value, at) => sum + value * (other[at] as number), 0);
    expect(Math.abs(compareVectors(one, vectors, 0) - 1)).toBeLessThan(0.01);
    expect(Math.abs(compareVectors(one, vectors, 1) - dot)).toBeLessThan(0.01);
  });

  test('are cut at the ends of a byte, and a zero vector stays zero', () => {
    const vectors = new Int8Array(ENCODER_WIDTH);
    storeVector(new Float32Array(ENCODER_WIDTH).fill(9), vectors, 0);
    expect(new Set(vectors)).toEqual(new Set([127]));
    expect([...scaleToUnit(new Float32Array(3))]).toEqual([0, 0, 0]);
  });
});
