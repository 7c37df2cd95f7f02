import { expect, test } from 'vitest';
import { readPlayed } from './read-played.ts';

test.each([
  [[], []],
  [['leader'], ['leader']],
  [['all'], ['officer', 'leader', 'clerk', 'deskLead']],
  [['operator', 'clerk', ''], ['clerk']],
])('of %j these are played: %j', (given, played) => {
  expect(readPlayed(given)).toEqual(played);
});
