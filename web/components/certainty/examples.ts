import { defineExamples } from '../example.ts';
import Certainty from './certainty.svelte';

export default defineExamples(Certainty, [
  { name: 'official', props: { value: 'official' } },
  { name: 'secondary', props: { value: 'secondary' } },
  { name: 'unverified', props: { value: 'unverified' } },
]);
