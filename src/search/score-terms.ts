import type { TermIndex } from './build-index.ts';
import type { QueryTerm } from './read-query.ts';

/** A term that can add less than this is not worth reading its long list: particles, words in every record. */
const LEAST_GAIN = 0.45;

/**
 * The scoring kernel: adds each term's impact to the records that hold it, and its whole weight to how much of the
 * question each record covers anywhere. Gives the bytes it read.
 */
export function scoreTerms(index: TermIndex, terms: readonly QueryTerm[], scores: Float32Array, covers: Float32Array): number {
  const { starts, records, impacts, scales, idf } = index;
  let bytes = 0;
  const recordBytes = records.BYTES_PER_ELEMENT + 1;
  for (let at = 0; at < terms.length; at += 1) {
    const query = terms[at];
    if (query === undefined) continue;
    const start = starts[query.term] ?? 0;
    const end = starts[query.term + 1] ?? 0;
    const gain = query.weight * (idf[query.term] ?? 0);
    if (gain < LEAST_GAIN || query.term >= scales.length) continue;
    const factor = gain * (scales[query.term] ?? 0);
    const said = query.added ? 0 : gain;
    for (let posting = start; posting < end; posting += 1) {
      const record = records[posting] as number;
      scores[record] = (scores[record] as number) + factor * (impacts[posting] as number);
      covers[record] = (covers[record] as number) + said;
    }
    bytes += (end - start) * recordBytes + 20;
  }
  return bytes;
}

/** Steps of the histogram that finds how good a record must be to be looked at again. */
const STEPS = 512;
const histogram = new Uint32Array(STEPS + 1);

/**
 * The records with the greatest scores above zero, best first; ties by record number so that runs agree.
 * Two passes over the scores and a sort of the few that remain.
 */
export function selectBest(scores: Float32Array, count: number): Uint32Array {
  let greatest = 0;
  for (let record = 0; record < scores.length; record += 1) if ((scores[record] as number) > greatest) greatest = scores[record] as number;
  if (greatest === 0) return new Uint32Array(0);
  histogram.fill(0);
  const factor = STEPS / greatest;
  for (let record = 0; record < scores.length; record += 1) {
    const step = ((scores[record] as number) * factor) | 0;
    histogram[step] = (histogram[step] as number) + 1;
  }
  let step = STEPS;
  for (let above = 0; step > 0; step -= 1) {
    above += histogram[step] as number;
    if (above >= count) break;
  }
  const kept: number[] = [];
  for (let record = 0; record < scores.length; record += 1) {
    const score = scores[record] as number;
    if (score > 0 && ((score * factor) | 0) >= step) kept.push(record);
  }
  kept.sort((left, right) => (scores[right] as number) - (scores[left] as number) || left - right);
  return Uint32Array.from(kept.slice(0, count));
}
