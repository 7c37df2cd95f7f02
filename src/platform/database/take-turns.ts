/**
 * Lets so many pieces of work go on at once and no more; the others wait in the order they came.
 * Shape: a function that runs work when its turn has come and gives what the work gives.
 */
export function createTurns(most: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = [];
  let busy = 0;
  const leave = (): void => {
    const next = waiting.shift();
    // A turn goes straight to whoever waits: nobody who comes in between takes it.
    if (next === undefined) busy -= 1;
    else next();
  };
  return async (work) => {
    if (busy < most) busy += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      leave();
    }
  };
}
