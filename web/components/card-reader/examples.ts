import { defineExamples } from '../example.ts';
import CardReader from './card-reader.svelte';

export default defineExamples(CardReader, [
  { name: 'of one of three people', props: { people: [{ under: 'mother', label: 'Người mẹ' }, { under: 'father', label: 'Người cha' }], under: 'father' } },
  { name: 'what came was no card', props: { people: [], under: '', fault: 'Mã vừa quét không phải mã trên thẻ căn cước.' } },
]);
