import { addDays, isLocalDate } from '../../src/model/time.ts';
import { showDate } from '../words/show-date.ts';
import type { Words } from '../words/words.ts';

/** The days on which something holds, in words; `validTo` is the first day on which it no longer does. */
export function showInterval({ validFrom, validTo }: { readonly validFrom?: string | null | undefined; readonly validTo?: string | null | undefined }, say: Words): string {
  const from = validFrom === undefined || validFrom === null ? undefined : showDate(validFrom);
  const to = validTo === undefined || validTo === null ? undefined : showDate(isLocalDate(validTo) ? addDays(validTo, -1) : validTo);
  if (from !== undefined && to !== undefined) return say('validity.between', { from, to });
  if (from !== undefined) return say('validity.from', { from });
  return to === undefined ? say('validity.silent') : say('validity.until', { to });
}
