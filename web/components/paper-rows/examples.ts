import { COMPONENTS } from '../dossier-examples.ts';
import { defineExamples } from '../example.ts';
import PaperRows from './paper-rows.svelte';

export default defineExamples(PaperRows, [
  { name: 'nothing ticked yet', props: { components: COMPONENTS, asks: true } },
  { name: 'with what was given and what is missing', props: { components: COMPONENTS, asks: true, conditions: { c1: true }, papers: [{ component: 'c0', name: 'Tờ khai', form: 'original', count: 1 }], faults: [{ component: 'c1', name: 'Quyết định ly hôn', rule: 'missing', needed: 1, given: 0, sentence: 'Chưa có: Quyết định ly hôn' }] } },
  { name: 'nothing is published', props: { components: [] } },
]);
