import { createHash } from 'node:crypto';
import { canonicalJson } from '#model/canonical-json.ts';
import type { LawFault } from '#model/law.ts';
import type { LocalDate } from '#model/time.ts';
import { SINCE_START, type DocumentRow, type NewWording, type WordingRow } from './law.store.ts';
import { keyOfProvision, type LawText, type ProvisionText } from './law-text.ts';

/** What an import of one document would write. */
export interface ImportPlan {
  readonly outcome: 'new' | 'changed' | 'unchanged';
  readonly written: readonly NewWording[];
  readonly retired: readonly WordingRow[];
  readonly unchanged: number;
}

/**
 * Compares a document with what is kept of it, wording by wording. Shape: `importId` is that of this very import: a file that has an article
 * another file of the same import has too, in other words, doubles it and does not replace it.
 */
export function planImport(text: LawText, known: readonly WordingRow[], importId: string, wordingFrom?: LocalDate): ImportPlan {
  const kept = known.filter(({ isCurrent }) => isCurrent);
  const written: NewWording[] = [];
  const seen = new Set<WordingRow>();
  let unchanged = 0;
  text.provisions.forEach((provision, position) => {
    const from = provision.wordingFrom ?? wordingFrom ?? SINCE_START;
    const contentHash = hashOf(provision);
    const same = kept.filter((row) => row.kind === provision.kind && row.label === provision.label);
    const equal = same.find((row) => row.contentHash === contentHash && (row.wordingFrom === from || isNewestBefore(row, same, from)));
    if (equal !== undefined) {
      seen.add(equal);
      unchanged += 1;
      return;
    }
    const rivals = same.filter((row) => row.wordingFrom === from && row.importId === importId);
    const ownOccurrence = rivals.length === 0 ? provision.occurrence : Math.max(...rivals.map((row) => row.occurrence)) + 1;
    const key = keyOfProvision({ ...provision, occurrence: ownOccurrence });
    const before = known.find((row) => row.key === key && row.wordingFrom === from);
    if (before !== undefined) seen.add(before);
    written.push({
      key, kind: provision.kind, label: provision.label, occurrence: ownOccurrence, wordingFrom: from, version: (before?.version ?? 0) + 1, position, title: provision.title, contentHash,
      body: { headings: provision.headings, units: provision.units, ...(provision.note === undefined ? {} : { note: provision.note }) },
      ...(provision.code === undefined ? {} : { code: provision.code }),
      ...(provision.validFrom === undefined ? {} : { validFrom: provision.validFrom }),
      ...(provision.validTo === undefined ? {} : { validTo: provision.validTo }),
    });
  });
  // Only a whole text says what is no longer in it, and only of its own wording.
  const retired = text.extent === 'whole' && wordingFrom === undefined ? kept.filter((row) => !seen.has(row) && row.wordingFrom === SINCE_START) : [];
  const changes = written.length + retired.length > 0;
  return { outcome: !changes ? 'unchanged' : known.length === 0 ? 'new' : 'changed', written, retired, unchanged };
}

/** A later edition that repeats an article word for word brings no new wording of it. */
function isNewestBefore(row: WordingRow, same: readonly WordingRow[], from: LocalDate): boolean {
  return row.wordingFrom < from && !same.some((other) => other.wordingFrom > row.wordingFrom && other.wordingFrom <= from);
}

function hashOf({ title, units, note = '', code = '', validFrom = '', validTo = '', headings }: ProvisionText): string {
  return createHash('sha256').update(canonicalJson({ title, units, note, code, validFrom, validTo, headings })).digest('hex');
}

export interface DocumentFacts {
  readonly source: string;
  readonly sourceDate?: LocalDate;
}

/**
 * What is known of a document after a file told of it. What officials wrote in `content/law` stands; a file fills what is open and its
 * contradictions are told. Between files the later one counts, but never empties what an earlier one said.
 */
export function mergeDocument(kept: DocumentRow | undefined, text: LawText, facts: DocumentFacts): { readonly row: DocumentRow; readonly faults: readonly LawFault[] } {
  const offered: DocumentRow = {
    number: text.number, kind: text.kind, title: text.title ?? kept?.title ?? text.number, extent: text.extent, source: facts.source, certainty: certaintyOf(text), fromContent: false,
    ...(facts.sourceDate === undefined ? {} : { sourceDate: facts.sourceDate }),
    ...(text.issuer === undefined ? {} : { issuer: text.issuer }), ...(text.field === undefined ? {} : { field: text.field }),
    ...(text.issuedOn === undefined ? {} : { issuedOn: text.issuedOn }), ...(text.validFrom === undefined ? {} : { validFrom: text.validFrom }), ...(text.validTo === undefined ? {} : { validTo: text.validTo }),
  };
  if (kept === undefined) return { row: offered, faults: [] };
  const extent = RANK[text.extent] > RANK[kept.extent] ? text.extent : kept.extent;
  if (!kept.fromContent) return { row: { ...kept, ...offered, extent, ...(kept.field === undefined ? {} : { field: kept.field }) }, faults: [] };
  const faults = (['issuedOn', 'validFrom', 'validTo'] as const).flatMap((name): LawFault[] => {
    const [ours, theirs] = [kept[name], text[name]];
    return ours === undefined || theirs === undefined || ours === theirs ? [] : [{ kind: 'metadataDiffers', at: `${text.number}, ${name}`, found: theirs, expected: ours }];
  });
  return { row: { ...offered, ...kept, extent }, faults };
}

const RANK = { none: 0, extract: 1, whole: 2 } as const;

/** A whole text is read as issued; the code quotes it; a file of articles without numbers and dates can be confirmed by nobody. */
function certaintyOf({ format }: LawText): DocumentRow['certainty'] {
  if (format === 'articles') return 'unverified';
  return format === 'code' || format === 'list' ? 'secondary' : 'official';
}
