import type { TaskBasis } from '#model/task.ts';
import { foldText } from '#model/vietnamese.ts';
import { findCitation } from './read-citation.ts';
import type { MappedRow } from './task-columns.ts';

type BasisRead =
  | { readonly ok: true; readonly basis: TaskBasis[] }
  | { readonly ok: false; readonly reason: 'basis_malformed' | 'article_in_clause'; readonly details: Readonly<Record<string, string>> };

/**
 * The bases of a row: a list of addresses, one cell with citations a line, or columns for document, article, clause, point.
 * Refuses: `basis_malformed` for a number that is none; `article_in_clause` where the clause's cell names an article ("Điều 5a").
 */
export function readBasis(row: MappedRow): BasisRead {
  if (Array.isArray(row.basis)) {
    const all: TaskBasis[] = [];
    for (const each of row.basis as readonly unknown[]) {
      const part = (typeof each === 'object' && each !== null ? each : {}) as Readonly<Record<string, unknown>>;
      const read = readAddress({ document: part['document'], article: part['article'], clause: part['clause'], point: part['point'], annex: part['annex'] ?? part['appendix'], quote: part['quote'] });
      if (!read.ok) return read;
      all.push(...read.basis);
    }
    return { ok: true, basis: all };
  }
  if (text(row.document) !== '' || text(row.article) !== '' || text(row.clause) !== '') {
    // A document's cell may hold the whole citation.
    const cited = text(row.article) === '' && text(row.clause) === '' ? findCitation(text(row.document)) : undefined;
    if (cited?.document !== undefined && cited.article !== undefined) return { ok: true, basis: [{ ...cited, document: cited.document, ...annexOf(row) }] };
    return readAddress({ document: row.document, article: row.article, clause: row.clause, point: row.point, annex: row.annex, quote: row.quote });
  }
  const lines = text(row.basis).split(/[\n;]+/u).map((line) => line.trim()).filter((line) => line !== '');
  const basis: TaskBasis[] = [];
  for (const line of lines) {
    const cited = findCitation(line);
    basis.push(cited?.document === undefined ? { document: line.slice(0, 200) } : { ...cited, document: cited.document });
  }
  return { ok: true, basis };
}

interface RawAddress {
  readonly document: unknown;
  readonly article: unknown;
  readonly clause: unknown;
  readonly point: unknown;
  readonly annex: unknown;
  readonly quote: unknown;
}

function readAddress(raw: RawAddress): BasisRead {
  const document = readDocument(text(raw.document));
  if (document === '') return { ok: false, reason: 'basis_malformed', details: { part: 'văn bản', written: '' } };
  const clause = text(raw.clause);
  if (/^dieu\b/u.test(foldText(clause))) return { ok: false, reason: 'article_in_clause', details: { written: clause.slice(0, 60) } };
  const parts: Record<string, string> = {};
  for (const [key, written, word] of [['article', text(raw.article), 'dieu'], ['clause', clause, 'khoan']] as const) {
    if (written === '') continue;
    const number = readNumber(written, word);
    if (number === undefined) return { ok: false, reason: 'basis_malformed', details: { part: key === 'article' ? 'điều' : 'khoản', written: written.slice(0, 60) } };
    parts[key] = number;
  }
  const point = text(raw.point).replace(/^(?:điểm|diem)\s+/iu, '');
  const annex = text(raw.annex);
  const quote = text(raw.quote);
  return { ok: true, basis: [{ document, ...parts, ...(point === '' ? {} : { point }), ...(annex === '' ? {} : { annex }), ...(quote === '' ? {} : { quote }) }] };
}

/** "5", "5a", "Điều 5a", "Đ5": the number with its letter; "5, 6" and "năm" are none. */
function readNumber(written: string, word: 'dieu' | 'khoan'): string | undefined {
  const match = /^(?:điều|dieu|đ|khoản|khoan|k)?\.?\s*(\d+)\s*([a-zđ])?\.?$/iu.exec(written);
  if (match === null) return undefined;
  const folded = foldText(written);
  if ((word === 'dieu' && /^k/u.test(folded)) || (word === 'khoan' && /^d/u.test(folded))) return undefined;
  return `${match[1] ?? ''}${(match[2] ?? '').toLowerCase()}`;
}

/** "Nghị định số 120/2025/NĐ-CP" and "120/2025/NĐ-CP" are one document. */
function readDocument(written: string): string {
  return /\d+\/\d{4}\/[\p{L}\d-]+|\d+\/(?:QĐ|NQ|TT|VBHN)-[\p{L}\d-]+/u.exec(written)?.[0] ?? written.slice(0, 200);
}

function annexOf(row: MappedRow): { annex?: string } {
  const annex = text(row.annex);
  return annex === '' ? {} : { annex };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.normalize('NFC').trim() : typeof value === 'number' ? String(value) : '';
}
