import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { openSections, writeSections, type Numbers } from './section-file.ts';

const MAGIC = 'MCXX';
const HEADER = { name: 'Đăng ký khai sinh', size: 3 };
const ARRAYS: readonly (readonly [string, Numbers])[] = [
  ['bytes', Uint8Array.of(1, 2, 3)],
  ['signed', Int8Array.of(-128, 127)],
  ['halves', Uint16Array.of(65_535)],
  ['words', Uint32Array.of(4_294_967_295, 0, 7)],
  ['parts', Float32Array.of(0.5, -2)],
  ['none', new Float32Array(0)],
];
const FILE = writeSections(MAGIC, HEADER, ARRAYS);

describe('a file of sections', () => {
  test('opens as it was written, header and arrays', () => {
    const open = openSections<typeof HEADER>(FILE, MAGIC);
    expect(open?.header).toEqual(HEADER);
    for (const [name, numbers] of ARRAYS) expect(open?.take(name)).toEqual(numbers);
  });

  test('opens from whatever place in memory it lies, whole file or part of a larger one', () => {
    for (const make of [(length: number) => new Uint8Array(length), (length: number): Uint8Array => Buffer.alloc(length)]) {
      for (const shift of [0, 1, 3, 8]) {
        const larger = make(FILE.length + shift + 5);
        larger.set(FILE, shift);
        const open = openSections(larger.subarray(shift, shift + FILE.length), MAGIC);
        expect(open?.take('words')).toEqual(Uint32Array.of(4_294_967_295, 0, 7));
        expect(open?.take('parts')).toEqual(Float32Array.of(0.5, -2));
      }
    }
  });

  test('gives equal bytes for equal contents', () => {
    expect(writeSections(MAGIC, HEADER, ARRAYS)).toEqual(FILE);
  });

  test('names the part that is missing', () => {
    expect(() => openSections(FILE, MAGIC)?.take('vectors')).toThrow(/no part "vectors"/u);
  });

  test('is not opened under other letters', () => {
    expect(openSections(FILE, 'MCYY')).toBeUndefined();
  });

  test('is not opened when it was cut short anywhere', () => {
    const end = FILE.length - 8;
    for (let length = 0; length < end; length += 1) expect(openSections(FILE.slice(0, length), MAGIC)).toBeUndefined();
  });

  test.each([
    ['no sections', { header: {} }],
    ['nothing', null],
    ['a number', 7],
    ['a section of an unknown kind', { header: {}, sections: [{ name: 'a', type: 'Float64Array', offset: 0, length: 1 }] }],
    ['a section beyond the end', { header: {}, sections: [{ name: 'a', type: 'Uint8Array', offset: 0, length: 900 }, { name: 'b', type: 'Uint8Array', offset: 0, length: 1 }] }],
    ['a section before the beginning', { header: {}, sections: [{ name: 'a', type: 'Uint8Array', offset: -8, length: 1 }] }],
    ['a section between the places', { header: {}, sections: [{ name: 'a', type: 'Float32Array', offset: 3, length: 1 }] }],
    ['a section of half a number', { header: {}, sections: [{ name: 'a', type: 'Uint8Array', offset: 0, length: 0.5 }] }],
  ])('is not opened when its head holds %s', (_name, head) => {
    const text = new TextEncoder().encode(JSON.stringify(head));
    const file = new Uint8Array(8 + text.length + 64);
    file.set(new TextEncoder().encode(MAGIC));
    new DataView(file.buffer).setUint32(4, text.length, true);
    file.set(text, 8);
    expect(openSections(file, MAGIC)).toBeUndefined();
  });

  test('never faults on a damaged file: it is opened or it is not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: FILE.length - 1 }), fc.integer({ min: 1, max: 255 }), (place, change) => {
        const damaged = FILE.slice();
        damaged[place] = (damaged[place] as number) ^ change;
        expect(() => openSections(damaged, MAGIC)).not.toThrow();
      }),
      { numRuns: 1_000 },
    );
  });
});
