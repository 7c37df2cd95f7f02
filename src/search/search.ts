import type { SearchHit, SearchPort, SearchResult } from '#model/search.ts';
import type { Sentences, TermIndex } from './build-index.ts';
import { compareVectors, encode, ENCODER_WIDTH, type Encoder } from './encoder.ts';
import { clearQuery, createScratch, FEATURE_COUNT, fillFeatures, layOutQuery, type CompareInput } from './features.ts';
import type { Lexicon } from './lexicon.ts';
import { createMender } from './mend-typing.ts';
import { createRanker, type RankingModel } from './rank.ts';
import { readQuery, type ReadQuery } from './read-query.ts';
import { levelMask, type RecordTraits } from './record-traits.ts';
import { scoreTerms, selectBest } from './score-terms.ts';
import { hashWord, pairA, pairB } from './term-hash.ts';
import { findTerm } from './term-table.ts';
import { openTranslation, translateQuery, type Translation } from './translation.ts';

/** How many records the second look compares. */
export const CANDIDATES = 40;

/** All an engine needs of its records; plain arrays that a snapshot holds. */
export interface SearchData {
  readonly ids: readonly string[];
  readonly titles: readonly string[];
  readonly index: TermIndex;
  readonly sentences: Sentences;
  readonly traits: RecordTraits;
  /** One vector per record, bytes. */
  readonly vectors: Int8Array;
  /** The words of all records, for mending typing, with the number of records each. */
  readonly words: ReadonlyMap<string, number>;
}

export interface SearchModels {
  readonly lexicon: Lexicon;
  readonly ranking: RankingModel;
  readonly encoder: Encoder | undefined;
  readonly translation: Translation | undefined;
}

/** What a question looked like from inside, for fitting and for reports. */
export interface Inspection {
  readonly query: ReadQuery;
  readonly records: Uint32Array;
  /** FEATURE_COUNT numbers per record. */
  readonly features: Float32Array;
  readonly bytesTouched: number;
}

export interface SearchEngine extends SearchPort {
  inspect(text: string): Inspection;
  readonly data: SearchData;
}

/** Opens an engine over the data of an index. */
export function createSearch(data: SearchData, models: SearchModels): SearchEngine {
  const { index, sentences, traits, words } = data;
  const { lexicon, encoder } = models;
  const translation = models.translation === undefined ? undefined : openTranslation(models.translation, index);
  const ranker = createRanker(models.ranking);
  const scores = new Float32Array(index.size);
  const scratch = createScratch(index.terms.hashA.length);
  const mask = levelMask(lexicon);
  const vector = new Float32Array(ENCODER_WIDTH);
  const features = new Float32Array(CANDIDATES * FEATURE_COUNT);
  const mender = createMender(
    {
      count: (folded) => words.get(folded) ?? 0,
      together(left, right) {
        const before = hashWord(left);
        const after = hashWord(right);
        return findTerm(index.terms, pairA(before, after), pairB(before, after)) >= 0;
      },
    },
    words.keys(),
  );

  function look(text: string): Inspection {
    const read = readQuery(text, index, lexicon, mender);
    const query = translation === undefined ? read : { ...read, terms: translateQuery(read.terms, translation) };
    scores.fill(0);
    let bytes = scoreTerms(index, query.terms, scores) + index.size * 8;
    const records = selectBest(scores, CANDIDATES);
    const norms = layOutQuery(query, index, scratch);
    if (encoder !== undefined) encode(encoder, query.words, query.said.light, vector);
    const input: CompareInput = { index, sentences, traits, scratch, norms, said: query.said, levelMask: mask };
    for (let at = 0; at < records.length; at += 1) {
      const record = records[at] as number;
      const likeness = encoder === undefined ? 0 : compareVectors(vector, data.vectors, record);
      bytes += fillFeatures(input, record, scores[record] as number, likeness, features, at * FEATURE_COUNT) + ENCODER_WIDTH;
    }
    clearQuery(query, scratch);
    return { query, records, features, bytesTouched: bytes };
  }

  return {
    data,
    size: index.size,
    inspect(text) {
      const found = look(text);
      return { ...found, features: found.features.slice(0, found.records.length * FEATURE_COUNT) };
    },
    find(text, options = {}): SearchResult {
      const found = look(text);
      const { records, query } = found;
      const ranked = rankRecords(records, found.features, ranker, data, options.limit ?? 10);
      return {
        hits: ranked.hits,
        readAs: query.words.map((word) => word.exact).join(' '),
        inScope: judgeScope(found, ranked, ranker.scope),
        known: query.known,
        bytesTouched: found.bytesTouched,
      };
    },
  };
}

interface Ranked {
  readonly hits: SearchHit[];
  readonly bestRow: number;
}

function rankRecords(
  records: Uint32Array,
  features: Float32Array,
  ranker: ReturnType<typeof createRanker>,
  data: SearchData,
  limit: number,
): Ranked {
  const count = records.length;
  const raw = new Float64Array(count);
  let greatest = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < count; at += 1) {
    raw[at] = ranker.score(features, at * FEATURE_COUNT) / ranker.temperature;
    if ((raw[at] as number) > greatest) greatest = raw[at] as number;
  }
  let total = 0;
  const order: number[] = [];
  for (let at = 0; at < count; at += 1) {
    total += Math.exp((raw[at] as number) - greatest);
    order.push(at);
  }
  order.sort((left, right) => (raw[right] as number) - (raw[left] as number) || (records[left] as number) - (records[right] as number));
  const hits = order.slice(0, limit).map((at) => ({
    id: data.ids[records[at] as number] ?? '',
    title: data.titles[records[at] as number] ?? '',
    score: Math.exp((raw[at] as number) - greatest) / total,
  }));
  return { hits, bestRow: order[0] ?? -1 };
}

/** The scope signals of the best record, in the order of `RankingModel.scope` after the bias. */
export function scopeSignals(found: Inspection, bestRow: number): number[] {
  const at = bestRow * FEATURE_COUNT;
  if (bestRow < 0) return [0, 0, 0, 0];
  return [found.features[at + 24] ?? 0, Math.max(found.features[at + 7] ?? 0, found.features[at + 2] ?? 0), Math.max(0, found.features[at + 9] ?? 0), found.query.known];
}

function judgeScope(found: Inspection, ranked: Ranked, scope: readonly number[]): number {
  const signals = scopeSignals(found, ranked.bestRow);
  const sum = signals.reduce((total, signal, at) => total + signal * (scope[at + 1] ?? 0), scope[0] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}
