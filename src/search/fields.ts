import type { SearchDocument } from '#model/search.ts';

/** How a field of a record weighs in BM25F, and how strongly its length is held against it. */
export interface FieldWeight {
  readonly name: 'title' | 'sayings' | 'english' | 'results' | 'papers' | 'field' | 'authority' | 'steps' | 'audience';
  readonly weight: number;
  /** 0 = length does not matter, 1 = fully. */
  readonly lengthShare: number;
  /** Whether pairs of words are indexed that occur in one record only. */
  readonly rarePairs: boolean;
}

/** Weights chosen by the run recorded in docs/reports (search ablation); titles and sayings carry the meaning. */
export const FIELD_WEIGHTS: readonly FieldWeight[] = [
  { name: 'title', weight: 3, lengthShare: 0.5, rarePairs: true },
  { name: 'sayings', weight: 2, lengthShare: 0.4, rarePairs: true },
  { name: 'english', weight: 2, lengthShare: 0.3, rarePairs: true },
  { name: 'results', weight: 0.8, lengthShare: 0.6, rarePairs: true },
  { name: 'papers', weight: 0.6, lengthShare: 0.7, rarePairs: false },
  { name: 'field', weight: 0.8, lengthShare: 0.3, rarePairs: true },
  { name: 'authority', weight: 0.2, lengthShare: 0.5, rarePairs: false },
  { name: 'steps', weight: 0.35, lengthShare: 0.7, rarePairs: false },
  { name: 'audience', weight: 0.1, lengthShare: 0.5, rarePairs: false },
];

/** The texts of one field of a record; pairs of words never reach across two texts. */
export function textsOf(document: SearchDocument, field: FieldWeight['name']): readonly string[] {
  switch (field) {
    case 'title':
      return [document.title];
    case 'sayings':
      return document.sayings;
    case 'english':
      return document.english;
    case 'results':
      return [document.results];
    case 'papers':
      return [document.papers];
    case 'field':
      return [document.field];
    case 'authority':
      return [document.authority];
    case 'steps':
      return [document.steps];
    case 'audience':
      return [document.audience];
  }
}
