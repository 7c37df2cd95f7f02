/** An open-addressing table from term hashes to term numbers, laid out in typed arrays so that it opens from a file as it is. */
export interface TermTable {
  /** Term number + 1 per slot; 0 is empty. Length is a power of two, at most half full. */
  readonly slots: Uint32Array;
  readonly hashA: Uint32Array;
  readonly hashB: Uint32Array;
}

/** The number of a term, or -1 when no record holds it. */
export function findTerm(table: TermTable, a: number, b: number): number {
  const { slots, hashA, hashB } = table;
  const mask = slots.length - 1;
  let slot = a & mask;
  for (;;) {
    const entry = slots[slot] ?? 0;
    if (entry === 0) return -1;
    if (hashA[entry - 1] === a && hashB[entry - 1] === b) return entry - 1;
    slot = (slot + 1) & mask;
  }
}

/** Numbers per slot of the builder's table: the term's number + 1 and its two hashes side by side, so that one look tells. */
const LANES = 4;

/** Collects terms while an index is built and numbers them in order of first sight. */
export class TermTableBuilder {
  #length = 1 << 16;
  #lanes = new Uint32Array(this.#length * LANES);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The number of a term, given now if it is new. */
  number(a: number, b: number): number {
    const lanes = this.#lanes;
    const mask = this.#length - 1;
    let slot = a & mask;
    for (;;) {
      const at = slot * LANES;
      const entry = lanes[at] as number;
      if (entry === 0) break;
      if (lanes[at + 1] === a && lanes[at + 2] === b) return entry - 1;
      slot = (slot + 1) & mask;
    }
    this.#size += 1;
    const at = slot * LANES;
    lanes[at] = this.#size;
    lanes[at + 1] = a;
    lanes[at + 2] = b;
    if (this.#size * 2 > this.#length) this.#grow();
    return this.#size - 1;
  }

  finish(): TermTable {
    const { hashA, hashB } = this.#hashes();
    const slots = new Uint32Array(this.#length);
    for (let slot = 0; slot < slots.length; slot += 1) slots[slot] = this.#lanes[slot * LANES] as number;
    return { slots, hashA, hashB };
  }

  #hashes(): { hashA: Uint32Array; hashB: Uint32Array } {
    const lanes = this.#lanes;
    const hashA = new Uint32Array(this.#size);
    const hashB = new Uint32Array(this.#size);
    for (let at = 0; at < lanes.length; at += LANES) {
      const entry = lanes[at] as number;
      if (entry === 0) continue;
      hashA[entry - 1] = lanes[at + 1] as number;
      hashB[entry - 1] = lanes[at + 2] as number;
    }
    return { hashA, hashB };
  }

  /** Terms are put into the larger table in the order of their numbers, so that equal terms give equal tables. */
  #grow(): void {
    const { hashA, hashB } = this.#hashes();
    this.#length *= 2;
    const lanes = new Uint32Array(this.#length * LANES);
    const mask = this.#length - 1;
    for (let term = 0; term < this.#size; term += 1) {
      const a = hashA[term] as number;
      let slot = a & mask;
      while (lanes[slot * LANES] !== 0) slot = (slot + 1) & mask;
      const at = slot * LANES;
      lanes[at] = term + 1;
      lanes[at + 1] = a;
      lanes[at + 2] = hashB[term] as number;
    }
    this.#lanes = lanes;
  }
}
