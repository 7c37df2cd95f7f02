import { defineExamples } from '../example.ts';
import { CITATION } from '../office-examples.ts';
import Citation from './citation.svelte';

export default defineExamples(Citation, [
  { name: 'in force', props: { citation: CITATION, asOf: '2026-11-30' } },
  { name: 'ended', props: { citation: { ...CITATION, state: 'ended' }, asOf: '2027-03-01' } },
  { name: 'not in the library', props: { citation: { address: { document: '9/2025/TT-VD' }, text: 'Thông tư 9/2025/TT-VD', state: 'unknown' }, asOf: '2026-11-30' } },
]);
