import { defineExamples } from '../example.ts';
import TextQuestion from './text-question.svelte';

export default defineExamples(TextQuestion, [{ name: 'a reason', props: { path: 'ly-do', question: { kind: 'longText', label: { vi: 'Lý do khai muộn', en: 'Why so late' } }, value: 'Ở rẫy xa,\nđi lại khó.' } }]);
