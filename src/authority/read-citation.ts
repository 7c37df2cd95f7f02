import type { LawAddress } from '#model/law-address.ts';
import { foldText } from '#model/vietnamese.ts';

/** "khoản 2 Điều 5", "k2 Đ5", "điểm a khoản 1 Điều 9", folded. */
const PLACE = /(?:(?:\bdiem|\bd(?=[a-z]\b))\s*([a-z])\s*[,;]?\s*)?(?:\b(?:khoan|k)\s*(\d+[a-z]?)\s*[,;]?\s*)?\b(?:dieu|d)\s*(\d+[a-z]?)\b/u;
const NUMBER = /(?<![\d/.-])(\d{1,4}(?:\.\d{1,2})?)\s*[/-]\s*(20\d{2})(?:\s*[/-]\s*([a-z]{1,4}(?:-[a-z]{1,8})?\d{0,2}))?/u;
/** "NĐ 120", "nghị định số 151" without a year: the decrees of June 2025 are cited so at the desk. */
const SHORT = /\b(?:nd|nghi dinh)\s*(?:so\s*)?(\d{2,3})\b(?!\s*[/-]\s*\d{4})/u;

const ENDINGS: Readonly<Record<string, string>> = {
  'nd-cp': 'NĐ-CP', nd: 'NĐ-CP', ndcp: 'NĐ-CP', 'nq-cp': 'NQ-CP', 'qd-ttg': 'QĐ-TTg', 'qd-ubnd': 'QĐ-UBND', 'nq-hdnd': 'NQ-HĐND',
};

/** A citation inside a text, read and where it stood; `document` is absent when only an article was named. */
export interface Citation {
  readonly document?: string;
  readonly article?: string;
  readonly clause?: string;
  readonly point?: string;
}

/**
 * The first citation of a running text, with or without marks: "khoản 1 Điều 6 NĐ 120/2025", "k2 d5 nd 151".
 * Shape: document `120/2025/NĐ-CP`; a decree named by its number alone is one of June 2025 (`short` names those).
 */
export function findCitation(text: string, short: ReadonlySet<string> = new Set()): Citation | undefined {
  const folded = foldText(text);
  const place = PLACE.exec(folded);
  const document = findDocument(folded, short);
  if (place === null && document === undefined) return undefined;
  const [, point, clause, article] = place ?? [];
  return {
    ...(document === undefined ? {} : { document }),
    ...(article === undefined ? {} : { article }),
    ...(clause === undefined ? {} : { clause }),
    ...(point === undefined || point === '' ? {} : { point: readPoint(text, point) }),
  };
}

/** Folding makes "đ" a "d"; the letter the writer typed decides. */
function readPoint(text: string, folded: string): string {
  if (folded !== 'd') return folded;
  return /(?:điểm|diem)\s*đ/iu.test(text) ? 'đ' : 'd';
}

function findDocument(folded: string, short: ReadonlySet<string>): string | undefined {
  const full = NUMBER.exec(folded);
  if (full !== null) {
    const [, number = '', year = '', ending] = full;
    const before = folded.slice(Math.max(0, full.index - 14), full.index);
    if (ending !== undefined && /^qh\d+$/u.test(ending)) return `${number}/${year}/${ending.toUpperCase()}`;
    const kind = ending === undefined ? (/nd|nghi dinh/u.test(before) ? 'NĐ-CP' : /nq|nghi quyet/u.test(before) ? 'NQ-CP' : undefined) : (ENDINGS[ending] ?? writeEnding(ending));
    // A bare "7/2025" is more often a month than a document.
    if (kind !== undefined) return `${number}/${year}/${kind}`;
    if (/(?:so|van ban|vb)\s*$/u.test(before)) return `${number}/${year}`;
  }
  const number = SHORT.exec(folded)?.[1];
  const guess = number === undefined ? undefined : `${number}/2025/NĐ-CP`;
  return guess !== undefined && short.has(guess) ? guess : undefined;
}

function writeEnding(ending: string): string {
  return ending.toUpperCase().replace(/^TT-/u, 'TT-').replace(/^ND-/u, 'NĐ-').replace(/^QD-/u, 'QĐ-').replace(/TTG$/u, 'TTg').replace(/HDND$/u, 'HĐND').replace(/GDDT$/u, 'GDĐT');
}

/** Whether an address lies inside a citation: every part that the citation names is the address's own. */
export function isCited(address: LawAddress, citation: Citation): boolean {
  return (
    (citation.document === undefined || address.document === citation.document || address.document.startsWith(`${citation.document}/`)) &&
    (citation.article === undefined || foldText(address.article ?? '') === foldText(citation.article)) &&
    (citation.clause === undefined || address.clause === citation.clause) &&
    (citation.point === undefined || (address.point ?? '').split(/,\s*/u).includes(citation.point))
  );
}
