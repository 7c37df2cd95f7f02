import { defineExamples } from '../example.ts';
import { FINDING } from '../office-examples.ts';
import FindingCard from './finding-card.svelte';

export default defineExamples(FindingCard, [
  { name: 'open, changeable', props: { finding: FINDING, mayChange: true, own: 'Người Ví Dụ' } },
  { name: 'settled', props: { finding: { ...FINDING, id: '1f3a5b7c9d1e2f40', state: 'settled', owner: 'Người Ví Dụ', note: 'Đã gửi văn bản hỏi.' } } },
]);
