import type { SearchDocument } from '#model/search.ts';
import type { Sayings } from './read-search-content.ts';

/**
 * The procedures that people speak of and the house holds no record of. They stand in the index beside the records, so
 * that a question about one of them is told to be missing instead of being answered from the likest record. A house
 * without the national records holds some sixty of nearly three thousand.
 */
export function listAbsentProcedures(held: ReadonlySet<string>, sayings: ReadonlyMap<string, Sayings>): SearchDocument[] {
  return [...sayings].flatMap(([id, { vietnamese, english }]) => (held.has(id) || vietnamese.length === 0 ? [] : [absentProcedure(id, vietnamese, english)]));
}

/** Its title is not known here: the first saying, the plainest, stands for it. */
function absentProcedure(id: string, vietnamese: readonly string[], english: readonly string[]): SearchDocument {
  return { id, title: vietnamese[0] ?? '', sayings: vietnamese, english, papers: '', results: '', steps: '', field: '', authority: '', audience: '', levels: 0, popularity: 0, absent: true };
}
