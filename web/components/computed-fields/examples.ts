import { EVERY_KIND } from '../../../src/model/form.fixture.ts';
import { listConditionChoices } from '../../office/form-edit/condition-fields.ts';
import { writeComputed } from '../../office/form-edit/rule-fields.ts';
import { createWords } from '../../words/words.ts';
import { defineExamples } from '../example.ts';
import ComputedFields from './computed-fields.svelte';

const groups = listConditionChoices(EVERY_KIND, createWords('vi'));
export default defineExamples(ComputedFields, EVERY_KIND.computed.slice(0, 2).map((one) => ({ name: one.key, props: { fields: writeComputed(one, groups), groups } })));
