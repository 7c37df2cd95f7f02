import { EVERY_KIND } from '../../../src/model/form.fixture.ts';
import type { Question } from '../../../src/model/form.ts';
import { listConditionChoices } from '../../office/form-edit/condition-fields.ts';
import { countOptionRows, writeQuestion } from '../../office/form-edit/question-fields.ts';
import { createWords } from '../../words/words.ts';
import { defineExamples } from '../example.ts';
import QuestionFields from './question-fields.svelte';

const groups = listConditionChoices(EVERY_KIND, createWords('vi'), 'amount');
const show = (key: string) => {
  const question = EVERY_KIND.questions[key] as Question;
  return { kind: question.kind, fields: writeQuestion(question, groups), groups, optionRows: countOptionRows(question) };
};
export default defineExamples(QuestionFields, ['relation', 'lateReason', 'childBirthDate', 'slip', 'witnesses'].map((key) => ({ name: key, props: show(key) })));
