import type { LawRelationKind } from '#model/law.ts';
import type { LocalDate } from '#model/time.ts';
import { canonicalNumber, KIND_PATTERN, nameOf, readDay } from './law-names.ts';

/** An amendment that the note of a codified article names. */
export interface NotedChange {
  readonly relation: Extract<LawRelationKind, 'amends' | 'replaces' | 'repeals'>;
  /** Whether the whole article came in by it. */
  readonly adds: boolean;
  readonly number: string;
  readonly article: string;
  readonly on?: LocalDate;
}

/** Where a codified article comes from, by the note under its heading. */
export interface SourceNote {
  readonly article: string;
  readonly kind: string;
  readonly number: string;
  readonly title?: string;
  readonly issuedOn?: LocalDate;
  readonly issuer?: string;
  readonly validFrom?: LocalDate;
  readonly changes: readonly NotedChange[];
}

/** The longest real note has 900 characters. */
const LONGEST_NOTE = 20_000;
const DAY = String.raw`\d{1,2}/\d{1,2}/\d{4}`;
const HEAD = new RegExp(String.raw`^\((?:Điều|ĐIỀU)\s+(\d+[a-zđ]?)\s+(${KIND_PATTERN})\s+số\s+([^\s,]{1,40})([^]{0,1500}?)(?:,\s*có hiệu lực(?: thi hành)?(?: kể)? từ ngày\s*(${DAY})|\)$|,\s*(?=được|bị|có nội dung))`, 'u');
const NAMED = new RegExp(String.raw`^\s*([^]*?)\s*ngày\s+(${DAY})\s+của\s+([^]+)$`, 'u');
const CHANGE = new RegExp(String.raw`((?:có nội dung )?(?:được|bị)\s(?:sửa đổi, bổ sung|sửa đổi|bổ sung|bãi bỏ|thay thế|đính chính))|Điều\s+(\d+[a-zđ]?)\s+(?:${KIND_PATTERN})\s+số\s+([^\s,;)]{1,40})(?:[^;)]{0,400}?từ ngày\s*(${DAY}))?`, 'gu');

/**
 * Reads "(Điều 1 Luật số 60/2014/QH13 Hộ tịch ngày 20/11/2014 của Quốc hội, có hiệu lực thi hành kể từ ngày 01/01/2016, có nội dung được
 * sửa đổi bởi Điều 2 …)". Undefined when it is no such note.
 * Source: Decree 63/2013/NĐ-CP on codifying, as amended; the notes of the code itself.
 */
export function readSourceNote(note: string): SourceNote | undefined {
  const text = note.slice(0, LONGEST_NOTE).trim().replace(/\s+/gu, ' ');
  const head = HEAD.exec(text);
  if (head === null) return undefined;
  const [whole, article = '', kind = '', number = '', between = '', day = ''] = head;
  const named = NAMED.exec(between);
  const title = named?.[1]?.trim() ?? '';
  const issuedOn = readDay(named?.[2] ?? '');
  const validFrom = readDay(day);
  return {
    article,
    kind,
    number: canonicalNumber(number),
    changes: readChanges(text.slice(whole.length)),
    ...(title === '' ? {} : { title: nameOf(kind, title) }),
    ...(issuedOn === undefined ? {} : { issuedOn }),
    ...(named?.[3] === undefined ? {} : { issuer: named[3].trim() }),
    ...(validFrom === undefined ? {} : { validFrom }),
  };
}

function readChanges(text: string): NotedChange[] {
  const changes: NotedChange[] = [];
  let verbs: string[] = [];
  let listed = false;
  for (const [, verb, article, number, day] of text.matchAll(CHANGE)) {
    if (verb !== undefined) {
      if (listed) verbs = [];
      listed = false;
      verbs.push(verb);
      continue;
    }
    if (verbs.length === 0 || article === undefined || number === undefined) continue;
    listed = true;
    const on = day === undefined ? undefined : readDay(day);
    changes.push({ relation: relationOf(verbs), adds: verbs.includes('được bổ sung'), article, number: canonicalNumber(number), ...(on === undefined ? {} : { on }) });
  }
  return changes;
}

/** A part struck out or replaced changes the article; only the whole of it ends it. */
function relationOf(verbs: readonly string[]): NotedChange['relation'] {
  if (verbs.includes('bị bãi bỏ')) return 'repeals';
  return verbs.includes('được thay thế') || verbs.includes('bị thay thế') ? 'replaces' : 'amends';
}
