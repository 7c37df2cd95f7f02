import { LEVEL_BIT } from '#model/search.ts';
import type { Sentences } from './build-index.ts';
import { NEAR, type QueryNorms, type QueryScratch } from './query-scratch.ts';
import type { RecordTraits, TraitBits } from './record-traits.ts';

/** What the ranking looks at, in the order of the fitted weights. */
export const FEATURES = [
  'bodyScore',
  'titleCosine',
  'titleCoversQuery',
  'queryCoversTitle',
  'bestSayingCosine',
  'nextSayingCosine',
  'topSayingsCosine',
  'sayingCoversQuery',
  'exactShare',
  'encoder',
  'commune',
  'provinceOnly',
  'ministryOnly',
  'levelAgrees',
  'levelDisagrees',
  'qualifierUnsaid',
  'qualifierMissing',
  'qualifierShared',
  'deedAgrees',
  'deedDisagrees',
  'popularity',
  'addedCoversTitle',
  'allSayingsCover',
  'pairsInTitle',
  'bestSentence',
  'coversQuery',
  'stopUnsaid',
  'changeUnsaid',
  'deedUnsaid',
  'foreignUnsaid',
  'foreignMissing',
  'titleRun',
  'runInQuery',
  'bodyLead',
  'titleLead',
  'encoderLead',
  'sentenceLead',
  'coverLead',
  'twinSaid',
  'twinUnsaid',
  'twinLower',
] as const;
export const FEATURE_COUNT = FEATURES.length;

/** What a candidate is compared with. */
export interface CompareInput {
  readonly idf: Float32Array;
  readonly sentences: Sentences;
  readonly traits: RecordTraits;
  readonly scratch: QueryScratch;
  readonly norms: QueryNorms;
  readonly said: { readonly qualifiers: number; readonly deeds: number };
  readonly levelMask: number;
  readonly bits: TraitBits;
}

/** What lies in one line of the processor's cache, in terms and in marks. Unit: entries of 4 and 2 bytes. */
const TERMS_PER_LINE = 16;
const MARKS_PER_LINE = 32;

/**
 * Touches what comparing the first chosen records will read. They lie scattered over megabytes: asked for together, the waits
 * for memory overlap; met one by one while comparing, each is waited for alone (a tenth of the whole query, measured).
 */
export function readAhead({ ofRecord, starts, terms, exact, norms }: Sentences, chosen: Uint32Array, count: number, scratch: QueryScratch): void {
  let sum = 0;
  for (let place = 0; place < count; place += 1) {
    const first = ofRecord[chosen[place] as number] as number;
    sum += (starts[first] as number) + (norms[first] as number);
  }
  for (let place = 0; place < count; place += 1) {
    const record = chosen[place] as number;
    const start = starts[ofRecord[record] as number] as number;
    const stop = starts[ofRecord[record + 1] as number] as number;
    for (let at = start; at < stop; at += TERMS_PER_LINE) sum += terms[at] as number;
    for (let at = start; at < stop; at += MARKS_PER_LINE) sum += exact[at] as number;
  }
  scratch.touched[0] = sum;
}

/** Fills one candidate's features. Gives the bytes read. */
export function fillFeatures(input: CompareInput, record: number, body: number, covers: number, encoder: number, out: Float32Array, offset: number): number {
  const { sentences, traits, scratch, norms } = input;
  const { starts, terms, exact: marks } = sentences;
  const { slotOf, slots } = scratch;
  const { said, left, dot: dots, exact: typed, agreed, differed } = slots;
  const { count } = scratch;
  for (let slot = 0; slot < count; slot += 1) left[slot] = said[slot] as number;
  const first = sentences.ofRecord[record] ?? 0;
  const end = sentences.ofRecord[record + 1] ?? first;
  const found = findPlaces(sentences, first, end, scratch);
  const { places } = scratch;
  let place = 0;
  let best = 0;
  let next = 0;
  let third = 0;
  let bestCover = 0;
  let bestExact = 0;
  let union = 0;
  let bestSentence = 0;
  for (let sentence = first; sentence < end; sentence += 1) {
    const start = starts[sentence] ?? 0;
    const stop = starts[sentence + 1] ?? start;
    let dot = 0;
    let covered = 0;
    let matched = 0;
    let exactMatched = 0;
    for (; place < found && (places[place] as number) < stop; place += 1) {
      const at = places[place] as number;
      const slot = (slotOf[terms[at] as number] as number) - 1;
      if (slot < 0) continue;
      const weight = said[slot] as number;
      const wanted = typed[slot] as number;
      const agrees = wanted < 0 || wanted === (marks[at] as number);
      const share = (agrees ? agreed[slot] : differed[slot]) as number;
      matched += weight;
      if (agrees) exactMatched += weight;
      dot += (dots[slot] as number) * share;
      covered += weight * share;
      if (sentence === first) continue;
      union += (left[slot] as number) * share;
      left[slot] = 0;
    }
    const cosine = dot === 0 ? 0 : dot / (norms.norm * (sentences.norms[sentence] as number));
    if (cosine > bestSentence) bestSentence = cosine;
    if (sentence === first) {
      out[offset + 1] = cosine;
      out[offset + 2] = covered / norms.sum;
      fillTitle(input, start, stop, out, offset);
      bestExact = matched === 0 ? 0 : exactMatched / matched;
    } else if (cosine > best) {
      third = next;
      next = best;
      best = cosine;
      if (matched > 0) bestExact = Math.max(bestExact, exactMatched / matched);
    } else if (cosine > next) {
      third = next;
      next = cosine;
    } else if (cosine > third) third = cosine;
    if (sentence > first && covered > bestCover) bestCover = covered;
  }
  out[offset] = body / norms.sum;
  out[offset + 4] = best;
  out[offset + 5] = next;
  out[offset + 6] = (best + next + third) / 3;
  out[offset + 7] = bestCover / norms.sum;
  out[offset + 8] = bestExact;
  out[offset + 9] = encoder;
  out[offset + 22] = union / norms.sum;
  out[offset + 24] = bestSentence;
  out[offset + 25] = covers / norms.sum;
  fillTraits(input, traits, record, out, offset);
  return ((starts[end] ?? 0) - (starts[first] ?? 0)) * BYTES_PER_TERM;
}
/** A term of a sentence and its exact bits. */
const BYTES_PER_TERM = 6;

/**
 * Writes down where the terms of a record's sentences may be terms of the query; gives how many places there are.
 * One long run without a branch: which terms are shared cannot be foretold, and the memory is read ahead.
 */
function findPlaces({ starts, terms }: Sentences, first: number, end: number, scratch: QueryScratch): number {
  const start = starts[first] ?? 0;
  const stop = starts[end] ?? start;
  if (stop - start > scratch.places.length) scratch.places = new Uint32Array(2 * (stop - start));
  const { near, places } = scratch;
  let found = 0;
  for (let at = start; at < stop; at += 1) {
    places[found] = at;
    found += near[(terms[at] as number) & NEAR] as number;
  }
  return found;
}

/** What only the title is asked: how much of it the question explains, what was added, pairs of words. */
function fillTitle({ idf: idfs, sentences, scratch, norms }: CompareInput, start: number, stop: number, out: Float32Array, offset: number): void {
  const { slotOf, slots } = scratch;
  let all = 0;
  let explained = 0;
  let added = 0;
  let pairs = 0;
  for (let at = start; at < stop; at += 1) {
    const term = sentences.terms[at] as number;
    all += idfs[term] as number;
    const slot = (slotOf[term] as number) - 1;
    if (slot < 0) continue;
    const wanted = slots.exact[slot] as number;
    const agrees = wanted < 0 || wanted === (sentences.exact[at] as number);
    const share = (agrees ? slots.agreed[slot] : slots.differed[slot]) as number;
    explained += (slots.idf[slot] as number) * share;
    added += slots.added[slot] as number;
    pairs += (slots.pair[slot] as number) * share;
  }
  out[offset + 3] = all === 0 ? 0 : explained / all;
  out[offset + 21] = added / (norms.sum + added || 1);
  out[offset + 23] = pairs / norms.sum;
}

function fillTraits(input: CompareInput, traits: RecordTraits, record: number, out: Float32Array, offset: number): void {
  const levels = traits.levels[record] as number;
  const inTitle = (traits.qualifiers[record] as number) & ~input.levelMask;
  const said = input.said.qualifiers & ~input.levelMask;
  const levelSaid = input.said.qualifiers & input.levelMask;
  const levelOfRecord = (traits.qualifiers[record] as number) & input.levelMask;
  const deeds = traits.deeds[record] as number;
  out[offset + 10] = (levels & LEVEL_BIT.commune) === 0 ? 0 : 1;
  out[offset + 11] = levels === LEVEL_BIT.province || levels === (LEVEL_BIT.province | LEVEL_BIT.ministry) ? 1 : 0;
  out[offset + 12] = levels === LEVEL_BIT.ministry ? 1 : 0;
  out[offset + 13] = (levelSaid & levelOfRecord) === 0 ? 0 : 1;
  out[offset + 14] = levelSaid !== 0 && (levelSaid & levelOfRecord) === 0 ? 1 : 0;
  out[offset + 15] = Math.min(3, countBits(inTitle & ~said));
  out[offset + 16] = Math.min(3, countBits(said & ~inTitle));
  out[offset + 17] = Math.min(3, countBits(said & inTitle));
  out[offset + 18] = (deeds & input.said.deeds) === 0 ? 0 : 1;
  out[offset + 19] = input.said.deeds !== 0 && deeds !== 0 && (deeds & input.said.deeds) === 0 ? 1 : 0;
  out[offset + 20] = traits.popularity[record] as number;
  const unsaid = deeds & ~input.said.deeds;
  out[offset + 26] = (unsaid & input.bits.stop) === 0 ? 0 : 1;
  out[offset + 27] = (unsaid & input.bits.change) === 0 ? 0 : 1;
  out[offset + 28] = (unsaid & ~(input.bits.stop | input.bits.change)) === 0 ? 0 : 1;
  out[offset + 29] = (inTitle & ~said & input.bits.foreign) === 0 ? 0 : 1;
  out[offset + 30] = (said & ~inTitle & input.bits.foreign) === 0 ? 0 : 1;
}

function countBits(bits: number): number {
  let left = bits >>> 0;
  let count = 0;
  while (left !== 0) {
    left &= left - 1;
    count += 1;
  }
  return count;
}
