import { defineExamples } from '../example.ts';
import DifferenceList from './difference-list.svelte';

export default defineExamples(DifferenceList, [
  {
    name: 'changed, added, taken out',
    props: {
      differences: [
        { path: 'a', label: 'Trường hợp 1 › Cách nộp 1 › Thời hạn › Số', before: '5', after: '3' },
        { path: 'b', label: 'Ghi chú', after: 'Nộp kèm ảnh' },
        { path: 'c', label: 'Trường hợp 1 › Giấy tờ 2', before: 'Tên: Giấy cũ\nBản chính: 1' },
      ],
    },
  },
  { name: 'none', props: { differences: [] } },
]);
