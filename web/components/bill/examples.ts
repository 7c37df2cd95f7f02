import { defineExamples } from '../example.ts';
import Bill from './bill.svelte';

const payable = { lines: [{ text: 'Cấp bản sao trích lục', quantity: 2, unitVnd: 8_000, amountVnd: 16_000 }], exemptVnd: 0, payableVnd: 16_000 };
export default defineExamples(Bill, [
  { name: 'two copies', props: { payable, source: 'Nghị quyết của HĐND tỉnh' } },
  { name: 'free of charge', props: { payable: { lines: [{ text: 'Không mất lệ phí.', quantity: 1, unitVnd: 0, amountVnd: 0 }], exemptVnd: 0, payableVnd: 0 }, source: 'Bản ghi ví dụ' } },
  { name: 'exempt', props: { payable: { ...payable, exemptVnd: 16_000, exemptReason: 'hộ nghèo', payableVnd: 0 } } },
  { name: 'to pay by scanning', props: { payable, payQr: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=', note: 'HS7K3M9QXA' } },
  { name: 'the sum is told at the desk', props: { texts: ['2.000 đồng mỗi trang, tính theo trang của bản chính.'], source: 'Bản ghi ví dụ' } },
  { name: 'nothing is published', props: {} },
]);
