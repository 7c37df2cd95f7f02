import { defineExamples } from '../example.ts';
import LegalBasis from './legal-basis.svelte';

export default defineExamples(LegalBasis, [
  { name: 'with article and end', props: { references: [{ number: '01/2099/NĐ-CP', title: 'Nghị định ví dụ', article: '5', clause: '2', point: 'a', validTo: '2099-03-01' }] } },
  { name: 'silent record', props: { references: [] } },
]);
