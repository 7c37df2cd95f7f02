import { defineExamples } from '../example.ts';
import SearchBox from './search-box.svelte';

export default defineExamples(SearchBox, [
  { name: 'with a hint', props: { action: '/tim', label: 'Tìm thủ tục', value: '', hint: 'Tên hoặc mã.' } },
]);
