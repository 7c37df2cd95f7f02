import type { AnyKind } from '#model/place.ts';
import { exactText, foldText } from '#model/vietnamese.ts';

/** One word of what was asked. */
export interface Token {
  /** With marks, lower case. */
  readonly exact: string;
  readonly folded: string;
  /** How much it counts when it stays unexplained. */
  readonly weight: number;
  /** Whether a comma or the like stands before it. */
  readonly afterBreak: boolean;
}

/** Words that say a kind, alone or as two, with what people write for short. Southern habit: `F5` for phường 5. */
const KIND_PHRASES: Readonly<Record<string, readonly AnyKind[]>> = {
  phuong: ['phuong'],
  p: ['phuong'],
  f: ['phuong'],
  ward: ['phuong'],
  xa: ['xa'],
  x: ['xa'],
  commune: ['xa'],
  tt: ['thitran'],
  'thi tran': ['thitran'],
  'dac khu': ['dackhu'],
  quan: ['quan'],
  q: ['quan'],
  district: ['quan', 'huyen'],
  huyen: ['huyen'],
  h: ['huyen'],
  tx: ['thixa'],
  'thi xa': ['thixa'],
  tp: ['thanhpho'],
  'thanh pho': ['thanhpho'],
  city: ['thanhpho'],
  tinh: ['tinh'],
  t: ['tinh'],
  province: ['tinh'],
};
const NUMBERED: Readonly<Record<string, string>> = { p: 'phuong', f: 'phuong', ward: 'phuong', phuong: 'phuong', q: 'quan', quan: 'quan', district: 'quan' };
const EXACT_NUMBERED: Readonly<Record<string, string>> = { phuong: 'phường', quan: 'quận' };
const KIND_WORDS_MARKED: ReadonlySet<string> = new Set('phường xã quận huyện tỉnh thị trấn thành phố đặc khu'.split(' '));
const KIND_WEIGHT = 0.5;
const FORMER_WEIGHT = 0.1;
const MAX_TOKENS = 30;

/** The kinds that one or two words say, or undefined. With marks they must be the right ones: "Tuệ Tĩnh" says no tỉnh. */
export function findKinds(...words: readonly Pick<Token, 'exact' | 'folded'>[]): readonly AnyKind[] | undefined {
  const phrase = words.length === 1 ? words[0]?.folded : words.map(({ folded }) => folded).join(' ');
  if (phrase === undefined || !Object.hasOwn(KIND_PHRASES, phrase)) return undefined;
  return words.every(({ exact, folded }) => exact === folded || KIND_WORDS_MARKED.has(exact)) ? KIND_PHRASES[phrase] : undefined;
}

/** The words of a name as the index keeps them: no punctuation, numbers without leading zeros. */
export function readNameWords(name: string): { exact: string; folded: string } {
  const words = (exactText(name).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map(dropLeadingZeros);
  return { exact: words.join(' '), folded: words.map(foldText).join(' ') };
}

/**
 * Reads what was typed into at most 30 words: abbreviations opened where a number follows, Telex and VNI residue
 * taken out of words that no name has.
 */
export function readQuery(text: string, isKnownWord: (folded: string) => boolean): readonly Token[] {
  const opened = exactText(text).replace(/\b([tT])\s?\.\s?([pPxXtT])\s?\./gu, '$1$2 ');
  const words: { exact: string; afterBreak: boolean }[] = [];
  let afterBreak = false;
  for (const part of opened.match(/[\p{L}\p{M}\p{N}]+|[,;/|()\n]/gu) ?? []) {
    if (/^[,;/|()\n]$/u.test(part)) {
      afterBreak = true;
      continue;
    }
    const glued = /^([\p{L}\p{M}]+)(\d{1,2})$/u.exec(part);
    const pieces = glued !== null && Object.hasOwn(NUMBERED, foldText(glued[1] ?? '')) ? [glued[1] ?? '', glued[2] ?? ''] : [part];
    for (const piece of pieces) {
      words.push({ exact: dropLeadingZeros(piece), afterBreak });
      afterBreak = false;
    }
  }
  return weigh(dropCountry(words.slice(0, MAX_TOKENS).map((word, at, all) => readWord(word, all[at + 1]?.exact, isKnownWord))));
}

function readWord(word: { exact: string; afterBreak: boolean }, next: string | undefined, isKnownWord: (folded: string) => boolean): Token {
  const folded = foldText(word.exact);
  if (next !== undefined && /^\d+$/u.test(next)) {
    const opened = Object.hasOwn(NUMBERED, folded) ? NUMBERED[folded] : undefined;
    if (opened !== undefined) return { exact: EXACT_NUMBERED[opened] ?? opened, folded: opened, weight: 1, afterBreak: word.afterBreak };
  }
  if (!isKnownWord(folded) && !Object.hasOwn(KIND_PHRASES, folded)) {
    const cleaned = listTypingRepairs(folded).find((repair) => isKnownWord(repair) || Object.hasOwn(KIND_PHRASES, repair));
    if (cleaned !== undefined) return { exact: cleaned, folded: cleaned, weight: 1, afterBreak: word.afterBreak };
  }
  return { exact: word.exact, folded, weight: 1, afterBreak: word.afterBreak };
}

/** What a word may be once Telex letters or VNI digits are taken out, likeliest first. */
export function listTypingRepairs(folded: string): readonly string[] {
  const noDigits = folded.replace(/\d/gu, '');
  const single = noDigits
    .replaceAll('dd', 'd')
    .replace(/aa|ee|oo/gu, (pair) => pair.charAt(0))
    .replace(/([aou])w/gu, '$1')
    .replaceAll('w', 'u');
  const noLastTone = single.replace(/[sfrxj]$/u, '');
  const noInnerTone = single.replace(/([aeiouy])[sfrxj]/u, '$1');
  return [...new Set([single, noLastTone, noInnerTone])].filter((repair) => repair !== folded && repair.length > 1);
}

/** Words that say a kind, and "cũ" after a name, weigh less than the names themselves. */
function weigh(tokens: readonly Token[]): readonly Token[] {
  return tokens.map((token, at) => {
    const next = tokens[at + 1];
    const before = tokens[at - 1];
    const saysKind =
      findKinds(token) !== undefined ||
      (next !== undefined && findKinds(token, next) !== undefined) ||
      (before !== undefined && findKinds(before, token) !== undefined);
    if (saysKind) return { ...token, weight: KIND_WEIGHT };
    const isFormer = at > 0 && token.folded === 'cu' && (next === undefined || next.afterBreak);
    return isFormer ? { ...token, weight: FORMER_WEIGHT } : token;
  });
}

function dropCountry(tokens: readonly Token[]): readonly Token[] {
  const last = tokens.at(-1)?.folded;
  if (tokens.length > 2 && (last === 'vn' || last === 'vietnam')) return tokens.slice(0, -1);
  if (tokens.length > 3 && last === 'nam' && tokens.at(-2)?.folded === 'viet') return tokens.slice(0, -2);
  return tokens;
}

function dropLeadingZeros(word: string): string {
  return /^0+\d+$/u.test(word) ? word.replace(/^0+(?=\d)/u, '') : word;
}
