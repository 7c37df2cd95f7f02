/** Codes of procedures and numbers of documents typed in a question, in any way people type them. */
export interface TypedCodes {
  /** Shape: `1.001193`. */
  readonly codes: readonly string[];
  /** Written as a code ("mã 1.0001") and of no code's shape. */
  readonly broken: readonly string[];
  /** Shape: `118/2025` or as typed with its kind. */
  readonly documents: readonly string[];
}

const DOTTED = /(?<![\d./])([1-9])\s?[.,]\s?(\d{6})(?:\.\d{2,3})*(?:\.[A-Z]\d{2})?(?!\d)/giu;
const ZERO_CODE = /(?<![\d./])0\.\d{6}(?!\d)/gu;
/** Seven digits count as a code only beside the word: "mã 1001193"; alone they may be anything. */
const RUN = /(?:mã|ma|thủ tục|thu tuc|tthc|code|procedure|số|so)\s*(?:số|so|number|no\.?|tthc|thủ tục|thu tuc|là|la|:|#)*\s*([1-9])(\d{6})(?!\d)/giu;
const ONLY_RUN = /^\s*([1-9])(\d{6})\s*\??\s*$/u;
const NAMED = /(?:mã(?: số)?|ma(?: so)?|thủ tục số|thu tuc so|mã thủ tục|code|procedure(?: number)?)\s*(?:tthc|thủ tục|thu tuc|số|so|là|la|:|#)*\s*(\d[\d.]{2,12})(?![\d/])/giu;
const DOCUMENT = /(?<![\d./])(\d{1,4})\s?\/\s?((?:19|20)\d{2})(?:\s?\/\s?(\p{L}+(?:-\p{L}+)*\d*))?(?![\d/])/giu;
const SPOKEN_DOCUMENT = /(?:nghị định|nghi dinh|thông tư|thong tu|quyết định|quyet dinh|nghị quyết|nghi quyet|luật số|luat so|decree|circular|resolution)\s*(?:số|so|no\.?|number)?\s*(\d{1,4})(?!\d)(?!\.\d)(?!\s?\/)/giu;

/** Reads codes and document numbers. A date such as 01/3/2027 is neither. */
export function findCodes(text: string): TypedCodes {
  const codes = new Set<string>();
  for (const match of text.matchAll(DOTTED)) codes.add(`${match[1]}.${match[2]}`);
  for (const match of text.matchAll(RUN)) codes.add(`${match[1]}.${match[2]}`);
  const alone = ONLY_RUN.exec(text);
  if (alone !== null) codes.add(`${alone[1]}.${alone[2]}`);
  const broken = new Set<string>();
  for (const match of text.matchAll(ZERO_CODE)) broken.add(match[0]);
  for (const match of text.matchAll(NAMED)) {
    const typed = (match[1] ?? '').replace(/\.+$/u, '');
    const known = [...codes].some((code) => typed.startsWith(code) || typed.startsWith(code.replace('.', '')));
    if (!known && /\./u.test(typed)) broken.add(typed);
  }
  const documents = new Set<string>();
  for (const match of text.matchAll(DOCUMENT)) {
    if (/\d\s?\/\s?$/u.test(text.slice(Math.max(0, match.index - 3), match.index))) continue;
    documents.add(match[3] === undefined ? `${match[1]}/${match[2]}` : `${match[1]}/${match[2]}/${match[3].toUpperCase()}`);
  }
  for (const match of text.matchAll(SPOKEN_DOCUMENT)) {
    const number = match[1] ?? '';
    if (![...documents].some((one) => one.startsWith(`${number}/`))) documents.add(number);
  }
  return { codes: [...codes], broken: [...broken], documents: [...documents] };
}
