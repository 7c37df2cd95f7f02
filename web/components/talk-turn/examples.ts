import { defineExamples } from '../example.ts';
import TalkTurn from './talk-turn.svelte';

const rest = { at: '/to-khai/khai-sinh', ticket: 't' };
export default defineExamples(TalkTurn, [
  { name: 'asked back', props: { ...rest, value: 'mùng 2 tết năm ngoái', turn: { kind: 'ask', version: 3, says: 'Ngày sinh?', path: 'birth.date', label: 'Ngày, tháng, năm sinh', help: 'Ghi ngày dương lịch.', example: '12/11/2026', fault: '“mùng 2 tết năm ngoái” có vẻ là ngày âm lịch. Hãy cho ngày dương lịch ghi trên giấy tờ.' } } },
  { name: 'a choice that may be left out', props: { ...rest, turn: { kind: 'ask', version: 3, says: 'Nơi sinh?', label: 'Nơi sinh', choices: [{ value: 'home', label: 'Ở nhà' }, { value: 'abroad', label: 'Ở nước ngoài' }], mayBeSkipped: true } } },
  { name: 'understood', props: { ...rest, turn: { kind: 'confirm', version: 3, says: 'Ngày sinh là 12/11/2026, đúng không?', label: 'Ngày sinh', understood: '12/11/2026' } } },
  { name: 'done on its page', props: { ...rest, turn: { kind: 'onPage', version: 3, says: 'Phần này làm trên trang.', label: 'Giấy chứng sinh', page: 'giay-chung-sinh', mayBeSkipped: true } } },
  { name: 'the end', props: { ...rest, turn: { kind: 'done', version: 9, says: 'Đã hỏi hết.' } } },
]);
