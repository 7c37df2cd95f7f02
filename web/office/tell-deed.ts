import type { WordKey } from '../words/word-keys.d.ts';
import type { Words } from '../words/words.ts';

/** What somebody did, in words; a deed of a room that has no words yet is named as the log names it. */
export function tellDeed(say: Words, command: string): string {
  const key = `deed.${command}`;
  const told = say(key as WordKey);
  return told === key ? command : told;
}

/** A moment as people in Vietnam read it: `07:05 30/11/2026`. */
export function tellMoment(instant: string): string {
  const epochMs = Date.parse(instant);
  if (!Number.isFinite(epochMs)) return instant;
  const local = new Date(epochMs + 7 * 3_600_000).toISOString();
  return `${local.slice(11, 16)} ${local.slice(8, 10)}/${local.slice(5, 7)}/${local.slice(0, 4)}`;
}
