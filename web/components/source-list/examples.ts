import { FACT } from '../example-data.ts';
import { defineExamples } from '../example.ts';
import SourceList from './source-list.svelte';

export default defineExamples(SourceList, [
  { name: 'two sources', props: { facts: [FACT, { ...FACT, certainty: 'secondary', source: 'Nguồn dẫn lại' }] } },
  { name: 'nothing to tell', props: { facts: [] } },
]);
