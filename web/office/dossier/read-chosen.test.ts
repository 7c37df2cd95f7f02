import { expect, test } from 'vitest';
import { readChosen } from './read-chosen.ts';

const ID = '019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7';

test('a row is read once, with what its reader has seen; anything else is left out', () => {
  expect(readChosen([`${ID} 4`, `${ID} 4`, 'x', `${ID}`, `${ID} -1`, ''])).toEqual([{ dossierId: ID, seenNumber: 4 }]);
  expect(readChosen([])).toEqual([]);
});

test('more than the API takes at once is cut', () => {
  const many = Array.from({ length: 300 }, (_each, at) => `019d2bfd-3fe0-70ac-b9d6-${String(at).padStart(12, '0')} 1`);
  expect(readChosen(many)).toHaveLength(200);
});
