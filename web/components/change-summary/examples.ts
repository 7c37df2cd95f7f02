import { defineExamples } from '../example.ts';
import ChangeSummary from './change-summary.svelte';

export default defineExamples(ChangeSummary, [
  { name: 'many records', props: { href: '/can-bo/kien-thuc/thay-doi/1/ban-ghi', summary: { kinds: [{ kind: 'task', new: 120, changed: 855 }], fields: [{ field: 'to', label: 'Cho cơ quan', count: 700 }, { field: 'validTo', label: 'Hết hiệu lực', count: 155 }] } } },
  { name: 'only new', props: { href: '/can-bo/kien-thuc/thay-doi/1/ban-ghi', summary: { kinds: [{ kind: 'law', new: 1, changed: 0 }], fields: [] } } },
]);
