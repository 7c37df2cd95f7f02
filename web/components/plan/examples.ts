import { defineExamples } from '../example.ts';
import Plan from './plan.svelte';

export default defineExamples(Plan, [
  { name: 'with papers', props: { items: [{ order: 1, code: '9.000001', name: 'Việc thứ nhất', why: 'Làm trước.' }, { order: 2, code: '9.000002', name: 'Việc thứ hai', why: 'Làm sau.' }], papers: ['Tờ khai', 'Căn cước'] } },
]);
