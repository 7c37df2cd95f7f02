import { defineExamples } from '../example.ts';
import VerifyForm from './verify-form.svelte';

export default defineExamples(VerifyForm, [
  { name: 'empty', props: {} },
  { name: 'with a code', props: { value: 'VB-7K3M-9QXA-42CD' } },
]);
