/** The only source of the present moment; rooms never call `Date.now()`. Unit: milliseconds since 1970. */
export interface Clock {
  now(): number;
}

/** The machine's own clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** A clock that stands still until a test moves it. */
export interface TestClock extends Clock {
  set(epochMs: number): void;
  advance(byMs: number): void;
}

/** A clock for tests and trials, standing at an instant such as `2027-03-01T08:00:00+07:00`. */
export function testClock(instant: string): TestClock {
  let current = Date.parse(instant);
  if (!Number.isFinite(current)) throw new Error(`testClock: "${instant}" is not an instant`);
  return {
    now: () => current,
    set: (epochMs) => {
      current = epochMs;
    },
    advance: (byMs) => {
      current += byMs;
    },
  };
}
