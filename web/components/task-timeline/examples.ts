import { defineExamples } from '../example.ts';
import TaskTimeline from './task-timeline.svelte';

const spans = [
  { label: 'Chủ tịch UBND cấp huyện', kind: 'previous' as const, to: '2025-07-01' },
  { label: 'Chủ tịch UBND cấp xã', kind: 'holder' as const, from: '2025-07-01', to: '2027-03-01' },
  { label: 'Hết hiệu lực, chưa ghi ai tiếp', kind: 'gone' as const, from: '2027-03-01' },
  { label: 'Sở Ví dụ – Tỉnh Ví Dụ', kind: 'province' as const, from: '2026-01-01' },
];

export default defineExamples(TaskTimeline, [
  { name: 'before, now, after, of a province', props: { spans, asOf: '2026-11-30' } },
  { name: 'no end known', props: { spans: [{ label: 'UBND cấp xã', kind: 'holder', from: '2025-07-01' }], asOf: '2026-11-30' } },
]);
