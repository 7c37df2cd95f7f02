import type { LegalReference } from '#model/procedure.ts';

const HEADER = /^Tên văn bản pháp lýMã văn bản/u;
/** Who issued a document, as its number ends; longest first, for the next title follows without a space. */
const ISSUERS = [
  'NĐ-CP', 'NQ-CP', 'QĐ-TTg', 'CT-TTg', 'NQ-TTg', 'QĐ-UBND', 'QĐ-NHNN', 'NQ-HĐND', 'NQ-HĐTP', 'PL-UBTVQH', 'VBHN-VPQH', 'VBHN-NHNN',
  'TT-NHNN', 'TT-TANDTC', 'TT-VKSNDTC', 'TT-VPCP', 'TT-TTCP', 'TT-UBDT', 'TT-BLĐTBXHH', 'TT-BLĐTBXH', 'TT-BNNPTNT', 'TT-BNNMT', 'TT-BTNMT', 'TT-BVHTTDL', 'TT-BKHCN',
  'TT-BKHĐT', 'TT-BTTTT', 'TT-BGDĐT', 'TT-BGTVT', 'TT-BDTTG', 'TT-BTP', 'TT-BTC', 'TT-BCA', 'TT-BXD', 'TT-BYT', 'TT-BNV', 'TT-BCT', 'TT-BNG', 'TT-BQP',
] as const;
const SUFFIX = `(?:${ISSUERS.join('|')}|(?:NQ-|PL-)?(?:UBTVQH|QH)\\d{1,2}|TTLT(?:-[\\p{Lu}]{2,10})+|VBHN-[\\p{Lu}]{2,8}|QĐ-[\\p{Lu}]{2,8}|[\\p{Lu}]{2}-[\\p{Lu}]{2,8})`;
const NUMBER = new RegExp(`\\d{1,10}\\/(?:\\d{4}\\/)?${SUFFIX}`, 'gu');

/**
 * Cuts the flattened table of legal documents into numbers with their titles, each number once.
 * Shape: title and number of each row without a separator; a number inside a title (a document it amends) is no row.
 */
export function cutLegalBasis(flattened: string): LegalReference[] {
  const text = flattened.replace(HEADER, '').trim();
  if (text === '' || text === 'Không có thông tin') return [];
  const references = new Map<string, LegalReference>();
  let titleFrom = 0;
  for (const match of text.matchAll(NUMBER)) {
    const number = trimGluedDigits(match[0], text, match.index);
    const number0 = trimGluedCapital(number, text, match.index + match[0].length);
    const end = match.index + match[0].length - (number.length - number0.length);
    if (!endsRow(text, end)) continue;
    const title = text.slice(titleFrom, match.index + match[0].length - number.length).replace(/(?:Luật|Nghị định|Thông tư|Quyết định|Nghị quyết)?\s*(?:số)?\s*$/u, '').trim();
    titleFrom = end;
    if (!references.has(number0)) references.set(number0, { number: number0, ...(title === '' ? {} : { title }) });
  }
  return [...references.values()];
}

/** Numbers of documents a text names, each once, in its order. */
export function listDocumentNumbers(text: string): string[] {
  return [...new Set([...text.matchAll(NUMBER)].map((match) => match[0]))];
}

/** A row ends where the text ends or the next title begins at once. */
function endsRow(text: string, end: number): boolean {
  const next = text[end];
  return next === undefined || /[\p{L}\d"“(]/u.test(next) || text.slice(end).trim() === '' || /^\s*\n/u.test(text.slice(end));
}

/** "năm 202012/2020/TT-BTC": the year belongs to the title; "QH1527/2023/QH15": so do the first two digits. */
function trimGluedDigits(number: string, text: string, at: number): string {
  const digits = /^\d+/u.exec(number)?.[0] ?? '';
  const rest = number.slice(digits.length);
  if (digits.length > 4 && /^(?:19|20)\d{2}/u.test(digits)) return digits.slice(4) + rest;
  const before = text.slice(Math.max(0, at - 2), at);
  if (before === 'QH' && digits.length > 2) return digits.slice(2) + rest;
  return number;
}

/** "12/2024/QĐ-ABThông tư": the last capital belongs to the next title. */
function trimGluedCapital(number: string, text: string, end: number): string {
  const known = ISSUERS.some((issuer) => number.endsWith(issuer)) || /\d$/u.test(number);
  return !known && /\p{Ll}/u.test(text[end] ?? '') ? number.slice(0, -1) : number;
}
