import { defineExamples } from '../example.ts';
import KnowledgeNav from './knowledge-nav.svelte';

export default defineExamples(KnowledgeNav, [
  { name: 'on the switches', props: { here: '/can-bo/kien-thuc/tam-dung', rights: ['knowledge.readChangeSet', 'knowledge.readSwitch', 'knowledge.readRecall', 'catalogue.readImports', 'knowledge.readCounterChanges'] } },
  { name: 'of a clerk', props: { here: '/can-bo/kien-thuc?xong=x', rights: ['knowledge.readChangeSet', 'knowledge.readSwitch', 'knowledge.readCounterChanges'] } },
]);
