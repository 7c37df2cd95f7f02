import type { TermIndex } from '#search/build-index.ts';
import { splitTerms, type Word } from '#search/split-terms.ts';
import { pairA, pairB } from '#search/term-hash.ts';
import { TermTableBuilder } from '#search/term-table.ts';
import type { LawIndex, LawRecord } from './law-index.ts';
import { LAW_WEIGHTS, type LawWeights } from './law-weights.ts';

/** In a library larger than this a pair of words that stands in one provision only is left out of the inverted index; the second look sees it still. */
const RARE_PAIRS_UP_TO = 20_000;
const WORDS_NUMBERED = 65_535;
/** Records taken in before other work of the process gets its turn. */
const TURN = 25;

/** A list of numbers that grows without becoming an array of boxed values. */
class Growing<Kind extends Uint32Array | Uint16Array | Uint8Array | Float32Array> {
  #held: Kind;
  length = 0;
  readonly #make: (length: number) => Kind;

  constructor(make: (length: number) => Kind) {
    this.#make = make;
    this.#held = make(4_096);
  }

  push(value: number): void {
    if (this.length === this.#held.length) {
      const wider = this.#make(this.#held.length * 2);
      wider.set(this.#held);
      this.#held = wider;
    }
    this.#held[this.length] = value;
    this.length += 1;
  }

  at(place: number): number {
    return this.#held[place] as number;
  }

  finish(): Kind {
    return this.#held.slice(0, this.length) as Kind;
  }
}

/** Takes records in one by one and lays the index out at the end. Deterministic: equal records in equal order give equal bytes. */
export class LawIndexBuilder {
  readonly #weights: LawWeights;
  readonly #terms = new TermTableBuilder();
  readonly #ids: string[] = [];
  readonly #documents: { number: string; name: string }[] = [];
  readonly #documentPlaces = new Map<string, number>();
  readonly #documentOf = new Growing((length) => new Uint32Array(length));
  readonly #days = new Growing((length) => new Uint32Array(length));
  readonly #words = new Growing((length) => new Uint16Array(length));
  readonly #passageStarts = new Growing((length) => new Uint32Array(length));
  readonly #passagesOf = new Growing((length) => new Uint32Array(length));
  /** One triple per posting: term, record, frequency. Sorted by term when laid out. */
  readonly #postingTerms = new Growing((length) => new Uint32Array(length));
  readonly #postingRecords = new Growing((length) => new Uint32Array(length));
  readonly #postingWeights = new Growing((length) => new Float32Array(length));
  readonly #wordOfTerm: number[] = [];
  readonly #pairTerms = new Growing((length) => new Uint8Array(length));
  #nextWord = 1;
  #passageWords = 0;
  #passages = 0;
  /** The mean lengths are not known while records come in; those of the codes of 2023 serve. Unit: words. */
  readonly #means = { title: 8, body: 190 };

  constructor(weights: LawWeights = LAW_WEIGHTS) {
    this.#weights = weights;
  }

  get size(): number {
    return this.#ids.length;
  }

  add(record: LawRecord): void {
    const number = this.#ids.length;
    this.#ids.push(record.id);
    this.#documentOf.push(this.#placeOf(record));
    for (const day of [record.wordingFrom, record.wordingTo, record.validFrom, record.validTo]) this.#days.push(day);
    const title = splitTerms(record.title);
    const passages = record.passages.map((passage) => splitTerms(passage));
    const bodyLength = passages.reduce((sum, words) => sum + words.length, 0);
    const weights = new Map<number, number>();
    const { title: titleWeight, document, lengthShare, titleLengthShare } = this.#weights;
    this.#count(title, titleWeight / (1 - titleLengthShare + (titleLengthShare * title.length) / this.#means.title), weights);
    this.#count(splitTerms(record.documentName), document, weights);
    for (const words of passages) this.#count(words, 1 / (1 - lengthShare + (lengthShare * bodyLength) / this.#means.body), weights);
    this.#passagesOf.push(this.#passageStarts.length);
    for (const words of [title, ...passages]) {
      this.#passageStarts.push(this.#words.length);
      for (const word of words) this.#words.push(this.#wordNumber(word));
    }
    this.#passageWords += bodyLength;
    this.#passages += passages.length;
    for (const [term, weight] of weights) {
      this.#postingTerms.push(term);
      this.#postingRecords.push(number);
      this.#postingWeights.push(weight / (this.#weights.saturation + weight));
    }
  }

  finish(): LawIndex {
    this.#passagesOf.push(this.#passageStarts.length);
    this.#passageStarts.push(this.#words.length);
    const wordOfTerm = new Uint16Array(this.#terms.size);
    this.#wordOfTerm.forEach((word, term) => (wordOfTerm[term] = word));
    return {
      index: this.#layOut(),
      ids: this.#ids,
      documents: this.#documents,
      documentOf: this.#documentOf.finish(),
      days: this.#days.finish(),
      wordOfTerm,
      words: this.#words.finish(),
      passageStarts: this.#passageStarts.finish(),
      passagesOf: this.#passagesOf.finish(),
      meanPassage: this.#passages === 0 ? 1 : this.#passageWords / this.#passages,
    };
  }

  #placeOf({ document, documentName }: LawRecord): number {
    const known = this.#documentPlaces.get(document);
    if (known !== undefined) return known;
    this.#documents.push({ number: document, name: documentName });
    this.#documentPlaces.set(document, this.#documents.length - 1);
    return this.#documents.length - 1;
  }

  #termOf(a: number, b: number, pair: boolean): number {
    const term = this.#terms.number(a, b);
    if (term >= this.#pairTerms.length) this.#pairTerms.push(pair ? 1 : 0);
    return term;
  }

  #wordNumber(word: Word): number {
    const term = this.#termOf(word.a, word.b, false);
    const known = this.#wordOfTerm[term];
    if (known !== undefined) return known;
    const number = this.#nextWord < WORDS_NUMBERED ? this.#nextWord : 0;
    if (number > 0) this.#nextWord += 1;
    this.#wordOfTerm[term] = number;
    return number;
  }

  #count(words: readonly Word[], share: number, weights: Map<number, number>): void {
    let before: Word | undefined;
    for (const word of words) {
      const single = this.#termOf(word.a, word.b, false);
      weights.set(single, (weights.get(single) ?? 0) + share);
      if (before !== undefined) {
        const pair = this.#termOf(pairA(before, word), pairB(before, word), true);
        weights.set(pair, (weights.get(pair) ?? 0) + share);
      }
      before = word;
    }
  }

  /** Postings sorted by term by counting; records stay in order within a term. */
  #layOut(): TermIndex {
    const terms = this.#terms.finish();
    const size = this.#ids.length;
    const count = terms.hashA.length;
    const found = new Uint32Array(count);
    for (let at = 0; at < this.#postingTerms.length; at += 1) found[this.#postingTerms.at(at)] = (found[this.#postingTerms.at(at)] as number) + 1;
    const keepRare = size <= RARE_PAIRS_UP_TO;
    const starts = new Uint32Array(count + 1);
    const idf = new Float32Array(count);
    for (let term = 0, at = 0; term < count; term += 1) {
      const kept = keepRare || this.#pairTerms.at(term) === 0 || (found[term] as number) > 1 ? (found[term] as number) : 0;
      starts[term] = at;
      at += kept;
      starts[term + 1] = at;
      idf[term] = Math.log(1 + (size - (found[term] as number) + 0.5) / ((found[term] as number) + 0.5));
    }
    const total = starts[count] as number;
    const records = size < 65_536 ? new Uint16Array(total) : new Uint32Array(total);
    const weights = new Float32Array(total);
    const scales = new Float32Array(count);
    const next = starts.slice();
    for (let at = 0; at < this.#postingTerms.length; at += 1) {
      const term = this.#postingTerms.at(at);
      const place = next[term] as number;
      if (place >= (starts[term + 1] as number)) continue;
      next[term] = place + 1;
      records[place] = this.#postingRecords.at(at);
      weights[place] = this.#postingWeights.at(at);
      if (this.#postingWeights.at(at) > (scales[term] as number)) scales[term] = this.#postingWeights.at(at);
    }
    const impacts = new Uint8Array(total);
    for (let term = 0; term < count; term += 1) {
      const greatest = scales[term] as number;
      for (let at = starts[term] as number; at < (starts[term + 1] as number); at += 1) impacts[at] = Math.max(1, Math.round(((weights[at] as number) / greatest) * 255));
      scales[term] = greatest / 255;
    }
    return { terms, starts, records, impacts, scales, idf, size };
  }
}

/** Builds the index of a stream of records without keeping the process from its other work. */
export async function buildLawIndex(records: AsyncIterable<LawRecord> | Iterable<LawRecord>, weights: LawWeights = LAW_WEIGHTS): Promise<LawIndex> {
  const builder = new LawIndexBuilder(weights);
  for await (const record of records) {
    builder.add(record);
    if (builder.size % TURN === 0) await new Promise<void>((resolve) => setImmediate(resolve));
  }
  return builder.finish();
}
