import { defineExamples } from '../example.ts';
import ImportSummary from './import-summary.svelte';

const counts = { files: [{ name: 'nhiem-vu.xlsx', bytes: 45_000 }], read: 120, new: 80, changed: 20, unchanged: 18, rejected: 2 };

export default defineExamples(ImportSummary, [
  {
    name: 'with rows left out',
    props: { report: { ...counts, rejections: [{ file: 'nhiem-vu.xlsx', place: 7, text: 'Không có tên việc.' }, { file: 'nhiem-vu.xlsx', place: 9, id: 'vd-1', text: 'Trùng với dòng 3.' }], remarks: [] } },
  },
  { name: 'with remarks', props: { report: { ...counts, rejected: 0, rejections: [], remarks: [{ file: 'nd.docx', id: '918/2031/NĐ-CP', text: 'Điều 2, khoản 3: nhảy số.' }] } } },
]);
