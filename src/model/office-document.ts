import type { Certainty } from './procedure.ts';
import type { Instant, LocalDate } from './time.ts';

/** What a paper of the office is: one of the seven one-stop forms, a declaration citizens fill, a result, a letter. */
export const DOCUMENT_KINDS = ['oneStop', 'declaration', 'result', 'letter'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export const PAPERS = ['a4', 'a5'] as const;
export type Paper = (typeof PAPERS)[number];

export const DOCUMENT_STATES = ['current', 'replaced', 'revoked'] as const;
export type DocumentState = (typeof DOCUMENT_STATES)[number];

/** A text in both languages of the house. */
export interface BothLanguages {
  readonly vi: string;
  readonly en: string;
}

/** How the head of a paper names the office. Absent parts become dotted lines for a hand. */
export interface IssuingOffice {
  /** The body above, as lines: "Ủy ban nhân dân xã Thử". */
  readonly parent?: readonly string[];
  /** The office itself, as lines. */
  readonly name: readonly string[];
  /** The office as running text names it. */
  readonly title: string;
  /** What follows in the paper's number: "TTPVHCC". */
  readonly mark?: string;
  /** The place before the day. */
  readonly place?: string;
}

/** Who signs; without a name there is room for a hand. */
export interface DocumentSigner {
  readonly name?: string;
  /** "TM. Ủy ban nhân dân", "Chủ tịch". */
  readonly lines?: readonly string[];
}

/** All that a template prints beside the data; kept with the document, so that it can be made again. */
export interface DocumentFrame {
  readonly office?: IssuingOffice;
  readonly number?: string;
  readonly issuedOn: LocalDate;
  readonly signer?: DocumentSigner;
  /** Set across the page behind the text, where the paper is no real one. */
  readonly mark?: string;
  /** Where the paper may be checked, and its code. */
  readonly verify: { readonly code: string; readonly address: string; readonly url: string };
}

/** The data of a document by the names of its template's shape. */
export type DocumentData = Readonly<Record<string, unknown>>;

/** A paper the office made, as it is kept: data, frame and template give the same bytes whenever it is printed. */
export interface OfficeDocument {
  readonly id: string;
  readonly siteId: string;
  /** Shape: `VB-7K3M-9QXA-42CD`. */
  readonly code: string;
  readonly templateId: string;
  readonly templateVersion: number;
  readonly name: BothLanguages;
  /** What it is about, as the room that made it names it: a dossier's id. */
  readonly subject: string | null;
  readonly data: DocumentData;
  readonly frame: DocumentFrame;
  /** SHA-256 over the canonical data and frame, and over the template's text. Shape: 64 hex digits. */
  readonly dataHash: string;
  readonly templateHash: string;
  /** What set it: compiler, fonts and filler of Word files, with their versions. */
  readonly engine: string;
  readonly madeBy: string;
  readonly madeAt: Instant;
  readonly state: DocumentState;
  /** The document it took the place of, and the one that took its place. */
  readonly replaces: string | null;
  readonly replacedBy: string | null;
  readonly endedAt: Instant | null;
  readonly endReason: string | null;
}

/** What anybody may know of a paper by its code: whether it stands, never what it says nor of whom. */
export interface Verification {
  readonly code: string;
  /** `practice`: made while practising, of no worth whatever it looks like. */
  readonly state: DocumentState | 'unknown' | 'practice';
  readonly name?: BothLanguages;
  /** The office that made it, as it named itself then. */
  readonly office?: string;
  readonly number?: string;
  readonly issuedOn?: LocalDate;
  /** The day it was replaced or revoked. */
  readonly endedOn?: LocalDate;
  /** Another version of the programs that set papers made it: printed again it may look or weigh otherwise, its words are the same. */
  readonly setAnew?: boolean;
}

/** What is told of a template: what it is, since when, from which source and how sure. */
export interface DocumentTemplate {
  readonly id: string;
  readonly version: number;
  readonly name: BothLanguages;
  readonly kind: DocumentKind;
  readonly papers: readonly Paper[];
  /** Procedures whose declaration it is. */
  readonly procedures: readonly string[];
  /** Whether there is a Word file of it too. */
  readonly word: boolean;
  readonly source: string;
  readonly sourceDate: LocalDate;
  readonly certainty: Certainty;
  readonly note?: string;
  readonly validFrom: LocalDate;
  readonly validTo?: LocalDate;
  /** The day by which somebody must have looked whether the law has changed it. */
  readonly reviewBy?: LocalDate;
  /** The shape of its data. Shape: JSON Schema. */
  readonly data: Readonly<Record<string, unknown>>;
}
