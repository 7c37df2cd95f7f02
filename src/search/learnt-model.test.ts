import { describe, expect, test } from 'vitest';
import { ENCODER_ROWS, ENCODER_WIDTH, type Encoder } from './encoder.ts';
import { openLearntModel, writeLearntModel } from './learnt-model.ts';
import { openSections, writeSections } from './section-file.ts';
import type { Translation } from './translation.ts';

const ENCODER: Encoder = { rows: new Int8Array(ENCODER_ROWS * ENCODER_WIDTH).fill(5, 0, 96), scales: new Float32Array(ENCODER_ROWS).fill(0.5, 0, 2) };
const TRANSLATION: Translation = {
  sourceA: Uint32Array.of(1),
  sourceB: Uint32Array.of(2),
  starts: Uint32Array.of(0, 2),
  targetA: Uint32Array.of(3, 4),
  targetB: Uint32Array.of(5, 6),
  shares: Uint8Array.of(255, 10),
};
const VECTORS = Int8Array.from({ length: 2 * ENCODER_WIDTH }, (_, at) => (at < ENCODER_WIDTH ? 1 : -2));
const FILE = writeLearntModel(ENCODER, TRANSLATION, ['1.001193', '1.000894'], VECTORS);

describe('a learnt model', () => {
  test('opens as it was written, with the vector of each record by its code', () => {
    const model = openLearntModel(FILE);
    expect(Buffer.from(model?.encoder.rows ?? []).equals(Buffer.from(ENCODER.rows))).toBe(true);
    expect(model?.encoder.scales.slice(0, 3)).toEqual(Float32Array.of(0.5, 0.5, 0));
    expect(model?.translation).toEqual(TRANSLATION);
    expect([...(model?.vectorOf.keys() ?? [])]).toEqual(['1.001193', '1.000894']);
    expect(model?.vectorOf.get('1.001193')).toEqual(new Int8Array(ENCODER_WIDTH).fill(1));
    expect(model?.vectorOf.get('1.000894')).toEqual(new Int8Array(ENCODER_WIDTH).fill(-2));
  });

  test('is written as equal bytes each time', () => {
    expect(Buffer.compare(writeLearntModel(ENCODER, TRANSLATION, ['1.001193', '1.000894'], VECTORS), FILE)).toBe(0);
  });

  test.each([
    ['an empty file', new Uint8Array(0)],
    ['a file cut short', FILE.slice(0, FILE.length / 2)],
    ['other letters at the beginning', Uint8Array.from(FILE.slice(0, 400), (byte, at) => (at === 0 ? byte + 1 : byte))],
    ['a text', new TextEncoder().encode('{"features": ["titleCosine"], "linear": [1]}')],
  ])('is not opened from %s: the search then does without', (_name, file) => {
    expect(openLearntModel(file)).toBeUndefined();
  });

  test.each([
    ['format', { format: 99 }],
    ['number of rows', { rows: ENCODER_ROWS / 2 }],
    ['width', { width: ENCODER_WIDTH + 1 }],
  ])('is not opened when it was learnt for another %s', (_name, change) => {
    const header = openSections<object>(FILE, 'MCSM')?.header;
    expect(openLearntModel(writeSections('MCSM', { ...header, ...change }, [['vectors', VECTORS]]))).toBeUndefined();
  });
});
