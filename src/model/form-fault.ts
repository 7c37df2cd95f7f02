import type { Words } from './form.ts';

/**
 * Every way in which an answer is not yet right. Each has its sentence in `content/locales` under `formFaults.<code>`, which says what was found and what to do;
 * `details` fill it. `pattern` and `rule` bring their sentence with them, out of the form.
 */
export const FAULT_CODES = [
  'required', 'unknown_question', 'value_shape', 'pattern', 'rule',
  'text_too_short', 'text_too_long', 'name_digits', 'name_signs', 'email_shape',
  'id_digits', 'id_old', 'id_province_unknown', 'id_year_differs', 'id_gender_differs',
  'date_unreadable', 'date_not_real', 'date_leap_day', 'date_lunar', 'date_relative', 'date_short_year', 'date_swapped', 'date_year_odd',
  'date_needs_day', 'date_needs_month', 'date_future', 'date_too_early', 'date_too_late',
  'phone_length', 'phone_start', 'phone_old', 'phone_foreign', 'money_unreadable', 'money_unit', 'number_unreadable', 'number_too_small', 'number_too_large',
  'choice_unknown', 'choice_several', 'yes_no_unclear', 'gender_unclear', 'nationality_unknown', 'place_not_chosen', 'place_unknown', 'address_detail', 'paper_number', 'paper_kind',
  'rows_too_few', 'rows_too_many', 'files_too_many', 'file_missing', 'declaration_unticked', 'signature_differs',
] as const;
export type FaultCode = (typeof FAULT_CODES)[number];

/** What is not right with one answer. */
export interface FormFault {
  /** Where: `mother.birthDate`, in a list `witnesses.0.name`. */
  readonly path: string;
  readonly code: FaultCode;
  readonly details: Readonly<Record<string, string | number>>;
  /** `stop` keeps the form from being sent; `warn` is shown and may be passed. */
  readonly weight: 'stop' | 'warn';
  /** The form's own sentence, for `pattern` and `rule`. */
  readonly says?: Words;
}

/** Fills a sentence's `{names}`; a detail that is missing leaves the name, so that it is seen. */
export function fillSentence(sentence: string, details: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/gu, (whole, name: string) => String(details[name] ?? whole));
}
