import { defineExamples } from '../example.ts';
import DateQuestion from './date-question.svelte';

const question = { kind: 'date', label: { vi: 'Ngày sinh', en: 'Date of birth' }, precision: 'year' } as const;
export default defineExamples(DateQuestion, [
  { name: 'only the month and year are known', props: { path: 'sinh', question, value: '1958-03' } },
  { name: 'a day that does not exist', props: { path: 'sinh', question: { ...question, precision: 'day' }, value: '31/2/1990', view: { faults: [{ path: 'sinh', label: 'Câu này', text: 'Không có ngày “31/2/1990”.', weight: 'stop' }], places: {}, asked: [], filesAt: '' } } },
]);
