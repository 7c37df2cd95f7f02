import { foldText } from './vietnamese.ts';

/** A document's number as someone wrote it, in parts. */
export interface WrittenNumber {
  readonly number: string;
  readonly year?: string;
  /** `NĐ-CP`, in any case and with or without marks. */
  readonly ending?: string;
}

/** Which documents there are, for reading short numbers and names. Make it once with `buildDocumentTable`. */
export interface DocumentTable {
  /** `nd|118|2025` and `nd|118` → numbers, the newest first. */
  readonly byNumber: ReadonlyMap<string, readonly string[]>;
  /** The whole number, folded → as the library writes it. */
  readonly whole: ReadonlyMap<string, string>;
  /** Folded names → numbers, what holds before what does not, then the newest first. */
  readonly byName: ReadonlyMap<string, readonly string[]>;
  readonly longestName: number;
}

export interface NamedDocument {
  readonly number: string;
  /** What people call it: "Luật Đất đai". */
  readonly names?: readonly string[];
  /** Ended or not yet in force: of two that share a name or a short number the other one is meant. */
  readonly notInForce?: boolean;
}

/** Commas inside a name are words of the text, not of the name. */
const MOST_COMMAS = 6;
const WHOLE = /^(\d{1,5}(?:\.\d{1,3})?)(?:\/(\d{4}))?\/(.+)$/u;

/** Orders documents for look-up by short number and by name. Shape of names: "Luật Đất đai", "Bộ luật Dân sự". */
export function buildDocumentTable(documents: readonly NamedDocument[]): DocumentTable {
  const byNumber = new Map<string, string[]>();
  const whole = new Map<string, string>();
  const byName = new Map<string, string[]>();
  let longestName = 0;
  const newestFirst = [...documents].sort((left, right) => Number(left.notInForce ?? false) - Number(right.notInForce ?? false) || (yearOf(right.number) - yearOf(left.number)) || (left.number < right.number ? -1 : 1));
  for (const { number, names = [] } of newestFirst) {
    const match = WHOLE.exec(number);
    if (match !== null) {
      const plain = stripZeros(match[1] ?? '');
      const kind = kindOf(match[3] ?? '');
      whole.set(keyOfWhole({ number: plain, ...(match[2] === undefined ? {} : { year: match[2] }), ending: match[3] ?? '' }), number);
      add(byNumber, `${kind}|${plain}`, number);
      if (match[2] !== undefined) for (const each of [kind, '']) add(byNumber, `${each}|${plain}|${match[2]}`, number);
    }
    for (const name of match === null ? [number, ...names] : names) {
      const folded = fold(name);
      if (!folded.includes(' ')) continue;
      add(byName, folded, number);
      longestName = Math.max(longestName, folded.split(' ').length);
    }
  }
  return { byNumber, whole, byName, longestName: Math.min(longestName, 30) };
}

/**
 * The document of a number. A whole number needs no table; decrees of the Government have one ending only, so year and number are enough;
 * else the table must know it. `kind`: the short kind before it, such as `nd`.
 */
export function findNumbered(table: DocumentTable, kind: string | undefined, written: WrittenNumber): string | undefined {
  const number = stripZeros(written.number);
  if (written.ending !== undefined) return table.whole.get(keyOfWhole(written)) ?? writeWhole(written);
  if (kind === undefined) {
    // A number alone may be anything; it is a document when only one bears it.
    const bearing = table.byNumber.get(`|${number}|${written.year ?? ''}`);
    return bearing?.length === 1 ? bearing[0] : undefined;
  }
  if (written.year !== undefined) {
    const known = table.byNumber.get(`${kind}|${number}|${written.year}`);
    if (known !== undefined) return known[0];
    return kind === 'nd' ? writeWhole({ ...written, ending: 'NĐ-CP' }) : undefined;
  }
  return table.byNumber.get(`${kind}|${number}`)?.[0];
}

/** The longest name that begins at a word, with the year behind it when one stands there. */
export function findNamed(table: DocumentTable, words: readonly { readonly folded: string }[], at: number): { readonly number: string; readonly next: number } | undefined {
  if (table.longestName === 0) return undefined;
  let name = '';
  let best: { numbers: readonly string[]; next: number } | undefined;
  for (let length = 1; length <= table.longestName + MOST_COMMAS && at + length <= words.length; length += 1) {
    const word = words[at + length - 1]?.folded ?? '';
    if (word === '.' || word === ';') break;
    // A comma belongs to a name ("Luật Phòng, chống ma túy").
    if (word !== ',') name = name === '' ? word : `${name} ${word}`;
    const numbers = word === ',' ? undefined : table.byName.get(name);
    if (numbers !== undefined) best = { numbers, next: at + length };
  }
  if (best === undefined) return undefined;
  const offset = words[best.next]?.folded === 'nam' || words[best.next]?.folded === 'so' ? 1 : 0;
  const year = words[best.next + offset]?.folded ?? '';
  if (!/^(?:19|20)\d{2}$/u.test(year)) return { number: best.numbers[0] ?? '', next: best.next };
  const ofYear = best.numbers.find((number) => number.includes(`/${year}/`));
  return ofYear === undefined ? { number: best.numbers[0] ?? '', next: best.next } : { number: ofYear, next: best.next + offset + 1 };
}

function yearOf(number: string): number {
  return Number(/\/(\d{4})\//u.exec(number)?.[1] ?? 0);
}

function add(map: Map<string, string[]>, key: string, number: string): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [number]);
  else if (!list.includes(number)) list.push(number);
}

function fold(name: string): string {
  return foldText(name).replace(/[^\p{L}\d]+/gu, ' ').trim();
}

function stripZeros(number: string): string {
  return number.replace(/^0+(?=\d)/u, '');
}

function keyOfWhole(written: WrittenNumber): string {
  return `${stripZeros(written.number)}/${written.year ?? ''}/${foldText(written.ending ?? '').replaceAll('–', '-')}`;
}

const SHORT_KINDS: readonly (readonly [RegExp, string])[] = [[/^nd-/u, 'nd'], [/^ttlt-/u, 'ttlt'], [/^tt-/u, 'tt'], [/^qd-/u, 'qd'], [/^nq-/u, 'nq'], [/^ct-/u, 'ct'], [/^vbhn-/u, 'vbhn'], [/^(?:ub)?[tv]*qh\d/u, 'luat']];

function kindOf(ending: string): string {
  const folded = foldText(ending);
  return SHORT_KINDS.find(([pattern]) => pattern.test(folded))?.[1] ?? folded;
}

/** A whole number in its official form: capitals, Đ where the ending is known, a 0 before a single digit. Source: Decree 30/2020/NĐ-CP. */
function writeWhole({ number, year, ending = '' }: WrittenNumber): string {
  const official = ending.toUpperCase().replaceAll('–', '-').replace(/^ND-/u, 'NĐ-').replace(/^QD-/u, 'QĐ-').replace(/-HDND$/u, '-HĐND');
  const plain = stripZeros(number);
  return `${/^\d$/u.test(plain) ? `0${plain}` : plain}${year === undefined ? '' : `/${year}`}/${official}`;
}
