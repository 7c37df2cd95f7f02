import { defineExamples } from '../example.ts';
import ChangeFacts from './change-facts.svelte';

export default defineExamples(ChangeFacts, [
  { name: 'filled in', props: { facts: { title: 'Lệ phí theo nghị quyết mới', reason: 'Nghị quyết mới', sourceText: 'Nghị quyết ví dụ', sourceDate: '2026-11-20', certainty: 'official', goesLiveOn: '2026-12-01' } } },
]);
