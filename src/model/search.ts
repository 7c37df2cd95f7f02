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
}

export const LEVEL_BIT = { commune: 1, province: 2, ministry: 4, other: 8 } as const;
