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

/** Collects terms while an index is built and numbers them in order of first sight. */
export class TermTableBuilder {
  #slots = new Uint32Array(1 << 16);
  #hashA: number[] = [];
  #hashB: number[] = [];

  get size(): number {
    return this.#hashA.length;
  }

  /** The number of a term, given now if it is new. */
  number(a: number, b: number): number {
    const mask = this.#slots.length - 1;
    let slot = a & mask;
    for (;;) {
      const entry = this.#slots[slot] ?? 0;
      if (entry === 0) break;
      if (this.#hashA[entry - 1] === a && this.#hashB[entry - 1] === b) return entry - 1;
      slot = (slot + 1) & mask;
    }
    this.#hashA.push(a);
    this.#hashB.push(b);
    this.#slots[slot] = this.#hashA.length;
    if (this.#hashA.length * 2 > this.#slots.length) this.#grow();
    return this.#hashA.length - 1;
  }

  finish(): TermTable {
    return { slots: this.#slots, hashA: Uint32Array.from(this.#hashA), hashB: Uint32Array.from(this.#hashB) };
  }

  #grow(): void {
    this.#slots = layOut(this.#hashA, this.#slots.length * 2);
  }
}

function layOut(hashA: ArrayLike<number>, length: number): Uint32Array<ArrayBuffer> {
  const slots = new Uint32Array(length);
  const mask = length - 1;
  for (let term = 0; term < hashA.length; term += 1) {
    let slot = (hashA[term] ?? 0) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = term + 1;
  }
  return slots;
}
