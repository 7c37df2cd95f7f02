import type { Documents } from '#documents/documents.ts';
import type { DeclarationsPort } from '#dossiers/dossier-ports.ts';
import type { MadeDocument, OfficePapers, SaidForm } from '#dossiers/office-papers.routes.ts';
import { sayFault } from '#forms/form-sentences.ts';
import type { Forms } from '#forms/forms.ts';
import { sayAnswers, sayIn } from '#model/answers-in-words.ts';
import { followForm } from '#model/form-flow.ts';
import type { FormSubmission } from '#model/form-submission.ts';
import type { OfficeDocument } from '#model/office-document.ts';
import { accept, refuse } from '#model/outcome.ts';
import { localDateAt } from '#model/time.ts';
import type { Language } from '#platform/routes.ts';

export interface DossierDocumentsDeps {
  readonly documents: Pick<Documents, 'listDocuments' | 'findDocument' | 'printDocument'>;
  readonly forms: Pick<Forms, 'library' | 'sent' | 'sentences'>;
}

const FILE_TYPES = { pdf: 'application/pdf', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' } as const;

/** What the rooms of forms and documents hold of a dossier. Whoever asks has asked before who may read it. */
export function createDossierDocuments({ documents, forms }: DossierDocumentsDeps): OfficePapers & { readonly declarations: DeclarationsPort } {
  const listSent = async (siteIds: readonly string[], dossierId: string): Promise<readonly FormSubmission[]> => (await Promise.all(siteIds.map((siteId) => forms.sent.ofDossier(siteId, dossierId)))).flat();
  const listMade = async (siteIds: readonly string[], dossierId: string): Promise<readonly OfficeDocument[]> =>
    (await Promise.all(siteIds.map((siteId) => documents.listDocuments(siteId, dossierId)))).flat().sort((left, right) => right.madeAt.localeCompare(left.madeAt));

  return {
    listForms: async ({ dossierId, siteIds }, language) => (await listSent(siteIds, dossierId)).map((sent) => sayForm(forms, sent, language)),
    listDocuments: async ({ dossierId, siteIds }) => (await listMade(siteIds, dossierId)).map(({ id, code, templateId, name, madeAt, state }): MadeDocument => ({ id, code, templateId, name, madeAt, state })),
    printDocument: async ({ dossierId, siteIds }, id, wish) => {
      for (const siteId of siteIds) {
        const document = await documents.findDocument(siteId, id);
        if (document?.subject !== dossierId) continue;
        const printed = await documents.printDocument(siteId, id, wish);
        return printed.ok ? accept({ content: printed.value, type: FILE_TYPES[wish.form], name: `${document.code}.${wish.form}` }) : printed;
      }
      return refuse('not_found', { path: id });
    },
    declarations: {
      list: async (siteIds, dossierId) => {
        const templates = new Set((await listSent(siteIds, dossierId)).map(({ formId, formVersion }) => forms.library.findVersion(formId, formVersion)?.paper?.template));
        if (templates.size === 0) return [];
        return (await listMade(siteIds, dossierId)).filter(({ templateId, state }) => state === 'current' && templates.has(templateId)).map(({ id, madeAt }) => ({ id, at: madeAt }));
      },
    },
  };
}

/** What was sent, said by the version of the form that asked it. Faults: a version that is gone. */
function sayForm({ library, sentences }: Pick<Forms, 'library' | 'sentences'>, sent: FormSubmission, language: Language): SaidForm {
  const { formId, formVersion, submittedAt, prefilledFrom, filledFromLogIn } = sent;
  const form = library.findVersion(formId, formVersion);
  if (form === undefined) throw new Error(`version ${String(formVersion)} of ${formId} was sent and is gone; a version in content/forms must not be replaced while dossiers name it`);
  const words = sentences[language];
  return {
    formId, formVersion, submittedAt, name: sayIn(form.name, language),
    pages: sayAnswers(form, followForm(form, sent.answers, localDateAt(Date.parse(submittedAt))), language, words.formWords).map(({ lines, ...page }) => ({ ...page, lines: lines.filter(({ said }) => said !== '') })),
    files: sent.files.map(({ hash, path, name, kind, pages, bytes }) => ({ file: hash, path, name, kind, pages, bytes })),
    warnings: sent.warnings.map((fault) => ({ path: fault.path, code: fault.code, says: sayFault(fault, words, language) })),
    ...(prefilledFrom === undefined ? {} : { prefilledFrom }),
    ...(filledFromLogIn === undefined ? {} : { filledFromLogIn }),
  };
}
