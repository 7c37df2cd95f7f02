import { foldText } from '#model/vietnamese.ts';
import type { EvalRow } from './rows.ts';

/** What no engine can go beyond over some rows. */
export interface Ceiling {
  readonly hit1: number;
  readonly hit3: number;
  /** Rows that stand beside one with the same words and another right answer. */
  readonly contested: number;
}

/** The words of a question, whatever their case, marks and stops. */
export function wordingOf(row: EvalRow): string {
  return foldText(row.turns.join(' ')).replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/**
 * The most that any engine could reach: it sees only the words, so of rows with the same words it can please no more
 * than those that share its one (or three) best answers. `wording` says which rows have the same words.
 */
export function ceilingOf(rows: readonly EvalRow[], wording: (row: EvalRow) => string = wordingOf): Ceiling {
  const groups = new Map<string, EvalRow[]>();
  for (const row of rows) groups.set(wording(row), [...(groups.get(wording(row)) ?? []), row]);
  let first = 0;
  let three = 0;
  let contested = 0;
  for (const group of groups.values()) {
    first += pleased(group, 1);
    three += pleased(group, 3);
    if (pleased(group, 1) < group.length) contested += group.length;
  }
  const share = (count: number): number => (rows.length === 0 ? 1 : count / rows.length);
  return { hit1: share(first), hit3: share(three), contested };
}

/** How many rows of a group the best answers please: those that please most, one after the other. */
function pleased(group: readonly EvalRow[], answers: number): number {
  let left = group;
  for (let given = 0; given < answers && left.length > 0; given += 1) {
    const codes = new Set(left.flatMap((row) => row.gold));
    let rest = left;
    for (const code of codes) {
      const without = left.filter((row) => !row.gold.includes(code));
      if (without.length < rest.length) rest = without;
    }
    left = rest;
  }
  return group.length - left.length;
}
