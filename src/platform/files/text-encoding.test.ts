import { describe, expect, it } from 'vitest';
import { guessEncoding, isUtf16 } from './text-encoding.ts';

describe('the encoding of a file', () => {
  it.each([
    ['UTF-16 with its mark', Buffer.from('\ufeffĐiều', 'utf16le'), true],
    ['UTF-16 without it', Buffer.from('Dieu 1. Pham vi', 'utf16le'), true],
    ['UTF-8', Buffer.from('\ufeffĐiều 1. Phạm vi'), false],
    ['a zip file', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0, 0, 0]), false],
    ['nothing', Buffer.alloc(0), false],
  ])('%s', (_, bytes, expected) => {
    expect(isUtf16(bytes)).toBe(expected);
  });

  it('is guessed from tone marks behind vowels', () => {
    expect(guessEncoding(Buffer.from([0x74, 0xea, 0xec, 0x6e]))).toBe('Windows-1258');
    expect(guessEncoding(Buffer.from([0xb5, 0xae, 0xb9]))).toBe('TCVN3 / VNI');
  });
});
