import { defineExamples } from '../example.ts';
import AskBox from './ask-box.svelte';

export default defineExamples(AskBox, [
  { name: 'as the heading', props: { ticket: 't', label: 'Bác cần làm việc gì?', heading: true, hint: 'Viết như nói với người nhà.' } },
  { name: 'refused', props: { ticket: 't', label: 'Hỏi tiếp', value: 'câu quá dài', error: 'Câu hỏi dài quá.' } },
]);
