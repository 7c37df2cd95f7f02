import { expect, test } from 'vitest';
import { capitalise } from './capitalise.ts';

test.each([
  ['đính kèm giấy tờ', 'vi', 'Đính kèm giấy tờ'],
  ['ký', 'vi', 'Ký'],
  ['', 'en', ''],
] as const)('%s begins with a large letter', (text, lang, shown) => {
  expect(capitalise(text, lang)).toBe(shown);
});
