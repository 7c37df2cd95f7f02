import type { Documents } from '#documents/documents.ts';
import { registerApplicantPaperRoutes } from '#dossiers/applicant-papers.routes.ts';
import type { Dossiers } from '#dossiers/dossiers.ts';
import { registerDraftPaperRoutes } from '#forms/draft-paper.routes.ts';
import type { Forms, FormsPorts } from '#forms/forms.ts';
import { answersForForm } from '#forms/sent-forms.ts';
import type { RouteRegistrar } from '#platform/routes.ts';
import { createFormTaking, declarationOf } from './take-form.ts';

interface Connected {
  readonly forms: Forms;
  readonly dossiers: Dossiers;
  readonly documents: Documents;
}

/** What lies between forms on the left and documents and dossiers on the right: sending, earlier answers, printed declarations, applicants' papers. */
export interface FormSending {
  /** Given to forms, which are opened before the rooms that take what they send. */
  readonly ports: FormsPorts;
  connect(rooms: Connected): void;
  readonly routes: readonly RouteRegistrar[];
}

/** Opens it; nothing is sent before `connect`. Faults: a form that is sent, or a route registered, before. */
export function openFormSending(): FormSending {
  let connected: (Connected & { readonly take: NonNullable<FormsPorts['submit']> }) | undefined;
  const get = (): NonNullable<typeof connected> => {
    if (connected === undefined) throw new Error('forms: the rooms that take what is sent are not open yet');
    return connected;
  };
  return {
    connect: (rooms) => {
      connected = { ...rooms, take: createFormTaking(rooms) };
    },
    ports: {
      submit: (submission, context) => get().take(submission, context),
      findEarlier: async (dossierCode, birthYear, form) => {
        const { dossiers, forms } = get();
        const own = await dossiers.findOwn({ number: dossierCode, birthYear: Number(birthYear), address: `prefill ${dossierCode}` });
        const earlier = own.ok ? await forms.sent.find(own.value) : undefined;
        const from = earlier === undefined ? undefined : forms.library.findVersion(earlier.formId, earlier.formVersion);
        return earlier === undefined || from === undefined ? undefined : answersForForm(earlier, from, form);
      },
    },
    routes: [
      (api) =>
        registerDraftPaperRoutes(api, get().forms, (form, asked, computed) => {
          const declaration = declarationOf(form, asked, computed, get());
          return declaration === undefined ? undefined : get().documents.printFilled(declaration.templateId, declaration.data);
        }),
      (api) =>
        registerApplicantPaperRoutes(api, get().dossiers, {
          takeFile: (bytes) => get().forms.sent.takeFile(bytes),
          readFile: (file) => get().forms.sent.readFile(file),
          printDocument: async (siteId, id) => {
            const printed = await get().documents.printDocument(siteId, id);
            return !printed.ok && printed.code === 'not_found' ? undefined : printed;
          },
        }),
    ],
  };
}
