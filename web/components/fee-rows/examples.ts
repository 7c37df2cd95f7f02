import { FEES } from '../dossier-examples.ts';
import { defineExamples } from '../example.ts';
import FeeRows from './fee-rows.svelte';

export default defineExamples(FeeRows, [
  { name: 'one known, one of the province', props: { fees: FEES } },
  { name: 'left off', props: { fees: FEES, given: { 'phi-0-so': '2', 'phi-1-gia': '15.000', 'mien-muc': '50', 'mien-ly-do': 'Hộ nghèo' } } },
  { name: 'none is published', props: { fees: [] } },
  { name: 'copies beside it', props: { fees: FEES, times: 2, besides: [{ code: '2.000635', name: 'Cấp bản sao Trích lục hộ tịch', times: 3, fees: FEES.slice(0, 1) }, { code: '2.000815', name: 'Chứng thực bản sao', times: 0, fees: [] }] } },
]);
