import { defineExamples } from '../example.ts';
import DifferenceList from './difference-list.svelte';

export default defineExamples(DifferenceList, [
  {
    name: 'changed, added, taken out',
    props: {
      differences: [
        { path: 'a', label: 'Trường hợp 1 › Cách nộp 1 › Thời hạn › Số', before: '5', after: '3' },
        { path: 'b', label: 'Ghi chú', after: 'Nộp kèm ảnh' },
        { path: 'd', label: 'Điều 2. Thời hạn', before: 'Thời hạn là 05 ngày làm việc.', after: 'Thời hạn là 03 ngày làm việc.', words: [{ change: 'same', text: 'Thời hạn là ' }, { change: 'removed', text: '05 ' }, { change: 'added', text: '03 ' }, { change: 'same', text: 'ngày làm việc.' }] },
        { path: 'c', label: 'Trường hợp 1 › Giấy tờ 2', before: 'Tên: Giấy cũ\nBản chính: 1' },
      ],
    },
  },
  { name: 'none', props: { differences: [] } },
]);
