/** Whether the long campaigns are asked for: `./motcua test --long`. */
export const IS_LONG = process.env['MOTCUA_TEST_LONG'] === '1';

/** How often a campaign repeats itself: a short dose each time, the whole on demand. */
export function rounds(dose: number, whole: number): number {
  return IS_LONG ? whole : dose;
}

/** Whether a campaign that is measured in time goes on after so many rounds: a short dose each time, on demand as long as is promised. Unit: milliseconds. */
export function goesOn(dose: number, wholeMs: number): (done: number) => boolean {
  const until = Date.now() + wholeMs;
  return (done) => (IS_LONG ? Date.now() < until : done < dose);
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
