import type { SearchDocument } from '#model/search.ts';
import { FIELD_WEIGHTS, textsOf, type FieldWeight } from './fields.ts';
import { splitTerms, type Word } from './split-terms.ts';
import { pairA, pairB } from './term-hash.ts';
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
  const postings = new PostingList(documents.length);
  const words = new Map<string, number>();
  const split = documents.map((document) => FIELD_WEIGHTS.map((field) => textsOf(document, field.name).map((text) => splitTerms(text))));
  const averages = measureAverages(split);
  const counts = new TermCounts();
  const sentences = new SentenceList(documents.length);

  split.forEach((fields, record) => {
    const seen = new Set<Word>();
    fields.forEach((texts, at) => {
      const field = FIELD_WEIGHTS[at] as FieldWeight;
      const length = lengthOf(texts);
      if (length === 0) return;
      const share = field.weight / (1 - field.lengthShare + (field.lengthShare * length) / (averages[at] as number));
      for (const text of texts) {
        for (const word of text) seen.add(word);
        let before: Word | undefined;
        for (const word of text) {
          counts.add(builder.number(word.a, word.b), share, true);
          if (before !== undefined) counts.add(builder.number(pairA(before, word), pairB(before, word)), share, field.rarePairs);
          before = word;
        }
      }
    });
    for (const folded of new Set(Array.from(seen, (word) => word.folded))) words.set(folded, (words.get(folded) ?? 0) + 1);
    counts.drain(postings);
    postings.close(record);
    for (const texts of fields.slice(0, SENTENCE_FIELDS)) for (const text of texts) sentences.add(text, builder);
    sentences.close(record);
  });

  const index = layOutIndex(builder.finish(), postings, counts, base);
  return { index, sentences: sentences.layOut(index.idf), words };
}

/** The first fields, title, sayings and English, are compared sentence by sentence. */
const SENTENCE_FIELDS = 3;

/** Sums what a record's terms weigh, in one array that serves every record. */
class TermCounts {
  #weights = new Float32Array(1 << 16);
  /** 1 where a pair also stands in a field whose rare pairs are kept, or is a single word. */
  #keptAlone = new Uint8Array(1 << 16);
  #touched: number[] = [];

  add(term: number, share: number, keptAlone: boolean): void {
    if (term >= this.#weights.length) this.#grow(term);
    if (this.#weights[term] === 0) this.#touched.push(term);
    this.#weights[term] = (this.#weights[term] as number) + share;
    if (keptAlone) this.#keptAlone[term] = 1;
  }

  /** Writes what one record's terms weigh, and begins anew. */
  drain(postings: PostingList): void {
    for (const term of this.#touched) {
      const frequency = this.#weights[term] as number;
      postings.add(term, frequency / (SATURATION + frequency));
      this.#weights[term] = 0;
    }
    this.#touched = [];
  }

  isKeptAlone(term: number): boolean {
    return this.#keptAlone[term] === 1;
  }

  #grow(term: number): void {
    let length = this.#weights.length;
    while (length <= term) length *= 2;
    const weights = new Float32Array(length);
    weights.set(this.#weights);
    this.#weights = weights;
    const keptAlone = new Uint8Array(length);
    keptAlone.set(this.#keptAlone);
    this.#keptAlone = keptAlone;
  }
}

/** What each record's terms weigh, record after record: three arrays instead of an object for each of a million weights. */
class PostingList {
  readonly ends: Uint32Array;
  terms = new Uint32Array(1 << 14);
  weights = new Float64Array(1 << 14);
  length = 0;

  constructor(records: number) {
    this.ends = new Uint32Array(records);
  }

  add(term: number, weight: number): void {
    if (this.length === this.terms.length) this.#grow();
    this.terms[this.length] = term;
    this.weights[this.length] = weight;
    this.length += 1;
  }

  /** Ends a record. */
  close(record: number): void {
    this.ends[record] = this.length;
  }

  #grow(): void {
    const terms = new Uint32Array(2 * this.length);
    terms.set(this.terms);
    this.terms = terms;
    const weights = new Float64Array(2 * this.length);
    weights.set(this.weights);
    this.weights = weights;
  }
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

function lengthOf(texts: readonly (readonly Word[])[]): number {
  return texts.reduce((sum, text) => sum + text.length, 0);
}

function measureAverages(split: readonly (readonly (readonly Word[])[])[][]): number[] {
  return FIELD_WEIGHTS.map((_, at) => {
    const lengths = split.map((fields) => lengthOf(fields[at] ?? [])).filter((length) => length > 0);
    return lengths.length === 0 ? 1 : lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  });
}

/** Collects sentences as term numbers. */
class SentenceList {
  readonly #starts: number[] = [];
  readonly #terms: number[] = [];
  readonly #exact: number[] = [];
  readonly #ofRecord: Uint32Array;

  constructor(records: number) {
    this.#ofRecord = new Uint32Array(records + 1);
  }

  /** Adds one sentence: its terms, each once, with bits of the exact form. */
  add(words: readonly Word[], builder: Numbering): void {
    const start = this.#terms.length;
    this.#starts.push(start);
    let before: Word | undefined;
    for (const word of words) {
      this.#addTerm(builder.number(word.a, word.b), word.marked.a & 0xffff, start);
      if (before !== undefined) this.#addTerm(builder.number(pairA(before, word), pairB(before, word)), pairA(before.marked, word.marked) & 0xffff, start);
      before = word;
    }
  }

  #addTerm(term: number, exact: number, start: number): void {
    for (let at = start; at < this.#terms.length; at += 1) if (this.#terms[at] === term) return;
    this.#terms.push(term);
    this.#exact.push(exact);
  }

  /** Ends a record. */
  close(record: number): void {
    this.#ofRecord[record + 1] = this.#starts.length;
  }

  layOut(idf: Float32Array): Sentences {
    const starts = Uint32Array.from([...this.#starts, this.#terms.length]);
    const norms = new Float32Array(this.#starts.length);
    for (let sentence = 0; sentence < norms.length; sentence += 1) {
      let sum = 0;
      for (let at = starts[sentence] as number; at < (starts[sentence + 1] as number); at += 1) sum += (idf[this.#terms[at] as number] as number) ** 2;
      norms[sentence] = Math.sqrt(sum);
    }
    return { ofRecord: this.#ofRecord, starts, terms: Uint32Array.from(this.#terms), exact: Uint16Array.from(this.#exact), norms };
  }
}

function layOutIndex(terms: TermTable, postings: PostingList, counts: TermCounts, base?: TermIndex): TermIndex {
  const size = postings.ends.length;
  const known = base?.idf.length ?? 0;
  const population = base?.size ?? size;
  const count = known + terms.hashA.length;
  const { lengths, greatest } = measureTerms(postings, count);
  const starts = new Uint32Array(count + 1);
  const scales = new Float32Array(count);
  const idf = new Float32Array(count);
  let total = 0;
  for (let term = 0; term < count; term += 1) {
    // A pair of words that stands in one record only, and there in a long text, says nothing of it.
    if (base === undefined && (lengths[term] as number) < 2 && !counts.isKeptAlone(term)) lengths[term] = 0;
    const length = lengths[term] as number;
    starts[term] = total;
    idf[term] = term < known ? (base?.idf[term] ?? 0) : Math.log(1 + (population - length + 0.5) / (length + 0.5));
    scales[term] = length === 0 ? 0 : (greatest[term] as number) / 255;
    total += length;
  }
  starts[count] = total;
  const records = size < 65_536 ? new Uint16Array(total) : new Uint32Array(total);
  const impacts = new Uint8Array(total);
  const next = starts.slice();
  let from = 0;
  for (let record = 0; record < size; record += 1) {
    for (; from < (postings.ends[record] as number); from += 1) {
      const term = postings.terms[from] as number;
      if (lengths[term] === 0) continue;
      const at = next[term] as number;
      next[term] = at + 1;
      records[at] = record;
      impacts[at] = Math.max(1, Math.round(((postings.weights[from] as number) / (greatest[term] as number)) * 255));
    }
  }
  return { terms, starts, records, impacts, scales, idf, size };
}

/** How many records hold each term, and its greatest weight. */
function measureTerms(postings: PostingList, count: number): { lengths: Uint32Array; greatest: Float64Array } {
  const lengths = new Uint32Array(count);
  const greatest = new Float64Array(count);
  for (let from = 0; from < postings.length; from += 1) {
    const term = postings.terms[from] as number;
    lengths[term] = (lengths[term] as number) + 1;
    if ((postings.weights[from] as number) > (greatest[term] as number)) greatest[term] = postings.weights[from] as number;
  }
  return { lengths, greatest };
}
