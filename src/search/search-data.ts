import type { Sentences, TermIndex } from './build-index.ts';
import type { RecordTraits } from './record-traits.ts';

/** All an engine needs of its records; plain arrays that a snapshot holds. */
export interface SearchData {
  readonly ids: readonly string[];
  readonly titles: readonly string[];
  readonly index: TermIndex;
  readonly sentences: Sentences;
  readonly traits: RecordTraits;
  /** 1 for each record that is known only by what people say for it. */
  readonly absent: Uint8Array;
  /** One vector per record, bytes. */
  readonly vectors: Int8Array;
  /** The words of all records, for mending typing, with the number of records each. */
  readonly words: ReadonlyMap<string, number>;
}
