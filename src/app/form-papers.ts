import type { Documents } from '#documents/documents.ts';
import { registerApplicantPaperRoutes } from '#dossiers/applicant-papers.routes.ts';
import type { Dossiers } from '#dossiers/dossiers.ts';
import { registerDraftPaperRoutes } from '#forms/draft-paper.routes.ts';
import type { Forms } from '#forms/forms.ts';
import { localDateAt } from '#model/time.ts';
import type { RouteRegistrar } from '#platform/routes.ts';
import { fillDeclaration } from './take-form.ts';

export interface FormPapersDeps {
  readonly forms: Forms;
  readonly dossiers: Pick<Dossiers, 'openAsApplicant' | 'findPaper'>;
  readonly documents: Documents;
  readonly clock: { now(): number };
  readonly siteId: string;
  readonly siteName: (siteId: string) => Promise<string>;
}

/** Papers between forms, documents and dossiers: the printed declaration of a draft, what applicants send and open. */
export function routeFormPapers({ forms, dossiers, documents, clock, siteId, siteName }: FormPapersDeps): readonly RouteRegistrar[] {
  return [
    (api) =>
      registerDraftPaperRoutes(api, forms, async (form, answers, computed) => {
        const filled = await fillDeclaration({ documents, siteName, words: forms.sentences.vi.formWords }, form, { answers, computed }, { siteId, on: localDateAt(clock.now()) });
        return filled === undefined ? undefined : documents.printFilled(filled.templateId, filled.data);
      }),
    (api) =>
      registerApplicantPaperRoutes(api, dossiers, {
        takeFile: (bytes) => forms.loose.take(bytes),
        readFile: (file) => forms.loose.read(file),
        printDocument: async (ownerSiteId, id) => {
          const printed = await documents.printDocument(ownerSiteId, id);
          return !printed.ok && printed.code === 'not_found' ? undefined : printed;
        },
      }),
  ];
}
