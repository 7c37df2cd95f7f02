import type { ReadQuery } from './read-query.ts';

/**
 * The terms of a query laid out for looking up while records are compared; one per engine, cleared after each query.
 * Shape: each term has a slot, and all numbers a comparison needs of it lie side by side in small arrays by slot.
 */
export interface QueryScratch {
  /** By the last bits of a term's number: 1 where a term of the query may be. Small enough to stay in the nearest cache. */
  readonly near: Uint8Array;
  /** Slot + 1 of each term of the index; 0 for what is no term of the query. */
  readonly slotOf: Uint16Array;
  /** How many slots the question takes. */
  count: number;
  /** The numbers by slot; replaced by larger ones when a question has more terms than any before. */
  slots: QuerySlots;
  /** Room for the places of one record's terms. */
  places: Uint32Array;
  /** Takes what was read ahead, so that the reading is not left out as useless. */
  readonly touched: Float64Array;
}

export interface QuerySlots {
  readonly idf: Float64Array;
  /** Weight × idf of what was said; 0 for what was added. */
  readonly said: Float64Array;
  /** Weight × idf of what was added; 0 for what was said. */
  readonly added: Float64Array;
  /** The same as `said` for pairs of words; 0 for single words. */
  readonly pair: Float64Array;
  /** Weight × idf², what the term adds to a likeness. */
  readonly dot: Float64Array;
  /** The bits of the exact form, or -1 when any will do. */
  readonly exact: Int32Array;
  /** How much of a term counts when its exact form agrees, and when it does not. */
  readonly agreed: Float64Array;
  readonly differed: Float64Array;
  /** What of `said` the sentences of a record have not covered yet. */
  readonly left: Float64Array;
}

/** The bits of a term's number that `QueryScratch.near` tells terms apart by. */
export const NEAR = (1 << 12) - 1;
/** A word without the marks its writer typed agrees this much. */
const OTHER_MARKS_SHARE = 0.55;
/** What the lexicon or the translation added counts this much. */
const ADDED_SHARE = 0.5;

/** Scratch space for an index of that many terms. */
export function createScratch(terms: number): QueryScratch {
  return { near: new Uint8Array(NEAR + 1), slotOf: new Uint16Array(terms), count: 0, slots: createSlots(256), places: new Uint32Array(1 << 12), touched: new Float64Array(1) };
}

function createSlots(count: number): QuerySlots {
  const numbers = (): Float64Array => new Float64Array(count);
  return { idf: numbers(), said: numbers(), added: numbers(), pair: numbers(), dot: numbers(), exact: new Int32Array(count), agreed: numbers(), differed: numbers(), left: numbers() };
}

export interface QueryNorms {
  readonly norm: number;
  readonly sum: number;
}

/** Lays the query out; gives the length of its vector. */
export function layOutQuery(query: ReadQuery, idfs: Float32Array, scratch: QueryScratch): QueryNorms {
  const { terms } = query;
  if (terms.length > scratch.slots.idf.length) scratch.slots = createSlots(2 * terms.length);
  const { near, slotOf, slots } = scratch;
  scratch.count = terms.length;
  let squares = 0;
  let sum = 0;
  for (let slot = 0; slot < terms.length; slot += 1) {
    const { term, weight, exact, pair, added } = terms[slot] as (typeof terms)[number];
    const idf = idfs[term] ?? 0;
    const exactly = weight * idf;
    const gain = Math.fround(exactly);
    near[term & NEAR] = 1;
    slotOf[term] = slot + 1;
    slots.idf[slot] = idf;
    slots.said[slot] = added ? 0 : gain;
    slots.added[slot] = added ? gain : 0;
    slots.pair[slot] = pair && !added ? gain : 0;
    slots.dot[slot] = gain * idf;
    slots.exact[slot] = added ? -1 : exact;
    slots.agreed[slot] = added ? ADDED_SHARE : 1;
    slots.differed[slot] = OTHER_MARKS_SHARE;
    if (added) continue;
    squares += exactly * exactly;
    sum += exactly;
  }
  return { norm: Math.sqrt(squares) || 1, sum: sum || 1 };
}

/** Clears the scratch for the next query. */
export function clearQuery(query: ReadQuery, scratch: QueryScratch): void {
  for (const { term } of query.terms) {
    scratch.near[term & NEAR] = 0;
    scratch.slotOf[term] = 0;
  }
}
