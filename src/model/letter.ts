import type { Instant } from './time.ts';

/** What a draft letter does: asks the superior body, sends a file on, answers a citizen. */
export const LETTER_KINDS = ['askSuperior', 'transfer', 'answerCitizen'] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

/** One paragraph; an item stands behind a dash. */
export interface LetterParagraph {
  readonly kind: 'text' | 'item';
  readonly text: string;
}

/** Everything a letter's templates print. Gaps stand in square brackets. Source of the parts: Decree 30/2020/NĐ-CP, Article 8. */
export interface LetterData {
  readonly office: string;
  readonly officeLines: readonly string[];
  readonly numberSuffix: string;
  readonly subject: string;
  readonly placeName: string;
  readonly year: string;
  readonly recipient: string;
  readonly paragraphs: readonly LetterParagraph[];
  readonly copies: readonly string[];
  readonly signerLines: readonly string[];
  readonly signer: string;
  readonly draft: boolean;
}

/** A draft as it is kept: it can be made again byte for byte from its data and its template. */
export interface Letter {
  readonly id: string;
  readonly siteId: string;
  readonly kind: LetterKind;
  /** The answer whose facts it carries. */
  readonly answerId: string;
  readonly data: LetterData;
  /** What a hand must still fill, in the words shown. */
  readonly gaps: readonly string[];
  readonly madeBy: string;
  readonly madeAt: Instant;
  /** SHA-256 over the canonical data and over the template. Shape: 64 hex digits. */
  readonly dataHash: string;
  readonly templateHash: string;
}
