import { defineExamples } from '../example.ts';
import FileQuestion from './file-question.svelte';

const question = { kind: 'file', label: { vi: 'Giấy chứng sinh', en: 'Birth slip' }, files: { maxCount: 2, kinds: ['image', 'pdf'] } } as const;
export default defineExamples(FileQuestion, [
  { name: 'nothing yet', props: { path: 'giay', question } },
  { name: 'one of two', props: { path: 'giay', question, value: [{ id: '019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7', name: 'giay-chung-sinh.jpg', pages: 1 }] } },
]);
