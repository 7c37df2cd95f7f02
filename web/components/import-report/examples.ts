import { defineExamples } from '../example.ts';
import ImportReport from './import-report.svelte';

const props = { kind: 'nhiem-vu' as const, what: 'phan-cap-2026.csv', at: '2026-11-30T00:05:00.000Z', who: 'Nguyễn Thị Ví Dụ', counts: { read: 3, new: 2, rejected: 1 }, rejections: [{ where: 'phan-cap-2026.csv:7', id: '', text: 'Không có tên việc.' }] };
export default defineExamples(ImportReport, [
  { name: 'of a file', props },
  { name: 'of a change', props: { ...props, kind: 'thu-tuc', what: 'Bản thay đổi', counts: { read: 1, changed: 1 }, rejections: [], changeId: '00000000-0000-7000-8000-000000000001' } },
]);
