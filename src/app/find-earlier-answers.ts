import type { Dossiers } from '#dossiers/dossiers.ts';
import type { Forms, FormsPorts } from '#forms/forms.ts';
import { isRecord, readPath, type Answers } from '#model/form-paths.ts';
import type { Form } from '#model/form.ts';

/**
 * What a person said of themselves in an earlier dossier, for the same questions of another form. Only who files is carried over: of others in a family
 * a form asks anew, for it may be about somebody else. Undefined for a wrong number or year, and for a dossier that began at the desk.
 */
export function createEarlierFinder({ dossiers, forms }: { readonly dossiers: Pick<Dossiers, 'proveApplicant'>; readonly forms: Pick<Forms, 'library' | 'sent'> }): NonNullable<FormsPorts['findEarlier']> {
  return async (dossierCode, birthYear, form) => {
    const year = Number(birthYear);
    if (!Number.isInteger(year)) return undefined;
    const proven = await dossiers.proveApplicant({ number: dossierCode, birthYear: year });
    if (!proven.ok) return undefined;
    const last = (await forms.sent.ofDossier(proven.value.siteId, proven.value.id)).at(-1);
    const earlier = last === undefined ? undefined : forms.library.findVersion(last.formId, last.formVersion);
    return last === undefined || earlier === undefined ? undefined : carryApplicant(earlier, form, last.answers);
  };
}

/** The applicant's answers of one form under the questions of another; of a group only the parts that both know. */
export function carryApplicant(from: Pick<Form, 'applicant'>, to: Pick<Form, 'applicant' | 'questions'>, answers: Answers): Answers {
  const carried: Record<string, unknown> = {};
  for (const key of ['name', 'birthDate', 'personalId', 'phone', 'email', 'address'] as const) {
    const [source, target] = [from.applicant[key], to.applicant[key]];
    const value = source === undefined ? undefined : readPath(source, answers);
    const [head = '', part] = target?.split('.') ?? [];
    if (value === undefined || !Object.hasOwn(to.questions, head)) continue;
    const group = carried[head];
    carried[head] = part === undefined ? value : { ...(isRecord(group) ? group : {}), [part]: value };
  }
  return carried;
}
