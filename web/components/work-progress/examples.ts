import { defineExamples } from '../example.ts';
import WorkProgress from './work-progress.svelte';

export default defineExamples(WorkProgress, [
  { name: 'written', props: { progress: { step: 'goLive', done: 1_200, total: 2_642 } } },
  { name: 'just begun', props: { progress: { step: 'check', done: 0, total: 975 } } },
]);
