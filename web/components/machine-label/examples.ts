import { defineExamples } from '../example.ts';
import MachineLabel from './machine-label.svelte';

export default defineExamples(MachineLabel, [
  { name: 'anywhere', props: {} },
  { name: 'beside an answer', props: { answer: 'TL-MAU2-DEMO' } },
]);
