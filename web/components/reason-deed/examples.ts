import { defineExamples } from '../example.ts';
import ReasonDeed from './reason-deed.svelte';

const props = { action: 'go', version: 3, label: 'Lý do gỡ', what: 'Các bản ghi trở lại như trước.', button: 'Gỡ thay đổi' };
export default defineExamples(ReasonDeed, [
  { name: 'folded', props },
  { name: 'main, with what was written', props: { ...props, isMain: true, given: 'Nghị quyết bị hoãn' } },
]);
