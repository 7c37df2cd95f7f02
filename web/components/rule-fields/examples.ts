import { EVERY_KIND } from '../../../src/model/form.fixture.ts';
import { listConditionChoices } from '../../office/form-edit/condition-fields.ts';
import { writeRule } from '../../office/form-edit/rule-fields.ts';
import { createWords } from '../../words/words.ts';
import { defineExamples } from '../example.ts';
import RuleFields from './rule-fields.svelte';

const groups = listConditionChoices(EVERY_KIND, createWords('vi'));
export default defineExamples(RuleFields, EVERY_KIND.rules.map((rule) => ({ name: rule.id, props: { fields: writeRule(rule, groups), groups } })));
