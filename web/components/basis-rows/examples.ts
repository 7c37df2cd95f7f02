import { defineExamples } from '../example.ts';
import BasisRows from './basis-rows.svelte';

export default defineExamples(BasisRows, [{ name: 'one filled in', props: { basis: [{ document: '9/2025/NĐ-CP', article: '5', clause: '2' }], rows: 2 } }]);
