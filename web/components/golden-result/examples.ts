import { defineExamples } from '../example.ts';
import GoldenResult from './golden-result.svelte';

export default defineExamples(GoldenResult, [
  { name: 'right', props: { result: { candidates: ['1.001193', '1.004884'], status: 'answered', text: 'Lệ phí: 8.000 đồng', right: true, missing: [] } } },
  { name: 'not right', props: { result: { candidates: [], status: 'clarification', text: 'Bác muốn làm việc nào?', right: false, missing: ['candidate', 'status', '8.000'] } } },
]);
