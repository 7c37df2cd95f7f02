import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutLinks } from './cut-links.ts';

const here = { document: '1/2025/NĐ-CP', article: '5' };

test('references become pieces of their own', () => {
  expect(cutLinks('theo Điều 5 Nghị định này', [{ start: 5, end: 25, address: here }])).toEqual([{ text: 'theo ' }, { text: 'Điều 5 Nghị định này', address: here }]);
});

test('one without a document leads nowhere and stays words', () => {
  expect(cutLinks('theo Điều 5', [{ start: 5, end: 11, address: { article: '5' } }])).toEqual([{ text: 'theo Điều 5' }]);
});

test('whatever the places are, no letter is lost or doubled', () => {
  const link = fc.record({ start: fc.integer({ min: -3, max: 40 }), end: fc.integer({ min: -3, max: 40 }), address: fc.constantFrom(here, { article: '1' }) });
  fc.assert(fc.property(fc.string({ maxLength: 30 }), fc.array(link, { maxLength: 5 }), (text, links) => cutLinks(text, links).map((piece) => piece.text).join('') === text));
});
