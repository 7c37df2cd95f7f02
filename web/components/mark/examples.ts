import { defineExamples } from '../example.ts';
import Mark from './mark.svelte';

export default defineExamples(Mark, [
  { name: 'the mark', props: {} },
]);
