import { expect, test } from 'vitest';
import { createSiteTurns } from './site-turns.ts';

test('what concerns one site goes on one after another, in order, a fault keeps nobody, and other sites do not wait', async () => {
  const inTurn = createSiteTurns();
  const told: string[] = [];
  const gate = Promise.withResolvers<undefined>();
  const first = inTurn('a', async () => {
    told.push('a first');
    await gate.promise;
    told.push('a first ends');
    throw new Error('broken');
  });
  const second = inTurn('a', async () => told.push('a second'));
  await inTurn('b', async () => told.push('b'));
  expect(told.toSorted()).toEqual(['a first', 'b']);
  gate.resolve(undefined);
  await expect(first).rejects.toThrow('broken');
  await second;
  expect(told.slice(2)).toEqual(['a first ends', 'a second']);
});
