import { defineExamples } from '../example.ts';
import RowsQuestion from './rows-question.svelte';

const question = {
  kind: 'repeat', label: { vi: 'Người cùng thay đổi', en: 'Who moves too' }, required: false, rows: { min: 0, max: 3, one: { vi: 'Người', en: 'Person' } },
  of: { name: { kind: 'personName', label: { vi: 'Họ tên', en: 'Name' } } },
} as const;
const view = { faults: [], places: {}, asked: ['nguoi', 'nguoi.0.name', 'nguoi.1.name'], filesAt: '' };
export default defineExamples(RowsQuestion, [
  { name: 'nobody', props: { path: 'nguoi', question, view } },
  { name: 'two', props: { path: 'nguoi', question, value: [{ name: 'Lê Văn Chứng' }, {}], view } },
]);
