import { editDistanceAtMost } from '#model/vietnamese.ts';
import { foldWord, wordOf, type Word } from './split-terms.ts';
import { isSyllable, readTelex, readVni } from './typing.ts';

/** What the mender asks of the index: how many records hold a word, and whether two words ever stand side by side. */
export interface KnownWords {
  count(folded: string): number;
  together(left: string, right: string): boolean;
}

export interface Mender {
  mend(words: readonly Word[]): readonly Word[];
}

/** Words shorter than this are not corrected by edits: everything is near them. */
const SHORTEST_MENDED = 3;
/** A text in which this share of words is Telex is read as Telex throughout. */
const TELEX_SHARE = 0.25;

/** A word has many exact forms, and strangers make up more. */
const SOUND_KEPT = 30_000;

/**
 * Makes the mender of one index: Telex and VNI residue, words typed together, one slip of the finger.
 * Words the index knows stay as they are. The words are filed by their slips when the first slip is met.
 */
export function createMender(known: KnownWords, words: () => Iterable<string>): Mender {
  let filed: ReadonlyMap<string, readonly string[]> | undefined;
  /** Words the index knows and no keyboard left behind: nothing is to be mended of them, in any question. */
  const sound = new Set<Word>();

  function mend(typed: readonly Word[]): readonly Word[] {
    if (typed.every((word) => sound.has(word))) return typed;
    const telex = typed.map((word) => (/\d/u.test(word.exact) ? readVni(word.exact) : readTelex(word.exact)));
    const raw = typed.filter((word, at) => telex[at] !== undefined && known.count(word.folded) === 0).length;
    const telexThroughout = raw >= 2 && raw >= typed.length * TELEX_SHARE;
    const result: Word[] = [];
    typed.forEach((word, at) => {
      const decoded = telex[at];
      const count = known.count(word.folded);
      // "a1" is a class of driving licence before it is "á": a form with digits that records hold is never read anew.
      const mayRead = count === 0 || (telexThroughout && !/\d/u.test(word.exact));
      if (decoded !== undefined && mayRead && (telexThroughout || known.count(foldWord(decoded)) > 0)) {
        result.push(wordOf(decoded));
        return;
      }
      if (count > 0 && decoded === undefined) {
        if (sound.size >= SOUND_KEPT) sound.clear();
        sound.add(word);
      }
      if (count > 0 || word.folded.length < SHORTEST_MENDED || /\d/u.test(word.folded)) {
        result.push(word);
        return;
      }
      const parts = splitJoined(word, known);
      if (parts !== undefined) {
        result.push(...parts);
        return;
      }
      const mended = nearest(word.folded, result.at(-1)?.folded, typed[at + 1]?.folded, (filed ??= fileByDeletion(words())), known);
      result.push(mended === undefined ? word : wordOf(mended));
    });
    return result;
  }

  return { mend };
}

/** "khaisinh" → "khai sinh": the fewest known syllables that make up the word. */
function splitJoined(word: Word, known: KnownWords): Word[] | undefined {
  const text = word.folded;
  if (text.length < 5 || text.length > 28) return undefined;
  const best: (number[] | undefined)[] = [[]];
  for (let end = 1; end <= text.length; end += 1) {
    for (let start = Math.max(0, end - 7); start < end; start += 1) {
      const before = best[start];
      const part = foldWord(text.slice(start, end));
      if (before === undefined || end - start < 2 || !isSyllable(part) || known.count(part) === 0) continue;
      if (start > 0) {
        const left = foldWord(text.slice(before.at(-1) ?? 0, start));
        if (!known.together(left, part)) continue;
      }
      const current = best[end];
      if (current === undefined || before.length + 1 < current.length) best[end] = [...before, start];
    }
  }
  const cuts = best[text.length];
  if (cuts === undefined || cuts.length < 2) return undefined;
  const exactFits = word.exact.length === text.length;
  return cuts.map((start, at) => {
    const end = cuts[at + 1] ?? text.length;
    return wordOf(exactFits ? word.exact.slice(start, end) : foldWord(text.slice(start, end)));
  });
}

/** All words under each form with one letter left out, so that a slip is found without trying the whole list. */
function fileByDeletion(words: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const near = new Map<string, string[]>();
  for (const word of words) {
    if (word.length < SHORTEST_MENDED || word.length > 20 || /\d/u.test(word)) continue;
    for (const form of formsWithout(word)) {
      const list = near.get(form);
      if (list === undefined) near.set(form, [word]);
      else list.push(word);
    }
  }
  return near;
}

function formsWithout(word: string): Set<string> {
  const forms = new Set([word]);
  for (let at = 0; at < word.length; at += 1) forms.add(word.slice(0, at) + word.slice(at + 1));
  return forms;
}

/** Standing beside its neighbour somewhere says more for a word than being common. */
const BESIDE_NEIGHBOUR = 6;

/**
 * The best known word one slip away: standing beside its neighbour counts most, then how common it is.
 * A word that has the shape of a syllable may be right though no record holds it: it yields only to a neighbour's word.
 */
function nearest(
  word: string,
  before: string | undefined,
  after: string | undefined,
  near: ReadonlyMap<string, readonly string[]>,
  known: KnownWords,
): string | undefined {
  let best: string | undefined;
  let bestScore = isSyllable(word) ? BESIDE_NEIGHBOUR : 0;
  const tried = new Set<string>();
  for (const form of formsWithout(word)) {
    for (const candidate of near.get(form) ?? []) {
      if (tried.has(candidate)) continue;
      tried.add(candidate);
      if (editDistanceAtMost(word, candidate, 1) > 1) continue;
      let score = Math.log(1 + known.count(candidate)) + (candidate[0] === word[0] ? 1 : 0) + (isSyllable(candidate) ? 1 : 0);
      if (before !== undefined && known.together(before, candidate)) score += BESIDE_NEIGHBOUR;
      if (after !== undefined && known.together(candidate, after)) score += BESIDE_NEIGHBOUR;
      if (score > bestScore) {
        bestScore = score;
        best = candidate;
      }
    }
  }
  return best;
}
