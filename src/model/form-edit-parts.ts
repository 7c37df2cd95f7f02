import type { Form } from './form.ts';
import { foldText, splitWords } from './vietnamese.ts';

/** Why an edit of a form is not done. Each has its sentence in `content/locales` under `formEdit.faults.<code>`. */
export const FORM_EDIT_FAULTS = [
  'page_unknown', 'page_last', 'page_full', 'page_emptied', 'pages_full', 'question_unknown', 'question_alone', 'level_full', 'not_a_group', 'still_used', 'at_the_end', 'rules_full', 'computed_full', 'samples_full', 'sample_last', 'row_unknown',
] as const;
export type FormEditFault = (typeof FORM_EDIT_FAULTS)[number];

/** The form an edit made, or why it was not done. */
export type EditedForm = { readonly ok: true; readonly form: Form } | { readonly ok: false; readonly fault: FormEditFault; readonly details: Readonly<Record<string, string | number>> };

/** Says why an edit is not done. */
export function refuseEdit(fault: FormEditFault, details: Readonly<Record<string, string | number>> = {}): EditedForm {
  return { ok: false, fault, details };
}

/** How much a form may hold; as `FormSchema` has it where it says so. */
export const MOST = { pages: 60, questionsOnPage: 12, questionsInGroup: 40, rules: 60, computed: 40, samples: 20 } as const;

const MOST_LETTERS = 32;

/** A key made of what people read: `ngheNghiep` of "Nghề nghiệp", `nghe-nghiep` with a dash between words. One that is taken gets a number. */
export function deriveKey(text: string, isTaken: (key: string) => boolean, between: '' | '-' = ''): string {
  const words = splitWords(foldText(text)).map((word) => word.replaceAll(/[^a-z0-9]/gu, '')).filter((word) => word !== '');
  const joined = words.map((word, at) => (at === 0 || between !== '' ? word : word.charAt(0).toUpperCase() + word.slice(1))).join(between).slice(0, MOST_LETTERS).replace(/-$/u, '');
  const key = /^[a-z]/u.test(joined) ? joined : `c${between}${joined}`.replace(/-$/u, '');
  // What every object has is no key of a question.
  const isFree = (each: string): boolean => !isTaken(each) && !(each in {});
  if (isFree(key)) return key;
  for (let number = 2; ; number += 1) if (isFree(`${key}${between}${String(number)}`)) return `${key}${between}${String(number)}`;
}
