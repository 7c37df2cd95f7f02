import { defineExamples } from '../example.ts';
import FindingLinks from './finding-links.svelte';

export default defineExamples(FindingLinks, [
  { name: 'sound', props: { findings: [] } },
  { name: 'not yet', props: { findings: [{ says: 'Câu chọn này chưa có câu nào để chọn.', at: 'questions.nhanODau', href: '/can-bo/kien-thuc/to-khai/thu/1/cau/nhanODau' }] } },
]);
