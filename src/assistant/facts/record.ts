import type { Fact, FactKind } from '#model/answer.ts';
import { findProvenance, type Procedure } from '#model/procedure.ts';
import type { Language } from '#model/question.ts';
import type { LocalDate } from '#model/time.ts';
import type { Replies } from '../content/replies.ts';
import type { CaseFact } from '../context.ts';
import type { Calendar } from '#model/calendar.ts';

/** What the fact readers of one record share. */
export interface RecordView {
  readonly procedure: Procedure;
  readonly lang: Language;
  readonly asOf: LocalDate;
  /** The moment a filing is imagined at. Unit: milliseconds since 1970. */
  readonly filedAt: number;
  readonly caseFacts: readonly CaseFact[];
  readonly replies: Replies;
  readonly calendar: Calendar;
  /** Whether the answer has several sections, so that each must be short. */
  readonly brief?: boolean;
  /** The chosen commune's full name with its kind, when known. */
  readonly commune?: { readonly code: string; readonly fullName: string; readonly source: string; readonly validFrom?: LocalDate };
}

/** Says a sentence of the office in the language of the answer. */
export function say(view: RecordView, key: string, values?: Readonly<Record<string, string | number>>): string {
  return view.replies.say(view.lang, key, values);
}

/** The name people know a record by. */
export function nameOf(procedure: Procedure): string {
  return procedure.shortName ?? shortenName(procedure.name);
}

/** A long official title cut at its first bracket or semicolon, without "Thủ tục" before it. */
export function shortenName(name: string): string {
  const plain = name.replace(/^\s*thủ tục\s+(?!hành chính)/iu, '').replace(/\s+/gu, ' ').trim();
  const cut = plain.length > 110 ? (plain.slice(0, 160).split(/\s*[(;]/u)[0] ?? plain) : plain;
  const text = cut.length > 150 ? clipText(cut, 150) : cut;
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}

/** A text of at most `limit` letters, cut between words; an ellipsis says that it goes on. */
export function clipText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const head = text.slice(0, limit);
  const stop = Math.max(head.lastIndexOf('. '), head.lastIndexOf('; '), head.lastIndexOf('\n'));
  if (stop > limit * 0.6) return `${head.slice(0, stop).trim()} …`;
  const space = head.lastIndexOf(' ');
  return `${head.slice(0, space > 0 ? space : limit).trim()} …`;
}

/** A list mark left where lines were joined: ": + Trường hợp". */
const LIST_MARK_INSIDE = /([:;.])\s[+•]\s(?=\p{Lu})/gu;
/** The name of an attached file, run on behind the name of a form. */
const FILE_NAME = /(\))\s?[\p{L}\p{N} ._-]{1,40}\.(?:docx?|pdf|xlsx?)(?!\p{L})/giu;

/** One line out of the prose of a record: no list marks, no runs of blanks, no trailing semicolon. */
export function tidyLine(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(LIST_MARK_INSIDE, '$1 ').replace(FILE_NAME, '$1').replace(/^[\s\-–—+*•·.]+/u, '').replace(/[\s;,]+$/u, '').trim();
}

/** Where a field of a record comes from; a field without provenance of its own is never more than unverified. */
export function provenanceOf(procedure: Procedure, field: string): { source: string; asOf: LocalDate; certainty: Fact['certainty'] } {
  const covering = findProvenance(procedure.provenance, field);
  const known = covering ?? procedure.provenance[0];
  if (known === undefined) return { source: procedure.sourceUrl ?? procedure.code, asOf: procedure.validFrom, certainty: 'unverified' };
  return { source: known.source, asOf: known.sourceDate, certainty: covering === undefined ? 'unverified' : known.certainty };
}

/** A fact of a record with its source. */
export function recordFact(view: Pick<RecordView, 'procedure'>, kind: FactKind, field: string, text: string, value: string | number | null): Fact {
  const { procedure } = view;
  const { source, asOf, certainty } = provenanceOf(procedure, field);
  return { kind, value, text, record: procedure.code, field, source, asOf, certainty, version: procedure.version };
}

/** The fact that a record is silent on something; its words never mean "free" or "not needed". */
export function notPublished(view: RecordView, what: string, field: string): Fact {
  return recordFact(view, 'notPublished', field, say(view, `notPublished.${what}`), null);
}

/** The fact that names the record, so that its title's words and numbers stand on something. */
export function nameFact(procedure: Procedure): Fact {
  return recordFact({ procedure }, 'overview', 'name', `${nameOf(procedure)} — ${procedure.name}`, procedure.code);
}

/** Money as it is written in Vietnam: `20.000 đồng`; in English `20,000 đồng`. */
export function writeVnd(amountVnd: number, lang: Language): string {
  return `${String(amountVnd).replace(/\B(?=(\d{3})+$)/gu, lang === 'vi' ? '.' : ',')} đồng`;
}
