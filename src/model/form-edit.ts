import type { Computed, Form, FormPage, FormRule, QuestionKind, Words } from './form.ts';
import { editQuestion, isQuestionEdit, type QuestionEdit } from './form-edit-questions.ts';
import { deriveKey, MOST, refuseEdit, type EditedForm } from './form-edit-parts.ts';
import { listUses } from './form-references.ts';

/** What an editor does to a form, one thing at a time. Nothing is half done: an edit makes a form or is refused. */
export type FormEdit =
  | QuestionEdit
  /** A page asks something, so it comes with its first question. */
  | { readonly do: 'addPage'; readonly heading: Words; readonly kind: QuestionKind; readonly label: Words }
  | { readonly do: 'setPage'; readonly page: string; readonly value: Pick<FormPage, 'heading' | 'help' | 'when'> }
  | { readonly do: 'movePage'; readonly page: string; readonly by: 1 | -1 }
  | { readonly do: 'removePage'; readonly page: string }
  | { readonly do: 'putRule'; readonly at: number | undefined; readonly value: FormRule }
  | { readonly do: 'removeRule'; readonly at: number }
  | { readonly do: 'putComputed'; readonly at: number | undefined; readonly value: Computed }
  | { readonly do: 'removeComputed'; readonly at: number }
  | { readonly do: 'setFacts'; readonly value: FormFacts }
  | { readonly do: 'setSample'; readonly at: number; readonly value: Form['samples'][number] }
  | { readonly do: 'copySample'; readonly at: number; readonly name: string }
  | { readonly do: 'removeSample'; readonly at: number };

/** What is said once of a form. */
export type FormFacts = Pick<Form, 'name' | 'intro' | 'minutes' | 'validFrom' | 'validTo' | 'procedures' | 'source'>;

/** What becomes of a form by an edit. Whether the form is sound is another matter: `model/check-form.ts` says it. */
export function editForm(form: Form, edit: FormEdit): EditedForm {
  if (isQuestionEdit(edit)) return editQuestion(form, edit);
  switch (edit.do) {
    case 'addPage': return addPage(form, edit);
    case 'setPage': return withPage(form, edit.page, (page) => ({ id: page.id, fields: page.fields, ...edit.value }));
    case 'movePage': return movePage(form, edit.page, edit.by);
    case 'removePage': return removePage(form, edit.page);
    case 'putRule': return putRow(form, 'rules', edit.at, edit.value, MOST.rules);
    case 'removeRule': return form.rules[edit.at] === undefined ? refuseEdit('row_unknown') : { ok: true, form: { ...form, rules: form.rules.toSpliced(edit.at, 1) } };
    case 'putComputed': return putRow(form, 'computed', edit.at, edit.value, MOST.computed);
    case 'removeComputed': return removeComputed(form, edit.at);
    case 'setFacts': {
      const { intro: _intro, minutes: _minutes, validTo: _validTo, ...rest } = form;
      return { ok: true, form: { ...rest, ...edit.value } };
    }
    case 'setSample': return form.samples[edit.at] === undefined ? refuseEdit('row_unknown') : { ok: true, form: { ...form, samples: form.samples.with(edit.at, edit.value) } };
    case 'copySample': {
      const sample = form.samples[edit.at];
      if (sample === undefined) return refuseEdit('row_unknown');
      return form.samples.length >= MOST.samples ? refuseEdit('samples_full', { limit: MOST.samples }) : { ok: true, form: { ...form, samples: [...form.samples, { ...sample, name: edit.name }] } };
    }
    case 'removeSample':
      if (form.samples[edit.at] === undefined) return refuseEdit('row_unknown');
      return form.samples.length === 1 ? refuseEdit('sample_last') : { ok: true, form: { ...form, samples: form.samples.toSpliced(edit.at, 1) } };
    default: return edit satisfies never;
  }
}

function addPage(form: Form, { heading, kind, label }: Extract<FormEdit, { do: 'addPage' }>): EditedForm {
  if (form.pages.length >= MOST.pages) return refuseEdit('pages_full', { limit: MOST.pages });
  const id = deriveKey(heading.vi, (key) => form.pages.some((page) => page.id === key), '-');
  // The page stands empty only until its question is on it.
  return editQuestion({ ...form, pages: [...form.pages, { id, heading, fields: [] }] }, { do: 'addQuestion', to: { page: id }, kind, label });
}

function withPage(form: Form, id: string, change: (page: FormPage) => FormPage): EditedForm {
  if (!form.pages.some((page) => page.id === id)) return refuseEdit('page_unknown', { page: id });
  return { ok: true, form: { ...form, pages: form.pages.map((page) => (page.id === id ? change(page) : page)) } };
}

function movePage(form: Form, id: string, by: 1 | -1): EditedForm {
  const at = form.pages.findIndex((page) => page.id === id);
  const [page, other] = [form.pages[at], form.pages[at + by]];
  if (page === undefined) return refuseEdit('page_unknown', { page: id });
  return other === undefined ? refuseEdit('at_the_end') : { ok: true, form: { ...form, pages: form.pages.with(at, other).with(at + by, page) } };
}

function removePage(form: Form, id: string): EditedForm {
  const page = form.pages.find((each) => each.id === id);
  if (page === undefined) return refuseEdit('page_unknown', { page: id });
  if (form.pages.length === 1) return refuseEdit('page_last');
  // Its questions go together: one may depend on another of the same page.
  const own = (at: string): boolean => page.fields.some((key) => at === `questions.${key}` || at.startsWith(`questions.${key}.`)) || at === `pages.${id}`;
  for (const key of page.fields) {
    const [use] = listUses(form, key).filter((at) => !own(at));
    if (use !== undefined) return refuseEdit('still_used', { path: key, at: use });
  }
  const questions = Object.fromEntries(Object.entries(form.questions).filter(([key]) => !page.fields.includes(key)));
  const samples = form.samples.map((sample) => ({ ...sample, answers: Object.fromEntries(Object.entries(sample.answers).filter(([key]) => !page.fields.includes(key))) }));
  return { ok: true, form: { ...form, questions, samples, pages: form.pages.filter((each) => each.id !== id) } };
}

function putRow(form: Form, list: 'rules' | 'computed', at: number | undefined, value: FormRule | Computed, limit: number): EditedForm {
  const rows: readonly (FormRule | Computed)[] = form[list];
  if (at !== undefined) return rows[at] === undefined ? refuseEdit('row_unknown') : { ok: true, form: { ...form, [list]: rows.with(at, value) } };
  return rows.length >= limit ? refuseEdit(list === 'rules' ? 'rules_full' : 'computed_full', { limit }) : { ok: true, form: { ...form, [list]: [...rows, value] } };
}

function removeComputed(form: Form, at: number): EditedForm {
  const row = form.computed[at];
  if (row === undefined) return refuseEdit('row_unknown');
  const [use] = listUses(form, row.key).filter((place) => place !== `computed.${row.key}`);
  return use === undefined ? { ok: true, form: { ...form, computed: form.computed.toSpliced(at, 1) } } : refuseEdit('still_used', { path: row.key, at: use });
}
