import { defineExamples } from '../example.ts';
import { LAW_DOCUMENT } from '../office-examples.ts';
import LawList from './law-list.svelte';

export default defineExamples(LawList, [{ name: 'with and without a text', props: { documents: [LAW_DOCUMENT, { number: '8/2024/TT-VD', kind: 'Thông tư', title: 'Thông tư ví dụ', source: 'Bản ghi ví dụ', certainty: 'unverified', extent: 'none' }], asOf: '2026-11-30' } }]);
