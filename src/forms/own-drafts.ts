import type { Actor } from '#model/actor.ts';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import type { DraftDeps } from './draft-deps.ts';
import type { DraftKey, Drafts } from './drafts.ts';
import { findDraftRow, listDraftsOfPerson, type DraftRow } from './drafts.store.ts';

/** So many drafts of one person are shown. */
const MOST_SHOWN = 50;

/** A draft that somebody began while logged in, as the list shows it: nothing of what was answered. */
export interface OwnDraft extends Pick<DraftRow, 'id' | 'code' | 'formId' | 'formVersion' | 'procedureCode' | 'savedAt' | 'forgetOn'> {
  readonly name: { readonly vi: string; readonly en?: string | undefined };
}

/** Drafts of a person who logged in, on whatever device they were begun. */
export interface OwnDrafts {
  /** The last saved first. */
  list(personKey: string, actor: Actor): Promise<readonly OwnDraft[]>;
  /** Opens one of them again. Refuses: `not_found` for somebody else's too. */
  open(id: string, personKey: string, actor: Actor): Promise<Outcome<DraftKey, 'not_found'>>;
}

/** Opens a person's own drafts. */
export function createOwnDrafts({ database, library }: Pick<DraftDeps, 'database' | 'library'>, drafts: Pick<Drafts, 'keyOf'>): OwnDrafts {
  return {
    list: async (personKey, actor) =>
      (await listDraftsOfPerson(database, actor.siteId, personKey, MOST_SHOWN)).map(({ id, code, formId, formVersion, procedureCode, savedAt, forgetOn }) => ({
        id, code, formId, formVersion, procedureCode, savedAt: new Date(savedAt).toISOString(), forgetOn, name: library.findVersion(formId, formVersion)?.name ?? { vi: formId },
      })),
    open: async (id, personKey, actor) => {
      const row = await findDraftRow(database, actor.siteId, id);
      return row?.personKey !== personKey ? refuse('not_found', { path: id }) : accept(drafts.keyOf(row));
    },
  };
}
