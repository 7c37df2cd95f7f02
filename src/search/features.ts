import { LEVEL_BIT } from '#model/search.ts';
import type { Sentences } from './build-index.ts';
import type { ReadQuery } from './read-query.ts';
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

/** Terms of the query laid out for looking up while records are compared; one per engine, cleared after each query. */
export interface QueryScratch {
  readonly weight: Float32Array;
  readonly exact: Int32Array;
  /** 1 = said, 2 = added by the lexicon. */
  readonly kind: Uint8Array;
  readonly pair: Uint8Array;
  /** The number of the last record that counted a term, to count it once per record. */
  readonly seen: Int32Array;
}

/** Scratch space for an index of that many terms. */
export function createScratch(terms: number): QueryScratch {
  return {
    weight: new Float32Array(terms),
    exact: new Int32Array(terms),
    kind: new Uint8Array(terms),
    pair: new Uint8Array(terms),
    seen: new Int32Array(terms).fill(-1),
  };
}

export interface QueryNorms {
  readonly norm: number;
  readonly sum: number;
}

/** Lays the query out; gives the length of its vector. */
export function layOutQuery(query: ReadQuery, idf: Float32Array, scratch: QueryScratch): QueryNorms {
  let squares = 0;
  let sum = 0;
  for (const term of query.terms) {
    const weight = term.weight * (idf[term.term] ?? 0);
    scratch.weight[term.term] = weight;
    scratch.exact[term.term] = term.exact;
    scratch.kind[term.term] = term.added ? 2 : 1;
    scratch.pair[term.term] = term.pair ? 1 : 0;
    if (term.added) continue;
    squares += weight * weight;
    sum += weight;
  }
  return { norm: Math.sqrt(squares) || 1, sum: sum || 1 };
}

/** Clears the scratch for the next query. */
export function clearQuery(query: ReadQuery, scratch: QueryScratch): void {
  for (const term of query.terms) {
    scratch.weight[term.term] = 0;
    scratch.kind[term.term] = 0;
    scratch.seen[term.term] = -1;
  }
}

/** A word without the marks its writer typed agrees this much. */
const OTHER_MARKS_SHARE = 0.55;

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

/** Fills one candidate's features. Gives the bytes read. */
export function fillFeatures(input: CompareInput, record: number, body: number, covers: number, encoder: number, out: Float32Array, offset: number): number {
  const { idf: idfs, sentences, traits, scratch, norms } = input;
  const first = sentences.ofRecord[record] ?? 0;
  const end = sentences.ofRecord[record + 1] ?? first;
  let best = 0;
  let next = 0;
  let third = 0;
  let bestCover = 0;
  let bestExact = 0;
  let union = 0;
  let bestSentence = 0;
  let bytes = 0;
  for (let sentence = first; sentence < end; sentence += 1) {
    const start = sentences.starts[sentence] ?? 0;
    const stop = sentences.starts[sentence + 1] ?? start;
    let dot = 0;
    let covered = 0;
    let explained = 0;
    let all = 0;
    let added = 0;
    let pairs = 0;
    let matched = 0;
    let exactMatched = 0;
    for (let at = start; at < stop; at += 1) {
      const term = sentences.terms[at] as number;
      const idf = idfs[term] as number;
      if (sentence === first) all += idf;
      const kind = scratch.kind[term] as number;
      if (kind === 0) continue;
      const weight = scratch.weight[term] as number;
      if (kind === 2) {
        added += weight;
        if (sentence === first) explained += idf * 0.5;
        dot += weight * idf * 0.5;
        continue;
      }
      const typed = scratch.exact[term] as number;
      const agrees = typed < 0 || typed === (sentences.exact[at] as number);
      const share = agrees ? 1 : OTHER_MARKS_SHARE;
      matched += weight;
      if (agrees) exactMatched += weight;
      dot += weight * idf * share;
      covered += weight * share;
      explained += idf * share;
      if (scratch.pair[term] === 1) pairs += weight * share;
      if (sentence > first && (scratch.seen[term] as number) !== record) {
        scratch.seen[term] = record;
        union += weight * share;
      }
    }
    bytes += (stop - start) * 6;
    const cosine = dot / (norms.norm * ((sentences.norms[sentence] as number) || 1));
    if (cosine > bestSentence) bestSentence = cosine;
    if (sentence === first) {
      out[offset + 1] = cosine;
      out[offset + 2] = covered / norms.sum;
      out[offset + 3] = all === 0 ? 0 : explained / all;
      out[offset + 21] = added / (norms.sum + added || 1);
      out[offset + 23] = pairs / norms.sum;
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
    if (sentence > first && covered / norms.sum > bestCover) bestCover = covered / norms.sum;
  }
  out[offset] = body / norms.sum;
  out[offset + 4] = best;
  out[offset + 5] = next;
  out[offset + 6] = (best + next + third) / 3;
  out[offset + 7] = bestCover;
  out[offset + 8] = bestExact;
  out[offset + 9] = encoder;
  out[offset + 22] = union / norms.sum;
  out[offset + 24] = bestSentence;
  out[offset + 25] = covers / norms.sum;
  fillTraits(input, traits, record, out, offset);
  return bytes;
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
