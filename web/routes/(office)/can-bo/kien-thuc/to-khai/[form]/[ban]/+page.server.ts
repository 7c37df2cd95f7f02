import { redirect } from '@sveltejs/kit';
import { sayIn } from '../../../../../../../../src/model/answers-in-words.ts';
import { QUESTION_KINDS, type Question } from '../../../../../../../../src/model/form.ts';
import { actOnForm, failEdit, readButton } from '../../../../../../../office/form-edit/act-on-form.ts';
import { changeDraft, openFormDraft } from '../../../../../../../office/form-edit/open-form-draft.ts';
import { readSaid } from '../../../../../../../office/form-edit/question-fields.ts';
import { sayCondition } from '../../../../../../../office/form-edit/say-condition.ts';
import { createWords } from '../../../../../../../words/words.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The pages of a form in order, each with its questions. */
export const load: PageServerLoad = async ({ parent, locals }) => {
  const { draft } = await parent();
  const say = createWords(locals.lang);
  const { form } = draft;
  const tell = (key: string, question: Question | undefined) => ({
    key,
    label: question === undefined ? key : sayIn(question.label, locals.lang),
    kind: question === undefined ? '' : say(`formEdit.kinds.${question.kind}`),
    isOptional: question?.required === false,
    when: question?.when === undefined ? undefined : sayCondition(question.when, form, say),
  });
  return {
    pages: form.pages.map((page) => ({ id: page.id, heading: sayIn(page.heading, locals.lang), when: page.when === undefined ? undefined : sayCondition(page.when, form, say), questions: page.fields.map((key) => tell(key, form.questions[key])) })),
  };
};

/** A deed on the draft as a whole; ends on the page of the draft, or of the change. */
async function deed(event: RequestEvent, name: 'undo' | 'drop' | 'submit') {
  const data = await event.request.formData();
  const draft = await openFormDraft(event.fetch, event.url, event.params);
  const version = Number(data.get('ban')) || draft.change.version;
  const record = [{ kind: 'form' as const, id: draft.form.id }];
  const failed = await changeDraft(event.fetch, draft, name === 'submit' ? { deed: 'submit', version } : name === 'undo' ? { deed: 'edit', version, undo: record } : { deed: 'edit', version, drop: record });
  if (failed !== undefined) return failEdit(event, failed, {});
  redirect(303, name === 'submit' ? `/can-bo/kien-thuc/thay-doi/${draft.change.id}?xong=submit` : `${draft.at}?xong=1`);
}

export const actions: Actions = {
  trang: (event) =>
    actOnForm(event, ({ fields }) => {
      const { verb, of } = readButton(fields);
      return verb === 'bo' ? { do: 'removePage', page: of } : { do: 'movePage', page: of, by: verb === 'len' ? -1 : 1 };
    }, ''),
  them: (event) =>
    actOnForm(event, ({ fields }) => {
      const [heading, label] = [readSaid('trang', fields), readSaid('cau', fields)];
      if (heading === undefined || label === undefined) return { missing: 'words_missing' };
      return { do: 'addPage', heading, label, kind: QUESTION_KINDS.find((each) => each === fields['loai']) ?? 'text' };
    }, ''),
  'hoan-tac': (event) => deed(event, 'undo'),
  'lay-moi': (event) => deed(event, 'drop'),
  trinh: (event) => deed(event, 'submit'),
};
