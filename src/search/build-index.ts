import type { SearchDocument } from '#model/search.ts';
import { FIELD_WEIGHTS, textsOf } from './fields.ts';
import { splitTerms, type Word } from './split-terms.ts';
import { hashWord, pairA, pairB } from './term-hash.ts';
import { findTerm, TermTableBuilder, type TermTable } from './term-table.ts';

/** BM25's saturation. Source: Robertson & Zaragoza 2009, with the usual 1.2. */
const SATURATION = 1.2;

/** The inverted index: for each term the records that hold it and how much it says of each. */
export interface TermIndex {
  readonly terms: TermTable;
  /** Where the postings of a term begin; one longer than the terms. */
  readonly starts: Uint32Array;
  readonly records: Uint16Array | Uint32Array;
  /** The share of a term's greatest weight, 0 to 255. */
  readonly impacts: Uint8Array;
  /** The greatest weight of a term over all records, divided by 255. */
  readonly scales: Float32Array;
  readonly idf: Float32Array;
  readonly size: number;
}

/** The texts that are compared one by one: each title and each saying, as term numbers. */
export interface Sentences {
  /** Where the sentences of a record begin; the first of each record is its title. */
  readonly ofRecord: Uint32Array;
  /** Where the terms of a sentence begin. */
  readonly starts: Uint32Array;
  readonly terms: Uint32Array;
  /** Sixteen bits of the exact form of each term, to tell "bán" from "bản". */
  readonly exact: Uint16Array;
  /** The Euclidean length of each sentence's idf vector. */
  readonly norms: Float32Array;
}

export interface BuiltIndex {
  readonly index: TermIndex;
  readonly sentences: Sentences;
  /** Words by how many records hold them, for repairing typing. */
  readonly words: ReadonlyMap<string, number>;
}

interface Posting {
  record: number;
  weight: number;
}

/** Numbers terms: a base's own first, then new ones after them. */
interface Numbering {
  number(a: number, b: number): number;
  /** The new terms. */
  finish(): TermTable;
}

/**
 * Builds the index of records. With a base, the records join it: terms keep the base's numbers and weights, new terms
 * are numbered after them. Deterministic: equal documents in equal order give equal bytes.
 */
export function buildIndex(documents: readonly SearchDocument[], base?: TermIndex): BuiltIndex {
  const builder = numberingFrom(base);
  const postings: Posting[][] = [];
  const words = new Map<string, number>();
  const averages = measureAverages(documents);
  const rarePairs = new Map<number, number>();
  const sentenceTerms: number[][] = [];
  const sentenceExact: number[][] = [];
  const ofRecord = new Uint32Array(documents.length + 1);

  documents.forEach((document, record) => {
    const frequencies = new Map<number, number>();
    const seen = new Set<string>();
    for (const [at, field] of FIELD_WEIGHTS.entries()) {
      const texts = textsOf(document, field.name).map((text) => splitTerms(text));
      const length = texts.reduce((sum, text) => sum + text.length, 0);
      if (length === 0) continue;
      const share = field.weight / (1 - field.lengthShare + (field.lengthShare * length) / (averages[at] ?? 1));
      for (const text of texts) {
        for (const word of text) {
          if (!seen.has(word.folded)) {
            seen.add(word.folded);
            words.set(word.folded, (words.get(word.folded) ?? 0) + 1);
          }
        }
        eachTerm(text, (a, b, pair) => {
          const term = builder.number(a, b);
          if (pair && !field.rarePairs) rarePairs.set(term, (rarePairs.get(term) ?? 0) + 1);
          else if (pair) rarePairs.set(term, Number.POSITIVE_INFINITY);
          frequencies.set(term, (frequencies.get(term) ?? 0) + share);
        });
      }
    }
    for (const [term, frequency] of frequencies) {
      const list = (postings[term] ??= []);
      list.push({ record, weight: frequency / (SATURATION + frequency) });
    }
    ofRecord[record] = sentenceTerms.length;
    for (const sentence of [document.title, ...document.sayings, ...document.english]) {
      const { terms, exact } = numberSentence(builder, splitTerms(sentence));
      sentenceTerms.push(terms);
      sentenceExact.push(exact);
    }
  });
  ofRecord[documents.length] = sentenceTerms.length;

  const kept = Array.from({ length: postings.length }, (_, term) => postings[term] ?? []).map((list, term) => {
    const once = base === undefined && list.length < 2 && (rarePairs.get(term) ?? Number.POSITIVE_INFINITY) !== Number.POSITIVE_INFINITY;
    return once ? [] : list;
  });
  const index = layOutIndex(builder.finish(), kept, documents.length, base);
  return { index, sentences: layOutSentences(sentenceTerms, sentenceExact, ofRecord, index.idf), words };
}

function numberingFrom(base: TermIndex | undefined): Numbering {
  const builder = new TermTableBuilder();
  if (base === undefined) return builder;
  const first = base.idf.length;
  return {
    number(a, b) {
      const known = findTerm(base.terms, a, b);
      return known >= 0 ? known : first + builder.number(a, b);
    },
    finish: () => builder.finish(),
  };
}

/** Calls back with the hashes of every word and every pair of neighbours. */
function eachTerm(words: readonly Word[], take: (a: number, b: number, pair: boolean) => void): void {
  let before = undefined as ReturnType<typeof hashWord> | undefined;
  for (const word of words) {
    const hash = hashWord(word.folded);
    take(hash.a, hash.b, false);
    if (before !== undefined) take(pairA(before, hash), pairB(before, hash), true);
    before = hash;
  }
}

/** The terms of one sentence, each once, with bits of the exact form. */
function numberSentence(builder: Numbering, words: readonly Word[]): { terms: number[]; exact: number[] } {
  const terms: number[] = [];
  const exact: number[] = [];
  const seen = new Set<number>();
  for (const [at, word] of words.entries()) {
    const hash = hashWord(word.folded);
    const exactHash = hashWord(word.exact);
    const term = builder.number(hash.a, hash.b);
    if (!seen.has(term)) {
      seen.add(term);
      terms.push(term);
      exact.push(exactHash.a & 0xffff);
    }
    const next = words[at + 1];
    if (next === undefined) continue;
    const nextHash = hashWord(next.folded);
    const pair = builder.number(pairA(hash, nextHash), pairB(hash, nextHash));
    if (seen.has(pair)) continue;
    seen.add(pair);
    terms.push(pair);
    exact.push(pairA(exactHash, hashWord(next.exact)) & 0xffff);
  }
  return { terms, exact };
}

function measureAverages(documents: readonly SearchDocument[]): number[] {
  return FIELD_WEIGHTS.map((field) => {
    let words = 0;
    let records = 0;
    for (const document of documents) {
      let length = 0;
      for (const text of textsOf(document, field.name)) length += countWords(text);
      if (length > 0) records += 1;
      words += length;
    }
    return records === 0 ? 1 : words / records;
  });
}

function countWords(text: string): number {
  return text === '' ? 0 : text.split(/\s+/u).length;
}

function layOutIndex(terms: TermTable, postings: readonly Posting[][], size: number, base?: TermIndex): TermIndex {
  const known = base?.idf.length ?? 0;
  const population = base?.size ?? size;
  const count = known + terms.hashA.length;
  const starts = new Uint32Array(count + 1);
  const total = postings.reduce((sum, list) => sum + list.length, 0);
  const records = size < 65_536 ? new Uint16Array(total) : new Uint32Array(total);
  const impacts = new Uint8Array(total);
  const scales = new Float32Array(count);
  const idf = new Float32Array(count);
  let at = 0;
  for (let term = 0; term < count; term += 1) {
    const list = postings[term] ?? [];
    starts[term] = at;
    idf[term] = term < known ? (base?.idf[term] ?? 0) : Math.log(1 + (population - list.length + 0.5) / (list.length + 0.5));
    let greatest = 0;
    for (const posting of list) if (posting.weight > greatest) greatest = posting.weight;
    scales[term] = greatest / 255;
    for (const posting of list) {
      records[at] = posting.record;
      impacts[at] = Math.max(1, Math.round((posting.weight / greatest) * 255));
      at += 1;
    }
  }
  starts[count] = at;
  return { terms, starts, records, impacts, scales, idf, size };
}

function layOutSentences(terms: number[][], exact: number[][], ofRecord: Uint32Array, idf: Float32Array): Sentences {
  const starts = new Uint32Array(terms.length + 1);
  const total = terms.reduce((sum, sentence) => sum + sentence.length, 0);
  const allTerms = new Uint32Array(total);
  const allExact = new Uint16Array(total);
  const norms = new Float32Array(terms.length);
  let at = 0;
  for (const [sentence, list] of terms.entries()) {
    starts[sentence] = at;
    let sum = 0;
    for (const [place, term] of list.entries()) {
      allTerms[at] = term;
      allExact[at] = exact[sentence]?.[place] ?? 0;
      sum += (idf[term] ?? 0) ** 2;
      at += 1;
    }
    norms[sentence] = Math.sqrt(sum);
  }
  starts[terms.length] = at;
  return { ofRecord, starts, terms: allTerms, exact: allExact, norms };
}
