import type { Dossiers } from '#dossiers/dossiers.ts';
import type { Forms, FormsPorts } from '#forms/forms.ts';
import { answersOfApplicant, readKnownApplicant } from '#model/form-applicant.ts';
import type { Answers } from '#model/form-paths.ts';
import type { Form } from '#model/form.ts';

/**
 * What a person said of themselves in an earlier dossier, for the same questions of another form. Only who files is carried over: of others in a family
 * a form asks anew, for it may be about somebody else. Undefined for a wrong number or year, a dossier that is another's than who logged in, one that who logged in
 * handed in for somebody else, whose answers are not the own ones, and for a dossier that began at the desk.
 */
export function createEarlierFinder({ dossiers, forms }: { readonly dossiers: Pick<Dossiers, 'proveApplicant'>; readonly forms: Pick<Forms, 'library' | 'sent'> }): NonNullable<FormsPorts['findEarlier']> {
  return async (dossierCode, who, form) => {
    const year = 'birthYear' in who ? Number(who.birthYear) : undefined;
    if (Number.isNaN(year)) return undefined;
    const proven = await dossiers.proveApplicant({ number: dossierCode, ...('person' in who ? { person: who.person } : { birthYear: year }) });
    if (!proven.ok || proven.value.byProxy) return undefined;
    const last = (await forms.sent.ofDossier(proven.value.siteId, proven.value.id)).at(-1);
    const earlier = last === undefined ? undefined : forms.library.findVersion(last.formId, last.formVersion);
    return last === undefined || earlier === undefined ? undefined : carryApplicant(earlier, form, last.answers);
  };
}

/** The applicant's answers of one form under the questions of another; of a group only the parts that both know. */
export function carryApplicant(from: Pick<Form, 'applicant'>, to: Pick<Form, 'applicant' | 'questions'>, answers: Answers): Answers {
  return answersOfApplicant(to, readKnownApplicant(from, answers));
}
