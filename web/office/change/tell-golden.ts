import type { GoldenResult } from '../../api.ts';
import type { Words } from '../../words/words.ts';

/** Whether an answer was the expected one, and what it lacks. */
export function tellGolden(say: Words, { right, missing }: GoldenResult): string {
  if (right) return say('golden.right');
  return say('golden.wrong', { what: missing.map((each) => (each === 'candidate' || each === 'status' ? say(`golden.${each}`) : `“${each}”`)).join(', ') });
}
