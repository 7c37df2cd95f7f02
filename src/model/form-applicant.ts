import { isRecord, readPath, type Answers } from './form-paths.ts';
import type { Form } from './form.ts';

const APPLICANT_PARTS = ['name', 'birthDate', 'personalId', 'phone', 'email', 'address'] as const;

/** What is known of who files, by the parts that a form names. */
export type KnownApplicant = { readonly [Part in (typeof APPLICANT_PARTS)[number]]?: unknown };

/** Who files, out of the answers of a form. */
export function readKnownApplicant(form: Pick<Form, 'applicant'>, answers: Answers): KnownApplicant {
  return Object.fromEntries(APPLICANT_PARTS.flatMap((part) => {
    const path = form.applicant[part];
    const value = path === undefined ? undefined : readPath(path, answers);
    return value === undefined ? [] : [[part, value]];
  }));
}

/** What is known of who files under the questions of a form; of a group only the parts that the form asks for. */
export function answersOfApplicant(form: Pick<Form, 'applicant' | 'questions'>, known: KnownApplicant): Answers {
  const answers: Record<string, unknown> = {};
  for (const part of APPLICANT_PARTS) {
    const value = known[part];
    const [head = '', inner] = form.applicant[part]?.split('.') ?? [];
    if (value === undefined || !Object.hasOwn(form.questions, head)) continue;
    const group = answers[head];
    answers[head] = inner === undefined ? value : { ...(isRecord(group) ? group : {}), [inner]: value };
  }
  return answers;
}
