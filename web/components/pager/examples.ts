import { defineExamples } from '../example.ts';
import Pager from './pager.svelte';

export default defineExamples(Pager, [
  { name: 'middle', props: { first: '/thu-tuc', next: '/thu-tuc?tu=x' } },
  { name: 'only page', props: { first: null, next: null } },
]);
