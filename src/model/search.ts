/** What `search` needs to know of one record, told by the catalogue; the engine knows no procedure. */
export interface SearchDocument {
  readonly id: string;
  readonly title: string;
  /** What people say when they need it, each saying on its own. */
  readonly sayings: readonly string[];
  readonly english: readonly string[];
  readonly papers: string;
  readonly results: string;
  readonly steps: string;
  readonly field: string;
  readonly authority: string;
  readonly audience: string;
  /** Bits of LEVEL_BIT. */
  readonly levels: number;
  /** How often such a procedure is filed at a commune, 0 (unknown or rare) to 1. */
  readonly popularity: number;
  /** A procedure known only by what people say for it: nothing is held of it, so it is told as missing and never answered. */
  readonly absent?: boolean;
}

export const LEVEL_BIT = { commune: 1, province: 2, ministry: 4, other: 8 } as const;

export interface SearchHit {
  readonly id: string;
  readonly title: string;
  /** The calibrated chance that this record is what was meant, 0 to 1. */
  readonly score: number;
}

export interface SearchResult {
  readonly hits: readonly SearchHit[];
  /** The likeliest of the procedures the house holds no record of, where it comes before all hits. */
  readonly absent?: { readonly id: string; readonly score: number };
  /** The question as the engine read it after repairing typing; equal to the text when nothing was mended. */
  readonly readAs: string;
  /** The chance, 0 to 1, that the question is about any record at all. */
  readonly inScope: number;
  /** The share of the question's content words (by weight) that the engine knows, 0 to 1. */
  readonly known: number;
  /** Memory read to score this query. Unit: bytes. */
  readonly bytesTouched: number;
}

/** How far one record covers the words of a question. */
export interface QuestionCover {
  /** The words as the engine read them, in order. */
  readonly words: readonly CoveredWord[];
  /** Whether the writer types marks. */
  readonly marked: boolean;
  /** The share of the record's title, by weight, that the question says. */
  readonly titleSaid: number;
  /** How like the question the likest sayings of the record are, 0 to 1. */
  readonly sayings: number;
  /** How rarely any record says the word at this place, with its marks where marks are typed. Unit: log of records per record that says it. */
  rarityOf(at: number): number;
}

/** One word of a question beside a record. */
export interface CoveredWord {
  readonly exact: string;
  /** How much of its weight the word keeps: 1 for matter, less for particles and for what only asks. */
  readonly share: number;
  /** Whether the record's title or one of its sayings says it, with the same marks where marks are typed. */
  readonly said: boolean;
  /** Whether it has no syllable's shape and no marks: a foreign word or a name. */
  readonly foreign: boolean;
  /** Together with the word before it; none at the first word. */
  readonly pair?: {
    /** How rarely records hold the two side by side. Unit: as `rarityOf`. */
    readonly rarity: number;
    /** Whether the title or a saying says them so. */
    readonly said: boolean;
    /** Whether anything of the record holds them side by side. */
    readonly held: boolean;
  };
}

/** The retrieval engine as rooms see it. */
export interface SearchPort {
  /** Ranked records for a text; at most `limit` (10 when absent). `levels` prefers records with any of the bits. */
  find(text: string, options?: { readonly limit?: number; readonly lang?: 'vi' | 'en' }): SearchResult;
  /** How far a record that was found covers the question; undefined for one that is no candidate. A port without it judges nothing. */
  cover?(text: string, id: string): QuestionCover | undefined;
  readonly size: number;
}
