import { defineExamples } from '../example.ts';
import DeclarationQuestion from './declaration-question.svelte';

const question = { kind: 'declaration', label: { vi: 'Tôi cam đoan những điều khai trên đây là đúng sự thật và chịu trách nhiệm trước pháp luật.', en: 'I declare that all this is true.' } } as const;
export default defineExamples(DeclarationQuestion, [
  { name: 'ticked', props: { path: 'cam-doan', question, value: true } },
  { name: 'forgotten', props: { path: 'cam-doan', question, view: { faults: [{ path: 'cam-doan', label: 'Câu này', text: 'Chưa đánh dấu vào ô cam đoan.', weight: 'stop' }], places: {}, asked: [], filesAt: '' } } },
]);
