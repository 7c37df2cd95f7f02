import { defineExamples } from '../example.ts';
import BasisLine from './basis-line.svelte';

export default defineExamples(BasisLine, [
  { name: 'empty', props: { legend: 'Căn cứ' } },
  { name: 'typed before', props: { legend: 'Căn cứ', part: 'quy-dinh-', given: { 'quy-dinh-van-ban': '123/2015/NĐ-CP', 'quy-dinh-dieu': '22' }, isRequired: true } },
]);
