import { createRawSnippet } from 'svelte';
import { defineExamples } from '../example.ts';
import FoldingTable from './folding-table.svelte';

export default defineExamples(FoldingTable, [
  {
    name: 'rows',
    props: {
      head: createRawSnippet(() => ({ render: () => '<tr><th scope="col">Tên</th><th scope="col">Trạng thái</th></tr>' })),
      children: createRawSnippet(() => ({ render: () => '<tr><th scope="row"><a href="#phi">Sửa lệ phí</a></th><td>Chờ duyệt <span class="muted small">hôm nay</span></td></tr>' })),
    },
  },
]);
