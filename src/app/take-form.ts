import type { Documents } from '#documents/documents.ts';
import type { NewDossier } from '#dossiers/dossier-requests.ts';
import type { Dossiers } from '#dossiers/dossiers.ts';
import type { Forms, FormsPorts } from '#forms/forms.ts';
import type { Applicant, GivenPaper } from '#model/dossier-action.ts';
import type { Answers } from '#model/form-paths.ts';
import type { FormSubmission } from '#model/form-submission.ts';
import type { Form } from '#model/form.ts';
import { accept } from '#model/outcome.ts';
import { paperData } from '#model/paper-data.ts';
import type { Component, ProcedureCase } from '#model/procedure.ts';
import type { DocumentData } from '#model/office-document.ts';
import type { JsonSchema } from '#model/form-schema.ts';
import { foldText } from '#model/vietnamese.ts';

export interface FormTakingDeps {
  readonly forms: Pick<Forms, 'library' | 'sent' | 'sentences'>;
  readonly dossiers: Pick<Dossiers, 'readFacts' | 'beginInside'>;
  readonly documents: Pick<Documents, 'makeWithin' | 'listTemplates'>;
}

/**
 * Turns a sent form into a dossier, in one transaction with the sending: the dossier with its papers, what was answered, and the official declaration as a
 * document of the dossier. Refuses: as filing a dossier.
 */
export function createFormTaking({ forms, dossiers, documents }: FormTakingDeps): NonNullable<FormsPorts['submit']> {
  return async (submission, context) => {
    const form = forms.library.findVersion(submission.formId, submission.formVersion);
    if (form === undefined) throw new Error(`form ${submission.formId} ${String(submission.formVersion)} is gone while it is sent`);
    const { siteId } = context.actor;
    const facts = await dossiers.readFacts({ procedureCode: submission.procedureCode } as NewDossier, siteId);
    const procedureCase = facts.procedure?.cases.find(({ id }) => id === submission.caseId) ?? facts.procedure?.cases[0];
    const input: NewDossier = {
      applicant: applicantOf(submission), procedureCode: submission.procedureCode, caseId: procedureCase?.id ?? submission.caseId ?? '', channel: 'online', formVersions: { [form.id]: form.version },
      ...papersOfForm(submission, form, procedureCase),
    };
    const begun = await dossiers.beginInside(input, facts, context);
    if (!begun.ok) return begun;
    const { id, filingNumber } = begun.value;
    await forms.sent.keep(submission, { siteId: begun.value.siteId, id }, context);
    const declaration = declarationOf(form, submission.answers, submission.computed, { forms, documents });
    if (declaration !== undefined) {
      const made = await documents.makeWithin({ ...declaration, subject: id, siteId: begun.value.siteId }, context);
      // What does not fit the paper is kept in the answers all the same: nobody's dossier waits for a template.
      if (!made.ok && made.code !== 'document_data_invalid') return made;
    }
    return accept({ dossierId: id, dossierCode: filingNumber });
  };
}

/** The official declaration that some answers fill, in the shape its template asks for; undefined for a form without one, or whose template is not in force. */
export function declarationOf(form: Form, asked: Answers, computed: Answers, { forms, documents }: { readonly forms: Pick<Forms, 'sentences'>; readonly documents: Pick<Documents, 'listTemplates'> }): { readonly templateId: string; readonly data: DocumentData } | undefined {
  const template = form.paper === undefined ? undefined : documents.listTemplates().find(({ id }) => id === form.paper?.template);
  // The paper is Vietnamese whatever the screen speaks.
  return template === undefined ? undefined : { templateId: template.id, data: paperData(form, asked, computed, forms.sentences.vi.formWords, template.data as JsonSchema) as DocumentData };
}

/** Who files, as dossiers know a person. */
export function applicantOf({ applicant }: Pick<FormSubmission, 'applicant'>): Applicant {
  const { name, birthDate, personalId, phone, email, address } = applicant;
  return {
    name,
    birthYear: Number((birthDate ?? '').slice(0, 4)),
    ...(personalId === undefined ? {} : { identityNumber: personalId }),
    ...(phone === undefined ? {} : { phone }),
    ...(email === undefined ? {} : { email }),
    ...(address === undefined ? {} : { address: `${address.detail}, ${address.place.name}`.slice(0, 500) }),
  };
}

/** Said of a paper that the form lets people bring instead of sending a picture of it. */
const BROUGHT = 'nộp bản giấy tại quầy';

/**
 * The papers of a sent form by the components of the case: the declaration itself, each file at the component it was asked for, and what the form does not take as
 * a file, which the applicant brings. A component with a condition applies where something was sent for it.
 */
export function papersOfForm(submission: Pick<FormSubmission, 'files'>, form: Pick<Form, 'name'>, procedureCase: ProcedureCase | undefined): { readonly papers: GivenPaper[]; readonly conditions: Record<string, boolean> } {
  const components = procedureCase?.components ?? [];
  const papers: GivenPaper[] = [];
  const conditions: Record<string, boolean> = {};
  const taken = new Set<string>();
  const declaration = components.findIndex(({ role }) => role === 'form');
  if (declaration < 0) papers.push({ name: form.name.vi, form: 'electronic', count: 1 });
  for (const [at, component] of components.entries()) {
    const ref = `c${String(at)}`;
    const files = submission.files.filter((file) => isFor(file.component, component));
    for (const file of files) {
      taken.add(file.id);
      papers.push({ component: ref, name: file.name, form: 'electronic', count: 1, file: file.file });
    }
    if (component.role === 'conditional') conditions[ref] = files.length > 0;
    else if (at === declaration) papers.push({ component: ref, name: form.name.vi, form: 'electronic', count: 1 });
    else if ((component.role === 'form' || component.role === 'submit') && files.length === 0) papers.push({ component: ref, name: `${component.name} (${BROUGHT})`, form: 'original', count: Math.max(1, (component.originals ?? 0) + (component.copies ?? 0)) });
  }
  for (const file of submission.files) if (!taken.has(file.id)) papers.push({ name: file.name, form: 'electronic', count: 1, file: file.file });
  return { papers, conditions };
}

function isFor(asked: { readonly code?: string; readonly name: string } | undefined, component: Component): boolean {
  if (asked === undefined) return false;
  return (asked.code !== undefined && asked.code === component.code) || foldText(asked.name) === foldText(component.name);
}
