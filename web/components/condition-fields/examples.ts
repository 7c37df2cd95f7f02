import { EVERY_KIND } from '../../../src/model/form.fixture.ts';
import { listConditionChoices, writeCondition } from '../../office/form-edit/condition-fields.ts';
import { createWords } from '../../words/words.ts';
import { defineExamples } from '../example.ts';
import ConditionFields from './condition-fields.svelte';

const groups = listConditionChoices(EVERY_KIND, createWords('vi'), 'pages.noi-o');
export default defineExamples(ConditionFields, [
  { name: 'one line', props: { name: 'khi', label: 'Chỉ khi', groups, fields: writeCondition('khi', { field: 'fatherKnown', is: true }, groups) } },
  { name: 'one that lines cannot say', props: { name: 'khi', label: 'Chỉ khi', groups, fields: { 'khi.giu': '1' }, kept: '“Tuổi” đủ 18 tuổi trở lên và (“Quan hệ” là Mẹ hoặc “Quan hệ” là Cha)' } },
]);
