import { sayIn } from '../../../../../../../../../src/model/answers-in-words.ts';
import { listQuestions } from '../../../../../../../../../src/model/form-paths.ts';
import { actOnForm, readButton, type SentEdit } from '../../../../../../../../office/form-edit/act-on-form.ts';
import { listConditionChoices } from '../../../../../../../../office/form-edit/condition-fields.ts';
import { readComputed, readRule, writeComputed, writeRule } from '../../../../../../../../office/form-edit/rule-fields.ts';
import { sayCondition } from '../../../../../../../../office/form-edit/say-condition.ts';
import { createWords } from '../../../../../../../../words/words.ts';
import type { Actions, PageServerLoad } from './$types';

/** The rules and computed values of a form, each with its fields. */
export const load: PageServerLoad = async ({ parent, locals }) => {
  const { draft } = await parent();
  const { form } = draft;
  const say = createWords(locals.lang);
  const groups = listConditionChoices(form, say);
  return {
    groups,
    rules: form.rules.map((rule) => ({ id: rule.id, says: sayIn(rule.says, locals.lang), test: sayCondition(rule.test, form, say), when: rule.when === undefined ? undefined : sayCondition(rule.when, form, say), fields: writeRule(rule, groups) })),
    computed: form.computed.map((one) => ({ key: one.key, label: sayIn(one.label, locals.lang), when: one.when === undefined ? undefined : sayCondition(one.when, form, say), fields: writeComputed(one, groups) })),
    keys: listQuestions(form).map(({ path, question }) => ({ path, label: sayIn(question.label, locals.lang) })),
  };
};

/** The row that a form is about; undefined for a new one. */
function rowOf({ fields }: SentEdit): number | undefined {
  return fields['muc-so'] === undefined ? undefined : Number(fields['muc-so']);
}

export const actions: Actions = {
  'quy-tac': (event) =>
    actOnForm(event, (sent) => {
      const [at, { form }] = [rowOf(sent), sent.draft];
      if (readButton(sent.fields).verb === 'bo') return { do: 'removeRule', at: at ?? -1 };
      const value = readRule(form, at === undefined ? undefined : form.rules[at], sent.fields, listConditionChoices(form, createWords(event.locals.lang)));
      return 'missing' in value ? value : { do: 'putRule', at, value };
    }, '/quy-tac'),
  tinh: (event) =>
    actOnForm(event, (sent) => {
      const [at, { form }] = [rowOf(sent), sent.draft];
      if (readButton(sent.fields).verb === 'bo') return { do: 'removeComputed', at: at ?? -1 };
      const value = readComputed(form, at === undefined ? undefined : form.computed[at], sent.fields, listConditionChoices(form, createWords(event.locals.lang)));
      return 'missing' in value ? value : { do: 'putComputed', at, value };
    }, '/quy-tac'),
};
