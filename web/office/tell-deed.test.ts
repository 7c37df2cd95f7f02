import { expect, test } from 'vitest';
import { createWords } from '../words/words.ts';
import { tellDeed, tellMoment } from './tell-deed.ts';

test('a deed is told in the language of the page, and named as logged where there are no words', () => {
  expect(tellDeed(createWords('vi'), 'identity.changePassword')).toBe('Đổi mật khẩu');
  expect(tellDeed(createWords('en'), 'identity.changePassword')).toBe('Changed the password');
  expect(tellDeed(createWords('vi'), 'room.unheardOf')).toBe('room.unheardOf');
});

test.each([
  ['2026-11-30T00:05:00.000Z', '07:05 30/11/2026'],
  ['2026-12-31T17:00:00.000Z', '00:00 01/01/2027'],
  ['x', 'x'],
])('%s is read %s in Vietnam', (instant, told) => {
  expect(tellMoment(instant)).toBe(told);
});
