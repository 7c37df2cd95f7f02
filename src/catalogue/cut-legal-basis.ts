import type { LegalReference } from '#model/procedure.ts';

const HEADER = /^Tên văn bản pháp lýMã văn bản/u;
/** Who issued a document, as its number ends; longest first, for the next title follows without a space. */
const ISSUERS = [
  'NĐ-CP', 'NQ-CP', 'QĐ-TTg', 'CT-TTg', 'NQ-TTg', 'QĐ-UBND', 'QĐ-NHNN', 'QĐ-BHXH', 'QĐ-BTP', 'QĐ-BTC', 'QĐ-BXD', 'NQ-HĐND', 'NQ-HĐTP', 'PL-UBTVQH', 'VBHN-VPQH', 'VBHN-NHNN',
  'TT-NHNN', 'TT-TANDTC', 'TT-VKSNDTC', 'TT-VPCP', 'TT-TTCP', 'TT-UBDT', 'TT-BLĐTBXHH', 'TT-BLĐTBXH', 'TT-BNNPTNT', 'TT-BNNMT', 'TT-BTNMT', 'TT-BVHTTDL', 'TT-BKHCN',
  'TT-BKHĐT', 'TT-BTTTT', 'TT-BGDĐT', 'TT-BGTVT', 'TT-BDTTG', 'TT-BTP', 'TT-BTC', 'TT-BCA', 'TT-BXD', 'TT-BYT', 'TT-BNV', 'TT-BCT', 'TT-BNG', 'TT-BQP',
] as const;
const SUFFIX = `(?:${ISSUERS.join('|')}|(?:NQ-|PL-)?(?:UBTVQH|QH)\\d{1,2}|TTLT(?:-[\\p{Lu}]{2,10})+|VBHN-[\\p{Lu}]{2,8}|QĐ-[\\p{Lu}]{2,8}|[\\p{Lu}]{2}-[\\p{Lu}]{2,8})`;
const NUMBER = new RegExp(`(?:(?<!\\d)\\d{2}\\.\\d{1,2}|\\d{1,10})\\/(?:\\d{4}\\/)?${SUFFIX}`, 'gu');
/** How a title begins; with a number behind it may also fill the number's own cell. */
const PHRASE = /(?:Bộ luật|Luật|Nghị định|Thông tư liên tịch|Thông tư|Quyết định|Nghị quyết|Pháp lệnh|Văn bản hợp nhất)\s*(?:số\s*:?)?\s*$/u;
const TITLE_OPENING = /^\s?(?:Bộ luật|Luật|LUẬT|Nghị định|NGHỊ ĐỊNH|Thông tư|THÔNG TƯ|Quyết định|QUYẾT ĐỊNH|Nghị quyết|NGHỊ QUYẾT|Pháp lệnh|Quy định|Sửa đổi|Hướng dẫn|Ban hành|Về việc)/u;
/** A number's cell that holds only its beginning: "42/2020", "24". */
const SHORT_CELL = /(?<=[\p{L}.)”"]|(?:19|20)\d{2})(\d{1,4}\/\d{4}|\d{1,3})(?=$|Bộ luật|Luật|Nghị định|Thông tư|Quyết định|Nghị quyết|Pháp lệnh|Quy định|Sửa đổi)/gu;

interface Found {
  readonly number: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Cuts the flattened table of legal documents into numbers with their titles, each number once.
 * Shape: title and number of each row without a separator; a number inside a title (a document it amends) is no row,
 * unless the number's cell holds only its beginning.
 */
export function cutLegalBasis(flattened: string): LegalReference[] {
  const text = flattened.replace(HEADER, '').trim();
  if (text === '' || text === 'Không có thông tin') return [];
  const rows = findRows(text);
  const references = new Map<string, LegalReference>();
  let titleFrom = 0;
  for (const row of rows) {
    const title = text.slice(titleFrom, row.start).replace(/\s+số\s*:?\s*$/u, '').trim();
    titleFrom = row.end;
    if (!references.has(row.number)) references.set(row.number, { number: row.number, ...(title === '' ? {} : { title }) });
  }
  return [...references.values()];
}

function findRows(text: string): Found[] {
  const rows: Found[] = [];
  const inTitle: Found[] = [];
  for (const match of text.matchAll(NUMBER)) {
    const glued = trimGluedDigits(match[0], text, match.index);
    const number = trimGluedCapital(glued, text, match.index + match[0].length);
    const start = match.index + match[0].length - glued.length;
    const end = start + number.length;
    const phrase = PHRASE.exec(text.slice(0, start))?.[0] ?? '';
    const cellStart = start - phrase.length;
    const isGluedBefore = cellStart > 0 && !/\s/u.test(text[cellStart - 1] ?? '') && rows.at(-1)?.end !== cellStart;
    const opensTitle = TITLE_OPENING.test(text.slice(end));
    const isRow = phrase.trim() === '' ? isGluedBefore || endsRow(text, end) : (isGluedBefore && opensTitle) || endsRow(text, end);
    if (isRow) rows.push({ number, start: cellStart, end });
    else inTitle.push({ number, start, end });
  }
  for (const match of text.matchAll(SHORT_CELL)) {
    const cell = match[1] ?? '';
    if (rows.some((row) => match.index >= row.start && match.index < row.end)) continue;
    const from = Math.max(0, ...rows.filter((row) => row.end <= match.index).map((row) => row.end));
    const named = inTitle.find((found) => found.start >= from && found.end <= match.index && (found.number === cell || found.number.startsWith(`${cell}/`)));
    const isBareYear = /(?:19|20)\d{2}$/u.test(text.slice(from, match.index)) && !inTitle.some((found) => found.start >= from && found.end <= match.index);
    if (named === undefined && isBareYear) rows.push({ number: cell, start: match.index, end: match.index + cell.length });
    if (named !== undefined) rows.push({ number: named.number, start: match.index, end: match.index + cell.length });
  }
  return rows.sort((left, right) => left.start - right.start);
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
