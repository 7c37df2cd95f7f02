/**
 * Vietnamese text as search needs it: one exact form, one folded form, syllables, edit distance.
 * Source: Unicode TR15; the two tone-placement styles are both official practice ("hòa" and "hoà").
 */

const MARKS = /[\u0300-\u036f]/gu;
/** Tone marks alone: grave, acute, tilde, hook, dot below. The hat, breve and horn make letters, not tones. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/u;
/** Zero-width and direction characters carry nothing a citizen meant. */
const INVISIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu;
/** Open-syllable groups whose tone may stand on either vowel; canonical here: on the second ("hoà", "thuý"). */
const TONE_ON_FIRST = /(?<!q)(?:[òóỏõọ][ae]|[ùúủũụ]y)(?![\p{L}\p{M}])/gu;
const TONE_ON_SECOND: Readonly<Record<string, string>> = Object.fromEntries(
  ['oa', 'oe', 'uy'].flatMap((group) => ['\u0300', '\u0301', '\u0309', '\u0303', '\u0323'].map((tone) => [`${group[0] ?? ''}${tone}${group[1] ?? ''}`.normalize('NFC'), `${group}${tone}`.normalize('NFC')])),
);

/** NFC, without invisible characters, legacy look-alikes of đ mapped. What is stored and shown. */
export function cleanText(text: string): string {
  // Out with what is invisible first: it may have kept a letter and its mark apart.
  return text.replace(INVISIBLE, '').normalize('NFC').replaceAll('\u00f0', 'đ').replaceAll('\u00d0', 'Đ');
}

/** Lower case NFC with one tone-placement style: equal for "Hòa" (NFD or NFC) and "hoà". Keeps every mark. */
export function exactText(text: string): string {
  const lower = cleanText(text).toLowerCase();
  if (isAscii(lower)) return lower;
  return lower.replace(TONE_ON_FIRST, (group) => TONE_ON_SECOND[group] ?? group);
}

/** The exact form without marks, đ → d: equal for "đăng ký", "dang ky" and "ĐĂNG KÝ". */
export function foldText(text: string): string {
  const lower = cleanText(text).toLowerCase();
  if (isAscii(lower)) return lower;
  return lower.normalize('NFD').replace(MARKS, '').replaceAll('đ', 'd');
}

/** Whether any Vietnamese mark or đ stands in the text, that is: its writer typed with diacritics. */
export function hasMarks(text: string): boolean {
  return !isAscii(text) && (/đ/iu.test(text) || MARKS_ONCE.test(text.normalize('NFD')));
}
const MARKS_ONCE = /[\u0300-\u036f]/u;

/** Whether a syllable carries a tone mark. */
export function hasTone(syllable: string): boolean {
  return TONES.test(syllable.normalize('NFD'));
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 127) return false;
  return true;
}

/**
 * Words of a text: runs of letters and digits; numbers with inner dots, commas or slashes stay whole when they
 * look like a code ("1.001193", "118/2025"). Give it folded or exact text; it does not change letters.
 */
export function splitWords(text: string): string[] {
  return text.match(/\d+(?:[./]\d+)+|[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/**
 * The edit distance of two words when it is at most `max`, else `max + 1`. A swap of neighbours counts as one edit.
 * Source: optimal string alignment (restricted Damerau–Levenshtein).
 */
export function editDistanceAtMost(left: string, right: string, max: number): number {
  const rows = left.length;
  const columns = right.length;
  if (Math.abs(rows - columns) > max) return max + 1;
  let beforeLast = new Array<number>(columns + 1).fill(0);
  let last = Array.from({ length: columns + 1 }, (_, at) => at);
  for (let row = 1; row <= rows; row += 1) {
    const current = new Array<number>(columns + 1).fill(0);
    current[0] = row;
    let best = row;
    for (let column = 1; column <= columns; column += 1) {
      const same = left.charCodeAt(row - 1) === right.charCodeAt(column - 1) ? 0 : 1;
      let cost = Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + same);
      if (
        row > 1 &&
        column > 1 &&
        left.charCodeAt(row - 1) === right.charCodeAt(column - 2) &&
        left.charCodeAt(row - 2) === right.charCodeAt(column - 1)
      ) {
        cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      }
      current[column] = cost;
      if (cost < best) best = cost;
    }
    if (best > max) return max + 1;
    beforeLast = last;
    last = current;
  }
  return last[columns] ?? max + 1;
}
