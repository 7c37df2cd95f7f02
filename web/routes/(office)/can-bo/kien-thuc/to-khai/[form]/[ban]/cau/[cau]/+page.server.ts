import { error } from '@sveltejs/kit';
import { sayIn } from '../../../../../../../../../../src/model/answers-in-words.ts';
import { orderOf, questionAt } from '../../../../../../../../../../src/model/form-edit-questions.ts';
import { QUESTION_KINDS } from '../../../../../../../../../../src/model/form.ts';
import { actOnForm, readButton } from '../../../../../../../../../office/form-edit/act-on-form.ts';
import { listConditionChoices } from '../../../../../../../../../office/form-edit/condition-fields.ts';
import { countOptionRows, readQuestion, readSaid, writeQuestion } from '../../../../../../../../../office/form-edit/question-fields.ts';
import { sayCondition } from '../../../../../../../../../office/form-edit/say-condition.ts';
import { createWords } from '../../../../../../../../../words/words.ts';
import type { Actions, PageServerLoad } from './$types';

/** One question of a form, named by its path. */
export const load: PageServerLoad = async ({ parent, params: { cau }, locals }) => {
  const { draft } = await parent();
  const { form } = draft;
  const say = createWords(locals.lang);
  const question = questionAt(form.questions, cau);
  if (question === undefined) error(404, say('formEdit.noSuch'));
  const level = cau.includes('.') ? cau.slice(0, cau.lastIndexOf('.') + 1) : '';
  const groups = listConditionChoices(form, say, cau);
  const page = form.pages.find(({ fields }) => fields.includes(cau.split('.')[0] ?? ''));
  return {
    path: cau,
    label: sayIn(question.label, locals.lang),
    kind: question.kind,
    fields: writeQuestion(question, groups),
    groups,
    optionRows: countOptionRows(question),
    keptWhen: question.when === undefined ? undefined : sayCondition(question.when, form, say, level),
    keptUnless: question.component?.unless === undefined ? undefined : sayCondition(question.component.unless, form, say, level),
    keptRequired: typeof question.required === 'object' ? sayCondition(question.required, form, say, level) : undefined,
    inside: question.of === undefined ? undefined : orderOf(question).flatMap((key) => {
      const inner = question.of?.[key];
      return inner === undefined ? [] : [{ path: `${cau}.${key}`, label: sayIn(inner.label, locals.lang), kind: say(`formEdit.kinds.${inner.kind}`) }];
    }),
    page: page === undefined ? undefined : { id: page.id, heading: sayIn(page.heading, locals.lang) },
    pages: level === '' ? form.pages.map(({ id, heading }) => ({ id, heading: sayIn(heading, locals.lang) })) : [],
    parent: level === '' ? undefined : level.slice(0, -1),
  };
};

export const actions: Actions = {
  sua: (event) =>
    actOnForm(event, ({ draft: { form }, fields }) => {
      const question = questionAt(form.questions, event.params.cau);
      if (question === undefined) return { missing: 'row_unknown' };
      if (readSaid('nhan', fields) === undefined) return { missing: 'words_missing' };
      return { do: 'setQuestion', path: event.params.cau, value: readQuestion(form, question, fields, listConditionChoices(form, createWords(event.locals.lang), event.params.cau)) };
    }, `/cau/${event.params.cau}`),
  cau: (event) =>
    actOnForm(event, ({ fields }) => {
      const { verb, of } = readButton(fields);
      return verb === 'bo' ? { do: 'removeQuestion', path: of } : { do: 'moveQuestion', path: of, by: verb === 'len' ? -1 : 1 };
    }, `/cau/${event.params.cau}`),
  them: (event) =>
    actOnForm(event, ({ fields }) => {
      const label = readSaid('cau', fields);
      return label === undefined ? { missing: 'words_missing' } : { do: 'addQuestion', to: { inside: event.params.cau }, label, kind: QUESTION_KINDS.find((each) => each === fields['loai']) ?? 'text' };
    }, `/cau/${event.params.cau}`),
  doi: (event) => actOnForm(event, ({ fields }) => ({ do: 'putOnPage', path: event.params.cau, page: fields['sang'] ?? '' }), `/cau/${event.params.cau}`),
  bo: (event) => actOnForm(event, () => ({ do: 'removeQuestion', path: event.params.cau }), ''),
};
