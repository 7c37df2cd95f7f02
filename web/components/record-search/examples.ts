import { defineExamples } from '../example.ts';
import RecordSearch from './record-search.svelte';

const props = { kinds: [{ value: 'procedure', key: 'change.kind.procedure' as const }, { value: 'task', key: 'change.kind.task' as const }], kind: 'task', kept: { ban: '1' } };
export default defineExamples(RecordSearch, [
  { name: 'found', props: { ...props, q: 'khai sinh', found: [{ href: '?ma=1.001193', name: 'Đăng ký khai sinh', more: '1.001193' }] } },
  { name: 'nothing found', props: { ...props, q: 'xyz', found: [] } },
]);
