import { defineExamples } from '../example.ts';
import Steps from './steps.svelte';

export default defineExamples(Steps, [
  { name: 'three', props: { steps: [{ order: 1, actor: 'citizen', text: 'Nộp hồ sơ.' }, { order: 2, actor: 'desk', text: 'Xem giấy tờ.' }, { order: 3, actor: 'leader', text: 'Ký.' }] } },
  { name: 'silent record', props: { steps: [] } },
]);
