import type { LawUnit, WordChange } from './law.ts';

/** Beyond so many edits two texts have little in common, and finding the shortest way between them costs more than it shows. */
const MOST_EDITS = 1_500;

/** The text of a provision in lines, each with its clause or point before it, as people compare it. */
export function writeUnits(units: readonly LawUnit[]): string {
  return units.map(({ clause, point, text }) => `${point !== undefined ? `${point}) ` : clause !== undefined ? `${clause}. ` : ''}${text}`).join('\n');
}

/**
 * What stayed, went and came between two texts, word by word; joined, the parts give each text again.
 * Source: Myers, An O(ND) difference algorithm, 1986.
 */
export function compareWords(before: string, after: string): WordChange[] {
  const left = before.match(/\S+\s*/gu) ?? [];
  const right = after.match(/\S+\s*/gu) ?? [];
  const same = (at: number, other: number): boolean => left[at]?.trimEnd() === right[other]?.trimEnd();
  let head = 0;
  while (head < left.length && head < right.length && same(head, head)) head += 1;
  let tail = 0;
  while (tail < left.length - head && tail < right.length - head && same(left.length - 1 - tail, right.length - 1 - tail)) tail += 1;
  const changes = new Changes();
  for (let at = 0; at < head; at += 1) changes.add('same', right[at] ?? '');
  const middle = { left: left.slice(head, left.length - tail), right: right.slice(head, right.length - tail) };
  for (const [change, word] of walk(middle.left, middle.right)) changes.add(change, word);
  for (let at = right.length - tail; at < right.length; at += 1) changes.add('same', right[at] ?? '');
  return changes.list;
}

/** Gathers words of one kind into runs. */
class Changes {
  readonly list: WordChange[] = [];

  add(change: WordChange['change'], word: string): void {
    const last = this.list.at(-1);
    // The last word of a text has no space behind it, wherever it comes to stand.
    const held = last === undefined || /\s$/u.test(last.text) ? last : { ...last, text: `${last.text} ` };
    if (held !== undefined) this.list[this.list.length - 1] = held.change === change ? { change, text: held.text + word } : held;
    if (held?.change !== change) this.list.push({ change, text: word });
  }
}

type Step = readonly [WordChange['change'], string];

function walk(left: readonly string[], right: readonly string[]): Step[] {
  const most = Math.min(left.length + right.length, MOST_EDITS);
  const furthest = new Map<number, number>([[1, 0]]);
  const history: Map<number, number>[] = [];
  for (let edits = 0; edits <= most; edits += 1) {
    history.push(new Map(furthest));
    for (let line = -edits; line <= edits; line += 2) {
      const down = line === -edits || (line !== edits && (furthest.get(line - 1) ?? -1) < (furthest.get(line + 1) ?? -1));
      let at = down ? (furthest.get(line + 1) ?? 0) : (furthest.get(line - 1) ?? 0) + 1;
      while (at < left.length && at - line < right.length && left[at]?.trimEnd() === right[at - line]?.trimEnd()) at += 1;
      furthest.set(line, at);
      if (at >= left.length && at - line >= right.length) return trace(left, right, history, edits);
    }
  }
  return [...left.map((word): Step => ['removed', word]), ...right.map((word): Step => ['added', word])];
}

function trace(left: readonly string[], right: readonly string[], history: readonly ReadonlyMap<number, number>[], edits: number): Step[] {
  const steps: Step[] = [];
  let at = left.length;
  let other = right.length;
  for (let edit = edits; edit > 0; edit -= 1) {
    const before = history[edit];
    const line = at - other;
    const down = line === -edit || (line !== edit && (before?.get(line - 1) ?? -1) < (before?.get(line + 1) ?? -1));
    const from = down ? line + 1 : line - 1;
    const start = before?.get(from) ?? 0;
    const met = down ? start : start + 1;
    for (; at > met; at -= 1, other -= 1) steps.push(['same', right[other - 1] ?? '']);
    if (down) steps.push(['added', right[(other -= 1)] ?? '']);
    else steps.push(['removed', left[(at -= 1)] ?? '']);
  }
  for (; at > 0; at -= 1, other -= 1) steps.push(['same', right[other - 1] ?? '']);
  return steps.reverse();
}
