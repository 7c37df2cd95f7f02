/** Whether the long campaigns are asked for: `./motcua test --long`. */
export const IS_LONG = process.env['MOTCUA_TEST_LONG'] === '1';

/** How often a campaign repeats itself: a short dose each time, the whole on demand. */
export function rounds(dose: number, whole: number): number {
  return IS_LONG ? whole : dose;
}

/** Seeds 1, 2, 3 …: a short dose each time; on demand as many as the minutes hold, and then how many those were. */
export function* seeds(name: string, dose: number, wholeMinutes: number): Generator<number> {
  const until = performance.now() + wholeMinutes * 60_000;
  let seed = 0;
  while (IS_LONG ? performance.now() < until : seed < dose) yield (seed += 1);
  if (IS_LONG) console.log(`${name}: ${String(seed)} seeds in ${String(wholeMinutes)} minutes`);
}

/** Numbers from 0 to below 1, the same for the same seed, so that a failure can be had again. Source: mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
