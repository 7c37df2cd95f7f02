import type { FormSubmission } from '#model/form-submission.ts';
import type { DraftDeps } from './draft-deps.ts';
import { findFile } from './drafts.store.ts';
import type { KeptFile } from './keep-file.ts';
import { listSent } from './sent-forms.store.ts';

/** What was sent with forms, sealed in the store. Whoever asks has asked before who may read it. */
export interface SentForms {
  /** The forms of a dossier, in the order they were sent; none for a dossier that began at the desk. */
  ofDossier(siteId: string, dossierId: string): Promise<readonly FormSubmission[]>;
  /** A file that came with a form of the dossier, by where its content stands. */
  findFile(siteId: string, dossierId: string, hash: string): Promise<KeptFile | undefined>;
}

/** Opens the reading of what was sent. Faults: a form that another house sealed. */
export function createSentForms({ database, vault }: Pick<DraftDeps, 'database' | 'vault'>): SentForms {
  const ofDossier: SentForms['ofDossier'] = async (siteId, dossierId) =>
    (await listSent(database, siteId, dossierId)).map(({ sealed, draftId }) => {
      const text = vault.unseal(sealed);
      if (text === undefined) throw new Error(`forms: what was sent with draft ${draftId} was sealed by another house; expected this house's secret`);
      return JSON.parse(text) as FormSubmission;
    });
  return {
    ofDossier,
    findFile: async (siteId, dossierId, hash) => {
      const sent = (await ofDossier(siteId, dossierId)).flatMap(({ files }) => files).find((file) => file.hash === hash);
      return sent === undefined ? undefined : findFile(database, siteId, sent.id);
    },
  };
}
