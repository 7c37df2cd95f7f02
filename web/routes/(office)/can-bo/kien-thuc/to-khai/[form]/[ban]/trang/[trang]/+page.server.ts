import { error } from '@sveltejs/kit';
import { sayIn } from '../../../../../../../../../../src/model/answers-in-words.ts';
import { questionAt } from '../../../../../../../../../../src/model/form-edit-questions.ts';
import { QUESTION_KINDS } from '../../../../../../../../../../src/model/form.ts';
import { actOnForm, readButton } from '../../../../../../../../../office/form-edit/act-on-form.ts';
import { listConditionChoices, readCondition, writeCondition } from '../../../../../../../../../office/form-edit/condition-fields.ts';
import { readSaid, writeSaid } from '../../../../../../../../../office/form-edit/question-fields.ts';
import { sayCondition } from '../../../../../../../../../office/form-edit/say-condition.ts';
import { createWords } from '../../../../../../../../../words/words.ts';
import type { Actions, PageServerLoad } from './$types';

/** One page of a form: what it is called, when it is asked, its questions. */
export const load: PageServerLoad = async ({ parent, params, locals }) => {
  const { draft } = await parent();
  const say = createWords(locals.lang);
  const page = draft.form.pages.find(({ id }) => id === params.trang);
  if (page === undefined) error(404, say('formEdit.noSuch'));
  const groups = listConditionChoices(draft.form, say, `pages.${page.id}`);
  return {
    heading: sayIn(page.heading, locals.lang),
    groups,
    fields: { ...writeSaid('trang', page.heading), ...writeSaid('giup', page.help), ...writeCondition('khi', page.when, groups) },
    kept: page.when === undefined ? undefined : sayCondition(page.when, draft.form, say),
    questions: page.fields.flatMap((key) => {
      const question = draft.form.questions[key];
      return question === undefined ? [] : [{ path: key, label: sayIn(question.label, locals.lang), kind: say(`formEdit.kinds.${question.kind}`) }];
    }),
  };
};

const back = (page: string): string => `/trang/${page}`;

export const actions: Actions = {
  sua: (event) =>
    actOnForm(event, ({ draft: { form }, fields }) => {
      const id = event.params.trang;
      const [heading, help] = [readSaid('trang', fields), readSaid('giup', fields)];
      if (heading === undefined) return { missing: 'words_missing' };
      const groups = listConditionChoices(form, createWords(event.locals.lang), `pages.${id}`);
      const when = readCondition('khi', fields, form.pages.find((page) => page.id === id)?.when, groups, (path) => questionAt(form.questions, path)?.kind);
      return { do: 'setPage', page: id, value: { heading, ...(help === undefined ? {} : { help }), ...(when === undefined ? {} : { when }) } };
    }, back(event.params.trang)),
  cau: (event) =>
    actOnForm(event, ({ fields }) => {
      const { verb, of } = readButton(fields);
      return verb === 'bo' ? { do: 'removeQuestion', path: of } : { do: 'moveQuestion', path: of, by: verb === 'len' ? -1 : 1 };
    }, back(event.params.trang)),
  them: (event) =>
    actOnForm(event, ({ fields }) => {
      const label = readSaid('cau', fields);
      return label === undefined ? { missing: 'words_missing' } : { do: 'addQuestion', to: { page: event.params.trang }, label, kind: QUESTION_KINDS.find((each) => each === fields['loai']) ?? 'text' };
    }, back(event.params.trang)),
};
