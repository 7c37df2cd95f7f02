import { defineExamples } from '../example.ts';
import Choices from './choices.svelte';

export default defineExamples(Choices, [
  { name: 'three choices', props: { ticket: 't', legend: 'Chọn một việc:', choices: ['Cấp mới', 'Cấp đổi', 'Cấp lại'].map((label) => ({ label, question: label })) } },
  { name: 'to ask next', props: { ticket: 't', compact: true, choices: ['Lệ phí', 'Thời gian'].map((label) => ({ label, question: label })) } },
]);
