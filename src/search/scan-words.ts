/**
 * Finds the words of a text without rewriting it. Nearly every text is made of plain letters, composed Vietnamese
 * letters, digits and common marks; in those the words stand as they are. Anything else (decomposed letters, invisible
 * characters, other scripts) is left to `splitWords` of the model, which knows all of Unicode.
 */

/** What a character is: not known here, between words, a letter, a digit. */
const UNKNOWN = 0;
const BETWEEN = 1;
const LETTER = 2;
const DIGIT = 3;

const VIETNAMESE = 'àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ';
const SEPARATORS = ' \t\n\r!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~\u00a0\u00a7\u00ab\u00b7\u00bb\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026';
const LAST_KNOWN = 0x2026;
const KINDS = kindsOf();

function kindsOf(): Uint8Array {
  const kinds = new Uint8Array(LAST_KNOWN + 1);
  const mark = (characters: string, kind: number): void => {
    for (const character of characters) kinds[character.charCodeAt(0)] = kind;
  };
  mark(SEPARATORS, BETWEEN);
  mark('0123456789', DIGIT);
  mark('abcdefghijklmnopqrstuvwxyz', LETTER);
  mark('ABCDEFGHIJKLMNOPQRSTUVWXYZ', LETTER);
  mark(VIETNAMESE, LETTER);
  mark(VIETNAMESE.toUpperCase(), LETTER);
  return kinds;
}

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code <= LAST_KNOWN ? (KINDS[code] as number) : UNKNOWN;
}

/**
 * Calls `take` with each word as it was written, until it has taken as many as the limit. False when the text holds
 * something unknown here: what was taken so far is then to be forgotten.
 */
export function scanWords(text: string, limit: number, take: (word: string) => void): boolean {
  let left = limit;
  let at = 0;
  while (at < text.length) {
    const kind = kindAt(text, at);
    if (kind === UNKNOWN) return false;
    if (kind === BETWEEN) {
      at += 1;
      continue;
    }
    const end = kind === DIGIT ? numberEnd(text, at) : -1;
    const stop = end > 0 ? end : runEnd(text, at);
    // Past the limit the text is still looked through: an unknown mark may have joined two words.
    if (left > 0) take(text.slice(at, stop));
    left -= 1;
    at = stop;
  }
  return true;
}

/** Where letters and digits end. */
function runEnd(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && kindAt(text, at) >= LETTER) at += 1;
  return at;
}

/** Where a number with inner dots or slashes ends ("1.001193", "118/2025"); -1 when it is no such number. */
function numberEnd(text: string, from: number): number {
  let at = digitsEnd(text, from);
  let end = -1;
  while (isJoint(text.charCodeAt(at)) && kindAt(text, at + 1) === DIGIT) {
    at = digitsEnd(text, at + 1);
    end = at;
  }
  return end;
}

function digitsEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && kindAt(text, at) === DIGIT) at += 1;
  return at;
}

/** A dot or a slash. */
function isJoint(code: number): boolean {
  return code === 0x2e || code === 0x2f;
}
