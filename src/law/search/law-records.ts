import type { LawDocument, LawProvision, LawRelation, LawUnit } from '#model/law.ts';
import { addressOfProvision } from '../address-of-provision.ts';
import { spanOf } from '../validity.ts';
import { dayNumber, FOREVER, type LawRecord } from './law-index.ts';

/** What the search must know beside the provisions: their documents, and what ends them. */
export interface RecordContext {
  readonly documents: ReadonlyMap<string, LawDocument>;
  /** Relations that end something, by the document they end. */
  readonly endings: ReadonlyMap<string, readonly LawRelation[]>;
}

/** One record per wording of a provision. Shape of `wordings`: one provision's, the oldest first; the earliest is also found on days before it. */
export function toRecords(wordings: readonly LawProvision[], { documents, endings }: RecordContext): LawRecord[] {
  return wordings.flatMap((provision, at): LawRecord[] => {
    const document = documents.get(provision.document);
    if (document === undefined) return [];
    const span = spanOf(addressOfProvision(provision), document, provision, endings.get(provision.document) ?? []);
    return [
      {
        id: recordId(provision),
        document: provision.document,
        documentName: document.title,
        title: provision.kind === 'annex' ? `Phụ lục ${provision.label} ${provision.title}` : provision.title,
        passages: splitPassages(provision.units),
        wordingFrom: at === 0 ? 0 : dayNumber(provision.wordingFrom, 0),
        wordingTo: dayNumber(wordings[at + 1]?.wordingFrom, FOREVER),
        validFrom: dayNumber(span.validFrom, 0),
        validTo: dayNumber(span.validTo, FOREVER),
      },
    ];
  });
}

/** Shape: `60/2014/QH13|d7|2025-01-09`, the day empty where the wording holds since the start. */
export function recordId({ document, key, wordingFrom = '' }: Pick<LawProvision, 'document' | 'key' | 'wordingFrom'>): string {
  return `${document}|${key}|${wordingFrom}`;
}

/** The introduction and each clause with its points; points without a clause one by one. */
export function splitPassages(units: readonly LawUnit[]): string[] {
  const passages: string[] = [];
  let last: string | undefined;
  for (const { clause, point, text } of units) {
    const key = clause ?? (point === undefined ? '' : `|${point}`);
    if (key === last) passages[passages.length - 1] = `${passages.at(-1) ?? ''}\n${text}`;
    else passages.push(text);
    last = key;
  }
  return passages;
}

/** The clause, or the point, that a passage is, counted as `splitPassages` makes them. */
export function placeOfPassage(units: readonly LawUnit[], passage: number): { readonly clause?: string; readonly point?: string } {
  let count = -1;
  let last: string | undefined;
  for (const { clause, point } of units) {
    const key = clause ?? (point === undefined ? '' : `|${point}`);
    if (key !== last) count += 1;
    last = key;
    if (count === passage) return clause !== undefined ? { clause } : point !== undefined ? { point } : {};
  }
  return {};
}
