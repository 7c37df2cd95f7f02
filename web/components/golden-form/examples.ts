import { EMPTY_GOLDEN } from '../../office/change/read-golden.ts';
import { defineExamples } from '../example.ts';
import GoldenForm from './golden-form.svelte';

export default defineExamples(GoldenForm, [
  { name: 'a new question', props: { given: EMPTY_GOLDEN, ticket: 'vi-du' } },
  { name: 'a kept one with a narrower status', props: { given: { ...EMPTY_GOLDEN, audience: 'officer', question: 'Ở xã những ai được ký chứng thực', candidate: '120-2025-d13', status: 'answered_plan', mustContain: 'Chủ tịch', subjects: '120-2025-d13' } } },
]);
