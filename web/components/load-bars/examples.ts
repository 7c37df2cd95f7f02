import { defineExamples } from '../example.ts';
import LoadBars from './load-bars.svelte';

const nameOf = (key: string): string => (key === '' ? 'Chưa ai giữ' : key);

export default defineExamples(LoadBars, [
  { name: 'by person', props: { caption: 'Theo người', head: 'Người', nameOf, loads: [{ key: 'Lê Thị Mẫu', count: 12, late: 3 }, { key: '', count: 4, late: 0 }] } },
  { name: 'nothing', props: { caption: 'Theo người', head: 'Người', nameOf, loads: [] } },
]);
