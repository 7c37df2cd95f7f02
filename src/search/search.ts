import type { QuestionCover, SearchDocument, SearchHit, SearchPort, SearchResult } from '#model/search.ts';
import { joinRecords } from './build-data.ts';
import { coverQuestion, createRarity, type RarityOf } from './cover-question.ts';
import { compareVectors, encode, ENCODER_WIDTH, type Encoder } from './encoder.ts';
import { FEATURE_COUNT, FEATURES, fillFeatures, readAhead, type CompareInput } from './features.ts';
import type { Lexicon } from './lexicon.ts';
import { createMender } from './mend-typing.ts';
import { createRanker, type Ranker, type RankingModel } from './rank.ts';
import { clearQuery, createScratch, layOutQuery } from './query-scratch.ts';
import { readQuery, type ReadQuery, type TermLookup } from './read-query.ts';
import { levelMask, traitBits } from './record-traits.ts';
import { createRivals, noteRival, relateCandidates } from './relate-candidates.ts';
import { scoreTerms, selectBest } from './score-terms.ts';
import type { SearchData } from './search-data.ts';
import { hashWord, pairA, pairB } from './term-hash.ts';
import { findTerm } from './term-table.ts';
import { isForeign } from './typing.ts';
import { openTranslation, translateQuery, type Translation } from './translation.ts';

const TITLE_SAID = FEATURES.indexOf('queryCoversTitle');
const SAYINGS_LIKE = FEATURES.indexOf('topSayingsCosine');
/** How many records the second look compares at most. */
export const CANDIDATES = 24;
/** So many are compared whatever their score: ten are shown. */
const LEAST_CANDIDATES = 12;
/**
 * Beyond those, a record's share of the best score, less what its likeness lacks of the greatest, must reach this: far
 * behind in words, only likeness could bring it forward. Of 1,436 developer questions, with and without marks, no record
 * that came out first lay below it and one in five hundred that came out second; it spares the second look half its work.
 */
const WORTH_COMPARING = 0.1;

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
  cover(text: string, id: string): QuestionCover | undefined;
  /** Takes changed or new records in at once; the whole index is built again at the next quiet moment. */
  update(...documents: readonly SearchDocument[]): void;
  /** Takes a record out at once. */
  remove(id: string): void;
  /** How many records changed since the index was built. */
  readonly changed: number;
  readonly data: SearchData;
}

/** A part of the index: the records it was built from, or those that changed since. */
interface Part {
  readonly data: SearchData;
  readonly scores: Float64Array;
  readonly covers: Float64Array;
  /** Records that a later part replaced. */
  readonly gone: Set<number>;
}

/** Opens an engine over the data of an index. */
export function createSearch(data: SearchData, models: SearchModels): SearchEngine {
  const { lexicon, encoder } = models;
  const ranker = createRanker(models.ranking);
  const mask = levelMask(lexicon);
  const bits = traitBits(lexicon);
  const vector = new Float64Array(ENCODER_WIDTH);
  const likenesses = new Float64Array(CANDIDATES);
  const features = new Float32Array(2 * CANDIDATES * FEATURE_COUNT);
  const base: Part = { data, scores: new Float64Array(data.index.size), covers: new Float64Array(data.index.size), gone: new Set() };
  const recordOf = new Map<string, number>();
  const changes = new Map<string, SearchDocument>();
  let patch: Part | undefined;
  let lookup: TermLookup = { find: (a, b) => findTerm(data.index.terms, a, b), idf: data.index.idf };
  let scratch = createScratch(data.index.idf.length);
  let rivals = createRivals(2 * CANDIDATES, data.index.idf.length);
  let rarity: RarityOf | undefined;
  const translation = models.translation === undefined ? undefined : openTranslation(models.translation, { ...lookup, hashA: data.index.terms.hashA, hashB: data.index.terms.hashB });
  const mender = createMender({ count: (folded) => patch?.data.words.get(folded) ?? data.words.get(folded) ?? (lexicon.words.has(folded) ? 1 : 0), together }, () => data.words.keys());

  function together(left: string, right: string): boolean {
    const before = hashWord(left);
    const after = hashWord(right);
    return lookup.find(pairA(before, after), pairB(before, after)) >= 0;
  }

  function look(text: string): Inspection {
    const read = readQuery(text, lookup, lexicon, mender);
    const query = translation === undefined ? read : { ...read, terms: translateQuery(read.terms, translation, isForeign(read.words)) };
    const norms = layOutQuery(query, lookup.idf, scratch);
    if (encoder !== undefined) encode(encoder, query.words, query.said.light, vector);
    const records: number[] = [];
    let bytes = 0;
    rivals.count = 0;
    for (const part of patch === undefined ? [base] : [base, patch]) {
      const { data: held, scores, covers, gone } = part;
      const first = part === base ? 0 : data.index.size;
      scores.fill(0);
      covers.fill(0);
      bytes += scoreTerms(held.index, query.terms, scores, covers) + held.index.size * 32;
      for (const record of gone) scores[record] = 0;
      const input: CompareInput = { idf: lookup.idf, sentences: held.sentences, traits: held.traits, scratch, norms, said: query.said, levelMask: mask, bits };
      const best = selectBest(scores, CANDIDATES);
      for (let place = 0; place < best.length; place += 1) likenesses[place] = encoder === undefined ? 0 : compareVectors(vector, held.vectors, best[place] as number);
      bytes += best.length * ENCODER_WIDTH;
      const kept = keepNear(best, scores, likenesses);
      readAhead(held.sentences, best, kept, scratch);
      for (let place = 0; place < kept; place += 1) {
        const record = best[place] as number;
        bytes += fillFeatures(input, record, scores[record] as number, covers[record] as number, likenesses[place] as number, features, records.length * FEATURE_COUNT);
        noteRival(rivals, held.sentences, held.traits.levels[record] as number, record);
        records.push(first + record);
      }
    }
    relateCandidates(rivals, lookup.idf, scratch, norms.sum, (query.said.qualifiers & mask) !== 0, features);
    clearQuery(query, scratch);
    return { query, records: Uint32Array.from(records), features, bytesTouched: bytes };
  }

  function join(): void {
    base.gone.clear();
    for (const id of [...changes.keys(), ...removed]) {
      const record = numberOf(id);
      if (record !== undefined) base.gone.add(record);
    }
    if (changes.size === 0) {
      patch = undefined;
      lookup = { find: (a, b) => findTerm(data.index.terms, a, b), idf: data.index.idf };
      return;
    }
    const joined = joinRecords([...changes.values()], data, lexicon, encoder);
    const first = data.index.idf.length;
    patch = { data: joined, scores: new Float64Array(joined.index.size), covers: new Float64Array(joined.index.size), gone: new Set() };
    lookup = {
      find(a, b) {
        const known = findTerm(data.index.terms, a, b);
        if (known >= 0) return known;
        const term = findTerm(joined.index.terms, a, b);
        return term < 0 ? -1 : first + term;
      },
      idf: joined.index.idf,
    };
    if (scratch.slotOf.length < joined.index.idf.length) {
      scratch = createScratch(joined.index.idf.length + 1_024);
      rivals = createRivals(2 * CANDIDATES, joined.index.idf.length + 1_024);
    }
  }

  const removed = new Set<string>();
  const heldInBase = data.absent.reduce((held, absent) => held - absent, data.index.size);

  function isAbsent(record: number): boolean {
    return record < data.index.size && data.absent[record] === 1;
  }

  function numberOf(id: string): number | undefined {
    if (recordOf.size === 0) data.ids.forEach((known, record) => recordOf.set(known, record));
    return recordOf.get(id);
  }

  function idOf(record: number): string {
    return (record < data.index.size ? data.ids[record] : patch?.data.ids[record - data.index.size]) ?? '';
  }

  function titleOf(record: number): string {
    return (record < data.index.size ? data.titles[record] : patch?.data.titles[record - data.index.size]) ?? '';
  }

  return {
    data,
    get size() {
      let held = heldInBase + changes.size;
      for (const record of base.gone) if (!isAbsent(record)) held -= 1;
      return held;
    },
    get changed() {
      return changes.size + removed.size;
    },
    update(...documents) {
      for (const document of documents) {
        changes.set(document.id, document);
        removed.delete(document.id);
      }
      join();
    },
    remove(id) {
      changes.delete(id);
      removed.add(id);
      join();
    },
    inspect(text) {
      const found = look(text);
      return { ...found, features: found.features.slice(0, found.records.length * FEATURE_COUNT) };
    },
    find(text, options = {}): SearchResult {
      const found = look(text);
      const { order, chances } = rankRecords(found, ranker);
      const bestRow = order[0] ?? -1;
      const best = found.records[bestRow];
      const limit = options.limit ?? 10;
      const hits: SearchHit[] = [];
      for (const row of order) {
        if (hits.length >= limit) break;
        const record = found.records[row] as number;
        if (!isAbsent(record)) hits.push({ id: idOf(record), title: titleOf(record), score: chances[row] as number });
      }
      return {
        hits,
        ...(best === undefined || !isAbsent(best) ? {} : { absent: { id: idOf(best), score: chances[bestRow] as number } }),
        readAs: found.query.words.map((word) => word.exact).join(' '),
        inScope: judgeScope(found, bestRow, ranker.scope),
        known: found.query.known,
        bytesTouched: found.bytesTouched,
      };
    },
    cover(text, id) {
      const found = look(text);
      const row = found.records.findIndex((record) => idOf(record) === id);
      if (row < 0) return undefined;
      const record = found.records[row] as number;
      const inBase = record < data.index.size;
      const held = inBase || patch === undefined ? data : patch.data;
      rarity ??= createRarity(data);
      return {
        ...coverQuestion(found.query, lookup, held, inBase ? record : record - data.index.size, rarity),
        titleSaid: found.features[row * FEATURE_COUNT + TITLE_SAID] as number,
        sayings: found.features[row * FEATURE_COUNT + SAYINGS_LIKE] as number,
      };
    },
  };
}

interface Ranked {
  /** Rows of the inspection, best first. */
  readonly order: readonly number[];
  readonly chances: Float64Array;
}

function rankRecords(found: Inspection, ranker: Ranker): Ranked {
  const { records, features } = found;
  const count = records.length;
  const chances = new Float64Array(count);
  const order: number[] = [];
  let greatest = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < count; row += 1) {
    const score = ranker.score(features, row * FEATURE_COUNT) / ranker.temperature;
    chances[row] = score;
    order.push(row);
    if (score > greatest) greatest = score;
  }
  let total = 0;
  for (let row = 0; row < count; row += 1) {
    chances[row] = Math.exp((chances[row] as number) - greatest);
    total += chances[row] as number;
  }
  for (let row = 0; row < count; row += 1) chances[row] = (chances[row] as number) / total;
  order.sort((left, right) => (chances[right] as number) - (chances[left] as number) || (records[left] as number) - (records[right] as number));
  return { order, chances };
}

/** Moves what is worth comparing to the front, in order, with its likeness beside it; gives how many that are. */
function keepNear(best: Uint32Array, scores: Float64Array, likenesses: Float64Array): number {
  const highest = scores[best[0] ?? 0] || 1;
  let likest = 0;
  for (let place = 0; place < best.length; place += 1) likest = Math.max(likest, likenesses[place] as number);
  let kept = 0;
  for (let place = 0; place < best.length; place += 1) {
    const record = best[place] as number;
    const likeness = likenesses[place] as number;
    if (place >= LEAST_CANDIDATES && (scores[record] as number) / highest - (likest - likeness) < WORTH_COMPARING) continue;
    best[kept] = record;
    likenesses[kept] = likeness;
    kept += 1;
  }
  return kept;
}

/** The scope signals of the best record, in the order of `RankingModel.scope` after the bias. */
export function scopeSignals(found: Inspection, bestRow: number): number[] {
  const at = bestRow * FEATURE_COUNT;
  if (bestRow < 0) return [0, 0, 0, 0];
  return [found.features[at + 24] ?? 0, Math.max(found.features[at + 7] ?? 0, found.features[at + 2] ?? 0), Math.max(0, found.features[at + 9] ?? 0), found.query.known];
}

function judgeScope(found: Inspection, bestRow: number, scope: readonly number[]): number {
  const signals = scopeSignals(found, bestRow);
  const sum = signals.reduce((total, signal, at) => total + signal * (scope[at + 1] ?? 0), scope[0] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}
