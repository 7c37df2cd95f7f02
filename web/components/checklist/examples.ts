import { PAPERS } from '../example-data.ts';
import { defineExamples } from '../example.ts';
import Checklist from './checklist.svelte';

export default defineExamples(Checklist, [
  { name: 'all kinds', props: { components: PAPERS, name: 'vi-du' } },
  { name: 'silent record', props: { components: [], name: 'rong' } },
]);
