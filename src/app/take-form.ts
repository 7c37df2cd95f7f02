import type { FormsPorts } from '#forms/forms.ts';
import type { FormLibrary } from '#forms/form-library.ts';
import type { NewDocument, OfficeDocuments } from '#documents/office-documents.ts';
import type { Dossiers } from '#dossiers/dossiers.ts';
import { componentRef } from '#dossiers/check-completeness.ts';
import type { NewDossier } from '#dossiers/dossier-requests.ts';
import { sayAnswer, type AnswerWords } from '#model/answers-in-words.ts';
import type { GivenPaper } from '#model/dossier-action.ts';
import { followForm } from '#model/form-flow.ts';
import type { Form } from '#model/form.ts';
import type { FormApplicant, FormSubmission } from '#model/form-submission.ts';
import { accept, refuse } from '#model/outcome.ts';
import { describePersonalId } from '#model/personal-id.ts';
import { isAbout, listPapersToBring } from '#model/papers-to-bring.ts';
import { paperData } from '#model/paper-data.ts';
import type { MergedProcedure, ProcedureCase } from '#model/procedure.ts';
import { localDateAt, type LocalDate } from '#model/time.ts';
import type { CommandContext } from '#platform/command.ts';
import { findCase } from './describe-filing.ts';

export interface TakeFormDeps {
  readonly library: Pick<FormLibrary, 'findVersion'>;
  readonly dossiers: Pick<Dossiers, 'fileWithin'>;
  readonly documents: Pick<OfficeDocuments, 'makeWithin' | 'listTemplates'>;
  readonly findProcedure: (code: string) => Promise<MergedProcedure | undefined>;
  readonly siteName: (siteId: string) => Promise<string>;
  readonly words: AnswerWords;
}

/** How a declaration is given when it is filled here: it is no copy of anything. */
const FILLED = 'electronic';

/** Takes what a form sends: a dossier is filed and the official declaration made, in the one transaction of the sending. */
export function createFormTaker(deps: TakeFormDeps): NonNullable<FormsPorts['submit']> {
  return async (sent, context, { evenSo }) => {
    const form = deps.library.findVersion(sent.formId, sent.formVersion);
    if (form === undefined) throw new Error(`${sent.formId} ${String(sent.formVersion)} was sent and is not known`);
    const birthYear = birthYearOf(sent.applicant);
    if (birthYear === undefined) return refuse('dossier_birth_year_wrong', { year: '–' });
    const procedure = await deps.findProcedure(sent.procedureCode);
    const procedureCase = findCase(procedure, sent.caseId);
    const begun = await deps.dossiers.fileWithin({ ...filingOf(form, sent, birthYear, procedureCase, deps.words), ...(evenSo ? { evenSo } : {}) }, context, { papers: true });
    if (!begun.ok) return begun;
    await makeDeclaration(deps, form, sent, begun.value.id, context);
    return accept({ dossierId: begun.value.id, dossierCode: begun.value.filingNumber });
  };
}

function filingOf(form: Form, sent: FormSubmission, birthYear: number, procedureCase: ProcedureCase | undefined, words: AnswerWords): NewDossier {
  const { name, personalId, phone, email, address } = sent.applicant;
  const papers = papersOf(form, sent, procedureCase?.components ?? []);
  const given = new Set(papers.map(({ component }) => component));
  // A paper that only some must bring is one this person need not bring, where the form did not ask for it.
  const conditions = Object.fromEntries((procedureCase?.components ?? []).flatMap(({ role }, at) => (role === 'conditional' ? [[componentRef(at), given.has(componentRef(at))]] : [])));
  return {
    applicant: {
      name, birthYear,
      ...(personalId === undefined ? {} : { identityNumber: personalId }),
      ...(phone === undefined ? {} : { phone }),
      ...(email === undefined ? {} : { email }),
      ...(sent.language === undefined ? {} : { language: sent.language }),
      ...(address === undefined ? {} : { address: sayAnswer({ kind: 'address', label: { vi: '–' } }, address, 'vi', words) }),
    },
    procedureCode: sent.procedureCode, caseId: procedureCase?.id ?? '', channel: 'online', papers, conditions, formVersions: { [sent.formId]: sent.formVersion },
    ...(sent.times === undefined || sent.times === 1 ? {} : { times: sent.times }), ...(sent.besides === undefined || sent.besides.length === 0 ? {} : { besides: sent.besides }),
  };
}

/** Said of a paper that the form lets people bring instead of sending a picture of it. */
const BROUGHT = 'nộp bản giấy tại quầy';

/** The filled declaration stands for the component that is a form; each file for the component its question names; what must still be handed in is brought, originals and copies counted apart. */
function papersOf(form: Form, sent: FormSubmission, components: ProcedureCase['components']): GivenPaper[] {
  const declared = components.flatMap((component, at): GivenPaper[] => (component.role === 'form' ? [{ component: componentRef(at), name: component.name, form: FILLED, count: 1 }] : []));
  const files = sent.files.map((file): GivenPaper => {
    const at = components.findIndex((component) => isAbout(file.component, component));
    return { ...(at < 0 ? {} : { component: componentRef(at) }), name: file.component?.name ?? file.name, form: FILLED, count: 1, file: file.hash };
  });
  const today = localDateAt(Date.parse(sent.submittedAt));
  const brought = listPapersToBring({ form, flow: followForm(form, sent.answers, today), today }, components).flatMap((component) =>
    component.role === 'submit' ? countPapers(component).map(([paperForm, count]): GivenPaper => ({ component: componentRef(components.indexOf(component)), name: `${component.name} (${BROUGHT})`, form: paperForm, count })) : [],
  );
  return [...declared, ...files, ...brought];
}

/** How many originals and how many copies of a paper there are to be; one original where the record prints no count. */
function countPapers({ originals, copies }: ProcedureCase['components'][number]): readonly (readonly ['original' | 'copy', number])[] {
  const counts = ([['original', originals ?? 0], ['copy', copies ?? 0]] as const).filter(([, count]) => count > 0);
  return counts.length > 0 ? counts : [['original', 1]];
}

async function makeDeclaration(deps: TakeFormDeps, form: Form, sent: FormSubmission, dossierId: string, context: CommandContext): Promise<void> {
  const filled = await fillDeclaration(deps, form, sent, { siteId: context.actor.siteId, on: localDateAt(context.now) });
  if (filled === undefined) return;
  const made = await deps.documents.makeWithin({ ...filled, subject: dossierId }, context);
  // The form's mapping is tested against its template: what does not fit here is a fault of the house, not of the person.
  if (!made.ok) throw new Error(`the declaration ${filled.templateId} of ${form.id} could not be made: ${made.code} ${JSON.stringify(made.details)}`);
}

/** The official declaration that some answers fill; undefined for a form without one, or whose template is not in force on the day. */
export async function fillDeclaration(
  { documents, words, siteName }: { readonly documents: Pick<OfficeDocuments, 'listTemplates'>; readonly words: AnswerWords; readonly siteName: (siteId: string) => Promise<string> },
  form: Form,
  { answers, computed }: Pick<FormSubmission, 'answers' | 'computed'>,
  { siteId, on }: { readonly siteId: string; readonly on: LocalDate },
): Promise<{ readonly templateId: string; readonly data: NewDocument['data'] } | undefined> {
  const template = documents.listTemplates(on).find(({ id }) => id === form.paper?.template);
  if (template === undefined) return undefined;
  const shape = template.data as Parameters<typeof paperData>[4];
  const names = Object.keys((shape as { readonly properties?: Readonly<Record<string, unknown>> }).properties ?? {});
  const site = await siteName(siteId);
  const around: Readonly<Record<string, unknown>> = { ...(site === '' ? {} : { addressedTo: site, madeAt: site }), madeOn: on };
  return { templateId: template.id, data: { ...Object.fromEntries(Object.entries(around).filter(([name]) => names.includes(name))), ...paperData(form, answers, computed, words, shape) } };
}

/** The year that opens the dossier's page: of the birth date, else of the personal number. */
function birthYearOf({ birthDate, personalId }: FormApplicant): number | undefined {
  if (birthDate !== undefined) return Number(birthDate.slice(0, 4));
  return personalId === undefined ? undefined : Number(describePersonalId(personalId).year);
}
