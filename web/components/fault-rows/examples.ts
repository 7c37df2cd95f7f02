import { COMPONENTS } from '../dossier-examples.ts';
import { defineExamples } from '../example.ts';
import FaultRows from './fault-rows.svelte';

export default defineExamples(FaultRows, [
  { name: 'what the check found is ticked', props: { components: COMPONENTS, faults: [{ component: 'c1', name: 'Quyết định ly hôn', rule: 'missing', needed: 1, given: 0, sentence: 'Chưa có: Quyết định ly hôn' }] } },
  { name: 'as it was sent', props: { components: COMPONENTS, given: { 'loi-c0': '1', 'loi-c0-gi': 'Chưa ký', 'loi-1-gi': 'Chữ ký khác', 'loi-1-van-ban': '123/2015/NĐ-CP' } } },
]);
