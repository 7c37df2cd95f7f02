import { expect, test } from 'vitest';
import { buildAskCall } from './ask-call.ts';

const ticket = '5c0b2a1e-0000-4000-8000-000000000000';

test('the same form pressed twice sends the same key', () => {
  const once = buildAskCall({ question: ' làm khai sinh ', lang: 'vi', ticket, conversationId: '', communeCode: '' });
  expect(buildAskCall({ question: 'làm khai sinh', lang: 'vi', ticket })).toEqual(once);
});

test('another question from a page kept open has a key of its own', () => {
  expect(buildAskCall({ question: 'làm khai sinh', lang: 'vi', ticket }).key).not.toBe(buildAskCall({ question: 'làm khai tử', lang: 'vi', ticket }).key);
});

test('a place that is no commune code is left out', () => {
  expect(buildAskCall({ question: 'a', lang: 'vi', ticket, communeCode: '<b>' }).call).toEqual({ question: 'a' });
  expect(buildAskCall({ question: 'a', lang: 'vi', ticket, communeCode: '00004' }).call).toEqual({ question: 'a', communeCode: '00004' });
});

test('a page in English asks for an English answer, a Vietnamese page leaves it to the question', () => {
  expect(buildAskCall({ question: 'a', lang: 'en', ticket }).call).toEqual({ question: 'a', lang: 'en' });
  expect(buildAskCall({ question: 'how do I register a birth', lang: 'vi', ticket }).call).toEqual({ question: 'how do I register a birth' });
});
