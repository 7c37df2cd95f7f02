import { defineExamples } from '../example.ts';
import ProcedureList from './procedure-list.svelte';

export default defineExamples(ProcedureList, [
  { name: 'two columns', props: { columns: true, items: [{ code: '9.000001', name: 'Thủ tục ví dụ', field: 'Hộ tịch', level: ['commune'] }, { code: '9.000002', name: 'Thủ tục có tên rất dài để xem chữ xuống dòng trên điện thoại có gọn gàng hay không', field: 'Đất đai', level: ['province', 'commune'] }] } },
]);
