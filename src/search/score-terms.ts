import type { TermIndex } from './build-index.ts';
import type { QueryTerm } from './read-query.ts';

/** A term that can add less than this is not worth reading its long list: particles, words in every record. */
const LEAST_GAIN = 0.45;

/**
 * The scoring kernel: adds each term's impact to the records that hold it, and its whole weight to how much of the
 * question each record covers anywhere. Gives the bytes it read. Sums are kept in double width: nothing is widened or
 * rounded in the loops, a quarter of their time.
 */
export function scoreTerms(index: TermIndex, terms: readonly QueryTerm[], scores: Float64Array, covers: Float64Array): number {
  const { starts, records, impacts, scales, idf } = index;
  let bytes = 0;
  const recordBytes = records.BYTES_PER_ELEMENT + 1;
  for (let at = 0; at < terms.length; at += 1) {
    const query = terms[at];
    if (query === undefined) continue;
    const gain = query.weight * (idf[query.term] ?? 0);
    if (gain < LEAST_GAIN || query.term >= scales.length) continue;
    const start = starts[query.term] ?? 0;
    const end = starts[query.term + 1] ?? 0;
    const factor = gain * (scales[query.term] ?? 0);
    if (query.added) addScores(records, impacts, start, end, factor, scores);
    else addSaid(records, impacts, start, end, factor, gain, scores, covers);
    bytes += (end - start) * recordBytes + 20;
  }
  return bytes;
}

/** What was added says what a record is like, not what of the question it covers. */
function addScores(records: TermIndex['records'], impacts: Uint8Array, start: number, end: number, factor: number, scores: Float64Array): void {
  for (let posting = start; posting < end; posting += 1) {
    const record = records[posting] as number;
    scores[record] = (scores[record] as number) + factor * (impacts[posting] as number);
  }
}

function addSaid(records: TermIndex['records'], impacts: Uint8Array, start: number, end: number, factor: number, gain: number, scores: Float64Array, covers: Float64Array): void {
  for (let posting = start; posting < end; posting += 1) {
    const record = records[posting] as number;
    scores[record] = (scores[record] as number) + factor * (impacts[posting] as number);
    covers[record] = (covers[record] as number) + gain;
  }
}

/** The best so far, in order; room for the usual number of candidates, more when more are asked for. */
let bestScores = new Float64Array(64);
let bestRecords = new Uint32Array(64);

/**
 * The records with the greatest scores above zero, best first; ties by record number so that runs agree.
 * One pass: nearly every record falls short of the last of the best so far, the others are put in their place.
 */
export function selectBest(scores: Float64Array, count: number): Uint32Array {
  if (count > bestScores.length) {
    bestScores = new Float64Array(count);
    bestRecords = new Uint32Array(count);
  }
  let held = 0;
  let least = count > 0 ? 0 : Number.POSITIVE_INFINITY;
  for (let record = 0; record < scores.length; record += 1) {
    const score = scores[record] as number;
    if (!(score > least)) continue;
    let place = held < count ? held : count - 1;
    for (; place > 0 && (bestScores[place - 1] as number) < score; place -= 1) {
      bestScores[place] = bestScores[place - 1] as number;
      bestRecords[place] = bestRecords[place - 1] as number;
    }
    bestScores[place] = score;
    bestRecords[place] = record;
    if (held < count) held += 1;
    if (held === count) least = bestScores[count - 1] as number;
  }
  return bestRecords.slice(0, held);
}
