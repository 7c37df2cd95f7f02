import { defineExamples } from '../example.ts';
import PlainText from './plain-text.svelte';

export default defineExamples(PlainText, [
  { name: 'lists', props: { text: 'Cần:\n- Một\n- Hai\n1. Đến quầy\n2. Lấy số' } },
  { name: 'hostile', props: { text: '<script>alert(1)</' + 'script><img src=x onerror=alert(1)>' } },
]);
