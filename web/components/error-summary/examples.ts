import { defineExamples } from '../example.ts';
import ErrorSummary from './error-summary.svelte';

export default defineExamples(ErrorSummary, [
  { name: 'two faults and a doubt', props: { faults: [{ path: 'ten', label: 'Câu này', text: 'Chưa trả lời câu này: họ và tên.', weight: 'stop' }, { path: 'sinh', label: 'Câu này', text: 'Không có ngày “31/2/1990”.', weight: 'stop' }, { path: 'so', label: 'Câu này', text: 'Số này không khớp năm sinh 1990.', weight: 'warn' }] } },
  { name: 'only a doubt', props: { faults: [{ path: 'so', label: 'Câu này', text: 'Số này không khớp năm sinh 1990.', weight: 'warn' }] } },
]);
