/**
 * Terms are known by two 32-bit hashes instead of their letters: the index opens as plain typed arrays.
 * Two terms collide in both with a chance below 1 in 10^8 for a million terms.
 * Source: FNV-1a over UTF-16 units, finished as in MurmurHash3.
 */
export interface TermHash {
  readonly a: number;
  readonly b: number;
}

/** The two hashes of a word. */
export function hashWord(word: string): TermHash {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (let at = 0; at < word.length; at += 1) {
    const unit = word.charCodeAt(at);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x85ebca6b) ^ (b >>> 13);
  }
  return { a: finish(a), b: finish(b) };
}

/** The first hash of two neighbouring words; order matters. */
export function pairA(left: TermHash, right: TermHash): number {
  return finish(Math.imul(left.a, 31) ^ Math.imul(right.a, 0x9e3779b1) ^ 0x5bd1e995);
}

/** The second hash of two neighbouring words. */
export function pairB(left: TermHash, right: TermHash): number {
  return finish(Math.imul(left.b, 37) ^ Math.imul(right.b, 0x85ebca77) ^ 0x27d4eb2f);
}

function finish(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x7feb352d);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0x846ca68b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
