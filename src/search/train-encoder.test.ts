import { describe, expect, test } from 'vitest';
import { compareVectors, encode, ENCODER_WIDTH, storeVector } from './encoder.ts';
import { splitTerms } from './split-terms.ts';
import { createRandom, TRAIN_DEFAULTS, trainEncoder, type Lesson } from './train-encoder.ts';

const lessonOf = (text: string, record: number, rivals: readonly number[] = []): Lesson => {
  const words = splitTerms(text);
  return { words, light: new Float32Array(words.length).fill(1), record, rivals };
};

/** What people say for three records; "giấy" is said of all. */
const SAID: readonly (readonly string[])[] = [
  ['giấy vợ mới đẻ', 'giấy em bé', 'giấy cho cháu mới đẻ', 'em bé mới đẻ'],
  ['giấy cưới nhau', 'giấy hai đứa cưới', 'cưới vợ', 'hai đứa cưới nhau'],
  ['giấy xây nhà', 'giấy cất nhà', 'xây nhà ba tầng', 'cất nhà tầng'],
];
const LESSONS = SAID.flatMap((texts, record) => texts.map((text) => lessonOf(text, record, [(record + 1) % SAID.length])));
const OPTIONS = { ...TRAIN_DEFAULTS, strangers: 2, epochs: 12 };
const trained = trainEncoder(LESSONS, SAID.length, OPTIONS);

function nearest(text: string): number {
  const vectors = new Int8Array(SAID.length * ENCODER_WIDTH);
  for (let record = 0; record < SAID.length; record += 1) storeVector(trained.vectors.subarray(record * ENCODER_WIDTH, (record + 1) * ENCODER_WIDTH), vectors, record);
  const query = encode(trained.encoder, splitTerms(text), undefined, new Float64Array(ENCODER_WIDTH));
  const likeness = SAID.map((_, record) => compareVectors(query, vectors, record));
  return likeness.indexOf(Math.max(...likeness));
}

describe('learning the encoder', () => {
  test.each([
    ['đẻ em bé', 0],
    ['cháu mới đẻ', 0],
    ['hai vợ chồng cưới nhau', 1],
    ['muốn xây nhà tầng', 2],
    ['cat nha', 2],
  ])('brings "%s", which no lesson said, nearest to its record', (text, record) => {
    expect(nearest(text)).toBe(record);
  });

  test('gives equal bytes for equal lessons, other bytes for another seed', () => {
    const again = trainEncoder(LESSONS, SAID.length, OPTIONS);
    expect(Buffer.from(again.encoder.rows).equals(Buffer.from(trained.encoder.rows))).toBe(true);
    expect(again.encoder.scales).toEqual(trained.encoder.scales);
    expect(again.vectors).toEqual(trained.vectors);
    expect(trainEncoder(LESSONS, SAID.length, { ...OPTIONS, seed: 1 }).vectors).not.toEqual(trained.vectors);
  });

  test('gives each record a vector one long, and a record without lessons none', () => {
    const { vectors } = trainEncoder(LESSONS, SAID.length + 1, { ...OPTIONS, strangers: 0 });
    const lengths = [0, 1, 2, 3].map((record) => Math.hypot(...vectors.subarray(record * ENCODER_WIDTH, (record + 1) * ENCODER_WIDTH)));
    expect(lengths.map((length) => Number(length.toFixed(4)))).toEqual([1, 1, 1, 0]);
  });

  test('leaves words that no lesson said without weight', () => {
    const out = encode(trained.encoder, splitTerms('thuỷ sản'), undefined, new Float64Array(ENCODER_WIDTH));
    expect(Math.hypot(...out)).toBe(0);
  });

  test('passes over a lesson without words', () => {
    const withEmpty = trainEncoder([...LESSONS, lessonOf('…', 1)], SAID.length, { ...OPTIONS, epochs: 1 });
    expect([...withEmpty.vectors].some(Number.isNaN)).toBe(false);
  });
});

describe('the generator of numbers', () => {
  test('repeats itself for a seed and fills the whole range evenly', () => {
    const draw = (seed: number): number[] => {
      const random = createRandom(seed);
      return Array.from({ length: 2_000 }, random);
    };
    const values = draw(5);
    expect(draw(5)).toEqual(values);
    expect(draw(6)).not.toEqual(values);
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
    const tenths = Array.from({ length: 10 }, (_, tenth) => values.filter((value) => Math.floor(value * 10) === tenth).length);
    expect(Math.min(...tenths)).toBeGreaterThan(140);
    expect(Math.max(...tenths)).toBeLessThan(260);
  });
});
