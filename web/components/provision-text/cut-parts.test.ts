import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TextPiece } from './cut-links.ts';
import { cutParts } from './cut-parts.ts';

const here = { document: '1/2025/NĐ-CP', article: '5' };

test('a text of usual length is one part, a long one is cut after a space', () => {
  expect(cutParts([{ text: 'Nghị định này.' }])).toEqual([[{ text: 'Nghị định này.' }]]);
  expect(cutParts([{ text: 'một hai ba bốn' }], 8)).toEqual([[{ text: 'một hai ' }], [{ text: 'ba bốn' }]]);
  expect(cutParts([])).toEqual([]);
});

test('no letter is lost, no reference is cut, and no part of plain words is too long', () => {
  const piece: fc.Arbitrary<TextPiece> = fc.record({ text: fc.stringMatching(/^[ab ]{1,60}$/u), address: fc.constantFrom(here, undefined) }).map(({ text, address }) => (address === undefined ? { text } : { text, address }));
  fc.assert(fc.property(fc.array(piece, { maxLength: 8 }), fc.integer({ min: 1, max: 30 }), (pieces, longest) => {
    const parts = cutParts(pieces, longest);
    expect(parts.flat().map(({ text }) => text).join('')).toBe(pieces.map(({ text }) => text).join(''));
    const links = (all: readonly TextPiece[]): string[] => all.flatMap(({ text, address }) => (address === undefined ? [] : [text]));
    expect(links(parts.flat())).toEqual(links(pieces));
    for (const part of parts) expect(part.filter(({ address }) => address === undefined).map(({ text }) => text).join('').length).toBeLessThanOrEqual(longest);
  }));
});
