import { defineExamples } from '../example.ts';
import ReadTools from './read-tools.svelte';

export default defineExamples(ReadTools, [
  { name: 'with a print view', props: { reads: 'x', printHref: '/tra-loi/TL-MAU2-DEMO' } },
]);
