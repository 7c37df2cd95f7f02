/** Names to make people of; everybody is marked as an example. */
export interface InventedNames {
  readonly surnames: readonly string[];
  readonly middleNames: readonly string[];
  readonly givenNames: readonly string[];
  readonly streets: readonly string[];
  /** Behind every name. Shape: `(ví dụ)`. */
  readonly mark: string;
}

/** Somebody who cannot be alive. */
export interface InventedPerson {
  readonly name: string;
  readonly birthYear: number;
  /** Twelve digits that begin with 000, which no province has: nobody was ever given such a number. */
  readonly identityNumber: string;
  readonly phone: string;
  /** At a name that leads nowhere. Source: RFC 2606. */
  readonly email: string;
  readonly address: string;
}

const OLDEST = 1945;
const YEARS = 60;

/** A person by a seed: the same seed gives the same one. */
export function inventPerson(names: InventedNames, seed: string): InventedPerson {
  const next = numbersFrom(seed);
  const pick = (list: readonly string[]): string => list[Math.floor(next() * list.length)] ?? '';
  const isWoman = next() < 0.5;
  const birthYear = OLDEST + Math.floor(next() * YEARS);
  const serial = String(Math.floor(next() * 1_000_000)).padStart(6, '0');
  const century = (birthYear >= 2000 ? 2 : 0) + (isWoman ? 1 : 0);
  return {
    name: `${pick(names.surnames)} ${pick(names.middleNames)} ${pick(names.givenNames)} ${names.mark}`,
    birthYear,
    identityNumber: `000${String(century)}${String(birthYear).slice(2)}${serial}`,
    phone: `0900000${serial.slice(-3)}`,
    email: `vi-du-${serial}@tapduot.example`,
    address: `Số ${String(1 + Math.floor(next() * 90))}, ${pick(names.streets)}`,
  };
}

/** Numbers from 0 to below 1 that follow from a text. Source: mulberry32 over FNV-1a. */
export function numbersFrom(seed: string): () => number {
  let state = 2_166_136_261;
  for (const letter of seed) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16_777_619);
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
