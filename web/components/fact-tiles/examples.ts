import { defineExamples } from '../example.ts';
import FactTiles from './fact-tiles.svelte';

export default defineExamples(FactTiles, [
  { name: 'four', props: { tiles: [
    { icon: 'clock', label: 'Thời hạn', value: '3 ngày làm việc', more: 'Nộp hôm nay: hẹn ngày 26/11/2026' },
    { icon: 'banknote', label: 'Phí, lệ phí', value: '12.000 đ' },
    { icon: 'landmark', label: 'Cơ quan giải quyết', value: 'Ủy ban nhân dân cấp xã' },
    { icon: 'globe', label: 'Nộp trên mạng', value: 'Toàn trình' },
  ] } },
]);
