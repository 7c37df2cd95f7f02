import type { LawAddress, ProvisionValidity } from './law-address.ts';
import type { LocalDate } from './time.ts';

/** What one text does to another. Source: Law 64/2025/QH15 on normative texts, articles on amending, replacing, repealing, suspending, detailing, interpreting. */
export const LAW_RELATIONS = ['amends', 'replaces', 'repeals', 'suspends', 'guides', 'interprets'] as const;
export type LawRelationKind = (typeof LAW_RELATIONS)[number];

/** How sure a fact about a text is: read in the text itself or an official list; told by a source that quotes it; neither. */
export type LawCertainty = 'official' | 'secondary' | 'unverified';

/** One text does something to another, or to a part of it, from a day on. */
export interface LawRelation {
  readonly by: LawAddress;
  readonly relation: LawRelationKind;
  readonly target: LawAddress;
  /** The first day it holds; absent where no source says. */
  readonly on?: LocalDate;
  /** Of a suspension: the first day it no longer holds. */
  readonly until?: LocalDate;
  readonly note?: string;
  readonly source: string;
  readonly certainty: LawCertainty;
}

/** A document as the library knows it, with or without its text. */
export interface LawDocument {
  /** Shape: `118/2025/NĐ-CP`; a text known only by name has its name here. */
  readonly number: string;
  readonly kind: string;
  readonly title: string;
  readonly issuer?: string;
  readonly field?: string;
  readonly issuedOn?: LocalDate;
  readonly validFrom?: LocalDate;
  /** The first day it is no longer in force. */
  readonly validTo?: LocalDate;
  readonly source: string;
  readonly sourceDate?: LocalDate;
  readonly certainty: LawCertainty;
  /** How much of its text is here. */
  readonly extent: 'none' | 'extract' | 'whole';
}

/** A paragraph of a provision: its introduction, a clause, a point, or a table. */
export interface LawUnit {
  readonly clause?: string;
  readonly point?: string;
  readonly text: string;
  /** Rows of cells; `text` then holds the same in words. */
  readonly table?: readonly (readonly string[])[];
}

/** One article, annex or preamble in one wording. */
export interface LawProvision {
  readonly document: string;
  /** Shape: `d5a`, `pI`, `m` (preamble); a doubled number has `~2` behind it. */
  readonly key: string;
  readonly kind: 'article' | 'annex' | 'preamble';
  readonly label: string;
  readonly title: string;
  /** Part, chapter, section and sub-section above it, outermost first. */
  readonly headings: readonly string[];
  readonly units: readonly LawUnit[];
  /** Its number in the official code, such as 15.3.NĐ.1.1. */
  readonly code?: string;
  /** What the source says beside the text. */
  readonly note?: string;
  /** Its own dates, where they differ from the document's. */
  readonly validFrom?: LocalDate;
  readonly validTo?: LocalDate;
  /** The day from which this wording holds; absent: since the provision came into force. */
  readonly wordingFrom?: LocalDate;
}

/** A fault in the numbering or dates of a text, told and kept, never mended. */
export interface LawFault {
  readonly kind: 'gap' | 'doubled' | 'outOfOrder' | 'startsLate' | 'unclosedQuote' | 'metadataDiffers';
  /** Shape: "Điều 5, khoản 2". */
  readonly at: string;
  readonly found: string;
  readonly expected?: string;
}

/** A provision on a day, with what an officer must see beside it. */
export interface FoundProvision {
  readonly document: LawDocument;
  readonly provision: LawProvision;
  /** The units asked for: the whole provision, one clause with its points, or one point. */
  readonly units: readonly LawUnit[];
  readonly validity: ProvisionValidity;
  /** True where the wording shown began after the day asked about: the earlier wording is not in the library. */
  readonly laterWording: boolean;
}

/** A run of words that stayed, came or went. */
export interface WordChange {
  readonly change: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** A provision in two wordings. */
export interface ProvisionComparison {
  readonly before?: FoundProvision;
  readonly after?: FoundProvision;
  readonly words: readonly WordChange[];
  readonly changedBy: readonly LawRelation[];
}

/** Something that begins or ends on a day. */
export interface LawChange {
  readonly on: LocalDate;
  readonly what: 'comesIntoForce' | 'ends' | LawRelationKind;
  readonly address: LawAddress;
  readonly title: string;
  readonly by?: LawAddress;
  readonly certainty: LawCertainty;
  readonly source: string;
}
