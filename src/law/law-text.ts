import type { LawFault, LawRelation, LawUnit } from '#model/law.ts';
import type { LocalDate } from '#model/time.ts';

/** A paragraph or table of a file, whatever its format was. */
export interface Block {
  readonly text: string;
  readonly table?: readonly (readonly string[])[];
}

/** The texts this room reads, by the look of their content. */
export type TextFormat = 'code' | 'markdown' | 'text' | 'html' | 'docx' | 'articles' | 'list';

/** An article or annex as a file has it. */
export interface ProvisionText {
  readonly kind: 'article' | 'annex' | 'preamble';
  readonly label: string;
  /** 1, or 2, 3 … where the file has the same number again. */
  readonly occurrence: number;
  readonly title: string;
  readonly headings: readonly string[];
  readonly units: readonly LawUnit[];
  readonly code?: string;
  readonly note?: string;
  readonly validFrom?: LocalDate;
  readonly validTo?: LocalDate;
  readonly wordingFrom?: LocalDate;
}

/** One document as one file tells it. */
export interface LawText {
  readonly number: string;
  readonly kind: string;
  readonly title?: string;
  readonly issuer?: string;
  readonly field?: string;
  readonly issuedOn?: LocalDate;
  readonly validFrom?: LocalDate;
  readonly validTo?: LocalDate;
  /** `extract`: articles that are missing here say nothing; `none`: the file only names the document. */
  readonly extent: 'none' | 'extract' | 'whole';
  readonly format: TextFormat;
  readonly provisions: readonly ProvisionText[];
  readonly relations: readonly LawRelation[];
  readonly faults: readonly LawFault[];
}

/** Why a document of a file, or a whole file, was left out. Each has its sentence in import-sentences.ts. */
export type TextRejection =
  | 'no_text' | 'no_articles' | 'number_missing' | 'dates_swapped' | 'relation_circular' | 'wrong_encoding' | 'utf16' | 'file_too_large'
  | 'unpacked_too_large' | 'malformed_docx' | 'malformed_json' | 'file_unreadable' | 'note_missing' | 'empty_file' | 'not_a_text' | 'too_many_provisions' | 'reading_stopped';

/** A document of a file, or why one was left out. */
export type ReadText =
  | { readonly ok: true; readonly text: LawText }
  | { readonly ok: false; readonly document?: string; readonly reason: TextRejection; readonly details: Readonly<Record<string, string | number>> };

/** A file, or a document of it, that cannot be taken; nothing of it stays. */
export class TextFault extends Error {
  readonly code: TextRejection;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: TextRejection, details: Readonly<Record<string, string | number>> = {}, cause?: unknown) {
    super(`${code}: ${JSON.stringify(details)}`, cause === undefined ? {} : { cause });
    this.name = 'TextFault';
    this.code = code;
    this.details = details;
  }
}

/** The key of a provision inside its document. Shape: `d5a`, `pI`, `m`, `d5~2`. */
export function keyOfProvision({ kind, label, occurrence }: Pick<ProvisionText, 'kind' | 'label' | 'occurrence'>): string {
  const letter = kind === 'article' ? 'd' : kind === 'annex' ? 'p' : 'm';
  return `${letter}${label}${occurrence > 1 ? `~${String(occurrence)}` : ''}`;
}
