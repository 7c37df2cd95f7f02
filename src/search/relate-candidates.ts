import { LEVEL_BIT } from '#model/search.ts';
import type { Sentences } from './build-index.ts';
import { FEATURE_COUNT, FEATURES } from './features.ts';
import type { QueryScratch } from './query-scratch.ts';

/** Where the features of this file begin; those before are one candidate's own. */
const FIRST = FEATURES.indexOf('titleRun');
const OWN = { body: 0, titleCosine: 1, encoder: 9, bestSentence: 24, coversQuery: 25 } as const;
/** In which of its own features a candidate's lead over the best other is told, in the order of the names in FEATURES. */
const LEADS: readonly number[] = [OWN.body, OWN.titleCosine, OWN.encoder, OWN.bestSentence, OWN.coversQuery];
/** So many of the likeliest candidates are compared title by title; each has a bit of a byte. */
const COMPARED = 8;
/** Titles that share this much of their weight are twins: only where they differ can tell them apart. */
const TWIN_SHARE = 0.35;
/** Unit of the differences: about the weight of one rare word. */
const DIFFERENCE_UNIT = 8;

/** Room for comparing the candidates of one question; one per engine. */
export interface Rivals {
  count: number;
  readonly sentences: Sentences[];
  readonly starts: Int32Array;
  readonly stops: Int32Array;
  readonly levels: Uint8Array;
  readonly likely: Float32Array;
  /** By term: which of the titles being compared hold it, one bit each; all 0 between questions. */
  readonly holders: Uint8Array;
}

/** Room for that many candidates of an index of that many terms. */
export function createRivals(rows: number, terms: number): Rivals {
  return { count: 0, sentences: [], starts: new Int32Array(rows), stops: new Int32Array(rows), levels: new Uint8Array(rows), likely: new Float32Array(rows), holders: new Uint8Array(terms) };
}

/** Notes a candidate's title and level; rows follow each other. */
export function noteRival(rivals: Rivals, sentences: Sentences, levels: number, record: number): void {
  const row = rivals.count;
  const title = sentences.ofRecord[record] ?? 0;
  const some = title < (sentences.ofRecord[record + 1] ?? 0);
  rivals.sentences[row] = sentences;
  rivals.starts[row] = some ? (sentences.starts[title] as number) : 0;
  rivals.stops[row] = some ? (sentences.starts[title + 1] as number) : 0;
  rivals.levels[row] = levels;
  rivals.count += 1;
}

/** Fills what only the company of the others shows: leads, the run of the title that was said, what parts twins. */
export function relateCandidates(rivals: Rivals, idf: Float32Array, scratch: QueryScratch, sum: number, levelSaid: boolean, out: Float32Array): void {
  const { count } = rivals;
  for (let row = 0; row < count; row += 1) {
    const at = row * FEATURE_COUNT;
    out.fill(0, at + FIRST, at + FEATURE_COUNT);
    fillRun(rivals, row, idf, scratch, sum, out, at + FIRST);
    rivals.likely[row] = (out[at + OWN.bestSentence] as number) + 0.5 * (out[at + OWN.coversQuery] as number) + 0.5 * (out[at + OWN.encoder] as number);
  }
  LEADS.forEach((own, place) => {
    fillLead(count, own, out, FIRST + 2 + place);
  });
  fillTwins(rivals, idf, scratch, levelSaid, out, FIRST + 2 + LEADS.length);
}

/** The longest stretch of the title that the question says in the same order: its share of the title, its weight in the question. */
function fillRun(rivals: Rivals, row: number, idf: Float32Array, scratch: QueryScratch, sum: number, out: Float32Array, at: number): void {
  const sentences = rivals.sentences[row] as Sentences;
  const stop = rivals.stops[row] as number;
  let all = 0;
  let run = 0;
  let longest = 0;
  for (let place = rivals.starts[row] as number; place < stop; place += 1) {
    const term = sentences.terms[place] as number;
    const weight = idf[term] as number;
    all += weight;
    if (isSaid(scratch, term, sentences.exact[place] as number)) {
      run += weight;
      if (run > longest) longest = run;
    } else run = 0;
  }
  out[at] = all === 0 ? 0 : longest / all;
  out[at + 1] = Math.min(3, longest / sum);
}

function isSaid(scratch: QueryScratch, term: number, exact: number): boolean {
  const slot = (scratch.slotOf[term] as number) - 1;
  if (slot < 0 || (scratch.slots.said[slot] as number) === 0) return false;
  const typed = scratch.slots.exact[slot] as number;
  return typed < 0 || typed === exact;
}

/** How far a candidate is before the best other in one feature; below zero for all but the first. */
function fillLead(count: number, own: number, out: Float32Array, place: number): void {
  let best = 0;
  let next = 0;
  for (let row = 0; row < count; row += 1) {
    const value = out[row * FEATURE_COUNT + own] as number;
    if (value > best) {
      next = best;
      best = value;
    } else if (value > next) next = value;
  }
  for (let row = 0; row < count; row += 1) {
    const value = out[row * FEATURE_COUNT + own] as number;
    out[row * FEATURE_COUNT + place] = value === best ? best - next : value - best;
  }
}

const chosen = new Int32Array(COMPARED);
/** By two places of `chosen`: the weight that the titles share, and how much of it the first one's words say. */
const common = new Float64Array(COMPARED * COMPARED);
const commonSaid = new Float64Array(COMPARED * COMPARED);
/** By a place of `chosen`: the weight of the title's words that were said, and of those that were not. */
const saidOf = new Float64Array(COMPARED);
const unsaidOf = new Float64Array(COMPARED);

/**
 * Compares the likeliest candidates by the words in which their titles differ. Fills: the least lead over a twin in
 * words that were said, the greatest lead in words that nobody said, and whether a twin stands at a lower level.
 */
function fillTwins(rivals: Rivals, idf: Float32Array, scratch: QueryScratch, levelSaid: boolean, out: Float32Array, place: number): void {
  const shown = chooseLikely(rivals);
  stampTitles(rivals, shown);
  for (let left = 0; left < shown; left += 1) measureTitle(rivals, left, idf, scratch);
  clearTitles(rivals, shown);
  for (let left = 0; left < shown; left += 1) {
    const row = chosen[left] as number;
    let leastSaid = 0;
    let mostUnsaid = 0;
    let lower = 0;
    let twins = 0;
    for (let right = 0; right < shown; right += 1) {
      if (right === left) continue;
      const mine = left * COMPARED + right;
      const other = right * COMPARED + left;
      const both = common[mine] as number;
      const saidOnly = (saidOf[left] as number) - (commonSaid[mine] as number);
      const saidByOther = (saidOf[right] as number) - (commonSaid[other] as number);
      const unsaidOnly = (unsaidOf[left] as number) - (both - (commonSaid[mine] as number));
      const unsaidByOther = (unsaidOf[right] as number) - (both - (commonSaid[other] as number));
      const share = both / (both + saidOnly + unsaidOnly + saidByOther + unsaidByOther || 1);
      if (share < TWIN_SHARE) continue;
      const said = (saidOnly - saidByOther) / DIFFERENCE_UNIT;
      const unsaid = (unsaidOnly - unsaidByOther) / DIFFERENCE_UNIT;
      if (twins === 0 || said < leastSaid) leastSaid = said;
      if (twins === 0 || unsaid > mostUnsaid) mostUnsaid = unsaid;
      if (!levelSaid && lowest(rivals.levels[chosen[right] as number] as number) < lowest(rivals.levels[row] as number)) lower = 1;
      twins += 1;
    }
    const at = row * FEATURE_COUNT + place;
    out[at] = Math.max(-3, Math.min(3, leastSaid));
    out[at + 1] = Math.max(-3, Math.min(3, mostUnsaid));
    out[at + 2] = lower;
  }
}

/** Notes for each term which of the chosen titles hold it, one bit each: the titles are then read once, not once a pair. */
function stampTitles(rivals: Rivals, shown: number): void {
  const { holders } = rivals;
  for (let left = 0; left < shown; left += 1) {
    const row = chosen[left] as number;
    const { terms } = rivals.sentences[row] as Sentences;
    for (let at = rivals.starts[row] as number; at < (rivals.stops[row] as number); at += 1) {
      const term = terms[at] as number;
      holders[term] = (holders[term] as number) | (1 << left);
    }
  }
}

function clearTitles(rivals: Rivals, shown: number): void {
  for (let left = 0; left < shown; left += 1) {
    const row = chosen[left] as number;
    const { terms } = rivals.sentences[row] as Sentences;
    for (let at = rivals.starts[row] as number; at < (rivals.stops[row] as number); at += 1) rivals.holders[terms[at] as number] = 0;
  }
}

/** Sums what one title's words weigh, said and unsaid, alone and together with each of the others. */
function measureTitle(rivals: Rivals, left: number, idf: Float32Array, scratch: QueryScratch): void {
  const row = chosen[left] as number;
  const { terms, exact } = rivals.sentences[row] as Sentences;
  const stop = rivals.stops[row] as number;
  const first = left * COMPARED;
  common.fill(0, first, first + COMPARED);
  commonSaid.fill(0, first, first + COMPARED);
  let saidWeight = 0;
  let unsaidWeight = 0;
  for (let at = rivals.starts[row] as number; at < stop; at += 1) {
    const term = terms[at] as number;
    const weight = idf[term] as number;
    const said = isSaid(scratch, term, exact[at] as number);
    if (said) saidWeight += weight;
    else unsaidWeight += weight;
    for (let others = (rivals.holders[term] as number) & ~(1 << left); others !== 0; others &= others - 1) {
      const cell = first + 31 - Math.clz32(others & -others);
      common[cell] = (common[cell] as number) + weight;
      if (said) commonSaid[cell] = (commonSaid[cell] as number) + weight;
    }
  }
  saidOf[left] = saidWeight;
  unsaidOf[left] = unsaidWeight;
}

/** The rows that look likeliest by their own features, best first; gives how many. */
function chooseLikely(rivals: Rivals): number {
  const { likely, count } = rivals;
  let shown = 0;
  for (let row = 0; row < count; row += 1) {
    const value = likely[row] as number;
    let at = shown;
    while (at > 0 && (likely[chosen[at - 1] as number] as number) < value) {
      if (at < COMPARED) chosen[at] = chosen[at - 1] as number;
      at -= 1;
    }
    if (at >= COMPARED) continue;
    chosen[at] = row;
    if (shown < COMPARED) shown += 1;
  }
  return shown;
}

function lowest(levels: number): number {
  if ((levels & LEVEL_BIT.commune) !== 0) return 0;
  if ((levels & LEVEL_BIT.province) !== 0) return 1;
  return 2;
}
