import { stateOf, type DossierState } from '#model/dossier.ts';
import type { KeptReply } from '#platform/command.ts';
import type { NamedQueries } from '#platform/database/database.ts';
import { findDossierRow, listActionRows } from './dossiers.store.ts';

/** What is kept of a reply. Earlier programs kept the state itself. */
interface Kept {
  readonly id: string;
  readonly stateAfter?: number;
}

/** Keeps of a reply about one dossier all but its state: that is folded again from the actions up to the last one it knew. */
export function keepWithoutState<Result extends { readonly id: string; readonly state: DossierState }>(queries: NamedQueries): KeptReply<Result> {
  return {
    keep: ({ state, ...rest }) => ({ ...rest, stateAfter: state.lastNumber }),
    recall: async (kept) => {
      const { stateAfter, ...rest } = kept as Kept;
      if (stateAfter === undefined) return kept as Result;
      const row = await findDossierRow(queries, rest.id);
      const actions = row === undefined ? [] : await listActionRows(queries, row.siteId, row.id);
      if (actions.length < stateAfter) throw new Error(`dossier ${rest.id} has lost action ${String(stateAfter)}`);
      return { ...rest, state: stateOf(actions.slice(0, stateAfter)) } as unknown as Result;
    },
  };
}
