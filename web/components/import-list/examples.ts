import { defineExamples } from '../example.ts';
import ImportList from './import-list.svelte';

const line = { id: '1', href: '/can-bo/kien-thuc/nhap-lieu/nhiem-vu/1', at: '2026-11-30T00:05:00.000Z', what: 'phan-cap-2026.csv', who: 'Nguyễn Thị Ví Dụ', counts: { read: 1975, new: 1900, changed: 60, unchanged: 5, rejected: 10 } };
export default defineExamples(ImportList, [{ name: 'with rejections, without', props: { lines: [line, { ...line, id: '2', counts: { read: 3 } }] } }, { name: 'of texts', props: { lines: [{ ...line, counts: { read: 42, faultCount: 2 } }], bad: 'faultCount' } }]);
