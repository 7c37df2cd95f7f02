import { createRawSnippet } from 'svelte';
import { defineExamples } from '../example.ts';
import Notice from './notice.svelte';

export default defineExamples(Notice, [
  { name: 'plain', props: { title: 'Nên biết', children: createRawSnippet(() => ({ render: () => '<p>Một điều nên biết.</p>' })) } },
  { name: 'soon', props: { kind: 'soon', title: 'Sắp đổi luật' } },
  { name: 'done', props: { title: 'Đã ghi', isDone: true } },
  { name: 'late', props: { kind: 'late', title: 'Chưa gửi được' } },
]);
