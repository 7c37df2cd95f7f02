import { defineExamples } from '../example.ts';
import WaitingFigures from './waiting-figures.svelte';

export default defineExamples(WaitingFigures, [
  { name: 'nothing yet', props: { waiting: { open: 0, overdue: 0, answered: 0, medianHours: null, p90Hours: null } } },
  { name: 'some late', props: { waiting: { open: 12, overdue: 3, answered: 40, medianHours: 26.24, p90Hours: 71 } } },
]);
