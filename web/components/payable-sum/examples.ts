import { defineExamples } from '../example.ts';
import PayableSum from './payable-sum.svelte';

export default defineExamples(PayableSum, [
  { name: 'two copies', props: { payable: { lines: [{ text: 'Bản sao', quantity: 2, unitVnd: 8_000, amountVnd: 16_000 }], exemptVnd: 0, payableVnd: 16_000 } } },
  { name: 'half left off', props: { payable: { lines: [{ text: 'Bản sao', quantity: 2, unitVnd: 8_000, amountVnd: 16_000 }], exemptVnd: 8_000, exemptReason: 'Hộ nghèo', payableVnd: 8_000 } } },
]);
