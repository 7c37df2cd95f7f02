import { defineExamples } from '../example.ts';
import SupplyList from './supply-list.svelte';

const faults = [
  { component: 'c1', what: 'Giấy chứng sinh bị mờ', how: 'Chụp lại rõ, đủ bốn góc', basis: { document: '118/2025/NĐ-CP', article: '17', clause: '1' } },
  { what: 'Thiếu giấy ủy quyền', how: 'Gửi kèm nếu người nộp không phải cha, mẹ' },
];
export default defineExamples(SupplyList, [
  { name: 'two faults', props: { faults, until: '2026-12-10', ticket: 't', canSupply: true } },
  { name: 'nothing was chosen', props: { faults, until: '2026-12-10', ticket: 't', canSupply: true, error: 'Chưa chọn tệp nào.' } },
  { name: 'already supplied', props: { faults, until: '2026-12-10', ticket: 't', canSupply: false } },
]);
