import { createRawSnippet } from 'svelte';
import { defineExamples } from '../example.ts';
import QuestionFrame from './question-frame.svelte';

const children = createRawSnippet(() => ({ render: () => '<input class="field" id="q-khung" aria-label="x" />' }));
const question = { label: { vi: 'Họ và tên', en: 'Full name' }, help: { vi: 'Như trên giấy tờ.' }, example: { vi: 'Nguyễn Thị Hoa' } };
export default defineExamples(QuestionFrame, [
  { name: 'with help and example', props: { question, path: 'khung', children } },
  { name: 'optional and wrong', props: { question: { ...question, required: false }, path: 'khung', faults: [{ path: 'khung', label: 'Câu này', text: 'Trong tên có số “3”.', weight: 'stop' }], children } },
  { name: 'a group with a warning', props: { question, path: 'khung', isGroup: true, faults: [{ path: 'khung', label: 'Câu này', text: 'Số này không khớp năm sinh.', weight: 'warn' }], children } },
]);
