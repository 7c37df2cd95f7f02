import { defineExamples } from '../example.ts';
import LineQuestion from './line-question.svelte';

const label = { vi: 'Họ và tên', en: 'Full name' };
export default defineExamples(LineQuestion, [
  { name: 'a name', props: { path: 'ten', question: { kind: 'personName', label, example: { vi: 'Nguyễn Thị Hoa' } }, value: 'Trần Văn <b>Mẫu</b>' } },
  { name: 'money', props: { path: 'tien', question: { kind: 'moneyVnd', label: { vi: 'Số tiền' } }, value: 1_200_000 } },
  { name: 'a number that was wrong', props: { path: 'so', question: { kind: 'personalId', label: { vi: 'Số định danh' } }, value: '12345', view: { faults: [{ path: 'so', label: 'Câu này', text: 'Số định danh có 12 chữ số.', weight: 'stop' }], places: {}, asked: ['so'], filesAt: '' } } },
]);
