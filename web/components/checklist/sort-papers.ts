import type { Component } from '../../../src/model/procedure.ts';

export const GROUPS = ['hand', 'show', 'maybe'] as const;
export type PaperGroup = (typeof GROUPS)[number];

export interface SortedPapers {
  readonly groups: readonly { readonly group: PaperGroup; readonly papers: readonly Component[] }[];
  /** What the record says about the papers without asking for one. */
  readonly notes: readonly Component[];
}

/** Parts the papers into what is handed in, what is only shown, and what is needed only in some cases. */
export function sortPapers(components: readonly Component[]): SortedPapers {
  const groupOf = (paper: Component): PaperGroup | undefined =>
    paper.role === 'form' || paper.role === 'submit' ? 'hand' : paper.role === 'present' ? 'show' : paper.role === 'conditional' ? 'maybe' : undefined;
  return {
    groups: GROUPS.map((group) => ({ group, papers: components.filter((paper) => groupOf(paper) === group) })).filter(({ papers }) => papers.length > 0),
    notes: components.filter((paper) => paper.role === 'note'),
  };
}
