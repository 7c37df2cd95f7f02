import type { Documents } from '#documents/documents.ts';
import { registerApplicantPaperRoutes } from '#dossiers/applicant-papers.routes.ts';
import type { Dossiers } from '#dossiers/dossiers.ts';
import { registerOfficePaperRoutes, type OfficePapers } from '#dossiers/office-papers.routes.ts';
import { registerDraftPaperRoutes } from '#forms/draft-paper.routes.ts';
import { registerFilingRoutes } from '#forms/filing.routes.ts';
import type { Forms } from '#forms/forms.ts';
import type { MergedProcedure } from '#model/procedure.ts';
import { localDateAt } from '#model/time.ts';
import type { RouteRegistrar } from '#platform/routes.ts';
import { createFilingDescription } from './describe-filing.ts';
import { fillDeclaration } from './take-form.ts';

export interface FormPapersDeps {
  readonly forms: Forms;
  readonly dossiers: Pick<Dossiers, 'takeFile' | 'readFile' | 'findSites' | 'takeFileAsApplicant' | 'readFileAsApplicant' | 'findPaper' | 'proveApplicant'>;
  readonly documents: Documents;
  readonly officePapers: OfficePapers;
  readonly clock: { now(): number };
  readonly siteId: string;
  readonly siteName: (siteId: string) => Promise<string>;
  readonly findProcedure: (code: string) => Promise<MergedProcedure | undefined>;
}

/** Papers between forms, documents and dossiers: what a form is filed for, the printed declaration of a draft, what applicants send and open. */
export function routeFormPapers({ forms, dossiers, documents, officePapers, clock, siteId, siteName, findProcedure }: FormPapersDeps): readonly RouteRegistrar[] {
  return [
    (api) => registerFilingRoutes(api, { forms, clock, describe: createFilingDescription(findProcedure, () => siteName(siteId)), proveApplicant: (proof) => dossiers.proveApplicant(proof) }),
    (api) =>
      registerDraftPaperRoutes(api, forms, async (form, answers, computed) => {
        const filled = await fillDeclaration({ documents, siteName, words: forms.sentences.vi.formWords }, form, { answers, computed }, { siteId, on: localDateAt(clock.now()) });
        return filled === undefined ? undefined : documents.printFilled(filled.templateId, filled.data);
      }),
    (api) => registerOfficePaperRoutes(api, dossiers, officePapers),
    (api) =>
      registerApplicantPaperRoutes(api, dossiers, {
        printDocument: async (ownerSiteId, id) => {
          const printed = await documents.printDocument(ownerSiteId, id);
          return !printed.ok && printed.code === 'not_found' ? undefined : printed;
        },
      }),
  ];
}
