import { expect, test } from 'vitest';
import { createTurns } from './take-turns.ts';

test('as many as are let in work at once, the others follow in the order they came, faults too give their turn on', async () => {
  const inTurn = createTurns(2);
  const began: number[] = [];
  let atOnce = 0;
  let most = 0;
  const all = Array.from({ length: 9 }, (_, number) =>
    inTurn(async () => {
      began.push(number);
      most = Math.max(most, (atOnce += 1));
      await new Promise((resolve) => setTimeout(resolve, 1));
      atOnce -= 1;
      if (number % 3 === 0) throw new Error(String(number));
      return number;
    }),
  );
  const ended = await Promise.allSettled(all);
  expect(ended.map((each) => (each.status === 'fulfilled' ? each.value : 'fault'))).toEqual(['fault', 1, 2, 'fault', 4, 5, 'fault', 7, 8]);
  expect(began).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect(most).toBe(2);
});
