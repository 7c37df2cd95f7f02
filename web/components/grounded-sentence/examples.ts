import { defineExamples } from '../example.ts';
import { CITATION, SENTENCE } from '../office-examples.ts';
import GroundedSentence from './grounded-sentence.svelte';

export default defineExamples(GroundedSentence, [
  { name: 'who decides', props: { sentence: SENTENCE, asOf: '2026-11-30', lead: true } },
  { name: 'unsure', props: { sentence: { ...SENTENCE, certainty: 'unverified' }, asOf: '2026-11-30' } },
  { name: 'many bases', props: { sentence: { ...SENTENCE, citations: [CITATION, CITATION, CITATION, CITATION, CITATION] }, asOf: '2026-11-30' } },
  { name: 'from a precedent', props: { sentence: { ...SENTENCE, record: 'precedent 00000000-0000-7000-8000-000000000004' }, asOf: '2026-11-30' } },
  { name: 'concluded', props: { sentence: { ...SENTENCE, asked: 'overview', citations: [] }, asOf: '2026-11-30' } },
]);
